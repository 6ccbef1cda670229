"""What a hot file is made of, and the readers, edits and words that every thing uses."""
