"""The article file: property stolen or lost that bears a number; found by it, told from other things by its kind."""

from datetime import date

from leads.hotfiles.declare.cross import need
from leads.hotfiles.declare.fields import date_field, may, must
from leads.hotfiles.declare.hot_file import HotFile, Match
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.article import checks, keys
from leads.hotfiles.things.article import fields as a
from leads.hotfiles.things.article.compare import match_article, same_article
from leads.hotfiles.things.article.kinds import SAFETY, TOXIC, kind
from leads.hotfiles.things.article.shown import article_facts, article_named
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import LOCATED, endings
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
from leads.hotfiles.things.record.years import after_full_years
from leads.hotfiles.things.serial.doubts import asked_doubts, serial_doubts
from leads.hotfiles.things.serial.fields import OAN, SER, SERS
from leads.hotfiles.things.serial.runs import entry_doubts, run_fits
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number
from leads.rules.section_70_validation import Cycle

NAME = "article"
DOT = date_field("DOT", "Stolen or lost on", "Case")

_ENTERED = (
    *must(a.TYP),
    *may(SER, OAN, a.BRA, a.MOD),
    *case_of(DOT),
)
#: A run of consecutive numbers has a first and a last, and what its owner put on each is another for each.
_RUN = (*must(a.TYP, SER, SERS), *(use for use in _ENTERED if use.field not in (a.TYP, SER, OAN)))
_MEANT = (*must(r.NIC), *may(r.OCA, SER, OAN))
_RUN_MEANT = (*must(r.NIC), *may(r.OCA, SER, SERS))
_ASKED = may(SER, a.TYP, OAN)
_ASKED_BY = (("SER",), ("OAN",))

#: What a record of each key of entry is, in a line.
ENTRIES = {"EA": "Stolen article", "EA-P": "Stolen article, hold for latent prints", "ELA": "Lost article"}
RUNS = {"EAA": "Stolen article, one of a run of numbers", "ELAA": "Lost article, one of a run of numbers"}
FOR_PRINTS = "EA-P"
LOST = frozenset({"ELA", "ELAA"})
#: The end of the keys of each class; a key of any class is good for any record of the file.
CLASSES = {"A": "Stolen article", "LA": "Lost article"}
#: The same of runs; what is found is located by one key for both.
RUN_CLASSES = {"AA": "Run of stolen articles", "LAA": "Run of lost articles"}


def _class(end: str, title: str) -> tuple[MessageKey, ...]:
    return (modify(NAME, title, end, _ENTERED, ENTRIES), *endings(NAME, title, end, _MEANT, RESULT))


def _class_of_runs(end: str, title: str) -> tuple[MessageKey, ...]:
    located = LOCATED if end == "AA" else None
    ends = endings(NAME, title, end, _RUN_MEANT, RESULT, located=located)
    return (modify(NAME, title, end, _RUN, RUNS), *ends)


KEYS = (
    *(MessageKey(key, ENTER, f"{title}: enter", (NAME,), _ENTERED) for key, title in ENTRIES.items()),
    *(key for end, title in CLASSES.items() for key in _class(end, title)),
    *(MessageKey(f"E{end}", ENTER, f"{title}: enter", (NAME,), _RUN) for end, title in RUN_CLASSES.items()),
    *(key for end, title in RUN_CLASSES.items() for key in _class_of_runs(end, title)),
    *inquiries("A", "Article", _ASKED, _ASKED_BY),
)


def check(key: MessageKey, values: Values, today: date) -> None:
    """Rules across the fields of an article, at entry and after a modify. Raises Refused."""
    case_fits(values, DOT, today)
    run_fits(values, SER, SERS)
    if not values.get("SER") and not values.get("OAN"):
        if kind(values) not in SAFETY:
            need(values, SER, "An article needs a serial number or an owner-applied number.")
        need(values, r.MIS, "An item of public safety without a number is described in MIS.")


def warnings(values: Values, today: date) -> tuple[str, ...]:
    """What is accepted of an article, but has to be read once more."""
    if not values.get("SER") and not values.get("OAN"):
        return ("Without a number it is found by its record's number only.",)
    return tuple(serial_doubts(values))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How an article answers an inquiry: by one of its numbers."""
    return match_article(asked, values)


def caution(key: str, values: Values) -> bool:
    """Whether the record warns of danger: toxic chemicals harm whoever opens them."""
    return kind(values) == TOXIC


def headline(values: Values) -> str:
    """What it is, in a line: "Stolen article", and that it is toxic."""
    return {**ENTRIES, **RUNS}[values.get("MKE", "EA")] + (", toxic" if kind(values) == TOXIC else "")


def advise(values: Values) -> str:
    """What to do before anything else."""
    first = CONFIRM
    if kind(values) == TOXIC:
        first = "Toxic chemicals: do not open or touch them, keep people away and call the fire department. " + first
    if values.get("MKE") == FOR_PRINTS:
        first += " Touch as little as you can: the article is held for latent prints."
    return first + " Compare all of the number, what it is, brand and model with the article in front of you."


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the article."""
    return kept(
        *article_facts(values),
        *case_facts(values, DOT, "Lost on" if values.get("MKE") in LOST else "Stolen on"),
    )


def retired_on(values: Values, entered_on: date, numbers: Numbers) -> date | None:
    """First day without an answer: after the year that follows that of entry (grade A; retention.article_years).

    Toxic chemicals are kept until their agency removes them (grade A), and so are items of public safety (grade K).
    """
    if kind(values) == TOXIC or kind(values) in SAFETY:
        return None
    return after_full_years(entered_on.year, number("retention.article_years", numbers))


def cycle(values: Values) -> Cycle:
    """Ordinary articles are not validated (grade A); what is toxic or of public safety is, once."""
    return Cycle.ONCE if kind(values) == TOXIC or kind(values) in SAFETY else Cycle.NEVER


FILE = HotFile(
    name=NAME,
    title="Stolen or lost article",
    called="property bicycle tool",
    letter="A",
    keys=KEYS,
    answers=("QA", "ZA"),
    check=check,
    warnings=warnings,
    on_entry=entry_doubts,
    record_keys=keys.record_keys,
    asks=(keys.asked_keys,),
    searches=keys.searches,
    match=match,
    same=same_article,
    groups=(
        *checks.GROUPS,
        day_group(DOT, "Date of the theft or loss", "It was stolen or lost on"),
        r.LINKED_CASE,
    ),
    caution=caution,
    headline=headline,
    named=article_named,
    advise=advise,
    facts=facts,
    cycle=cycle,
    retired_on=retired_on,
    asked_doubts=asked_doubts,
    if_another=GONE_AGAIN,
)
