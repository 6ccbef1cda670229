"""The stolen vehicle file: found by plate, by vehicle number, or by the owner's number."""

from collections.abc import Collection
from datetime import date

from leads.hotfiles.declare.fields import date_field, may
from leads.hotfiles.declare.hot_file import HotFile, Match, once
from leads.hotfiles.things.part import keys as part_keys
from leads.hotfiles.things.part.additions import part_added
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.add_on_keys import add_on_keys
from leads.hotfiles.things.record.property import CONFIRM, STOLEN_AGAIN, case_fits, day_group, inquiries
from leads.hotfiles.things.record.years import after_days, after_full_years
from leads.hotfiles.things.vehicle import checks, entries, keys
from leads.hotfiles.things.vehicle import fields as v
from leads.hotfiles.things.vehicle.additions import VEHICLE
from leads.hotfiles.things.vehicle.compare import match_vehicle, near_vehicle, same_vehicle
from leads.hotfiles.things.vehicle.doubts import asked_doubts, day_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.rules import NUMBERED, SEARCHABLE, described
from leads.hotfiles.things.vehicle.shown import sought_facts, vehicle_named
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number

NAME = "stolen_vehicle"
DOT = date_field("DOT", "Stolen on", "Case")

_ENTERED = entries.carried(DOT)
_ASKED = may(v.LIC_ASKED, v.LIS, v.LIY_ASKED, v.LIT, v.VIN, v.VMA, v.OAN)
_ASKED_BY = (("LIC",), ("VIN",), ("OAN",))
SUFFIXES = entries.suffixes("EV")

PART = part_added("vehicle")
KEYS = (
    *entries.keys_of(NAME, "Stolen vehicle", "V", _ENTERED, searchable=SEARCHABLE, sets=NUMBERED),
    *add_on_keys(NAME, "Stolen vehicle", "VS1", VEHICLE),
    *add_on_keys(NAME, "Stolen vehicle", "PS1", PART),
    *inquiries("V", "Vehicle", _ASKED, _ASKED_BY),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a stolen vehicle, at entry and after a modify. Raises Refused."""
    described(values, "A stolen vehicle")
    case_fits(values, DOT, today)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a stolen vehicle, but has to be read once more."""
    return (*vehicle_doubts(values), *day_doubts(values, "DOT", "theft", today))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a stolen vehicle answers an inquiry: its own number, or plate, VIN and owner's number."""
    return match_vehicle(asked, values, numbers)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with armed occupants."""
    return entries.is_armed(key)


def headline(values: Values) -> str:
    """What it is, in a line: "Stolen vehicle, occupants armed"."""
    return "Stolen vehicle" + SUFFIXES.get(values.get("MKE", "EV"), "")


def before(values: Values) -> str:
    """What to do before anything else, with the vehicle and with whatever was stolen with it."""
    first = CONFIRM
    if entries.is_armed(values.get("MKE", "")):
        first = "Occupants may be armed: wait for help. " + first
    return first + entries.prints_kept(values, "vehicle")


def advise(values: Values) -> str:
    """What to do first, then what to compare."""
    return f"{before(values)} Compare the VIN, make, model and color with the vehicle in front of you."


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the vehicle that stands there."""
    return sought_facts(values, DOT)


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: after the fourth full year, or after 90 days without VIN and owner's number.

    Unconfirmed defaults; settings retention.stolen_vehicle_years and retention.stolen_vehicle_no_vin_days.
    """
    if values.get("VIN") or values.get("OAN"):
        return after_full_years(entered_on.year, number("retention.stolen_vehicle_years", numbers))
    return after_days(entered_on, number("retention.stolen_vehicle_no_vin_days", numbers))


def searches(fields: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """By what a vehicle is searched, and what stands under its record: another vehicle, a part."""
    return tuple(dict.fromkeys((*keys.searches(fields), *part_keys.searches(fields))))


FILE = HotFile(
    name=NAME,
    title="Stolen vehicle",
    called="car auto truck motorcycle trailer",
    letter="V",
    keys=KEYS,
    answers=("QV", "ZV", "QB", "ZB"),
    check=check,
    warnings=warnings,
    record_keys=keys.record_keys,
    asks=(*keys.ASKS, part_keys.asked_keys),
    searches=searches,
    match=match,
    same=same_vehicle,
    near=near_vehicle,
    groups=(
        *checks.GROUPS,
        day_group(DOT, "Date of the theft", "The theft was on"),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=vehicle_named,
    advise=advise,
    facts=facts,
    cycle=once,
    retired_on=retired_on,
    entry_asks=("license_plate", "felony_vehicle", "boat", "part"),
    before=before,
    add_ons=(VEHICLE, PART),
    asked_doubts=asked_doubts,
    if_another=STOLEN_AGAIN,
)
