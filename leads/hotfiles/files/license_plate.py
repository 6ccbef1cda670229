"""The license plate file: plates stolen or missing; a record is of the plate, never of the car that it is on."""

from datetime import date

from leads.hotfiles.declare.cross import whole_set
from leads.hotfiles.declare.fields import date_field, must
from leads.hotfiles.declare.hot_file import HotFile, Match, once
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.plate import keys
from leads.hotfiles.things.plate.compare import match_plate, near_plate, same_plate
from leads.hotfiles.things.plate.doubts import plate_doubts
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.property import CONFIRM, GONE_AGAIN, case_fits, case_of, day_group
from leads.hotfiles.things.record.shown import case_facts
from leads.hotfiles.things.record.years import after_full_years
from leads.hotfiles.things.vehicle import checks, entries
from leads.hotfiles.things.vehicle import fields as v
from leads.hotfiles.things.vehicle.doubts import day_doubts
from leads.hotfiles.things.vehicle.keys import asked_beside
from leads.hotfiles.things.vehicle.shown import plate_shown, vehicle_named
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number

NAME = "license_plate"
DOT = date_field("DOT", "Stolen or missing since", "Case")

_ENTERED = (
    *must(*v.PLATE),
    *case_of(DOT),
)
SUFFIXES = entries.suffixes("EL")

KEYS = entries.keys_of(NAME, "License plate", "L", _ENTERED, searchable=(v.LIC,))


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a plate, at entry and after a modify. Raises Refused."""
    whole_set(values, v.PLATE, "A plate is entered with its state, year and type.")
    case_fits(values, DOT, today)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a plate, but has to be read once more."""
    return (*plate_doubts(values), *day_doubts(values, "DOT", "theft or loss", today))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a plate answers an inquiry: as the plate that was asked, whatever else was."""
    return match_plate(asked, values, numbers)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with armed occupants."""
    return entries.is_armed(key)


def headline(values: Values) -> str:
    """What it is, in a line; a missing plate is not called stolen: "Stolen or missing license plate"."""
    return "Stolen or missing license plate" + SUFFIXES.get(values.get("MKE", "EL"), "")


def advise(values: Values) -> str:
    """What to do before anything else: the car that a plate is on may be anybody's."""
    danger = "Occupants may be armed: wait for help. " if entries.is_armed(values.get("MKE", "")) else ""
    return (
        f"{danger}{CONFIRM}{entries.prints_kept(values, 'plate')} This record "
        "is of a plate and not of a car: the car that it is on may be somebody else's and not stolen, and who drives "
        "it may not know. Ask by its VIN, too. Compare the plate's state, year and type."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the plate."""
    return kept(("Plate", plate_shown(values)), *case_facts(values, DOT))


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: a full year after that of its expiry, or four after entry where it never expires.

    Unconfirmed defaults; settings retention.plate_years and retention.plate_non_expiring_years. A plate that had
    expired before its entry counts from the year of entry (unconfirmed too), or it would never answer.
    """
    expires = values.get("LIY", "")
    if expires.isdigit():
        return after_full_years(max(int(expires), entered_on.year), number("retention.plate_years", numbers))
    return after_full_years(entered_on.year, number("retention.plate_non_expiring_years", numbers))


FILE = HotFile(
    name=NAME,
    title="License plate",
    called="car auto truck motorcycle trailer",
    letter="P",
    keys=KEYS,
    answers=("QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=keys.record_keys,
    asks=(asked_beside,),
    searches=keys.searches,
    match=match,
    same=same_plate,
    near=near_plate,
    groups=(
        checks.PLATE,
        day_group(DOT, "Date of the theft or loss", "The theft or loss was on"),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=vehicle_named,
    advise=advise,
    facts=facts,
    cycle=once,
    retired_on=retired_on,
    entry_asks=("stolen_vehicle", "felony_vehicle"),
    if_another=GONE_AGAIN,
)
