"""Compares a missing person with an unidentified one, by what both records say of the body.

Invariants: looks never identify anybody, so that whatever agrees is possible and no more; nobody was found before the
last contact; who was a child at the last contact may have grown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason, score_of
from leads.hotfiles.things.body.edits import low_high
from leads.hotfiles.things.body.keys import classed, fingers
from leads.hotfiles.things.body.shown import heights_shown, spread_shown
from leads.hotfiles.things.person.shown import height_shown
from leads.hotfiles.things.teeth import compare as teeth
from leads.messages.fields import BETWEEN, Numbers, Values
from leads.rules.numbers import number

CLAIMS: Mapping[str, Claim] = {
    "prints-same": Claim("FPC", 0.40, "fingerprint class is the same"),
    "prints-differ": Claim("FPC", -0.08, "fingerprint class differs", False),
    "sex-same": Claim("SEX", 0.08, "sex is the same"),
    "sex-differs": Claim("SEX", -0.10, "sex differs", False),
    "age-fits": Claim("DOB", 0.12, "birth year is within those estimated"),
    "age-near": Claim("DOB", 0.06, "birth year is near those estimated", False),
    "age-differs": Claim("DOB", -0.05, "birth year is far from those estimated", False),
    "height-fits": Claim("HGT", 0.10, "height fits"),
    "height-near": Claim("HGT", 0.05, "height fits nearly", False),
    "height-differs": Claim("HGT", -0.05, "height differs", False),
    "weight-fits": Claim("WGT", 0.04, "weight fits"),
    "weight-differs": Claim("WGT", 0.00, "weight differs, as it does with time", False),
    "race-same": Claim("RAC", 0.07, "race is the same"),
    "race-differs": Claim("RAC", -0.05, "race differs, which is often told wrong", False),
    "eyes-same": Claim("EYE", 0.03, "eyes are the same"),
    "eyes-differ": Claim("EYE", -0.02, "eyes differ", False),
    "hair-same": Claim("HAI", 0.03, "hair is the same"),
    "hair-differs": Claim("HAI", 0.00, "hair differs, which may be dyed", False),
    "blood-same": Claim("BLT", 0.03, "blood type fits"),
    "blood-differs": Claim("BLT", -0.05, "blood type differs", False),
    "marks-same": Claim("SMT", 0.05, "scars, marks or tattoos in the same place"),
    "seen-within": Claim("DLC", 0.03, "last contact is within the days asked"),
    "found-within": Claim("DBF", 0.00, "day of the finding is within those asked"),
    "parts-same": Claim("BPS", 0.02, "what was found of the body is the same"),
    "found-before": Claim("DBF", -0.05, "was found before the last contact", False),
    **teeth.CLAIMS,
    "died-before": Claim("EDD", -0.02, "is thought to have died before the last contact", False),
}
#: What speaks so much against it that only the same fingerprint class is told beside it.
_NOT_THEM = frozenset({"sex-differs", "age-differs", "height-differs", "found-before"})
#: Looks that tell one of many apart: whoever asked is told of a later record that agrees in such a one (by_looks.py).
TELLING = frozenset({
    teeth.SAME, "prints-same", "height-fits", "weight-fits", "eyes-same", "hair-same", "blood-same", "marks-same",
    "parts-same",
})  # fmt: skip
#: Sex and age at the least.
LEAST = 0.20
#: The same of an inquiry, whose sender wants all whom the years allow, the best first.
LEAST_ASKED = 0.05
_LOOKS = "Looks identify nobody: compare fingerprints, teeth or DNA before anybody is told."
_GREW = "The missing person was young and may have grown since: a greater height or weight was not counted against it."
_UNKNOWN = {"", "U", "XXX", "UNKWN"}
_GROWN = 21
_ENOUGH_FINGERS = 8
Claims = Iterator[tuple[str, str]]


def match_bodies(missing: Values, found: Values, numbers: Numbers, least: float = LEAST) -> Match | None:
    """How an unidentified person may be the missing one; None where they differ, or less agrees than `least`."""
    told = dict(_claims(missing, found, numbers))
    reasons = tuple(_reason(claim, detail, told) for claim, detail in told.items())
    if not _stands_alone(told) and (not _NOT_THEM.isdisjoint(told) or score_of(reasons) < least):
        return None
    grew = (_GREW,) if _may_have_grown(missing, found) else ()
    unsure = (_LOOKS, *grew, *_not_compared(reasons), *teeth.only_one_has(missing, found))
    match = matched("possible", reasons, unsure)
    return replace(match, by_looks=True, looks_agree=len(TELLING & told.keys()))


def _reason(claim: str, detail: str, told: Mapping[str, str]) -> Reason:
    """A claim as a reason; teeth weigh nothing beside fingers that are the same, which say all that they could."""
    weighs = claim not in teeth.CLAIMS or "prints-same" not in told
    return reason(CLAIMS[claim], detail=detail, more=0.0 if weighs else -CLAIMS[claim].weight)


def _stands_alone(told: Mapping[str, str]) -> bool:
    """Whether it is told whatever else differs: fingers of one class, or teeth, where no fingers speak against them."""
    return "prints-same" in told or (teeth.SAME in told and "prints-differ" not in told)


def _claims(missing: Values, found: Values, numbers: Numbers) -> Claims:
    yield from _prints(missing, found)
    yield from teeth.compare(missing, found, numbers)
    yield from _equal(missing, found, "SEX", "sex-same", "sex-differs")
    yield from _age(missing, found, numbers)
    yield from _height(missing, found, numbers)
    yield from _weight(missing, found, numbers)
    yield from _equal(missing, found, "RAC", "race-same", "race-differs")
    yield from _equal(missing, found, "EYE", "eyes-same", "eyes-differ")
    yield from _equal(missing, found, "HAI", "hair-same", "hair-differs")
    yield from _blood(missing.get("BLT", ""), found.get("BLT", ""))
    yield from _marks(missing, found)
    yield from _days(missing.get("DLC", ""), found)


def _equal(missing: Values, found: Values, code: str, same: str, differs: str) -> Claims:
    one, other = missing.get(code, ""), found.get(code, "")
    if not {one, other} & _UNKNOWN:
        yield (same if one == other else differs), "" if one == other else f"{one} missing, {other} found"


def _prints(missing: Values, found: Values) -> Claims:
    """Ten classes side by side. Two examiners may class a finger otherwise, so that a few that differ say nothing."""
    pairs = [(one, other) for one, other in zip(fingers(missing), fingers(found), strict=False)]
    known = [one == other for one, other in pairs if classed(one) and classed(other)]
    if len(known) >= _ENOUGH_FINGERS:
        if all(known):
            yield "prints-same", f"{len(known)} fingers compared"
        elif sum(known) * 2 < len(known):
            yield "prints-differ", f"{len(known) - sum(known)} of {len(known)} fingers"


def _age(missing: Values, found: Values, numbers: Numbers) -> Claims:
    born, years = _years(missing), _years(found)
    if born and years:
        (first, last), (low, high) = low_high(born), low_high(years)
        off = max(low - last, first - high, 0)
        near = off <= number("unidentified.years_off", numbers)
        claim = "age-differs" if not near else "age-near" if off else "age-fits"
        yield claim, f"{spread_shown(born)}, estimated {low} to {high}"


def _years(values: Values) -> str:
    """Years of birth from and to, whichever way they are known."""
    return values.get("EYB") or values.get("DOB", "")[:4] * 2


def _height(missing: Values, found: Values, numbers: Numbers) -> Claims:
    tall, span = missing.get("HGT", ""), found.get("HGT", "")
    if not tall or not span:
        return
    least, most = inches(tall[:3]), inches(tall[-3:])
    low, high = inches(span[:3]), inches(span[-3:])
    if most < low and _may_have_grown(missing, found):
        return
    off = max(low - most, least - high, 0)
    near = off <= number("unidentified.inches_off", numbers)
    claim = "height-differs" if not near else "height-near" if off else "height-fits"
    yield claim, f"{heights_shown(tall)}, found {height_shown(span[:3])} to {height_shown(span[-3:])}"


def inches(height: str) -> int:
    """A height of feet and inches in inches: 509 is 69."""
    return 12 * int(height[0]) + int(height[1:])


def _may_have_grown(missing: Values, found: Values) -> bool:
    """Whether who is missing was young at the last contact, and was found in a later year."""
    born, last = missing.get("DOB", "")[:4], missing.get("DLC", "")[:4]
    return bool(born and last) and int(last) - int(born) < _GROWN and found.get("DBF", "")[:4] > last


def _weight(missing: Values, found: Values, numbers: Numbers) -> Claims:
    pounds, span = missing.get("WGT", ""), found.get("WGT", "")
    if pounds and span:
        (least, most), (low, high) = low_high(pounds[-3:] and pounds[:3] + pounds[-3:]), low_high(span)
        fits = least <= high + _pounds(numbers) and low - _pounds(numbers) <= most
        said = f"{least}" if least == most else f"{least} to {most}"
        yield ("weight-fits" if fits else "weight-differs"), f"{said} lb, found {low} to {high} lb"


def _pounds(numbers: Numbers) -> int:
    return number("unidentified.pounds_off", numbers)


def _marks(missing: Values, found: Values) -> Claims:
    """Marks that both have; that one lacks a mark says nothing, since not every one is told."""
    one, other = (set(values.get("SMT", "").split(BETWEEN)) - {""} for values in (missing, found))
    if one & other:
        yield "marks-same", ", ".join(sorted(one & other))


def _blood(one: str, other: str) -> Claims:
    """Blood types by group, and by the Rh factor where both are known: AUNK fits APOS."""
    if not {one, other} & _UNKNOWN:
        rh = {one[-3:], other[-3:]} == {"POS", "NEG"}
        differs = rh or one[:-3] != other[:-3]
        yield ("blood-differs" if differs else "blood-same"), f"{one} missing, {other} found" if differs else ""


def _days(last: str, found: Values) -> Claims:
    if last and found.get("DBF", last) < last:
        yield "found-before", ""
    elif last and found.get("EDD", last) < last:
        yield "died-before", ""


def _not_compared(reasons: tuple[Reason, ...]) -> Iterator[str]:
    told = {one.field for one in reasons}
    names = {"SEX": "sex", "DOB": "age", "HGT": "height", "RAC": "race", "EYE": "eyes", "HAI": "hair"}
    if left := [name for code, name in names.items() if code not in told]:
        yield f"Not known of one of the two, and not compared: {', '.join(left)}."
