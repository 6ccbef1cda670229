"""What oversight orders, on the screen."""
