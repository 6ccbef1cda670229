"""Marks of values in ledger lines: they show that two are the same, and not what they are.

A plain digest of a Social Security number, or of a sentence with one in it, is found by trying all there are: there
are a billion. So a mark is made with the installation's secret, which lies outside the database and in no dump of it.
Each says which secret made it: under another one the same value has another mark, and the two say nothing together.
"""

from django.utils.crypto import salted_hmac

_SIGNS = 32  # of a mark: 128 bits


def keyed(what: str, value: str) -> str:
    """The mark of a value in a ledger line, such as 1f0c9a22.…: whoever has the ledger alone can't try values.

    `what`: the kind of thing, so that marks of two kinds say nothing of each other.
    """
    return f"{which()}.{_made(what, value)[:_SIGNS]}"


def which() -> str:
    """By which secret marks are made now; with another one all marks are others."""
    return _made("which secret", "")[:8]


def _made(what: str, value: str) -> str:
    return salted_hmac(f"leads.ledger.keyed {what}", value, algorithm="sha256").hexdigest()
