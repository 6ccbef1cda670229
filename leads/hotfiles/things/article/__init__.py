"""An article: what it is, by a letter of its kind and the letters of its name, its numbers, brand and model."""
