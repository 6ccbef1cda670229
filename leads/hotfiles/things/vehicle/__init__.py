"""A vehicle: its fields, keys, comparison, doubts and words."""
