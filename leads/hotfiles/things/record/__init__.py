"""What every record has, whatever it is about: number, case, notes, the paper behind it, and how it ends."""
