"""The terminal: a line to ask with, and a tape of what came back."""
