"""Records that have ended, searched by the Department: they are kept for their history and hit nowhere.

Searched are their values as they are and as any step of their life had them, with all that stood in a list or came by
supplement, so that what was once on file is found.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.models import CAN_HIT, Record, RecordAddition, RecordChange
from leads.hotfiles.own_records import meant_by
from leads.hotfiles.registry import FILES
from leads.hotfiles.socials import hidden_socials
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.messages.fields import capitals
from leads.people.offices import must_hold
from leads.rules.clauses import cites
from leads.rules.days import ILLINOIS
from leads.rules.refused import Refused
from leads.rules.section_70_validation import QUALITY
from leads.standing.gates import may_read
from leads.standing.snapshot import current

MOST = 200  # records in one answer
LEAST = 3  # characters that are looked for
_NUMBERS = {"AKA", "FBI", "SID", "SOC", "OLN", "MNU", "LIC", "VIN", "SER", "OAN"}


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for among the records that have ended."""

    words: str  # a record's or case's number, or what stood in a name, plate or number
    file: str
    since: date | None = None  # ended on this day or later, in Illinois
    until: date | None = None


@cites(QUALITY)
@transaction.atomic
def search_ended(sought: Sought, *, why: str, by: Actor, now: datetime) -> list[Record]:
    """The Department looks through what is out of the files, for a stated reason; the last ended first, 200 at most.

    A Social Security number is looked for whole. Raises Refused: not-in-office, no-such-file, without-why, too-short,
    and what gates say.
    """
    must_hold(by, "administrator", now, clause=QUALITY, act="search records that have ended")
    if sought.file not in FILES:
        raise Refused("no-such-file", "It is not said which file is searched.", QUALITY, "Choose one.", "file")
    may_read(by.person_id, (sought.file,), current(), now)
    if not (reason := " ".join(why.split())[:400]):
        sentence, example = "Records that have ended are searched for a stated reason.", "Court order 26-CF-42"
        raise Refused("without-why", sentence, QUALITY, "Say what for.", "why", example)
    words = capitals(sought.words)
    if len(words) < LEAST:
        sentence = f"{LEAST} characters at least are looked for."
        raise Refused("too-short", sentence, QUALITY, "Give more of the name or number.", "words", "TST1234")
    found = list(_matching(sought, words).order_by("-ended_at", "-id")[:MOST])
    kept = {"words": hidden_socials(words), "why": hidden_socials(reason)}
    data = {"file": sought.file, **kept, "found": [one.number for one in found]}
    write_line("hotfiles:archive:searched", now=now, by=by, clause=QUALITY, data=data)
    return found


def _matching(sought: Sought, words: str) -> QuerySet[Record]:
    file = FILES[sought.file]
    found = Record.objects.filter(file=file.name).exclude(state__in=CAN_HIT).select_related("agency", "entered_by")
    if sought.since:
        found = found.filter(ended_at__gte=datetime.combine(sought.since, time.min, ILLINOIS))
    if sought.until:
        found = found.filter(ended_at__lt=datetime.combine(sought.until + timedelta(days=1), time.min, ILLINOIS))
    said, in_a_row = _asked(file, words, "plain"), _asked(file, words, "values")
    once = Exists(RecordChange.objects.filter(said, record=OuterRef("pk")))
    added = Exists(RecordAddition.objects.filter(in_a_row, record=OuterRef("pk")))  # also what was taken off again
    return found.filter(Q(number=words) | Q(case_number__istartswith=words) | said | once | added)


def _asked(file: HotFile, words: str, column: str) -> Q:
    """Where the words may stand in the values of this column; what is secret is compared whole."""
    said = Q()
    for code in sorted((meant_by() | _NUMBERS) & file.by_code.keys()):
        if file.by_code[code].secret:
            said |= Q(**{f"{column}__{code}": re.sub("[- ]", "", words)})
        else:
            said |= Q(**{f"{column}__{code}__icontains": words})
    return said
