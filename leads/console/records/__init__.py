"""Hot file records and their second-party checks on the screen."""
