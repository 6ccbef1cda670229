"""The second-party check: someone other than the person who entered a record compares it with the report in a day.

What awaits a check is a question to the database and never stored, so nothing goes stale; what is overdue escalates
from the operators to the coordinator, the agency head and the Department.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from leads.agencies.models import Agency
from leads.hotfiles.check_items import Item
from leads.hotfiles.checked import checked_state
from leads.hotfiles.compared import all_acknowledged, compared, keep
from leads.hotfiles.declare.checks import CrossCheck
from leads.hotfiles.finding import items_words, stands
from leads.hotfiles.models import CAN_HIT, Record, RecordChange
from leads.hotfiles.nameable import to_mend
from leads.hotfiles.open_record import is_theirs
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import CHECK, checker_may_check, second_check_due, second_check_overdue
from leads.standing.gates import may_read
from leads.standing.snapshot import current

# Who is asked to act, by how long a check is overdue; the longest time that has passed decides. Our own choice.
ESCALATION: tuple[tuple[timedelta, str], ...] = (
    (timedelta(hours=72), "department"),
    (timedelta(hours=24), "head"),
    (timedelta(hours=2), "coordinator"),
    (timedelta(0), "operator"),
)


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A record that nobody has checked yet; its day counts from `record.check_from`."""

    record: Record
    due: datetime
    overdue: bool
    asked: str  # "" before it is overdue; then "operator", "coordinator", "head", "department"


@dataclass(frozen=True, slots=True)
class Count:
    """How one agency stands with its second checks."""

    agency: Agency
    awaiting: int  # not checked, still in time
    overdue: int
    different: int  # of these: found to differ from their report, and not corrected yet
    oldest_due: datetime
    asked: str  # the highest that is asked to act, as in Awaiting


def undo_check(found: Record, now: datetime) -> None:
    """What was changed has to be checked again: a new day counts. A record that was never checked gains nothing.

    What a second party found different is no part of it: that ends where it was mended (finding.py, mend).
    """
    if found.checked_at is not None:
        found.check_from = now
    found.checked_at = found.checked_by_id = None
    found.check_items = []


@cites(CHECK)
@transaction.atomic
def second_check(
    record_number: str, *, by: Actor, items: Sequence[str], acknowledged: Sequence[str] = (), now: datetime
) -> Record:
    """A second party says of every item that it matches the report; the record then counts as checked.

    `items` are the codes of `compared(record)`, all of them; `acknowledged` the marks of all differences that its
    cross-checks show (`Item.differences`): the report says so all the same. They are made anew here, so that nobody
    confirms against what registration said at the entry. Late is better than never: an overdue check is taken, and
    the ledger says that it was late. `now` aware, UTC. Clause 1240.60(a)(5) check.
    Comparing is reading the record: whoever could not ask for it does not check it (leads/standing/gates.py, may_read).
    Refused: not-on-file, already-ended, already-checked, not-your-record, found-different, same-person, unknown-item,
    items-missing, difference-open, and what gates say.
    """
    found = locked(record_number)
    may_check(found, by)
    may_read(by.person_id, (found.file,), current(), now)
    wanted = compared(found, by, now)
    _all_ticked(wanted, items)
    all_acknowledged(wanted, acknowledged)
    late = second_check_overdue(found.check_from, None, now)
    kept = keep(found, wanted, "matches", by, now)
    found.checked_at, found.checked_by_id = now, by.person_id
    found.check_items = [_kept(item) for item in wanted]
    found.save(update_fields=["checked_at", "checked_by", "check_items"])
    RecordChange.objects.create(record=found, at=now, by_id=by.person_id, act="check", plain=found.plain)
    write_line(
        "hotfiles:record:second_checked",
        now=now,
        by=by,
        subject=f"record:{found.number}",
        outcome="late" if late else "done",
        clause=CHECK,
        data={
            "items": [item.code for item in wanted],
            "doubted": [item.code for item in wanted if not item.fine],
            "acknowledged": kept,
        },
    )
    return found


def must_be_theirs(found: Record, by: Actor) -> None:
    """A record is compared by its own agency, or by the Department; no other sees it item by item.

    Refused: not-your-record.
    """
    if not is_theirs(by, found):
        raise Refused(
            code="not-your-record",
            sentence=f"{found.number} was entered by another agency, whose second party checks it.",
            clause=CHECK,
            cure="Leave the check to that agency, or to the Department's quality control.",
        )


def awaits(found: Record) -> bool:
    """Whether a record awaits its second party: it can hit, and nobody has checked it as it stands."""
    return found.state in CAN_HIT and found.checked_at is None


def why_not(found: Record, by: Actor, makers: frozenset[int] | None = None) -> Refused | None:
    """What keeps this person from checking this record, before anything is ticked; None: they may."""
    try:
        may_check(found, by, makers)
    except Refused as no:
        return no
    return None


@cites(CHECK)
def may_check(found: Record, by: Actor, makers: frozenset[int] | None = None) -> None:
    """Whether this record awaits its second party, and this person of its agency or of the Department may be that.

    Whoever entered it, or changed it since its last check, leaves the comparison to someone else: a change undoes a
    check, so its maker stands where the enterer stood. `makers` is for a list that read them for all its records.
    Nobody may while it stands that a second party found it different (finding.py): not even who found it.
    Refused: already-ended, already-checked, not-your-record, found-different, same-person.
    """
    _must_await(found)
    must_be_theirs(found, by)
    _nothing_differs(found)
    checker_may_check(found.entered_by.user_id, by.user_id)
    if by.person_id in (makers_of([found])[found.pk] if makers is None else makers):
        raise Refused(
            code="same-person",
            sentence="The person who changed this record since its last check cannot also be its second party.",
            clause=CHECK,
            cure="Ask another certified person of your agency to check it.",
        )


def _must_await(found: Record) -> None:
    """A record that can hit and that nobody has checked. Raises Refused, which says why it awaits nobody."""
    if awaits(found):
        return
    if found.state not in CAN_HIT:
        raise Refused(
            code="already-ended",
            sentence=f"{found.number} is {found.state} and can not hit any more.",
            clause=CHECK,
            cure="Nothing more is needed.",
        )
    raise Refused(
        code="already-checked",
        sentence=f"{found.number} has been checked by its second party already.",
        clause=CHECK,
        cure="Nothing more is needed. A change to the record asks for a new check.",
    )


def _nothing_differs(found: Record) -> None:
    """A record that was found to differ from its report is corrected before anybody says that it matches.

    Refused: found-different.
    """
    if stands(found):
        raise Refused(
            code="found-different",
            sentence=f"{found.different_by} found {found.number} to differ from its report:"
            f" {items_words(found.different_items or ())}.",
            clause=CHECK,
            cure=f"{to_mend(found)}; then it is compared anew. If the finding is"
            f" wrong, {found.different_by} or your Agency Coordinator withdraws it, with the reason.",
        )


def makers_of(records: Sequence[Record]) -> dict[int, frozenset[int]]:
    """Who entered each record or changed it since its last check, by the record's id: none of them may check it."""
    steps = RecordChange.objects.filter(record__in=records, record__checked_at=None, act="modify", by__isnull=False)
    made = {one.pk: {one.entered_by_id} for one in records}
    for record_id, person_id in steps.filter(at__gte=F("record__check_from")).values_list("record_id", "by_id"):
        made[record_id].add(person_id)
    return {record_id: frozenset(people) for record_id, people in made.items()}


def locked(record_number: str) -> Record:
    """The record, locked until the act is over: of two who check at the same time one comes first."""
    records = Record.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "entered_by", "agency", "different_by"
    )
    found = records.filter(number=record_number.strip().upper()).first()
    if found is None:
        raise Refused(
            code="not-on-file",
            sentence=f"There is no record {record_number}.",
            cure="Check the number on the acknowledgment of the entry.",
            field="record",
            example="V990000417",
        )
    return found


def _all_ticked(wanted: Sequence[Item], ticked: Sequence[str]) -> None:
    """Every item, and no other, was compared with the report. Raises Refused that names the first one missing."""
    known = {item.code for item in wanted}
    if strange := [code for code in ticked if code not in known]:
        raise Refused(
            code="unknown-item",
            sentence=f"This record has no item {strange[0]} to check.",
            clause=CHECK,
            cure=f"Tick: {', '.join(item.code for item in wanted)}.",
            field="items",
        )
    if missing := [item for item in wanted if item.code not in set(ticked)]:
        named = ", ".join(f"{item.words} ({item.code})" for item in missing)
        raise Refused(
            code="items-missing",
            sentence=f"Not compared with the report yet: {named}.",
            clause=CHECK,
            cure="Compare each item with the report and tick it. If one is wrong, have the record modified first.",
            field=missing[0].code,
        )


def _kept(item: Item) -> dict[str, object]:
    """What the record remembers of a compared item: what it said then, and what the cross-checks showed."""
    crossed = [{"words": one.words, "fine": one.fine, **_mark(item, one)} for one in item.cross_checks]
    return {"code": item.code, "words": item.words, "value": item.value, "cross_checks": crossed}


def _mark(item: Item, one: CrossCheck) -> dict[str, object]:
    """Of a difference the mark under which it was acknowledged; of what was not compared, that it was not."""
    if one.fine:
        return {} if one.compared else {"compared": False}
    return {"mark": item.mark(one)}


def waiting(agency_id: int | None = None) -> QuerySet[Record]:
    """Records that can hit and that nobody has checked, of one agency or of all, the nearest due first.

    Those among them that were found to differ from their report: a finding takes nothing off the time that is given.
    """
    found = Record.objects.filter(checked_at=None, state__in=CAN_HIT)
    found = found.select_related("agency", "entered_by", "different_by")
    if agency_id is not None:
        found = found.filter(agency_id=agency_id)
    return found.order_by("check_from", "id")


def waiting_late(now: datetime, agency_id: int | None = None) -> QuerySet[Record]:
    """Those whose check is overdue by the limit in force today, for lists; `overdue` knows each one's own."""
    return waiting(agency_id).filter(check_from__lt=now - (second_check_due(now) - now))


@cites(CHECK)
def due(now: datetime, agency: Agency | None = None) -> list[Awaiting]:
    """Every record that still has to be checked, the nearest due first: also those that are overdue."""
    found = [_awaiting(one, now) for one in waiting(agency.pk if agency else None)]
    return sorted(found, key=lambda one: one.due)


@cites(CHECK)
def overdue(now: datetime, agency: Agency | None = None) -> list[Awaiting]:
    """The records whose second check is late, the longest overdue first."""
    return [one for one in due(now, agency) if one.overdue]


def _awaiting(found: Record, now: datetime) -> Awaiting:
    state, by = checked_state(found.check_from, None, now)
    return Awaiting(found, by, state == "overdue", asked_by(now - by) if state == "overdue" else "")


def asked_by(late_by: timedelta) -> str:
    """Who is asked to act on something that is late by so much: its operators first, the Department last."""
    return next(who for after, who in ESCALATION if late_by >= after)


@cites(CHECK)
def counts(now: datetime) -> list[Count]:
    """How every agency stands that has records to check, the worst first: for the Department and for audits."""
    by_agency: dict[int, list[Awaiting]] = {}
    for one in due(now):
        by_agency.setdefault(one.record.agency_id, []).append(one)
    found = [_count(mine) for mine in by_agency.values()]
    return sorted(found, key=lambda one: (-one.overdue, one.oldest_due))


def _count(mine: list[Awaiting]) -> Count:
    late = [one for one in mine if one.overdue]
    different = sum(stands(one.record) for one in mine)
    return Count(mine[0].record.agency, len(mine) - len(late), len(late), different, mine[0].due, mine[0].asked)
