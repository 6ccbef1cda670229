"""The gun file: stolen, lost, and used in a felony; found by serial number, told from others by make and caliber."""

from datetime import date

from leads.hotfiles.declare.fields import date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile, Match, once
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.gun import checks, keys
from leads.hotfiles.things.gun import fields as g
from leads.hotfiles.things.gun.compare import match_gun, same_gun
from leads.hotfiles.things.gun.doubts import gun_doubts
from leads.hotfiles.things.gun.rules import caliber_fits, described
from leads.hotfiles.things.gun.shown import gun_facts, gun_named
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import endings
from leads.hotfiles.things.record.property import (
    CONFIRM,
    GONE_AGAIN,
    RESULT,
    case_fits,
    case_of,
    day_group,
    inquiries,
    modify,
)
from leads.hotfiles.things.record.shown import case_facts
from leads.hotfiles.things.serial.doubts import asked_doubts
from leads.hotfiles.things.serial.fields import SER
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey

NAME = "stolen_gun"
DOT = date_field("DOT", "Stolen, lost or used on", "Case")

_ENTERED = (
    *must(SER, g.MAK, g.CAL, g.TYP),
    *may(g.MOD),
    *case_of(DOT),
)
_MEANT = (*must(r.NIC), *may(r.OCA, SER))
_ASKED = may(SER, g.MAK, g.CAL)
_ASKED_BY = (("SER",),)

#: What a record of each key of entry is, in a line.
ENTRIES = {
    "EG": "Stolen gun",
    "EG-P": "Stolen gun, hold for latent prints",
    "ELG": "Lost gun",
    "EFG": "Gun used in a felony",
    "EFG-P": "Gun used in a felony, hold for latent prints",
}
FELONY = frozenset({"EFG", "EFG-P"})
FOR_PRINTS = frozenset({"EG-P", "EFG-P"})
#: What happened on the date of an entry that is of no theft.
_ON = {"ELG": "Lost on", **dict.fromkeys(FELONY, "Used in the felony on")}
#: The end of the keys of each class; a key of any class is good for any record of the file.
CLASSES = {"G": "Stolen gun", "LG": "Lost gun", "FG": "Felony gun"}


def _class(end: str, title: str) -> tuple[MessageKey, ...]:
    return (modify(NAME, title, end, _ENTERED, ENTRIES), *endings(NAME, title, end, _MEANT, RESULT))


KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _ENTERED) for key, title in ENTRIES.items()),
    *(key for end, title in CLASSES.items() for key in _class(end, title)),
    *inquiries("G", "Gun", _ASKED, _ASKED_BY),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of a gun, at entry and after a modify. Raises Refused."""
    case_fits(values, DOT, today)
    described(values)
    caliber_fits(values)


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of a gun, but has to be read once more."""
    return tuple(gun_doubts(values))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How a gun answers an inquiry: by its serial number."""
    return match_gun(asked, values)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: who has a gun that was used in a felony may have used it."""
    return key in FELONY


def headline(values: Values) -> str:
    """What it is, in a line: "Gun used in a felony"."""
    return ENTRIES[values.get("MKE", "EG")]


def advise(values: Values) -> str:
    """What to do before anything else."""
    first = CONFIRM
    if values.get("MKE") in FELONY:
        first = "Officer safety: it was used in a felony, and who has it may be dangerous. Wait for help. " + first
    if values.get("MKE") in FOR_PRINTS:
        first += " Touch as little as you can: the gun is held for latent prints."
    return first + " Compare all of the number on the frame, make, caliber and type with the gun in front of you."


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the gun."""
    return kept(
        *gun_facts(values),
        *case_facts(values, DOT, _ON.get(values.get("MKE", ""), "Stolen on")),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """A gun is kept until its agency removes it (grade K: two sources; a third says four years)."""
    return None


FILE = HotFile(
    name=NAME,
    title="Stolen, lost or felony gun",
    called="firearm weapon pistol rifle handgun",
    letter="G",
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
        day_group(DOT, "Date of the theft, loss or felony", "It was stolen, lost or used on"),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=gun_named,
    advise=advise,
    facts=facts,
    cycle=once,
    retired_on=retired_on,
    entry_asks=("recovered_gun",),
    asked_doubts=asked_doubts,
    if_another=GONE_AGAIN,
)
