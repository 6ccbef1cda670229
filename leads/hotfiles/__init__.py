"""The Computerized Hot Files: enter, check, validate, ask, confirm."""
