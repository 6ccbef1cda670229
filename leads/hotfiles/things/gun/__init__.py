"""A gun: its serial number, make, caliber, type and model."""
