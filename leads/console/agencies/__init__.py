"""Agencies on the screen, with their standing and why."""
