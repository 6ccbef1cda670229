"""The people of an agency, on the screen."""
