"""Compares two dental charts: of somebody when they were last seen by a dentist, and of somebody who was found.

Invariants: teeth alone are a lead and no more, whatever agrees (body/compare.py); a tooth may be treated or drawn after
the chart of the missing was made, and never heals; what is unknown of one of the two is not compared.
"""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.weights import Claim
from leads.hotfiles.things.teeth.edits import ALONE, CROWN, MISSING, ROOT, UNKNOWN, UNRESTORED, teeth_of, tells
from leads.messages.fields import Numbers, Values
from leads.rules.numbers import number

SAME, NEAR, FIT, DIFFER = "teeth-same", "teeth-near", "teeth-fit", "teeth-differ"
CLAIMS: Mapping[str, Claim] = {
    SAME: Claim("DCH", 0.40, "teeth agree"),
    NEAR: Claim("DCH", 0.10, "teeth agree but for few, which may be charted wrong", False),
    FIT: Claim("DCH", 0.04, "teeth do not speak against it", False),
    DIFFER: Claim("DCH", -0.08, "teeth differ", False),
}
_SHOWN = 4


def compare(missing: Values, found: Values, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """The claim that two charts make, with what it rests on; none where too few teeth are known of both."""
    one, other = teeth_of(missing.get("DCH", "")), teeth_of(found.get("DCH", ""))
    both = {
        tooth: (code, other[tooth])
        for tooth, code in one.items()
        if code != UNKNOWN and other.get(tooth, UNKNOWN) != UNKNOWN
    }
    if len(both) < number("dental.least_teeth", numbers):
        return
    against = [f"{tooth} {a} missing, {b} found" for tooth, (a, b) in both.items() if not may_become(a, b)]
    telling = [f"{tooth}-{a}" for tooth, (a, b) in both.items() if a == b and tells(a)]
    since = sum(a != b and may_become(a, b) for a, b in both.values())
    yield (
        _claim(len(against), len(telling), numbers),
        "; ".join((f"{len(both)} compared", *_parts(telling, since, against))),
    )


def _claim(against: int, telling: int, numbers: Numbers) -> str:
    if against > number("dental.slips", numbers):
        return DIFFER
    if telling < number("dental.telling_teeth", numbers):
        return FIT
    return NEAR if against else SAME


def _parts(telling: list[str], since: int, against: list[str]) -> Iterator[str]:
    if telling:
        yield f"{len(telling)} of the same treatment or gap ({_few(telling)})"
    if since:
        yield f"{since} treated or drawn since"
    if against:
        yield f"{len(against)} that can't be ({_few(against)})"


def _few(some: list[str]) -> str:
    return ", ".join([*some[:_SHOWN], *(["…"] if len(some) > _SHOWN else [])])


def may_become(before: str, after: str) -> bool:
    """Whether a tooth that a dentist charted so may be found so later: treated or drawn, and never healed."""
    if after == MISSING or before == UNRESTORED:
        return True
    if before == MISSING or after in ALONE:
        return False
    # A root canal shows on an X-ray only, and a crown covers what was filled.
    surfaces = set(before) - {ROOT}
    return CROWN in after or surfaces <= set(after)


def only_one_has(missing: Values, found: Values) -> Iterator[str]:
    """That one of the two has a chart and the other none: nothing was compared that would tell."""
    known = [bool(one.get("DCH")) for one in (missing, found)]
    if known[0] != known[1]:
        whose = "the missing person" if known[0] else "the person who was found"
        yield f"Only of {whose} a dental chart is on file: teeth were not compared."
