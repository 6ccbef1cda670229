"""Whether a record that ends was wrong from its entry on: then whoever had a hit on it is told (switch/taken_back.py).

A warrant that was dismissed, a car that was found: those records were right when they hit, and nothing is taken back. A
car that was never stolen stopped somebody for nothing, whoever finds that out: the Department or the record's agency.
"""

#: What stands as the reason of its end where the Department removed it; an agency's own end has a code of RPP or RPS.
SERIOUS_ERROR = "SERIOUS ERROR"
#: Reasons that say that it should never have been on file.
_NEVER_RIGHT = frozenset((SERIOUS_ERROR, "NOT STOLEN", "NOT LOST", "NOT WANTED", "NOT MISSING", "FRAUD COMPLAINT"))


def was_never_right(why: str) -> bool:
    """Whether the reason of a record's end says that it never was right, so that each hit on it was wrong."""
    return why in _NEVER_RIGHT
