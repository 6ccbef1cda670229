"""The law on the screen, clause by clause."""
