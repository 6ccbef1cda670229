"""What is late about records, by clause: entry, second check, correction, end, answers to quality control."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count, F, QuerySet

from leads.agencies.models import Agency
from leads.hotfiles import second_check, told_of_missing
from leads.hotfiles.duties import is_under, late, untold
from leads.hotfiles.finding import stands
from leads.hotfiles.models import CAN_HIT, Duty, Record, Review
from leads.hotfiles.reviews import overdue_items, still_hitting
from leads.oversight.overdue import Overdue
from leads.rules.clauses import cites
from leads.rules.days import midnight
from leads.rules.missing_children import whom_words
from leads.rules.numbers import number
from leads.rules.section_60_duties import CANCEL, CORRECT
from leads.rules.section_60_hot_file_records import (
    CHECK,
    ENTER_SOON,
    WARRANT_IN_A_DAY,
    after_the_facts,
    second_check_due,
    second_check_overdue,
    warrant_due,
)
from leads.rules.section_70_validation import OUT_AT_ONCE, QUALITY
from leads.standing.snapshot import current


def _since(now: datetime) -> datetime:
    """How far back findings go: from one audit to the next."""
    return now - timedelta(days=number("findings.days", current().agencies.numbers))


@cites(CHECK)
def unchecked_records(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Records whose second-party check is late, the longest overdue first; then those that ended late without one."""
    open_now = [
        Overdue(one.record.agency, _subject(one.record), one.due, _unchecked(one.record), one.asked, one.record.file)
        for one in second_check.overdue(now, agency)
    ]
    return [*open_now, *_ended_unchecked(now, agency)]


def _unchecked(found: Record) -> str:
    which, entered = f"{found.number}, case {found.case_number},", found.entered_by.user_id
    if stands(found) and found.different_by:
        finder = found.different_by.user_id
        return f"{which} entered by {entered}, was found by {finder} to differ from its report and is not corrected."
    return f"{which} was entered by {entered} and has not been checked by anyone else."


def _ended_unchecked(now: datetime, agency: Agency | None) -> list[Overdue]:
    """Records that ended after their day and were never checked: the breach stays, though there is nothing to check."""
    gone = Record.objects.filter(checked_at=None, ended_at__gte=_since(now), ended_at__lte=now).exclude(
        state__in=CAN_HIT
    )
    return [
        Overdue(
            one.agency, _subject(one), second_check_due(one.check_from), _never_checked(one), "coordinator", one.file
        )
        for one in _of(gone.filter(ended_at__gt=F("check_from")), agency).order_by("ended_at")
        if one.ended_at and second_check_overdue(one.check_from, None, one.ended_at)
    ]


def _never_checked(found: Record) -> str:
    by = found.entered_by.user_id
    return f"{found.number}, case {found.case_number}, entered by {by}, ended after its day and was never checked."


@cites(WARRANT_IN_A_DAY)
def late_warrants(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Warrants that were entered after their day, with no emergency that kept them: findings of the last months."""
    return [_late_warrant(one) for one in _entered_late(now, agency).filter(support="WARRANT")]


def _late_warrant(found: Record) -> Overdue:
    assert found.facts_known_at is not None  # the database wants it of a warrant that is late
    after = after_the_facts(found.facts_known_at, found.entered_at)
    which, by = f"{found.number}, case {found.case_number}, a warrant,", found.entered_by.user_id
    words = f"{which} was entered by {by} {after} after its facts were known, and names no emergency."
    return Overdue(found.agency, _subject(found), warrant_due(found.facts_known_at), words, "coordinator", found.file)


@cites(ENTER_SOON)
def late_entries(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Records other than warrants that came later than a law wants; missing children of whom nobody told in time."""
    numbers = current().agencies.numbers
    missing = told_of_missing.late(_since(now), now, numbers, _pk(agency))
    entered = [_late_entry(one) for one in _entered_late(now, agency).exclude(support="WARRANT")]
    return [*entered, *(_missing(found, some) for found, some in missing)]


def _missing(found: Record, some: Sequence[told_of_missing.Asked]) -> Overdue:
    still = [one.whom for one in some if one.told is None]
    over = [one.whom for one in some if one.told is not None]
    said = ([f"not told: {whom_words(still)}"] if still else []) + ([f"told late: {whom_words(over)}"] if over else [])
    words = f"{found.number}, case {found.case_number}, a missing child: {'; '.join(said)}."
    asked = "operator" if still and found.state in CAN_HIT else "coordinator"
    return Overdue(found.agency, _subject(found), min(one.due for one in some), words, asked, found.file)


def _late_entry(found: Record) -> Overdue:
    which, by = f"{found.number}, case {found.case_number},", found.entered_by.user_id
    words = f"{which} was entered by {by} later than the law wants such a record entered."
    return Overdue(found.agency, _subject(found), found.entered_at, words, "coordinator", found.file)


def _entered_late(now: datetime, agency: Agency | None) -> QuerySet[Record]:
    found = Record.objects.filter(entered_late=True, late_why="", entered_at__gte=_since(now), entered_at__lte=now)
    return _of(found, agency).order_by("entered_at")


@cites(CORRECT)
def uncorrected(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Word of an error on which an agency did not act in its shift or work period; also what it then did late."""
    told = late("correct", _since(now), now, _pk(agency))
    undone = [_undone(one, now, "is not corrected", "was corrected") for one in told]
    return [*undone, *_untold("correct", now, agency)]


@cites(CANCEL)
def not_cancelled(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Records whose purpose is met, as their agency knows, and that it did not end promptly."""
    told = late("cancel", _since(now), now, _pk(agency))
    return [*(_undone(one, now, "still stands", "ended") for one in told), *_untold("cancel", now, agency)]


def _untold(kind: str, now: datetime, agency: Agency | None) -> list[Overdue]:
    """Duties whose time runs while no device of their agency could be told: the Department calls."""
    return [
        Overdue(
            one.record.agency,
            _subject(one.record),
            one.told_at,
            f"{one.record.number}, case {one.record.case_number}: no device of its agency could be told. Call them.",
            "department",
            one.record.file,
        )
        for one in untold(kind, now, _pk(agency))
    ]


def _undone(one: Duty, now: datetime, still: str, then: str) -> Overdue:
    found, told = one.record, one.told_by.user_id
    after = f"{then} after its time" if one.ended_at else still
    after = f"of what was located under it ({one.field}): {after}" if is_under(one) else after
    words = f"{found.number}, case {found.case_number}, {after}: {told} of {one.teller.ori} told it."
    asked = "coordinator" if one.ended_at else second_check.asked_by(now - one.due_at)
    return Overdue(found.agency, _subject(found), one.due_at, words, asked, found.file)


@cites(QUALITY)
def unanswered(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Agencies that have not answered by the last day of a validation or other quality control, with how much is left.

    Counted by the database: of a month's list a hundred thousand records may be late at once.
    """
    left = overdue_items(now, _pk(agency)).order_by().values_list("review_id", "agency_id").annotate(n=Count("id"))
    counts = sorted(left)
    reviews, agencies = Review.objects.in_bulk(r for r, _, _ in counts), Agency.objects.in_bulk(a for _, a, _ in counts)
    found = [_silent(reviews[review], agencies[whose], count) for review, whose, count in counts]
    return sorted(found, key=lambda one: (one.due, one.subject, one.agency.ori))


def _silent(review: Review, agency: Agency, count: int) -> Overdue:
    what = f"{count} record{'s' if count > 1 else ''} of {agency.name}"
    words = f"{what}: no answer to {review.title} by {review.due_on:%-d %b %Y}."
    return Overdue(agency, f"review:{review.pk}", midnight(review.due_on + timedelta(days=1)), words, "coordinator")


@cites(OUT_AT_ONCE)
def not_removed(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Records that were found not valid and hit all the same: at once a finding: they come out in the same act."""
    return [
        Overdue(
            one.agency,
            _subject(one.record),
            one.answered_at or now,
            f"{one.record.number}, case {one.record.case_number}, was found not valid and still hits.",
            "department",
            one.record.file,
        )
        for one in still_hitting(_pk(agency))
    ]


def _of(found: QuerySet[Record], agency: Agency | None) -> QuerySet[Record]:
    found = found.select_related("agency", "entered_by")
    return found if agency is None else found.filter(agency=agency)


def _pk(agency: Agency | None) -> int | None:
    return None if agency is None else agency.pk


def _subject(found: Record) -> str:
    return f"record:{found.number}"
