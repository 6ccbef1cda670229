"""Compares a plate that was asked for with the record of a plate: the plate, and never the car that it is on.

A vehicle keeps its number while its plate is renewed. A plate of another type or year is another plate: one number can
be on a car and on a truck of one state, and an owner may drive with a new plate of the number that was stolen.
"""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.vehicle.compare import PLATE_SET, grade_of, plate_lines, state_unsure
from leads.hotfiles.things.vehicle.plates import folded
from leads.messages.fields import Numbers, Values

#: Beside those of a vehicle's plate; the first of those agrees.
CLAIMS: Mapping[str, Claim] = {
    "type-differs": Claim("LIT", -0.20, "plate type differs", False),
    "year-differs": Claim("LIY", -0.10, "plate year differs", False),
}
_A_PLATE_ALONE = "The record is of a plate alone: the car it is on may be somebody else's and not stolen."
_NO_CAR = "The record names no car: the {} asked was not compared."
_NO_TYPE_ASKED = "The plate's type was not asked: a plate of another type may have the same number."


def match_plate(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How a plate's record answers a plate, whatever is asked beside it; None when it is another plate.

    A placeholder such as NOTAG is never more than possible, nor is another type where the state is not known to be the
    same. Of its state, but of another type or year, it is strong and told with that doubt: types are guessed from afar.
    """
    found = plate_lines(asked, values, numbers)
    if not found:
        return None
    lines = (*found, *_differing(asked, values))
    empty = tuple(only_placeholders(values, ["LIC"]))
    other_type = any(one.field == "LIT" and not one.sure for one in lines)
    of_its_state = any(one.field == "LIS" for one in lines)
    grade = "possible" if empty or (other_type and not of_its_state) else grade_of(lines)
    return matched(grade, lines, (_A_PLATE_ALONE, *empty, *_unsure(asked, values)))


def _differing(asked: Values, values: Values) -> Iterator[Reason]:
    """What tells two plates of one number apart, where both are known."""
    for code, claim in (("LIT", "type-differs"), ("LIY", "year-differs")):
        if asked.get(code) and values.get(code) and asked[code] != values[code]:
            yield reason(CLAIMS[claim], detail=f"{values[code]} on record, {asked[code]} asked")


def _unsure(asked: Values, values: Values) -> Iterator[str]:
    """What was not compared, said openly."""
    yield from state_unsure(asked, values)
    if "LIT" not in asked:
        yield _NO_TYPE_ASKED
    beside = [name for code, name in (("VIN", "VIN"), ("OAN", "owner-applied number")) if code in asked]
    if beside:
        yield _NO_CAR.format(" and ".join(beside))


def same_plate(values: Values, others: Values) -> bool:
    """Whether two records are about one plate: its number, state, year and type."""
    return bool(values.get("LIC")) and all(values.get(code) == others.get(code) for code in PLATE_SET)


def near_plate(values: Values, others: Values) -> str:
    """What two plates have in common that may be one, entered twice: half a sentence; "" for nothing."""
    one, other = values.get("LIC", ""), others.get("LIC", "")
    if not one or folded(one) != folded(other) or values.get("LIS") != others.get("LIS"):
        return ""
    if one == other:
        return "its plate and state are the same, of another year or type"
    return f"its plate, {other}, looks alike"
