"""The felony vehicle file: used in a felony, whereabouts unknown; one that was also stolen is entered as stolen."""

from datetime import date

from leads.hotfiles.declare.checks import Group
from leads.hotfiles.declare.fields import date_field, must, text_field
from leads.hotfiles.declare.hot_file import HotFile, Match, once
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.property import case_fits, day_group
from leads.hotfiles.things.record.years import after_days
from leads.hotfiles.things.vehicle import checks, entries, keys
from leads.hotfiles.things.vehicle.compare import match_vehicle, near_vehicle, same_vehicle
from leads.hotfiles.things.vehicle.doubts import asked_doubts, day_doubts, theft_doubts, vehicle_doubts
from leads.hotfiles.things.vehicle.rules import NUMBERED, SEARCHABLE, described, told
from leads.hotfiles.things.vehicle.shown import sought_facts, vehicle_named
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import NUMBERS, number

NAME = "felony_vehicle"
DOT = date_field("DOT", "Used in the felony on", "Case")

#: The reason that an entry has to give (grade K: unconfirmed).
MIS = text_field(
    "MIS",
    "Notes",
    "Case",
    NUMBERS["mis.max_length"].value,
    "USED IN AN ARMED ROBBERY IN ANYTOWN",
    help_="Felony it was used in; if also stolen: EV",
)

_ENTERED = entries.carried(DOT, must(MIS))
SUFFIXES = entries.suffixes("EF")

KEYS = entries.keys_of(NAME, "Felony vehicle", "F", _ENTERED, searchable=SEARCHABLE, sets=NUMBERED)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a felony vehicle, at entry and after a modify. Raises Refused."""
    told(values, MIS, "MIS has to say in which felony the vehicle was used.")
    described(values, "A felony vehicle")
    case_fits(values, DOT, today)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a felony vehicle, but has to be read once more."""
    return (*vehicle_doubts(values), *theft_doubts(values), *day_doubts(values, "DOT", "felony", today))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a felony vehicle answers an inquiry: its own number, or plate, VIN and owner's number."""
    return match_vehicle(asked, values, numbers)


def caution(key: str, values: Values) -> bool:
    """Every felony vehicle warns of danger: who is in it may have committed the felony."""
    return True


def headline(values: Values) -> str:
    """What it is, in a line: "Vehicle used in a felony, occupants armed"."""
    return "Vehicle used in a felony" + SUFFIXES.get(values.get("MKE", "EF"), "")


def advise(values: Values) -> str:
    """What to do before anything else: there may be danger, and yet the driver may have had no part in it."""
    may_be = "armed" if entries.is_armed(values.get("MKE", "")) else "dangerous"
    return (
        f"Officer safety: it was used in a felony, and its occupants may be {may_be}. Wait for help. Confirm with the "
        f"entering agency before you act.{entries.prints_kept(values, 'vehicle')} A vehicle is not its driver: this "
        "record alone is no ground to arrest. Compare the VIN, make, model and color with the vehicle in front of you."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the vehicle that stands there, and what it was used in."""
    return sought_facts(values, DOT)


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: after 90 days. Unconfirmed default; setting retention.felony_vehicle_days."""
    return after_days(entered_on, number("retention.felony_vehicle_days", numbers))


FILE = HotFile(
    name=NAME,
    title="Felony vehicle",
    called="car auto truck motorcycle trailer",
    letter="F",
    keys=KEYS,
    answers=("QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=keys.record_keys,
    asks=keys.ASKS,
    searches=keys.searches,
    match=match,
    same=same_vehicle,
    near=near_vehicle,
    groups=(
        *checks.GROUPS,
        day_group(DOT, "Date of the felony", "The felony was on"),
        Group("MIS", "Felony it was used in", (MIS,)),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=vehicle_named,
    advise=advise,
    facts=facts,
    cycle=once,
    retired_on=retired_on,
    entry_asks=("stolen_vehicle", "license_plate"),
    asked_doubts=asked_doubts,
    if_another="If it was used in another felony, say so in the MIS of {number}.",
)
