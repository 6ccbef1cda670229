"""Who takes part, how they connect, and their standing today."""
