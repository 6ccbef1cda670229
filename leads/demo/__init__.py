"""A fictional Illinois, made the same each time from a seed: invented people and plates, county 199, SSNs from 666."""
