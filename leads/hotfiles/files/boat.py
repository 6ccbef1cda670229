"""The boat file: found by hull number, registration, document or owner's number.

Trailer, motor and other parts that were stolen with a boat stand under its record (EBT, EBP1). One that was stolen by
itself is entered as a vehicle, or as a part.
"""

from collections.abc import Collection
from datetime import date

from leads.hotfiles.declare.cross import need, whole_set
from leads.hotfiles.declare.fields import codes, date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile, Match, once
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.boat import checks, keys
from leads.hotfiles.things.boat import fields as b
from leads.hotfiles.things.boat.additions import TRAILER
from leads.hotfiles.things.boat.compare import match_boat, near_boat, same_boat
from leads.hotfiles.things.boat.doubts import asked_doubts, boat_doubts
from leads.hotfiles.things.boat.shown import boat_facts, boat_named
from leads.hotfiles.things.part import keys as part_keys
from leads.hotfiles.things.part.additions import part_added
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.add_on_keys import add_on_keys
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.record.property import (
    CONFIRM,
    RESULT,
    STOLEN_AGAIN,
    case_fits,
    case_of,
    day_group,
    inquiries,
    modify,
)
from leads.hotfiles.things.record.shown import case_facts
from leads.hotfiles.things.record.years import after_days, after_full_years
from leads.hotfiles.things.serial.fields import OAN, SER
from leads.hotfiles.things.vehicle import keys as vehicle_keys
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number

NAME = "boat"
DOT = date_field("DOT", "Stolen on", "Case")

_ENTERED = (
    *may(b.REG, b.RES, b.REY, b.BHN, OAN, b.CGD),
    *must(b.BMA, b.BYR, b.BTY),
    *may(b.BMO, b.BLE, b.BCO, b.HUL, b.PRO, b.HSP, b.BNM, b.HPT),
    *case_of(DOT),
)
_NUMBERED = (codes(*b.REGISTRATION), ("BHN",), ("OAN",), ("CGD",))
_MEANT = (*must(r.NIC), *may(r.OCA, b.REG, b.BHN, OAN, b.CGD))
_ASKED = may(b.BHN, b.REG, b.RES, b.CGD, OAN, SER)
_ASKED_BY = (("BHN",), ("REG",), ("CGD",), ("OAN",), ("SER",))

#: What the key of the entry adds to the headline.
SUFFIXES = {
    "EB": "",
    "EB-P": ", hold for latent prints",
    "EB-A": ", occupants armed",
    "EB-F": ", occupants armed, hold for latent prints",
}
ARMED = frozenset({"EB-A", "EB-F"})
FOR_PRINTS = frozenset({"EB-P", "EB-F"})

PART = part_added("boat")
KEYS = (
    *(
        MessageKey(key, ENTER, f"Stolen boat: enter{words}", (NAME,), _ENTERED, _NUMBERED)
        for key, words in SUFFIXES.items()
    ),
    modify(NAME, "Stolen boat", "B", _ENTERED, SUFFIXES),
    *endings(NAME, "Stolen boat", "B", _MEANT, RESULT),
    *add_on_keys(NAME, "Stolen boat", "BT", TRAILER),
    *add_on_keys(NAME, "Stolen boat", "BP1", PART),
    *inquiries("B", "Boat or part", _ASKED, _ASKED_BY),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a boat, at entry and after a modify. Raises Refused. Those beyond MIS are grade K."""
    whole_set(values, b.REGISTRATION, "A registration is entered with its state and year, or not at all.")
    case_fits(values, DOT, today)
    if not any(values.get(code) for code in ("REG", "BHN", "OAN", "CGD")):
        need(values, b.BHN, "A boat needs a registration, or a hull, owner-applied or document number.")
    if values.get("BTY") == "YYY":
        need(values, r.MIS, "A boat of another type (BTY/YYY) is described in MIS.")


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a boat, but has to be read once more."""
    return tuple(boat_doubts(values, today))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a boat answers an inquiry: by one of its numbers."""
    return match_boat(asked, values)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: entered with armed occupants."""
    return key in ARMED


def headline(values: Values) -> str:
    """What it is, in a line: "Stolen boat, occupants armed"."""
    return "Stolen boat" + SUFFIXES.get(values.get("MKE", "EB"), "")


def before(values: Values) -> str:
    """What to do before anything else, with the boat and with whatever was stolen with it."""
    first = CONFIRM
    if values.get("MKE") in ARMED:
        first = "Occupants may be armed: wait for help. " + first
    if values.get("MKE") in FOR_PRINTS:
        first += " Touch as little as you can: the boat is held for latent prints."
    return first


def advise(values: Values) -> str:
    """What to do first, then what to compare."""
    compare = "Compare all of the hull number, registration, make, length and color with the boat in front of you."
    return f"{before(values)} {compare}"


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the boat."""
    return kept(
        *boat_facts(values),
        *case_facts(values, DOT),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: after the fourth full year, or after 90 days with a registration alone.

    Unconfirmed defaults; settings retention.boat_years and retention.boat_no_hull_days.
    """
    if any(values.get(code) for code in ("BHN", "OAN", "CGD")):
        return after_full_years(entered_on.year, number("retention.boat_years", numbers))
    return after_days(entered_on, number("retention.boat_no_hull_days", numbers))


def searches(fields: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """By what a boat is searched, and what stands under its record: a trailer as a vehicle, a motor as a part."""
    return tuple(dict.fromkeys(one for thing in (keys, vehicle_keys, part_keys) for one in thing.searches(fields)))


FILE = HotFile(
    name=NAME,
    title="Stolen boat",
    called="vessel ship",
    letter="B",
    keys=KEYS,
    answers=("QB", "ZB", "QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=keys.record_keys,
    asks=(keys.asked_keys, *vehicle_keys.ASKS, part_keys.asked_keys),
    searches=searches,
    match=match,
    same=same_boat,
    near=near_boat,
    groups=(
        *checks.GROUPS,
        day_group(DOT, "Date of the theft", "The theft was on"),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=boat_named,
    advise=advise,
    facts=facts,
    cycle=once,
    retired_on=retired_on,
    entry_asks=("part", "stolen_vehicle", "felony_vehicle", "license_plate"),
    before=before,
    add_ons=(TRAILER, PART),
    asked_doubts=asked_doubts,
    if_another=STOLEN_AGAIN,
)
