"""Entering and changing records by form, one page a message key, all made from the field tables."""
