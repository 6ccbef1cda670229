"""What an agency has to do about a record since it was told: correct what is wrong, end it when its purpose is met.

A reported error, or somebody or something that was found, opens a duty; what the agency does with the record ends it.
What is open and what is late is a question to the database.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet

from leads.agencies.devices import connected
from leads.agencies.models import Agency, AgencyShift
from leads.hotfiles.finding import COLUMNS, mend, stands
from leads.hotfiles.models import Duty, Record
from leads.ledger.actor import Actor
from leads.mail.post import notify
from leads.people.models import LinkSession
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.section_60_duties import CANCEL, CORRECT, Shift, duty_due

CLAUSES = {"correct": CORRECT, "cancel": CANCEL}
HEADINGS = {"correct": "Error reported", "cancel": "Its purpose is met"}
TO_DO = {"correct": "Modify or cancel it", "cancel": "Clear or cancel it"}
CLEAR_LOCATED = "Clear what was located"


def is_under(one: Duty) -> bool:
    """Whether what was found only stands under the record: a boat's trailer. What the record is about still hits."""
    return one.kind == "cancel" and bool(one.field)


def heading(one: Duty) -> str:
    """What was told, in a few words."""
    return "What stands under it was located" if is_under(one) else HEADINGS[one.kind]


def to_do(one: Duty) -> str:
    """What its agency has to do, as the beginning of a sentence."""
    return CLEAR_LOCATED if is_under(one) else TO_DO[one.kind]


@cites(CORRECT, CANCEL)
def open_duty(
    found: Record,
    kind: str,
    source: str,
    *,
    why: str,
    by: Actor,
    now: datetime,
    numbers: Mapping[str, int],
    field: str = "",
) -> Duty:
    """Something was reported of a record: its agency has to act by the end of that shift or work period.

    `field`: the code of what is wrong, where it is one (nameable.py).

    One that the same agency told already stays as it is, with its time. Part of an act, which writes line and notice.
    """
    whose = {"record": found, "kind": kind, "source": source, "teller_id": by.agency_id}
    if source == "locate":
        whose["field"] = field  # a boat and its trailer are two things that were found
    if known := Duty.objects.filter(**whose, ended_at=None).first():
        return known
    due = _due(found.agency, now, numbers)
    return Duty.objects.create(**{**whose, "field": field}, why=why, told_at=now, told_by_id=by.person_id, due_at=due)


def _due(agency: Agency, now: datetime, numbers: Mapping[str, int]) -> datetime:
    longest = timedelta(hours=number("duty.longest_shift_hours", numbers))
    held = (Shift(one.begins, one.ends) for one in AgencyShift.objects.filter(agency=agency))
    shifts = [one for one in held if one.lasts <= longest]  # set before the limit was: it gives no more time than that
    told = LinkSession.objects.filter(device__agency=agency, ended_at=None, started_at__lte=now)
    begun = list(told.values_list("started_at", flat=True))
    return duty_due(now, shifts, agency.zone, begun, number("duty.work_period_hours", numbers))


def end_duties(
    found: Record,
    how: str,
    now: datetime,
    *,
    by: Actor | None,
    kinds: Collection[str] = tuple(CLAUSES),
    sources: Collection[str] = tuple(dict(Duty.SOURCES)),
) -> int:
    """What an act does with a record ends its duties of these kinds; returns how many. Part of the act."""
    ended = Duty.objects.filter(record=found, ended_at=None, kind__in=kinds, source__in=sources)
    return ended.update(ended_at=now, ended_by_id=by.person_id if by else None, ended_how=how)


@cites(CORRECT)
def mended(found: Record, gone: Collection[str], by: Actor, now: datetime) -> None:
    """What a second party found different of something beside the record ends with it. Part of the act."""
    if stands(found):
        mend(found, gone)
        found.save(update_fields=COLUMNS)
        if not stands(found):
            end_duties(found, "modified", now, by=by, kinds=["correct"], sources=["check"])


@cites(CORRECT)
def end_word_of_error(
    found: Record, changed: Collection[str], now: datetime, *, by: Actor, compared: bool = False
) -> list[str]:
    """A change ends the reported errors that it mends; other agencies that reported one learn what was changed.

    Any other stays and its time runs: gives what is still to be done, in words for the sender. Part of the act.
    """
    told = Duty.objects.filter(record=found, kind="correct", ended_at=None).select_related("teller", "told_by")
    over = [one for one in told if _is_mended(one, found, changed, compared=compared)]
    ended = {"ended_at": now, "ended_by_id": by.person_id, "ended_how": "modified"}
    Duty.objects.filter(pk__in=[one.pk for one in over]).update(**ended)
    tell_what_changed(found, over, sorted(changed), by, now)
    return [_still_told(one) for one in told if one not in over and one.source != "check"]


def _is_mended(one: Duty, found: Record, changed: Collection[str], *, compared: bool) -> bool:
    """Whether a change answers this word: the finding's own with the finding, one that names a field with that alone.

    Of words alone nobody can tell what they meant but who changes the record: they say that it was compared with the
    paper (VLN, PIH), or afterward that their change mends it (told.py, mended_by_change).
    """
    if one.source == "check":
        return not stands(found)
    return one.field in changed if one.field else compared


def _still_told(one: Duty) -> str:
    if one.field:
        return f"It is still told that {one.field} is wrong: modify {one.field}, or say that it is right."
    who = f"{one.told_by.user_id}, {one.teller.ori},"
    return (
        f"It is still told that it is wrong: the word of {who} names no field. If this change mends it, say so on the "
        "page Duties, or send a modify with VLN, who says so, and PIH, the paper in hand."
    )


def tell_what_changed(found: Record, over: Iterable[Duty], fields: Sequence[str], by: Actor, now: datetime) -> int:
    """Whoever told of an error that is mended now, at another agency, learns what was changed; gives how many devices.

    Part of the act.
    """
    told = 0
    for one in over:
        if one.teller_id != found.agency_id:
            text = (
                f"RECORD {found.number} WAS MODIFIED since you told that it is wrong.\nYou told: {one.why}\n"
                f"Changed: {', '.join(fields)}. If it is still wrong, tell it again."
            )
            notice = text, {"record": found.number, "changed": list(fields)}
            told += tell_the_teller(found, one, notice, by, now)
    return told


def tell_the_teller(
    found: Record, one: Duty, notice: tuple[str, Mapping[str, object]], by: Actor, now: datetime
) -> int:
    """Whoever told of a record learns what came of it; gives how many devices. The Department reads of all files."""
    files = [] if one.teller.kind == "department" else [found.file]
    devices, subject = connected(one.teller_id), f"record:{found.number}"
    return notify(devices, notice, subject=subject, clause=CORRECT, by=by, now=now, files=files)


def tell_what_to_do(made: Duty, said: str, by: Actor, now: datetime) -> int:
    """The agency's devices get to know what to do by when; gives how many."""
    found = made.record
    due = made.due_at.astimezone(ZoneInfo(found.agency.zone))
    text = f"{said}\n{to_do(made)} as soon as possible, by {due:%H:%M on %Y-%m-%d} at the latest."
    notice = text, {"record": found.number, "duty": made.kind, "due": made.due_at.isoformat()}
    devices, subject = connected(found.agency_id), f"record:{found.number}"
    told = notify(devices, notice, subject=subject, clause=CLAUSES[made.kind], by=by, now=now, files=[found.file])
    return reached(made, told)


def reached(made: Duty, devices: int) -> int:
    """Keeps how many devices word of a duty went to, and gives it. None: its time runs all the same, which is said."""
    made.devices = max(devices, made.devices or 0)
    made.save(update_fields=["devices"])
    return devices


@cites(CORRECT, CANCEL)
def untold(kind: str, now: datetime, agency_id: int | None = None) -> QuerySet[Duty]:
    """Duties whose time runs and of which no device of their agency could be told: somebody has to call."""
    return open_duties(agency_id).filter(kind=kind, devices=0, told_at__lte=now, due_at__gte=now)


def open_duties(agency_id: int | None = None) -> QuerySet[Duty]:
    """What is open of one agency, or of all, the nearest due first."""
    found = Duty.objects.filter(ended_at=None).select_related("record", "record__agency", "told_by", "teller")
    if agency_id is not None:
        found = found.filter(record__agency_id=agency_id)
    return found.order_by("due_at", "id")


@cites(CORRECT, CANCEL)
def late(kind: str, since: datetime, now: datetime, agency_id: int | None = None) -> QuerySet[Duty]:
    """Duties that are open past their time, and those that ended after it since a moment: late for good."""
    found = Duty.objects.filter(kind=kind).select_related("record", "record__agency", "told_by", "teller")
    still = found.filter(ended_at=None, due_at__lt=now)
    after = found.filter(ended_at__gt=F("due_at"), ended_at__gte=since, ended_at__lte=now)
    both = still | after
    if agency_id is not None:
        both = both.filter(record__agency_id=agency_id)
    return both.order_by("due_at", "id")
