"""Compares a number that was asked, of a part, vehicle or boat, with those of a part on record."""

from collections.abc import Iterator, Mapping

from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.part.keys import OF_THE_WHOLE, PART
from leads.hotfiles.things.part.kinds import bears_a_vehicles_number, brand_code
from leads.hotfiles.things.serial.compare import grade, is_close, same_number
from leads.hotfiles.things.serial.either import NOUNS, best, same_of_either
from leads.hotfiles.things.serial.forms import folded
from leads.messages.fields import Values

CLAIMS: Mapping[str, Claim] = {
    "of-the-whole": Claim("VIN", 0.50, "a part bears the number asked", False),
    "of-the-whole-alike": Claim("VIN", 0.40, "a part bears a number that looks like the one asked", False),
    "of-the-whole-end": Claim("VIN", 0.35, "a part's number and the one asked have their end in common", False),
    "whole-beside": Claim("VIN", 0.05, "another asked number agrees too", False),
    # ... and what agrees or differs beside a part's own number
    "second-same": Claim("OAN", 0.05, "the other number asked is the part's too"),
    "second-differs": Claim("OAN", -0.20, "the other number asked is not the part's", False),
}
#: Makers stamp the last eight characters of a vehicle's number on its parts; a shorter end says nothing.
_STAMPED = 8
OF_A_PART = "The record is of a part. It does not say that the vehicle or boat is stolen."
_OF_ITS_OWNER = "The record is of a title, certificate or VIN plate. The vehicle's owner may drive it with every right."
_NOT_ASKED = "Brand and category can't be asked: makers use the same numbers. Compare both with the part."


def match_part(asked: Values, values: Values) -> Match | None:
    """How a part on record answers; None when no number does, or it is but an end and its other number differs.

    A number of a vehicle or boat that a part bears is told, and never as more than possible: the part may have been
    bought in good faith, and a title is stolen from whoever drives by right.
    """
    own, told = _own(asked, values)
    whole = tuple(_of_the_whole(asked, values))
    if not own and not whole:
        return None
    first = own or whole[:1]
    beside = CLAIMS["whole-beside"].weight
    lines = (*first, *(Reason(one.field, one.words, beside, one.sure) for one in whole if one not in first))
    empty = tuple(_placeholders(asked, first[0].field))
    return matched("possible" if empty else told, lines, (*empty, _says_no_more(values), _NOT_ASKED))


def _placeholders(asked: Values, code: str) -> Iterator[str]:
    """Why a hit by this number is not sure, where it is known to be written for want of one."""
    listed = dict.fromkeys((code, *NOUNS), asked[code])
    return iter(dict.fromkeys(only_placeholders(listed, listed)))


def _own(asked: Values, values: Values) -> tuple[tuple[Reason, ...], str]:
    """What the part's own numbers say, and how sure that is: nothing and possible where they do not answer."""
    found = best(asked, values, PART)
    if found is None:
        return (), "possible"
    first, number = found
    beside = tuple(_beside(asked, values, first.field))
    if not is_close(first) and any(not one.sure for one in beside):
        return (), "possible"
    told = grade(first, beside, number)
    # An owner's number asked alone may be that of the whole car or boat, whose owner is no thief.
    return (first, *beside), "possible" if first.field == "OAN" and "SER" not in asked else told


def _beside(asked: Values, values: Values, first: str) -> Iterator[Reason]:
    """Whether the other of a part's two numbers, where both are asked, is one of those on record."""
    for code in NOUNS:
        number = asked.get(code, "")
        if code != first and number and number != asked[first] and values.get(code):
            same = any(same_number(number, values.get(known, "")) for known in NOUNS)
            yield reason(CLAIMS["second-same" if same else "second-differs"], code, number)


def _says_no_more(values: Values) -> str:
    return _OF_ITS_OWNER if bears_a_vehicles_number(values) else OF_A_PART


def _of_the_whole(asked: Values, values: Values) -> Iterator[Reason]:
    """What the number of a vehicle or boat says: one line for each number asked that a part bears."""
    for code in OF_THE_WHOLE:
        if asked.get(code):
            found = (_one(code, asked[code], noun, values.get(known, "")) for known, noun in NOUNS.items())
            yield from sorted(filter(None, found), key=lambda one: -one.weight)[:1]


def _one(code: str, wanted: str, noun: str, known: str) -> Reason | None:
    """The number of a whole thing beside one of a part's: the same, alike, or with the end that is stamped."""
    claim = _claim(wanted, known) if known else ""
    detail = f"{noun} {known}, asked as the {OF_THE_WHOLE[code]} {wanted}"
    return reason(CLAIMS[claim], code, detail) if claim else None


def _claim(wanted: str, known: str) -> str:
    if wanted == known:
        return "of-the-whole"
    one, other = folded(wanted), folded(known)
    if one == other:
        return "of-the-whole-alike"
    return "of-the-whole-end" if min(len(one), len(other)) >= _STAMPED and one[-_STAMPED:] == other[-_STAMPED:] else ""


def same_part(values: Values, others: Values) -> bool:
    """Whether two records are about one part: one of its numbers, brand and category (grade K)."""
    alike = brand_code(values) == brand_code(others) and values.get("CAT") == others.get("CAT")
    return alike and same_of_either(values, others)


def near_part(values: Values, others: Values) -> str:
    """What two parts have in common that may be one, entered twice: half a sentence; "" for nothing."""
    return "one of its numbers is the same, of another brand or category" if same_of_either(values, others) else ""
