"""What happened: lines are added, never changed, and a background pass seals them in a chain."""
