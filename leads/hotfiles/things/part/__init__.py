"""A part of a vehicle or boat, or a paper or plate that belongs to one: its numbers, brand and category."""
