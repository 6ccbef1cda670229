"""Kinds of article that the files treat apart: what needs no number, what is dangerous, what is listed nowhere."""

from leads.messages.fields import Values

#: Items of public safety, homeland security and critical infrastructure: papers (Q), and all else (Z).
SAFETY = frozenset("QZ")
#: Chemicals that harm whoever opens them.
TOXIC = "T"
#: Not listed: it may be a thing of any kind.
ANY = "Y"


def kind(values: Values) -> str:
    """The letter of an article's kind; "" where none is said."""
    return values.get("TYP", "")[:1]


def may_be_one(asked: str, known: str) -> bool:
    """Whether articles of two kinds may be one thing: the same kind, or one that is listed under Y. Grade A."""
    return asked == known or ANY in (asked, known)
