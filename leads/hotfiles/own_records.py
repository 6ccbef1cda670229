"""A list of an agency's records: which of them are wanted, and the ledger's line when it is taken along as a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from leads.hotfiles.models import CAN_HIT, STATES, Record, RecordAddition
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.hotfiles.second_check import waiting, waiting_late
from leads.hotfiles.socials import hidden_socials
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.messages.fields import Numbers
from leads.rules.numbers import number
from leads.rules.refused import Refused

#: Fields by which a record is meant, but for its number and case: told for themselves, in every file.
_APART = {"NIC", "OCA"}
#: By these no message means a record, and a person looks for one: other names, and licenses.
_SOUGHT_TOO = {"AKA", "OLN"}
_LEAST = 3  # characters of a name or number that are looked for inside a record
CHECKS = {"awaiting": "Awaiting its check", "overdue": "Overdue", "different": "Found different", "checked": "Checked"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records are wanted; what is empty leaves nothing out."""

    words: str = ""  # the whole number, the beginning of the case number, or a part of name, plate or number sought
    state: str = ""
    file: str = ""
    check: str = ""  # one of CHECKS
    by: str = ""  # who entered it: user id, or the beginning of the surname
    since: date | None = None  # entered on this day or later, by the agency's calendar
    until: date | None = None  # on this day or before


def chosen(found: QuerySet[Record], asked: Asked, zone: ZoneInfo, now: datetime) -> QuerySet[Record]:
    """Those of some records that are wanted."""
    if asked.words:
        found = found.filter(_named(asked.words))
    if asked.state in dict(STATES):
        found = found.filter(state=asked.state)
    if asked.file in FILES:
        found = found.filter(file=asked.file)
    if asked.by:
        found = found.filter(Q(entered_by__user_id__iexact=asked.by) | Q(entered_by__surname__istartswith=asked.by))
    if asked.since:
        found = found.filter(entered_at__gte=datetime.combine(asked.since, time.min, zone))
    if asked.until:
        found = found.filter(entered_at__lt=datetime.combine(asked.until + timedelta(days=1), time.min, zone))
    return _checked(found, asked.check, now)


def _named(words: str) -> Q:
    said = words.upper()
    wanted = Q(number=said) | Q(case_number__istartswith=words)
    if len(said) >= _LEAST:
        held, added = Q(), Q()
        for code in sorted(meant_by() | _SOUGHT_TOO):
            held |= Q(**{f"plain__{code}__icontains": said})
            added |= Q(**{f"values__{code}__icontains": said})
        rows = RecordAddition.objects.filter(added, record=OuterRef("pk"), taken_off_at=None)
        wanted = wanted | held | Q(Exists(rows))
    return wanted


@cache
def meant_by() -> frozenset[str]:
    """Name, plate, serial number …: the fields by which messages say which record they mean. None is secret."""
    fields = {use.field.code: use.field for key in MESSAGE_KEYS.values() for use in key.uses}
    meant = {code for key in MESSAGE_KEYS.values() for code in key.identifies} - _APART
    return frozenset(code for code in meant if not fields[code].secret)


def _checked(found: QuerySet[Record], check: str, now: datetime) -> QuerySet[Record]:
    if check in ("awaiting", "overdue"):
        unchecked = waiting_late(now) if check == "overdue" else waiting()
        return found.filter(pk__in=unchecked.order_by().values("pk"))
    if check == "different":
        return found.filter(different_at__isnull=False, state__in=CAN_HIT)
    return found.filter(checked_at__isnull=False) if check == "checked" else found


@transaction.atomic
def take_out(
    found: QuerySet[Record], filters: Mapping[str, str], *, by: Actor, now: datetime, numbers: Numbers
) -> list[Record]:
    """Somebody takes a list of records along as a file: the ledger says who, which and how many. Raises Refused.

    `filters` are as they stand in the address; what looks like a Social Security number in them is not kept.
    """
    most = number("records.file_rows", numbers)
    rows = list(found.select_related("entered_by").order_by("-entered_at", "-id")[: most + 1])
    if len(rows) > most:
        said = f"This list has more than {most} records, and a file takes no more."
        raise Refused("list-too-long", said, None, "Narrow it: one file, or a shorter span of days.")
    kept = {name: hidden_socials(value.upper()) for name, value in filters.items() if value}
    write_line("hotfiles:list:taken_out", now=now, by=by, data={"filter": kept, "rows": len(rows)})
    return rows
