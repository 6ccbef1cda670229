"""What keeps LEADS running, for the Department."""
