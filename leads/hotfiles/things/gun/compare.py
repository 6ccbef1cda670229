"""Compares a gun that was asked for with one on record: its number first, then make, caliber, type and model."""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.gun.edits import NOT_LISTED
from leads.hotfiles.things.gun.keys import GUN
from leads.hotfiles.things.serial.compare import compared, grade, is_close, same_number, transposed_in
from leads.messages.fields import Values

CLAIMS: Mapping[str, Claim] = {
    "make-same": Claim("MAK", 0.10, "make is the same"),
    "make-differs": Claim("MAK", -0.10, "make differs", False),
    "caliber-same": Claim("CAL", 0.06, "caliber is the same"),
    "caliber-differs": Claim("CAL", -0.10, "caliber differs", False),
    "type-same": Claim("TYP", 0.04, "type is the same"),
    "type-differs": Claim("TYP", -0.08, "type differs", False),
}
#: One of these has to agree where two characters are transposed: too many numbers are so near to each other.
_TELLS_APART = frozenset({"MAK", "CAL"})
_NOT_ASKED = "Make and caliber were not asked: makers use the same numbers. Compare both with the gun."


def make_code(values: Values) -> str:
    """The code of the make, without the words after it; "" where none is known or it is not listed."""
    code = values.get("MAK", "").partition(" ")[0]
    return "" if code == NOT_LISTED else code


def match_gun(asked: Values, values: Values) -> Match | None:
    """How a gun on record answers; None when the number does not, or is but an end and the gun is another."""
    wanted, known = asked.get("SER", ""), values.get("SER", "")
    beside = tuple(_beside(asked, values))
    first = compared(wanted, known, GUN)
    if first is None and any(one.field in _TELLS_APART and one.sure for one in beside):
        first = transposed_in(wanted, known)
    if first is None:
        return None
    if not is_close(first) and any(not one.sure for one in beside):
        return None
    empty = tuple(only_placeholders(values, ["SER"]))
    found = "possible" if empty else grade(first, beside, asked["SER"])
    return matched(found, (first, *beside), (*empty, *_unsure(asked, values)))


def _beside(asked: Values, values: Values) -> Iterator[Reason]:
    """What agrees or differs beside the number, where both sides say it."""
    wanted, known = make_code(asked), make_code(values)
    if wanted and known:
        yield _claim("make", wanted == known, values["MAK"])
    for code, name in (("CAL", "caliber"), ("TYP", "type")):
        if asked.get(code) and values.get(code):
            yield _claim(name, asked[code] == values[code], values[code])


def _claim(name: str, same: bool, known: str) -> Reason:
    return reason(CLAIMS[f"{name}-same"]) if same else reason(CLAIMS[f"{name}-differs"], detail=f"{known} on record")


def _unsure(asked: Values, values: Values) -> Iterator[str]:
    """What was not compared, said openly."""
    if not asked.get("MAK") and not asked.get("CAL"):
        yield _NOT_ASKED
    elif not asked.get("MAK"):
        yield "The make was not asked. Compare it with the gun."
    elif not make_code(values):
        yield "The make on record is not a listed one: read the notes."
    elif not asked.get("CAL"):
        yield "The caliber was not asked. Compare it with the gun."


def same_gun(values: Values, others: Values) -> bool:
    """Whether two records are about one gun: its number, make and caliber."""
    number, other = values.get("SER", ""), others.get("SER", "")
    alike = bool(number) and same_number(number, other)
    return alike and make_code(values) == make_code(others) and values.get("CAL") == others.get("CAL")
