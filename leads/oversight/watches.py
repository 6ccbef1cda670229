"""What is overdue under the law, by clause: queries that find it, so that nothing stored can go stale.

A row here puts a clause on the Department's page of watches. To watch another clause, add a function and a row.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from leads.agencies.models import Agency
from leads.oversight.late_records import (
    late_entries,
    late_warrants,
    not_cancelled,
    not_removed,
    unanswered,
    unchecked_records,
    uncorrected,
)
from leads.oversight.models import SuspensionOrder
from leads.oversight.notified import not_notified
from leads.oversight.overdue import Overdue
from leads.oversight.staffing import unstaffed
from leads.rules.clauses import cites
from leads.rules.days import illinois_day, midnight
from leads.rules.section_60_duties import CANCEL, CORRECT
from leads.rules.section_60_hot_file_records import CHECK, ENTER_SOON, WARRANT_IN_A_DAY
from leads.rules.section_60_staffing import STAFFED
from leads.rules.section_70_validation import OUT_AT_ONCE, QUALITY
from leads.rules.section_110_sanctions import HEARING

UNNAMED = "It is about a record. You may not look at records of its file now."


@dataclass(frozen=True, slots=True)
class Watch:
    """How a clause is watched: the function that finds what is late, and what that means in a sentence."""

    clause: str
    find: Callable[[datetime, Agency | None], Sequence[Overdue]]
    sentence: str


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
        Watch(STAFFED, unstaffed, "An agency with records had nobody certified at its terminal at some hour."),
        Watch(ENTER_SOON, late_entries, "A record was entered, or those whom the law names were told of it, too late."),
        Watch(WARRANT_IN_A_DAY, late_warrants, "A warrant was entered later than a day after its facts were known."),
        Watch(CHECK, unchecked_records, "A record has not been checked by a second party within a day of its entry."),
        Watch(CORRECT, uncorrected, "A reported error was not acted on by the end of the shift or work period."),
        Watch(CANCEL, not_cancelled, "A record whose purpose is met was not ended promptly."),
        Watch(OUT_AT_ONCE, not_removed, "A record that was found not valid is still in the files."),
        Watch(QUALITY, unanswered, "An agency has not answered quality control by its last day."),
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
