"""Compares a boat that was asked for with one on record: hull number, registration, document and owner's number."""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.boat.hull import WHOLE, same_core
from leads.hotfiles.things.boat.keys import ASKED, BOAT, NOUNS
from leads.hotfiles.things.boat.registration import bare, body, front
from leads.hotfiles.things.serial.compare import SHORT, likeness, same_number
from leads.hotfiles.things.serial.forms import folded
from leads.messages.fields import Values

CLAIMS: Mapping[str, Claim] = {
    # The first number that agrees carries the match
    "hull-same": Claim("BHN", 0.85, "hull number is the same, all characters"),
    "document-same": Claim("CGD", 0.80, "document number is the same"),
    "own-same": Claim("OAN", 0.78, "owner-applied number is the same"),
    "registration-same": Claim("REG", 0.75, "registration is the same"),
    "registration-no-front": Claim("REG", 0.65, "registration is the same but for the letters of its state in front"),
    "hull-core": Claim("BHN", 0.60, "twelve characters of the hull number are alike, not what stands around", False),
    "look-alike": Claim("BHN", 0.50, "looks alike", False),
    "crossed": Claim("SER", 0.45, "the number asked stands on record as another kind of number", False),
    "registration-other-state": Claim("REG", 0.40, "registration is the same number, but of another state", False),
    "registration-other-front": Claim("REG", 0.40, "registration has the same number after other letters", False),
    "an-end": Claim("BHN", 0.35, "has only its end in common", False),
    # ... and what agrees or differs beside it
    "second": Claim("BHN", 0.03, "another asked number agrees too"),
    "second-differs": Claim("BHN", -0.30, "another asked number differs", False),
    "state-same": Claim("RES", 0.12, "registration's state is the same"),
}
_SAME = {"BHN": "hull-same", "CGD": "document-same", "OAN": "own-same", "REG": "registration-same"}
_ALIKE = {"zero": "look-alike", "look-alike": "look-alike"}
_SECOND = CLAIMS["second"].weight
_LIKENESS = CLAIMS["an-end"].weight
_WHOLE_NUMBER = CLAIMS["registration-same"].weight


def match_boat(asked: Values, values: Values) -> Match | None:
    """How a boat on record answers; None when no number does, or it is but an end and another number differs."""
    found = [
        one for code in ASKED if asked.get(code) and (one := _own(code, asked, values) or _crossed(code, asked, values))
    ]
    if not found:
        return None
    first, *more = sorted(found, key=lambda one: -one.weight)
    differing = tuple(_differing(asked, values, {one.field for one in found}))
    if first.weight <= _LIKENESS and differing:
        return None
    seconds = (Reason(one.field, one.words, _SECOND, one.sure) for one in more)
    lines = (first, *seconds, *_state(asked, values, first), *differing)
    empty = tuple(dict.fromkeys((*only_placeholders(asked, [first.field]), *only_placeholders(values, [first.field]))))
    grade = "possible" if empty else _grade(lines, asked[first.field])
    return matched(grade, lines, (*empty, *_unsure(asked, values, lines)))


def _own(code: str, asked: Values, values: Values) -> Reason | None:
    """What a number says beside the one of its own kind on record."""
    wanted, known = asked[code], values.get(code, "") if code in NOUNS else ""
    if not known:
        return None
    if code == "REG":
        return _registration(asked, values)
    if wanted == known:
        return reason(CLAIMS[_SAME[code]])
    if code == "BHN" and folded(wanted) != folded(known) and same_core(wanted, known):
        return reason(CLAIMS["hull-core"], detail=f"{known} on record, {wanted} asked")
    return _nearly(code, likeness(wanted, known, BOAT), wanted, known)


def _nearly(code: str, alike: str, wanted: str, known: str) -> Reason | None:
    """A number that only looks like the one on record, or is its end, in words; None for nothing."""
    if not alike:
        return None
    claim = CLAIMS[_ALIKE.get(alike, "an-end")]
    return Reason(code, f"{NOUNS[code]} {claim.words}: {known} on record, {wanted} asked", claim.weight, claim.sure)


def _registration(asked: Values, values: Values) -> Reason | None:
    """What the registrations say. Another state's is another boat's: told all the same, since states are mistaken."""
    wanted, known = asked["REG"], values["REG"]
    state, other = asked.get("RES", ""), values.get("RES", "")
    told = f"{known} {other} on record, {wanted}{' ' * bool(state)}{state} asked"
    if state and other and state != other:
        alike = bare(wanted) == bare(known) or folded(wanted) == folded(known)
        return reason(CLAIMS["registration-other-state"], detail=told) if alike else None
    if wanted == known:
        return reason(CLAIMS["registration-same"])
    if body(wanted) == body(known):
        lacking = not front(wanted) or not front(known)
        claim = "registration-no-front" if lacking and state == other else "registration-other-front"
        return reason(CLAIMS[claim], detail=told)
    without_zeros = "look-alike" if bare(wanted) == bare(known) else ""
    return _nearly("REG", without_zeros or likeness(wanted, known, BOAT), wanted, known)


def _crossed(code: str, asked: Values, values: Values) -> Reason | None:
    """A number that stands on record as another kind of number, whole or looking alike."""
    for other, noun in NOUNS.items():
        known = values.get(other, "")
        if other != code and known and folded(known) == folded(asked[code]):
            return reason(CLAIMS["crossed"], code, f"{noun} {known}, asked as {asked[code]}")
    return None


def _differing(asked: Values, values: Values, agreed: set[str]) -> Iterator[Reason]:
    """One line of doubt when an asked number is known on the record, and is another."""
    for code in NOUNS:
        if code not in agreed and asked.get(code) and values.get(code):
            yield reason(CLAIMS["second-differs"], code, f"{values[code]} on record, {asked[code]} asked")
            return


def _state(asked: Values, values: Values, first: Reason) -> Iterator[Reason]:
    """That the state agrees, where the registration carries the match."""
    if first.field == "REG" and asked.get("RES") and asked["RES"] == values.get("RES"):
        yield reason(CLAIMS["state-same"])


def _grade(lines: tuple[Reason, ...], number: str) -> str:
    """Exact: a whole hull or document number, or more than one thing agreeing, and no doubt. Possible: a likeness.

    A hull number of fewer than twelve characters is the maker's own, an owner's number the owner's, and a registration
    without its state could be another's: alone they are strong, and a short one possible.
    """
    first, backed = lines[0], sum(one.sure for one in lines) > 1
    if not first.sure or (len(number) <= SHORT and not backed):
        return "possible"
    if first.weight < _WHOLE_NUMBER or not all(one.sure for one in lines):
        return "strong"
    alone = first.field == "CGD" or (first.field == "BHN" and len(number) >= WHOLE)
    return "exact" if alone or backed else "strong"


def _unsure(asked: Values, values: Values, lines: tuple[Reason, ...]) -> Iterator[str]:
    """What was not compared, said openly."""
    compared, hull = {one.field for one in lines}, values.get("BHN", "")
    if not hull:
        yield "The record carries no hull number."
    elif "BHN" not in compared:
        yield "The hull number has not been compared. Read it from the boat."
    elif len(hull) < WHOLE:
        yield f"A hull number of fewer than {WHOLE} characters is the maker's own: others use the same."
    if "REG" in compared and not asked.get("RES"):
        yield "The registration's state was not asked: other states give the same number."
    elif "REG" not in compared and values.get("REG"):
        yield "The registration has not been compared."


def same_boat(values: Values, others: Values) -> bool:
    """Whether two records are about one boat: hull, document or owner's number, or registration and state (grade K)."""
    if any(values.get(code) and values[code] == others.get(code) for code in ("BHN", "CGD")):
        return True
    own, other = values.get("OAN", ""), others.get("OAN", "")
    if own and other and same_number(own, other):
        return True
    return bool(values.get("REG")) and all(values.get(code) == others.get(code) for code in ("REG", "RES"))


def near_boat(values: Values, others: Values) -> str:
    """What two boats have in common that may be one, entered twice: half a sentence; "" for nothing."""
    one, other = values.get("BHN", ""), others.get("BHN", "")
    if one and other and (folded(one) == folded(other) or same_core(one, other)):
        return f"its hull number, {other}, is nearly the same"
    number = values.get("REG", "")
    if number and others.get("REG") and folded(number) == folded(others["REG"]):
        return f"its registration, {others['REG']}, is the same or nearly so"
    return ""
