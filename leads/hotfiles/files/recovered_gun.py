"""The recovered gun file: guns found or seized of which nobody is known to have reported a theft."""

from datetime import date

from leads.hotfiles.declare.cross import refuse
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import HotFile, Match, no_danger, once
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.gun import checks, keys
from leads.hotfiles.things.gun import fields as g
from leads.hotfiles.things.gun.compare import match_gun, same_gun
from leads.hotfiles.things.gun.doubts import gun_doubts
from leads.hotfiles.things.gun.edits import NOT_LISTED
from leads.hotfiles.things.gun.rules import caliber_fits
from leads.hotfiles.things.gun.shown import gun_facts, gun_named
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.record.property import case_fits, case_of, day_group, modify
from leads.hotfiles.things.record.shown import case_facts
from leads.hotfiles.things.record.years import after_full_years
from leads.hotfiles.things.serial.fields import SER
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number

NAME = "recovered_gun"

#: No notes: MIS is not allowed on a recovered gun.
_ENTERED = (
    *must(SER, g.MAK, g.CAL, g.TYP),
    *may(g.MOD),
    *case_of(g.DOR, notes=()),
)
_MEANT = (*must(r.NIC), *may(r.OCA, SER))
_RESULT = may(r.RPP, r.HIT)

KEYS = (
    MessageKey("ERG", ENTER, "Recovered gun: enter", (NAME,), _ENTERED),
    modify(NAME, "Recovered gun", "RG", _ENTERED),
    *endings(NAME, "Recovered gun", "RG", _MEANT, _RESULT),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a recovered gun, at entry and after a modify. Raises Refused."""
    case_fits(values, g.DOR, today)
    if values.get("MAK", "").partition(" ")[0] == NOT_LISTED:
        refuse(g.MAK, "A recovered gun has a listed make: MAK/ZZZ is not taken here.", "Send the code of its make.")
    caliber_fits(values)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a recovered gun, but has to be read once more."""
    return tuple(gun_doubts(values))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a recovered gun answers an inquiry: by its serial number."""
    return match_gun(asked, values)


def headline(values: Values) -> str:
    """What it is, in a line."""
    return "Recovered gun"


def advise(values: Values) -> str:
    """What to do before anything else: it is nobody's crime to have had it."""
    return (
        "This gun is in the hands of the entering agency, which knows of no theft: it is no ground to arrest or seize. "
        "Do you hold a report of its theft or loss? Then speak with the entering agency. If the gun is in front of "
        "you, two guns have this number, or one left its custody: call at once."
    )


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the gun."""
    return kept(
        *gun_facts(values),
        *case_facts(values, g.DOR),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: after the second full year. Unconfirmed; setting retention.recovered_gun_years."""
    return after_full_years(entered_on.year, number("retention.recovered_gun_years", numbers))


FILE = HotFile(
    name=NAME,
    title="Recovered gun",
    called="firearm weapon pistol rifle handgun",
    letter="R",
    since="DOR",
    keys=KEYS,
    answers=("QG", "ZG"),
    check=check,
    warnings=warnings,
    record_keys=keys.record_keys,
    asks=(keys.asked_keys,),
    searches=keys.searches,
    match=match,
    same=same_gun,
    groups=(
        *checks.GROUPS,
        day_group(g.DOR, "Date of the recovery", "The recovery was on"),
        r.LINKED_CASE,
    ),
    caution=no_danger,  # the gun is in an agency's hands
    headline=headline,
    named=gun_named,
    advise=advise,
    facts=facts,
    cycle=once,
    retired_on=retired_on,
    entry_asks=("stolen_gun",),
)
