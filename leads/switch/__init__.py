"""The terminals' door: frames, gates, the exchange."""
