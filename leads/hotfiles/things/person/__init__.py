"""A person: fields, keys, comparison, doubts and words."""
