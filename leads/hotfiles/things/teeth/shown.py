"""How teeth are shown: what tells them apart in a line, and all of them as a chart."""

from typing import NamedTuple

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.teeth.edits import ALONE, TEETH, UNKNOWN, UNRESTORED, teeth_of
from leads.messages.fields import Values


class Tooth(NamedTuple):
    """One tooth of a chart: its number, its codes, and what they mean."""

    number: int
    code: str
    words: str


def teeth_shown(values: Values) -> str:
    """A chart in a line: the teeth that tell somebody apart, and how many are unrestored or unknown."""
    teeth = teeth_of(values.get("DCH", ""))
    if not teeth:
        return ""
    telling = [f"{tooth}-{code}" for tooth, code in teeth.items() if code not in {UNRESTORED, UNKNOWN}]
    whole, unknown = (list(teeth.values()).count(one) for one in (UNRESTORED, UNKNOWN))
    rest = [f"{many} {words}" for many, words in ((whole, "unrestored"), (unknown, "not known")) if many]
    return "; ".join(filter(None, (" ".join(telling), ", ".join(rest))))


def chart_of(values: Values) -> list[Tooth]:
    """All 32 teeth in order, for a chart that a person reads; none where there is no chart."""
    teeth = teeth_of(values.get("DCH", ""))
    return [_tooth(number, teeth.get(number, UNKNOWN)) for number in TEETH] if teeth else []


def _tooth(number: int, code: str) -> Tooth:
    parts = (code,) if code in ALONE else tuple(code)
    return Tooth(number, code, ", ".join(CODES["DCH"].get(one, one).lower() for one in parts))
