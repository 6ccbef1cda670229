"""Compares a number that was asked, of a part, vehicle or boat, with those of a part on record."""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.part.keys import OF_THE_WHOLE, PART
from leads.hotfiles.things.part.kinds import bears_a_vehicles_number, brand_code
from leads.hotfiles.things.serial.compare import grade, likeness
from leads.hotfiles.things.serial.either import NOUNS, best, same_of_either
from leads.messages.fields import Values

CLAIMS: Mapping[str, Claim] = {
    "of-the-whole": Claim("VIN", 0.50, "a part bears the number asked", False),
    "of-the-whole-alike": Claim("VIN", 0.40, "a part bears a number that looks like the one asked", False),
    "of-the-whole-end": Claim("VIN", 0.35, "a part's number and the vehicle's have their end in common", False),
    "second": Claim("OAN", 0.05, "another asked number agrees too", False),
}
#: Makers stamp the last eight characters of a vehicle's number on its parts; a shorter end says nothing.
_STAMPED = 8
_NO_MORE = "The record is of a part. It does not say that the vehicle or boat is stolen."
_OF_ITS_OWNER = "The record is of a title, certificate or VIN plate. The vehicle's owner may drive it with every right."
_NOT_ASKED = "Brand and category can't be asked: makers use the same numbers. Compare both with the part."


def match_part(asked: Values, values: Values) -> Match | None:
    """How a part on record answers; None when no number does.

    A number of a vehicle or boat that a part bears is told, and never as more than possible: the part may have been
    bought in good faith, and a title is stolen from whoever drives by right.
    """
    own = best(asked, values, PART)
    whole = tuple(_of_the_whole(asked, values))
    if own is None and not whole:
        return None
    lines = (*((own[0],) if own else ()), *whole)
    first, *more = lines
    empty = tuple(dict.fromkeys((*only_placeholders(asked, [first.field]), *only_placeholders(values, NOUNS))))
    told = "possible" if own is None or empty else grade(own[0], (), own[1])
    seconds = (Reason(one.field, one.words, CLAIMS["second"].weight, one.sure) for one in more)
    return matched(told, (first, *seconds), (*empty, _says_no_more(values), _NOT_ASKED))


def _says_no_more(values: Values) -> str:
    return _OF_ITS_OWNER if bears_a_vehicles_number(values) else _NO_MORE


def _of_the_whole(asked: Values, values: Values) -> Iterator[Reason]:
    """What the number of a vehicle or boat says: one line for each number asked that a part bears."""
    for code in OF_THE_WHOLE:
        if asked.get(code):
            found = (_one(code, asked[code], noun, values.get(known, "")) for known, noun in NOUNS.items())
            yield from sorted(filter(None, found), key=lambda one: -one.weight)[:1]


def _one(code: str, wanted: str, noun: str, known: str) -> Reason | None:
    """The number of a whole thing beside one of a part's: the same, alike, or for a vehicle its stamped end."""
    claim = _claim(code, wanted, known) if known else ""
    detail = f"{noun} {known}, asked as the {OF_THE_WHOLE[code]} {wanted}"
    return reason(CLAIMS[claim], code, detail) if claim else None


def _claim(code: str, wanted: str, known: str) -> str:
    said = likeness(wanted, known, PART)
    if said == "same":
        return "of-the-whole"
    if said in {"zero", "look-alike"}:
        return "of-the-whole-alike"
    return "of-the-whole-end" if said and code == "VIN" and min(len(wanted), len(known)) >= _STAMPED else ""


def same_part(values: Values, others: Values) -> bool:
    """Whether two records are about one part: one of its numbers, brand and category (grade K)."""
    alike = brand_code(values) == brand_code(others) and values.get("CAT") == others.get("CAT")
    return alike and same_of_either(values, others)
