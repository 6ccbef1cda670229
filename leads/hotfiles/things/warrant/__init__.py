"""A warrant: the offense, the court, and how far it will come for the person."""
