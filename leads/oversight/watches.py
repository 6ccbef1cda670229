"""What is overdue under the law, by clause: queries that find it, so that nothing stored can go stale.

A row here puts a clause on the Department's page of watches. To watch another clause, add a function and a row.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from leads.agencies.models import Agency
from leads.hotfiles import second_check
from leads.hotfiles.finding import stands
from leads.hotfiles.models import Record
from leads.oversight.models import SuspensionOrder
from leads.oversight.notified import not_notified
from leads.rules.clauses import cites
from leads.rules.days import illinois_day, midnight
from leads.rules.numbers import number
from leads.rules.section_60_hot_file_records import CHECK, WARRANT_IN_A_DAY, after_the_facts, warrant_due
from leads.rules.section_110_sanctions import HEARING
from leads.standing.snapshot import current

UNNAMED = "A record has not been checked by a second party. You may not look at records of its file now."


@dataclass(frozen=True, slots=True)
class Overdue:
    """One thing that is late: whose, what, since when, in words, and who is asked to act."""

    agency: Agency
    subject: str  # as in the ledger: "record:V990000417", "order:S-2026-0001"
    due: datetime
    words: str
    asked: str
    file: str = ""  # whose record's data the words carry; "": none


@dataclass(frozen=True, slots=True)
class Watch:
    """How a clause is watched: the function that finds what is late, and what that means in a sentence."""

    clause: str
    find: Callable[[datetime, Agency | None], Sequence[Overdue]]
    sentence: str


@cites(CHECK)
def unchecked_records(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Records whose second-party check is late, of one agency or of all, the longest overdue first."""
    return [
        Overdue(
            one.record.agency,
            f"record:{one.record.number}",
            one.due,
            _unchecked(one.record),
            one.asked,
            one.record.file,
        )
        for one in second_check.overdue(now, agency)
    ]


def _unchecked(found: Record) -> str:
    which, entered = f"{found.number}, case {found.case_number},", found.entered_by.user_id
    if stands(found) and found.different_by:
        finder = found.different_by.user_id
        return f"{which} entered by {entered}, was found by {finder} to differ from its report and is not corrected."
    return f"{which} was entered by {entered} and has not been checked by anyone else."


@cites(WARRANT_IN_A_DAY)
def late_warrants(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Warrants that were entered after their day, with no emergency that kept them: findings of the last months."""
    since = now - timedelta(days=number("findings.days", current().agencies.numbers))
    found = Record.objects.filter(entered_late=True, late_why="", entered_at__gte=since, entered_at__lte=now)
    if agency is not None:
        found = found.filter(agency=agency)
    return [_late(one) for one in found.select_related("agency", "entered_by").order_by("entered_at")]


def _late(found: Record) -> Overdue:
    assert found.facts_known_at is not None
    after = after_the_facts(found.facts_known_at, found.entered_at)
    which, by = f"{found.number}, case {found.case_number}, a warrant,", found.entered_by.user_id
    words = f"{which} was entered by {by} {after} after its facts were known, and names no emergency."
    due = warrant_due(found.facts_known_at)
    return Overdue(found.agency, f"record:{found.number}", due, words, "coordinator", found.file)


@cites(HEARING)
def undecided_suspensions(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Suspensions in force whose hearing day is over: the agency waits for its hearing or for the decision."""
    today = illinois_day(now)
    found = SuspensionOrder.objects.filter(lifted_at=None, hearing_on__lt=today).select_related("agency")
    if agency is not None:
        found = found.filter(agency=agency)
    return [
        Overdue(
            order.agency,
            f"order:{order.number}",
            midnight(order.hearing_on + timedelta(days=1)),
            f"Order {order.number} is still in force, and its hearing day has gone by.",
            "director",
        )
        for order in found.order_by("hearing_on", "number")
    ]


@cites("1240.110(c)")
def unnotified_suspensions(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Suspensions in force of which nobody at the agency has the notice: neither acknowledged nor served."""
    return [
        Overdue(
            order.agency,
            f"order:{order.number}",
            order.ordered_at,
            f"{order.agency.name} is suspended by order {order.number}, and nobody there has the notice yet.",
            "director",
        )
        for order in not_notified(agency)
        if order.ordered_at <= now
    ]


WATCHES: dict[str, Watch] = {
    watch.clause: watch
    for watch in (
        Watch(WARRANT_IN_A_DAY, late_warrants, "A warrant was entered later than a day after its facts were known."),
        Watch(CHECK, unchecked_records, "A record has not been checked by a second party within a day of its entry."),
        Watch("1240.110(c)", unnotified_suspensions, "An agency is suspended, and was not notified yet."),
        Watch(HEARING, undecided_suspensions, "A suspension has outlived the day of its hearing without a decision."),
    )
}


def told_to(found: Sequence[Overdue], files: Collection[str]) -> list[Overdue]:
    """What a reader is told who may get data of these files now; of other records only that they are late."""
    return [one if not one.file or one.file in files else replace(one, subject="", words=UNNAMED) for one in found]


def overdue(now: datetime, agency: Agency | None = None) -> dict[str, Sequence[Overdue]]:
    """All that is late, by clause, of one agency or of all."""
    return {clause: watch.find(now, agency) for clause, watch in WATCHES.items()}
