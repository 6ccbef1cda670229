"""The code tables on the screen."""
