"""A court's order that protects one person from another: its number, court and days, conditions, service."""
