"""Notices and letters as PDF: a template a paper, all on one letterhead; what they say is handed in as data."""
