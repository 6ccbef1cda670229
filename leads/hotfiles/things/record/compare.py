"""Compares a record's own number with the one asked."""

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.messages.fields import Values

RECORD_NUMBER = Claim("NIC", 1.00, "record number is the one asked")


def match_number(asked: Values, values: Values) -> Match | None:
    """How a record answers an inquiry for one record number: exactly, or not at all."""
    if "NIC" not in asked or asked["NIC"] != values.get("NIC"):
        return None
    return matched("exact", (reason(RECORD_NUMBER),))
