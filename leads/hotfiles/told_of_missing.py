"""Who was told of a missing child's entry, and who is not told yet: asked of the agency whose record it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from leads.hotfiles.about_records import ToldOfMissing
from leads.hotfiles.acts.done import remember
from leads.hotfiles.acts.edited import at_clock
from leads.hotfiles.acts.meant import must_be_own
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import locked
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers
from leads.rules.clauses import cites
from leads.rules.missing_children import WHOM, told_by, told_late
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import ENTER_SOON
from leads.standing.gates import may_keep
from leads.standing.snapshot import current

HOW_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One party that is told of a child's entry: by when, and whether it was."""

    whom: str
    due: datetime
    told: ToldOfMissing | None
    late: bool

    @property
    def words(self) -> str:
        """Who it is, as it stands in a sentence."""
        return WHOM[self.whom].words


def asked_of(found: Record, now: datetime, numbers: Numbers) -> list[Asked]:
    """Who is told of this record's entry, the nearest due first; nobody where it is of no missing child."""
    if not FILES[found.file].told_of_entry(found.values):
        return []
    told = {one.whom: one for one in found.told_of_missing.all()}
    return [_asked(code, due, told.get(code), found, now) for code, due in told_by(found.entered_at, numbers).items()]


def _asked(code: str, due: datetime, told: ToldOfMissing | None, found: Record, now: datetime) -> Asked:
    """Once the record has ended nobody has to be told any more: what was late then stays late."""
    until = min(now, found.ended_at or now)
    return Asked(code, due, told, told_late(due, told.told_at if told else None, until))


def untold(now: datetime, numbers: Numbers, agency_id: int | None = None) -> list[tuple[Record, list[Asked]]]:
    """Missing children of whom somebody is not told yet, of one agency or of all, the nearest due first."""
    most = len(told_by(now, numbers))
    found = _children(agency_id).filter(state__in=CAN_HIT)
    found = found.annotate(told=Count("told_of_missing")).filter(told__lt=most)
    left = ((one, [each for each in asked_of(one, now, numbers) if not each.told]) for one in found)
    return sorted(((one, some) for one, some in left if some), key=lambda each: (each[1][0].due, each[0].pk))


@cites(ENTER_SOON)
def late(
    since: datetime, now: datetime, numbers: Numbers, agency_id: int | None = None
) -> Iterator[tuple[Record, list[Asked]]]:
    """Missing children of whom somebody was told after their time, or not at all: findings since a moment."""
    stands = Q(state__in=CAN_HIT) | Q(ended_at__gte=since, ended_at__lte=now)
    for one in _children(agency_id).filter(stands, entered_at__lte=now).order_by("entered_at", "id"):
        some = [
            each
            for each in asked_of(one, now, numbers)
            if each.late and (each.told is None or each.told.said_at >= since)
        ]
        if some:
            yield one, some


def _children(agency_id: int | None) -> QuerySet[Record]:
    files = [file.name for file in FILES.values() if file.asks_who_was_told]
    found = Record.objects.filter(file__in=files).select_related("agency", "entered_by")
    found = found.prefetch_related("told_of_missing")
    return found if agency_id is None else found.filter(agency_id=agency_id)


@cites(ENTER_SOON)
@transaction.atomic
def told_of_missing(
    record_number: str, *, whom: str, at: str, how: str, by: Actor, now: datetime
) -> tuple[Record, ToldOfMissing]:
    """The agency of a missing child's record says whom it told, when (CCYYMMDDHHMM, its own clock), and how.

    After its time too: then it stands that it was late. `now` aware, UTC. Refused: not-on-file, not-your-record,
    no-child, not-asked, already-told, no-such-time, without-how, and what gates say.
    """
    found = locked(record_number)
    must_be_own(found, by, ENTER_SOON, "Leave it to that agency.")
    may_keep(by.person_id, (found.file,), current(), now)
    asked = {one.whom: one for one in asked_of(found, now, current().agencies.numbers)}
    if not asked:
        sentence = f"{found.number} is of no missing child: the law names nobody who is told of it."
        raise Refused("no-child", sentence, ENTER_SOON, "Nothing more is needed.")
    if whom not in asked:
        cure = f"Choose one: {', '.join(asked)}."
        raise Refused("not-asked", "It is not said who was told.", ENTER_SOON, cure, "whom")
    if asked[whom].told is not None:
        sentence = f"That they were told stands already: {WHOM[whom].words}."
        raise Refused("already-told", sentence, ENTER_SOON, "Nothing more is needed.")
    told_at = at_clock(at, found.agency.zone, now, field="at") if at else now
    _not_before(found, told_at)
    if not (named := " ".join(how.split())[:HOW_LENGTH]):
        sentence, example = "It is not said who was reached, and how.", "Duty officer Marsh, by telephone"
        raise Refused("without-how", sentence, ENTER_SOON, "Say it in a few words.", "how", example)
    made = ToldOfMissing(record=found, whom=whom, told_at=told_at, how=named, said_at=now, said_by_id=by.person_id)
    made.save()
    over = told_late(asked[whom].due, told_at, now)
    data = {"whom": whom, "told_at": told_at.isoformat(), "late": over}
    words = WHOM[whom].words
    remember(found, "spread", by, now, "hotfiles:record:told_of_missing", why=words, clause=ENTER_SOON, data=data)
    return found, made


def _not_before(found: Record, told_at: datetime) -> None:
    """Nobody was told of it before the child was last seen. Raises Refused (no-such-time)."""
    day = f"{told_at.astimezone(ZoneInfo(found.agency.zone)):%Y%m%d}"
    seen = found.values.get("DLC", "")
    if seen and day < seen:
        sentence = f"That is before the last contact on the record, {seen}."
        raise Refused("no-such-time", sentence, ENTER_SOON, "Compare both days with the report.", "at")
