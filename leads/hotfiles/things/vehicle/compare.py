"""Compares a vehicle that was asked for with a record that carries a plate or a number."""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.fillers import only_placeholders, placeholder
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.vehicle import plates, vin
from leads.messages.fields import Numbers, Values

CLAIMS: Mapping[str, Claim] = {
    # The first identifier that agrees carries the match
    "vin-same": Claim("VIN", 0.85, "VIN is the same, all characters"),
    "oan-same": Claim("OAN", 0.85, "owner-applied number is the same"),
    "plate-same": Claim("LIC", 0.80, "plate is the same"),
    "vin-folded": Claim("VIN", 0.85, "VIN is the same with 0 and 1 for the O, Q and I that no VIN has"),
    "vin-transposed": Claim("VIN", 0.55, "two neighboring characters of the VIN are transposed", False),
    "vin-tail": Claim("VIN", 0.50, "only the last eight characters of the VIN are the same", False),
    "number-crossed": Claim("OAN", 0.50, "the number asked stands on record as another kind of number", False),
    "plate-look-alike": Claim("LIC", 0.50, "plate looks alike", False),
    "plate-other-state": Claim("LIC", 0.40, "plate is the same, but of another state", False),
    "plate-alike-other-state": Claim("LIC", 0.30, "plate looks alike, and is of another state", False),
    "plate-unknown": Claim("LIC", 0.45, "plate fits where it was seen", False),
    # ... and what agrees or differs beside it
    "second-same": Claim("LIC", 0.05, "another asked number is the same too"),
    "second-differs": Claim("LIC", -0.30, "another asked number differs", False),
    "state-same": Claim("LIS", 0.10, "plate state is the same"),
    "plate-year-same": Claim("LIY", 0.03, "plate year is the same"),
    "plate-type-same": Claim("LIT", 0.02, "plate type is the same"),
    "make-same": Claim("VMA", 0.05, "make is the same"),
    "make-differs": Claim("VMA", -0.10, "make differs", False),
}
PLATE_SET = ("LIC", "LIS", "LIY", "LIT")
_VIN_NOT_COMPARED = "The VIN has not been compared. Read it from the car."
_NO_VIN = "The record carries no VIN."
_NO_STATE_ASKED = "The plate's state was not asked."
_NO_STATE = "The record does not say the plate's state."
_PLATE_NOT_COMPARED = "The plate has not been compared."
_COMPARE_WHOLE = "Files are searched on the last eight characters of a VIN. Compare all of it, make, model and year."


_SECOND = CLAIMS["second-same"].weight
_PLATE_SAME, _STATE_SAME = reason(CLAIMS["plate-same"]), reason(CLAIMS["state-same"])
# The commonest hits, made once: a plate with its state, on a record with and without a VIN.
_PLATE_AND_STATE = matched("exact", (_PLATE_SAME, _STATE_SAME), (_VIN_NOT_COMPARED,))
_PLATE_AND_STATE_NO_VIN = matched("exact", (_PLATE_SAME, _STATE_SAME), (_NO_VIN,))


def match_vehicle(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How a record answers a plate, VIN or owner's number; None when none of them is the record's."""
    if "LIC" in asked and "VIN" not in asked and "OAN" not in asked:
        return _match_plate(asked, values, numbers)
    found = [one for one in (_vin(asked, values), _oan(asked, values), _plate(asked, values, numbers)) if one]
    agreeing = sorted((one for one in found if one.weight > 0), key=lambda one: -one.weight)
    if not agreeing:
        return None
    first, *more = agreeing
    more_lines = (Reason(one.field, one.words, _SECOND, one.sure) for one in more)
    lines = (first, *more_lines, *_differing(asked, values, found), *_beside(asked, values, first.field == "LIC"))
    return _told(asked, values, lines)


def _told(asked: Values, values: Values, lines: tuple[Reason, ...]) -> Match:
    """The match with its grade; a placeholder such as NOTAG, which many write, is never more than possible."""
    empty = tuple(only_placeholders(values, [lines[0].field]))
    grade = "possible" if empty else grade_of(lines)
    return matched(grade, lines, (*empty, *_unsure(asked, values, lines)))


def _match_plate(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """The commonest inquiry, on its short way: a plate, perhaps with its state."""
    wanted, state = asked["LIC"], asked.get("LIS")
    if (
        values.get("LIC") == wanted
        and state
        and values.get("LIS") == state
        and "LIY" not in asked
        and "LIT" not in asked
        and not placeholder("LIC", wanted)
    ):
        return _PLATE_AND_STATE if values.get("VIN") else _PLATE_AND_STATE_NO_VIN
    lines = plate_lines(asked, values, numbers)
    return _told(asked, values, lines) if lines else None


def plate_lines(asked: Values, values: Values, numbers: Numbers) -> tuple[Reason, ...]:
    """What the plates say, with what agrees beside their numbers; nothing where the record's is another plate."""
    line = _plate(asked, values, numbers)
    return (line, *_beside(asked, values, True)) if line else ()


def _plate(asked: Values, values: Values, numbers: Numbers) -> Reason | None:
    """What the plates say. Another state's plate is another plate: told all the same, since states are mistaken."""
    wanted, plate = asked.get("LIC"), values.get("LIC")
    if not wanted or not plate:
        return None
    if "LIS" in asked and values.get("LIS") and asked["LIS"] != values["LIS"]:
        told = f"{values['LIS']} on record, {asked['LIS']} asked"
        return _of_another_state(wanted, plate, told, numbers)
    if wanted == plate:
        return _PLATE_SAME
    if not plates.lookalikes_on(numbers) or not plates.fits(wanted, plate):
        return None
    told = ", ".join(plates.read_differently(wanted, plate))
    unseen = plates.UNKNOWN in wanted
    return reason(
        CLAIMS["plate-unknown" if unseen else "plate-look-alike"],
        detail=f"{plate} on record" + (f", {told}" if told else ""),
    )


def _of_another_state(wanted: str, plate: str, told: str, numbers: Numbers) -> Reason | None:
    """The same plate or one that an eye takes for it; with a character not seen too many of other states would fit."""
    if wanted == plate:
        return reason(CLAIMS["plate-other-state"], detail=told)
    if plates.UNKNOWN in wanted or not plates.lookalikes_on(numbers) or not plates.fits(wanted, plate):
        return None
    how = ", ".join((f"{plate} on record", *plates.read_differently(wanted, plate), told))
    return reason(CLAIMS["plate-alike-other-state"], detail=how)


def _vin(asked: Values, values: Values) -> Reason | None:
    """What the VINs say; a number that stands on record as the owner's is told too."""
    wanted, known = asked.get("VIN"), values.get("VIN")
    if not wanted:
        return None
    if known == wanted:
        return reason(CLAIMS["vin-same"])
    if known and (claim := _nearly(vin.folded(wanted), vin.folded(known))):
        return reason(CLAIMS[claim], detail=f"{known} on record, {wanted} asked")
    if values.get("OAN") == wanted:
        return reason(CLAIMS["number-crossed"], "VIN")
    return None


def _nearly(wanted: str, known: str) -> str:
    """What two numbers that are written differently still have in common, as a claim; "" for nothing."""
    if wanted == known:
        return "vin-folded"
    if vin.is_transposed(wanted, known):
        return "vin-transposed"
    return "vin-tail" if vin.same_tail(wanted, known) else ""


def _oan(asked: Values, values: Values) -> Reason | None:
    """What the owner's numbers say; a number that stands on record as the VIN is told too."""
    wanted = asked.get("OAN")
    if not wanted:
        return None
    if values.get("OAN") == wanted:
        return reason(CLAIMS["oan-same"])
    return reason(CLAIMS["number-crossed"]) if values.get("VIN") == wanted else None


def _differing(asked: Values, values: Values, found: list[Reason]) -> Iterator[Reason]:
    """One line of doubt when an asked number is known on the record, and is another."""
    agreed = {one.field for one in found}
    for code in ("VIN", "LIC", "OAN"):
        if code not in agreed and asked.get(code) and values.get(code):
            yield reason(CLAIMS["second-differs"], code, f"{values[code]} on record, {asked[code]} asked")
            return


def _beside(asked: Values, values: Values, plate: bool) -> Iterator[Reason]:
    """What agrees or differs beside the identifier itself."""
    pairs = (("LIS", "state-same"), ("LIY", "plate-year-same"), ("LIT", "plate-type-same")) if plate else ()
    for code, claim in pairs:
        if code in asked and asked[code] == values.get(code):
            yield reason(CLAIMS[claim])
    if not plate and "VMA" in asked and values.get("VMA"):
        same = asked["VMA"][:4] == values["VMA"][:4]
        yield (
            reason(CLAIMS["make-same"]) if same else reason(CLAIMS["make-differs"], detail=f"{values['VMA']} on record")
        )


def grade_of(lines: tuple[Reason, ...]) -> str:
    """Exact: a whole number, or a plate with its state, and no doubt. Possible: nothing better than a likeness."""
    first = lines[0]
    if not first.sure:
        return "possible"
    if any(not one.sure for one in lines):
        return "strong"
    return "exact" if first.field != "LIC" or any(one.field == "LIS" for one in lines) else "strong"


def _unsure(asked: Values, values: Values, lines: tuple[Reason, ...]) -> Iterator[str]:
    """What was not compared, said openly."""
    compared = {one.field for one in lines}
    if "VIN" not in compared:
        yield _VIN_NOT_COMPARED if values.get("VIN") else _NO_VIN
    elif not lines[0].sure:
        yield _COMPARE_WHOLE
    if "LIC" in compared:
        yield from state_unsure(asked, values)
    if "LIC" not in compared and values.get("LIC"):
        yield _PLATE_NOT_COMPARED
    for code, name in (("LIY", "plate year"), ("LIT", "plate type")):
        if code in asked and code not in compared and values.get(code) and "LIC" in compared:
            yield f"The {name} on record is {values[code]}, not {asked[code]}: it may have been renewed or changed."


def state_unsure(asked: Values, values: Values) -> Iterator[str]:
    """What is not known of the state where the plates agree: it was not asked, or is not on record."""
    if not (asked.get("LIS") and values.get("LIS")):
        yield _NO_STATE_ASKED if "LIS" not in asked else _NO_STATE


def same_vehicle(values: Values, others: Values) -> bool:
    """Whether two records are about one vehicle: one VIN, one whole plate, or one owner's number.

    A VIN is compared as it is found: with 0 and 1 for the O, Q and I that no whole one has.
    """
    one, other = values.get("VIN"), others.get("VIN")
    if one and other and vin.folded(one) == vin.folded(other):
        return True
    for codes in (PLATE_SET, ("OAN",)):
        if values.get(codes[0]) and all(values.get(code) == others.get(code) for code in codes):
            return True
    return False


def near_vehicle(values: Values, others: Values) -> str:
    """What two vehicles have in common that may be one, entered twice: half a sentence; "" for nothing."""
    one, other = values.get("VIN"), others.get("VIN")
    if one and other:
        claim = _nearly(vin.folded(one), vin.folded(other))
        return f"its VIN, {other}, is nearly the same" if claim else ""
    plate, state = values.get("LIC"), values.get("LIS")
    if plate and (plate, state) == (others.get("LIC"), others.get("LIS")):
        return "its plate and state are the same, of another year or type"
    return ""
