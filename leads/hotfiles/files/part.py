"""The parts file: stolen parts of vehicles and boats, VIN plates and titles; found by serial or owner-applied number.

It also answers inquiries for vehicles and boats, since a vehicle's or boat's number stands on its parts and papers.
"""

from datetime import date

from leads.hotfiles.declare.cross import need
from leads.hotfiles.declare.fields import date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile, Match, no_danger, once
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.part import checks, keys
from leads.hotfiles.things.part import fields as p
from leads.hotfiles.things.part.compare import match_part, near_part, same_part
from leads.hotfiles.things.part.doubts import part_doubts
from leads.hotfiles.things.part.kinds import bears_a_vehicles_number
from leads.hotfiles.things.part.rules import brand_fits, numbered
from leads.hotfiles.things.part.shown import part_called, part_facts, part_named
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.record.property import (
    CONFIRM,
    RESULT,
    STOLEN_AGAIN,
    case_fits,
    case_of,
    day_group,
    modify,
)
from leads.hotfiles.things.record.shown import case_facts
from leads.hotfiles.things.record.years import after_full_years
from leads.hotfiles.things.serial.fields import OAN, SER
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number

NAME = "part"
DOT = date_field("DOT", "Stolen on", "Case")

_ENTERED = (
    *may(SER, OAN),
    *must(p.BRA, p.CAT),
    *may(p.EPD, p.PYR),
    *case_of(DOT, must(r.MIS)),
)
_NUMBERED = (("SER",), ("OAN",))
_MEANT = (*must(r.NIC), *may(r.OCA, SER, OAN))

#: What the key of the entry adds to the headline.
SUFFIXES = {"EP": "", "EP-P": ", hold for latent prints"}
FOR_PRINTS = "EP-P"

KEYS = (
    *(
        MessageKey(key, ENTER, f"Stolen part: enter{words}", (NAME,), _ENTERED, _NUMBERED)
        for key, words in SUFFIXES.items()
    ),
    modify(NAME, "Stolen part", "P", _ENTERED, SUFFIXES),
    *endings(NAME, "Stolen part", "P", _MEANT, RESULT),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a part, at entry and after a modify (grade A). Raises Refused."""
    case_fits(values, DOT, today)
    numbered(values)
    need(values, r.MIS, "A part is described in MIS, its category in words.")
    brand_fits(values)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a part, but has to be read once more."""
    return tuple(part_doubts(values))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a part answers an inquiry: by its own number, or by that of a vehicle or boat."""
    return match_part(asked, values)


def headline(values: Values) -> str:
    """What it is, in a line, so that nobody takes it for a vehicle: "Stolen part: outboard motor"."""
    called = part_called(values)
    words = called[:1].lower() + called[1:] if called[1:2].islower() else called
    return f"Stolen part: {words}" + SUFFIXES.get(values.get("MKE", "EP"), "")


def advise(values: Values) -> str:
    """What to do before anything else."""
    first = CONFIRM
    if values.get("MKE") == FOR_PRINTS:
        first += " Touch as little as you can: the part is held for latent prints."
    if bears_a_vehicles_number(values):
        return first + " The paper or plate is stolen, not the vehicle: find out who has it, and by what right."
    return (
        first
        + " The part is stolen; the vehicle or boat that it is on need not be, and its owner may have bought it in "
        "good faith. Compare all of the number, brand and category with the part itself."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the part."""
    return kept(
        *part_facts(values),
        *case_facts(values, DOT),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: after the fourth full year. Unconfirmed; setting retention.part_years.

    For VIN plates, titles and certificates of origin sources disagree: setting retention.vehicle_paper_years, where 0
    keeps them until they are removed.
    """
    if not bears_a_vehicles_number(values):
        return after_full_years(entered_on.year, number("retention.part_years", numbers))
    years = number("retention.vehicle_paper_years", numbers)
    return after_full_years(entered_on.year, years) if years else None


FILE = HotFile(
    name=NAME,
    title="Stolen vehicle or boat part",
    letter="E",
    keys=KEYS,
    answers=("QB", "ZB", "QV", "ZV"),
    check=check,
    warnings=warnings,
    record_keys=keys.record_keys,
    asks=(keys.asked_keys,),
    searches=keys.searches,
    match=match,
    same=same_part,
    near=near_part,
    groups=(
        *checks.GROUPS,
        day_group(DOT, "Date of the theft", "The theft was on"),
        r.LINKED_CASE,
    ),
    caution=no_danger,  # a part has no occupants
    headline=headline,
    named=part_named,
    advise=advise,
    facts=facts,
    cycle=once,
    retired_on=retired_on,
    entry_asks=("boat", "stolen_vehicle"),
    if_another=STOLEN_AGAIN,
)
