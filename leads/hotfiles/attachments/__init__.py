"""What stands beside a record and is no text: the paper behind it, and images of whom or what it is about."""
