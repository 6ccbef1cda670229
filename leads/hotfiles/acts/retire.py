"""How long a record is kept, and its end when that time is over."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from leads.hotfiles.acts.ceiling import within_ceiling
from leads.hotfiles.acts.done import LOCATED_UNDER
from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.kept_inactive import keep_inactive
from leads.hotfiles.acts.listed import gone_along, tell_of, with_case
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.models import CAN_HIT, Duty, Record, RecordChange
from leads.ledger.record import record as write_line
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CANCEL
from leads.rules.section_70_validation import OUT_AT_ONCE


def retire_on(
    file: HotFile, values: Values, entered_at: datetime, zone: str, numbers: Mapping[str, int]
) -> date | None:
    """The first day, as UTC counts days, on which a record no longer answers; None: until somebody removes it.

    A temporary want counts 48 hours from the moment of entry, other records whole days of the agency's zone. The
    switch compares days of UTC, so either is kept until the next UTC midnight that is surely past its end: up to a
    day longer, never shorter.
    """
    end = file.retired_on(values, entered_at.astimezone(UTC), numbers)
    if end is None:
        return None
    if not isinstance(end, datetime):
        end = file.retired_on(values, entered_at.astimezone(ZoneInfo(zone)).date(), numbers) or end
    return date(end.year, end.month, end.day) + timedelta(days=1)


def still_kept(found: Record, now: datetime) -> None:
    """A change may not end a record as a side effect: whoever wants it ended says so. Raises Refused."""
    if found.retire_on is not None and found.retire_on <= now.date():
        raise Refused(
            "past-its-time",
            f"With this change {found.number} would be past the time that such a record is kept, and would retire.",
            None,
            "Leave the fields that keep it longer, such as a VIN; if it shall end, cancel it instead.",
        )


@transaction.atomic
def tell_ahead(now: datetime, numbers: Numbers, most: int = 1000) -> int:
    """Tells agencies, once, which of their records will be removed soon because their time is over; how many records.

    One that lives less than that long is not told ahead: its entry said how long it stands.
    """
    days = timedelta(days=number("retention.tell_days", numbers))
    soon = Record.objects.filter(state__in=CAN_HIT, retire_on__gt=now.date(), retire_on__lte=now.date() + days)
    soon = soon.filter(entered_at__lte=now - days).exclude(removal_told=F("retire_on"), removal_told__isnull=False)
    found = list(
        soon.select_related("agency")
        .select_for_update(no_key=True, skip_locked=True, of=("self",))
        .order_by("retire_on", "id")[:most]
    )
    Record.objects.filter(pk__in=[one.pk for one in found]).update(removal_told=F("retire_on"))
    _tell(
        found,
        "WILL BE REMOVED: THEIR TIME IS OVER",
        "Cancel what is over; what still stands is entered anew then.",
        now,
    )
    return len(found)


def _tell(records: Sequence[Record], what: str, to_do: str, now: datetime) -> None:
    tell_of(records, what, to_do, clause=OUT_AT_ONCE, now=now, of=_in_lines)


def _in_lines(one: Record) -> str:
    return "\n".join((f"{with_case(one)}{_day(one)}", *gone_along(one)))


def _day(one: Record) -> str:
    return f", on {one.retire_on}" if one.retire_on else ""


@transaction.atomic
def retire(now: datetime, numbers: Numbers = DEFAULTS, most: int = 1000) -> int:
    """Retires records whose time is over, each with its history and ledger line; returns how many.

    Their agencies are told. None where more are due than LEADS removes in a day by itself (ceiling.py). An order still
    answers whoever asks for that very one (kept_inactive.py).
    """
    due = Record.objects.filter(state__in=CAN_HIT, retire_on__lte=now.date())
    if not within_ceiling(due.count(), "THEIR TIME IS OVER", now, numbers):
        return 0
    over = _taken_out(due, "RETENTION", now, most)
    for one in over:
        keep_inactive(one, numbers)
    _tell(over, "ARE REMOVED: THEIR TIME IS OVER", "If one still stands, enter it anew.", now)
    return len(over)


@cites(CANCEL)
@transaction.atomic
def retire_located(now: datetime, numbers: Numbers, most: int = 1000) -> int:
    """Retires records that were located long ago and of which their agency has said nothing since; how many.

    Any change after the locate, also by supplement or image, or a validation, says that they keep it: whoever made it
    read that it was located. To remove what its agency works on would lose hits; the duty stays open and turns late
    all the same, so that nothing is hidden. Clause 1240.60(a)(7).
    """
    days = number("retention.located_property_days", numbers)
    if days == 0:
        return 0
    told = Duty.objects.filter(kind="cancel", source="locate", field="", ended_at=None)
    told = told.filter(told_at__lte=now - timedelta(days=days))
    silent = told.filter(Q(record__changed_at__lte=F("told_at")) | _only_by_its_add_ons()).filter(
        Q(record__validated_at=None) | Q(record__validated_at__lte=F("told_at"))
    )
    due = Record.objects.filter(state="located", unconfirmed_since=None, pk__in=silent.values("record_id"))
    if not within_ceiling(due.count(), "THEY WERE LOCATED AND LEFT", now, numbers):
        return 0
    over = _taken_out(due, "LOCATED, AND NOT ENDED", now, most)
    _tell(over, "ARE REMOVED: THEY WERE LOCATED AND LEFT", "If one still stands, enter it anew.", now)
    return len(over)


def _only_by_its_add_ons() -> Q:
    """What changed since is only that others found what stands under it, of which its agency has said nothing."""
    since = RecordChange.objects.filter(record=OuterRef("record"), at__gt=OuterRef("told_at"))
    last = since.filter(act=LOCATED_UNDER, at=OuterRef("record__changed_at"))
    return Q(Exists(last)) & ~Q(Exists(since.exclude(act=LOCATED_UNDER)))


def _taken_out(due: QuerySet[Record], why: str, now: datetime, most: int) -> list[Record]:
    """The records that are due, retired; another node that is at it is left its own."""
    over = list(due.select_for_update(no_key=True, skip_locked=True, of=("self",)).select_related("agency")[:most])
    for one in over:
        ended(one, "retired", why, now, None)
        RecordChange.objects.create(record=one, at=now, act="retire", why=why, plain=one.plain)
        write_line("hotfiles:record:retired", now=now, subject=f"record:{one.number}")
    return over
