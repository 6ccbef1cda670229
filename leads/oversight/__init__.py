"""Watches, audits, violations, hearings, sanctions, the board."""
