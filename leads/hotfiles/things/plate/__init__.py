"""A plate by itself: its keys, comparison and doubts; it is read and shown as a vehicle's."""
