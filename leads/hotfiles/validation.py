"""Validation by the month: LEADS draws the list, reminds, and removes what nobody answered for.

A record stands on the list of the third month after its own, then, where its file says so, every year
(`HotFile.cycle`). Every duty here may be done again at any time: what was done is not done twice.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]
from django.db import transaction
from django.db.models import Exists, Max, Min, OuterRef, Q

from leads.agencies.models import Suspension
from leads.agencies.services import covers
from leads.hotfiles.acts.ceiling import within_ceiling
from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.listed import ending, tell_of
from leads.hotfiles.models import CAN_HIT, Record, RecordChange, Review, ReviewItem
from leads.hotfiles.registry import FILES
from leads.hotfiles.reviews import WAITS, put_in, tell_agencies
from leads.ledger.record import record as write_line
from leads.rules.clauses import cites
from leads.rules.days import illinois_day, midnight
from leads.rules.numbers import number
from leads.rules.section_70_validation import QUALITY, answer_days, first_of_month, listed_in
from leads.standing.gates import UPKEEP

#: What stands as the reason of its end.
LAPSED = "NOT VALIDATED"
QUESTION = (
    "Compare each record with the paper in hand; ask the complainant, court or prosecutor whether it still stands. "
    "What is not valid comes out at once."
)
#: Records that lapse in one transaction: acts on these records wait for it.
AT_ONCE = 100


@cites(QUALITY)
@transaction.atomic
def draw(now: datetime, numbers: Mapping[str, int]) -> Review | None:
    """This month's list, once, and its agencies are told. None where it is drawn already, or is empty."""
    made = begin(now, numbers)
    if made is None:
        return None
    counts = Counter(ReviewItem.objects.filter(review=made).values_list("agency_id", flat=True))
    data: dict[str, object] = {"review": made.pk, "records": counts.total(), "due": made.due_on.isoformat()}
    write_line("hotfiles:review:started", now=now, clause=QUALITY, data=data)
    removed = f" What is not validated is removed on {made.lapses_on:%Y-%m-%d}." if made.lapses_on else ""
    tell_agencies(made, counts, QUESTION + removed, by=None, now=now)
    return made


def begin(now: datetime, numbers: Mapping[str, int]) -> Review | None:
    """This month's list with every record that its month and file put on it; None where it is there, or is empty."""
    month = first_of_month(illinois_day(now))
    if Review.objects.filter(kind="validation", month=month).exists():
        return None
    records = sorted({one for each in _months_up_to(month) for one in _listed(each, numbers)})
    due, lapses = answer_days(
        illinois_day(now), number("validation.answer_days", numbers), number("validation.lapse_days", numbers)
    )
    made, fresh = Review.objects.get_or_create(
        kind="validation",
        month=month,
        defaults={
            "title": f"Validation {month:%B %Y}",
            "question": QUESTION,
            "started_at": now,
            "due_on": due,
            "lapses_on": lapses,
            "ended_at": None if records else now,
        },
    )
    if not fresh or not records:
        return None
    put_in(made, records)
    return made


def _months_up_to(month: date) -> Iterator[date]:
    """This month, and those before it in which LEADS did not run and so drew no list."""
    last = Review.objects.filter(kind="validation", month__lt=month).aggregate(month=Max("month"))["month"]
    missed = month if last is None else last + relativedelta(months=1)
    while missed <= month:
        yield missed
        missed += relativedelta(months=1)


def _listed(month: date, numbers: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Records of the month's list, by id and agency; those that can hit."""
    first, every = number("validation.first_months", numbers), number("validation.every_months", numbers)
    here = Record.objects.filter(state__in=CAN_HIT)
    oldest = here.aggregate(at=Min("entered_at"))["at"]
    if oldest is None:
        return
    begins, months = month - relativedelta(months=first), Q()
    while midnight(begins + relativedelta(months=1)) > oldest:
        months |= Q(entered_at__gte=midnight(begins), entered_at__lt=midnight(begins + relativedelta(months=1)))
        begins -= relativedelta(months=every)
    if not months:
        return
    rows = here.filter(months).values_list("id", "agency_id", "file", "plain", "entered_at")
    for record, agency, file, values, entered_at in rows.iterator(chunk_size=2000):
        if listed_in(illinois_day(entered_at), month, FILES[file].cycle(values), first, every):
            yield record, agency


@transaction.atomic
def remind(now: datetime, numbers: Mapping[str, int]) -> int:
    """Once, some days before the last: who has not answered is told how many are left. Returns how many agencies."""
    today = illinois_day(now)
    told = 0
    soon = today + relativedelta(days=number("validation.remind_days", numbers))
    waiting = Review.objects.select_for_update(skip_locked=True).filter(
        ended_at=None, reminded_at=None, due_on__lte=soon
    )
    for review in waiting:
        left = ReviewItem.objects.filter(WAITS, review=review).values_list("agency_id", flat=True)
        counts = Counter(left)
        removed = f" What is not answered is removed on {review.lapses_on:%Y-%m-%d}." if review.lapses_on else ""
        tell_agencies(review, counts, f"A reminder. {review.question}{removed}", by=None, now=now)
        review.reminded_at = now
        review.save(update_fields=["reminded_at"])
        told += len(counts)
    return told


@cites(QUALITY)
@transaction.atomic
def lapse(now: datetime, numbers: Mapping[str, int], most: int = AT_ONCE) -> int:
    """Removes records that were not validated by the day on which they lapse, and tells their agencies; how many.

    None at which nobody has looked since a restore: whether its agency had answered went with the database of then. And
    none of an agency that could not answer, because its upkeep of records is suspended, or was in the days for answers.
    None at all where more lapse than LEADS removes in a day by itself (acts/ceiling.py).
    """
    today = illinois_day(now)
    due = ReviewItem.objects.filter(WAITS, review__lapses_on__lte=today, review__ended_at=None)
    due = due.filter(record__unconfirmed_since=None).exclude(agency__in=_kept_from_answering(now, numbers))
    if not within_ceiling(due.count(), "THEY WERE NOT VALIDATED IN TIME", now, numbers):
        return 0
    due = due.select_related("record", "record__agency", "review")
    due = due.select_for_update(no_key=True, of=("self", "record"), skip_locked=True)
    gone = list(due.order_by("agency_id", "id")[:most])
    for one in gone:
        one.answer, one.answered_at = "lapsed", now
        one.save(update_fields=["answer", "answered_at"])
        _remove(one.record, now)
    to_do = "They hit no longer. Compare each with its papers; if it still stands, enter it anew."
    what = "WERE NOT VALIDATED IN TIME AND ARE REMOVED"
    tell_of([one.record for one in gone], what, to_do, clause=QUALITY, now=now, of=ending)
    return len(gone)


def _kept_from_answering(now: datetime, numbers: Mapping[str, int]) -> list[int]:
    """Agencies whose upkeep of records is suspended, or has been given back for less than the days of an answer."""
    since = now - timedelta(days=number("validation.answer_days", numbers))
    held = Suspension.objects.filter(Q(lifted_at=None) | Q(lifted_at__gt=since))
    return [one.agency_id for one in held if covers(one.service, UPKEEP)]


@transaction.atomic
def end_reviews(now: datetime) -> int:
    """Ends validations and other quality control whose last day is over and for which nothing waits; how many."""
    over = Review.objects.filter(due_on__lt=illinois_day(now), ended_at=None)
    return over.exclude(Exists(ReviewItem.objects.filter(WAITS, review=OuterRef("pk")))).update(ended_at=now)


def _remove(found: Record, now: datetime) -> None:
    ended(found, "retired", LAPSED, now, None)
    RecordChange.objects.create(record=found, at=now, act="retire", why=LAPSED, plain=found.plain)
    write_line("hotfiles:record:lapsed", now=now, subject=f"record:{found.number}", clause=QUALITY)
