"""Somebody at the only seat of an agency, as the forms of entry have it."""

from tests.console.entry.conftest import desk

__all__ = ["desk"]
