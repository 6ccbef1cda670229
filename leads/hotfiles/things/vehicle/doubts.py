"""What is accepted of a described vehicle, but has to be read once more."""

import re
from collections.abc import Iterator
from datetime import date

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.vehicle.vin import WHOLE, doubts, fails, folded, model_years
from leads.messages.fields import Values


def vehicle_doubts(values: Values) -> Iterator[str]:
    """Doubts as sentences: the check digit, model year against VIN, make and length of the plate."""
    vin, year, make = values.get("VIN", ""), values.get("VYR", ""), values.get("VMA", "")
    yield from doubts(vin)
    if vin and len(vin) < WHOLE and year >= "1981":
        yield f"The VIN has {len(vin)} characters; vehicles since 1981 have 17. Read it again."
    years = model_years(vin)
    if year and years and int(year) not in years:
        yield f"The VIN stands for model year {' or '.join(map(str, years))}, the record says {year}."
    if make and make[:4].strip() not in CODES["VMA"]:
        yield f"{make} is not in this system's short list of makes. Check the code."
    if len(values.get("LIC", "")) > 8:
        yield "National files keep the last eight characters of a plate: put the whole of it in MIS."


_TAIL = 8


def asked_doubts(asked: Values) -> Iterator[str]:
    """What is odd about the VIN that was asked, so that no record is never bare where it was typed wrong."""
    vin = asked.get("VIN", "")
    if not vin or len(vin) == _TAIL:
        return
    whole = folded(vin)
    if whole != vin:
        yield f"The VIN asked has an O, Q or I, which a number of 17 characters never has: searched as {whole}."
    if expected := fails(whole):
        yield (
            f"The VIN asked fails its check: the ninth character is {whole[8]} and should be {expected}. A character "
            "is wrong or two are transposed: neighbors were tried the other way round. Read it again."
        )
    elif len(vin) > _TAIL and len(vin) != WHOLE:
        yield f"The VIN asked has {len(vin)} characters, not {WHOLE}: its last eight were searched. Read it again."
    elif len(vin) < _TAIL:
        yield f"The VIN asked has {len(vin)} characters: a record is found only by the last eight or by all of it."


_THEFT = re.compile(r"\bSTOLEN\b|\b(?:VEH\w*|CAR|AUTO\w*|TRUCK) THEFT\b|\b(?:CAR|HI)JACK").search
#: What is said of a vehicle that nobody stole, and of what was carried in it.
_NO_THEFT = re.compile(r"\b(?:NOT|NEVER) (?:\w+ )?STOLEN\b|\bSTOLEN (?:GOODS|PROPERTY|MERCHANDISE|ITEMS|GUNS?)\b").sub


def theft_doubts(values: Values) -> Iterator[str]:
    """Doubt about a felony vehicle whose notes speak of its theft: one that was also stolen is entered as stolen."""
    if _THEFT(_NO_THEFT("", values.get("MIS", "").upper())):
        yield "The notes speak of a theft: a vehicle that was also stolen is entered as stolen (EV), the felony in MIS."


#: A model year comes on the market up to so many calendar years early.
_EARLY = 1
#: A theft so many years ago is entered seldom enough to be read once more.
_LONG_AGO = 10


def day_doubts(values: Values, day: str, what: str, today: date) -> Iterator[str]:
    """Doubts about the day on which something happened to a vehicle: before it was built, or very long ago.

    `day` is the field that holds the day (CCYYMMDD), `what` names it in a sentence: "theft".
    """
    year = values.get(day, "")[:4]
    if not year:
        return
    built, plate = values.get("VYR", ""), values.get("LIY", "")
    if built and int(built) - int(year) > _EARLY:
        yield f"The {what} was in {year}, and the vehicle is of model year {built}. Read both again."
    elif today.year - int(year) > _LONG_AGO:
        yield f"The {what} was in {year}, {today.year - int(year)} years ago. Read the date again."
    if plate.isdigit() and int(year) - int(plate) > 1:
        yield f"The plate expired in {plate}, before the {what} in {year}. Read both again."
