"""What a person types: one command a file, each read only when it is asked for."""
