"""What is accepted of a boat, or asked of one, but has to be read once more."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.things.boat.hull import WHOLE, hull_doubts
from leads.hotfiles.things.boat.registration import front, is_usual, registration_doubts
from leads.hotfiles.things.serial.forms import ENDING
from leads.messages.fields import Values

_DOCUMENT_LEAST = 6
#: Lengths in feet outside of which a boat is seldom.
_LENGTHS = range(6, 151)
#: A model year comes on the market up to so many calendar years early; a theft so long ago is entered seldom.
_EARLY, _LONG_AGO = 1, 10
#: What is looked at of an inquiry; those about vehicles, which open this file too, seldom say any of it.
_ASKED = frozenset({"BHN", "REG", "RES", "CGD", "OAN", "SER"})


def boat_doubts(values: Values, today: date) -> Iterator[str]:
    """Doubts as sentences: the numbers, make and length, and the day of the theft."""
    yield from hull_doubts(values.get("BHN", ""), values.get("BYR", ""))
    yield from registration_doubts(values)
    yield from document_doubts(values.get("CGD", ""))
    if make := values.get("BMA"):
        yield f"Make {make} stands as it was sent: no list of makes of boats is public."
    length = values.get("BLE", "")
    if length.isdigit() and int(length) not in _LENGTHS:
        yield f"The boat is {int(length)} feet long. Read it again."
    yield from _day_doubts(values, today)


def document_doubts(number: str) -> Iterator[str]:
    """What is odd about a Coast Guard document's number: six or seven digits are usual (unconfirmed)."""
    if number and (len(number) < _DOCUMENT_LEAST or not number.isdigit()):
        yield f"The document number {number} is not six to eight digits. Read it again."


def _day_doubts(values: Values, today: date) -> Iterator[str]:
    stolen, built, expires = values.get("DOT", "")[:4], values.get("BYR", ""), values.get("REY", "")
    if not stolen:
        return
    if built and int(built) - int(stolen) > _EARLY:
        yield f"The theft was in {stolen}, and the boat is of model year {built}. Read both again."
    elif today.year - int(stolen) > _LONG_AGO:
        yield f"The theft was in {stolen}, {today.year - int(stolen)} years ago. Read the date again."
    if expires.isdigit() and int(stolen) - int(expires) > 1:
        yield f"The registration expired in {expires}, before the theft in {stolen}. Read both again."


def asked_doubts(asked: Values) -> Iterator[str]:
    """What is odd about the numbers asked, so that no record is never bare where one was typed wrong."""
    if _ASKED.isdisjoint(asked):
        return
    hull, number, state = asked.get("BHN", ""), asked.get("REG", ""), asked.get("RES", "")
    if 0 < len(hull) < WHOLE:
        yield f"The hull number asked has {len(hull)} characters; boats since August 1973 have 12. Read it again."
    yield from hull_doubts(hull, "")
    if number and not front(number):
        yield f"{number} lacks the letters of its state: searched as the number of any state's boat."
    elif number and not is_usual(number):
        yield f"The registration asked, {number}, is not written like IL1234AB. Another country's may be so."
    else:
        yield from registration_doubts({"REG": number, "RES": state})
    if state and not number:
        yield "RES tells registrations apart: without REG nothing is searched by it."
    for code in ("CGD", "OAN", "SER"):
        if 0 < len(asked.get(code, "")) < ENDING:
            yield f"{asked[code]} has fewer than {ENDING} characters: only a number that is no longer is found by it."
