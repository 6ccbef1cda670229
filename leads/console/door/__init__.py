"""The way in: who sits here, at which device, and what opens for them."""
