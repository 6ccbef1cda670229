"""Section 1240.70: which record is validated in which month, from which paper, and what becomes of one that is not."""

from datetime import date, timedelta
from enum import StrEnum

from leads.rules.clauses import cites
from leads.rules.refused import Refused

VALID = "1240.70(a)"
OUT_AT_ONCE = "1240.70(b)"
QUALITY = "1240.70(c)"


class Cycle(StrEnum):
    """How often a record is validated."""

    YEARLY = "yearly"
    ONCE = "once"
    NEVER = "never"


@cites(VALID)
def paper_in_hand(paper: str) -> str:
    """The paper that whoever validates has in hand; without one nothing is valid. Refused: no-paper."""
    if named := " ".join(paper.split())[:200]:
        return named
    raise Refused(
        code="no-paper",
        sentence="A record is valid while a paper supports it, and none is named as in hand.",
        clause=VALID,
        cure="Name the paper in hand; if there is none, remove the record.",
        field="PIH",
        example="REPORT 26-000123",
    )


@cites(OUT_AT_ONCE)
def not_valid(why: str) -> str:
    """Why a record is no longer valid, in the words of its agency. Refused: without-why."""
    if reason := " ".join(why.split())[:400]:
        return reason
    raise Refused(
        code="without-why",
        sentence="A record that is not valid comes out at once, and says why.",
        clause=OUT_AT_ONCE,
        cure="Say why it is not valid.",
        field="why",
        example="The complaint was withdrawn",
    )


@cites(QUALITY)
def listed_in(entered_on: date, month: date, cycle: Cycle, first: int, every: int) -> bool:
    """Whether a record stands on the list of this month: `first` months after its own, and then `every` so many.

    Days of Illinois; `month` by its first day. Source: hot file validation.
    """
    apart = (month.year - entered_on.year) * 12 + month.month - entered_on.month - first
    return cycle != Cycle.NEVER and (apart == 0 or (cycle == Cycle.YEARLY and apart > 0 and apart % every == 0))


@cites(QUALITY)
def answer_late(due_on: date, today: date) -> bool:
    """Whether an answer is late: its last day is within, the day after it is not."""
    return today > due_on


def first_of_month(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def answer_days(started_on: date, days: int, lapse_days: int) -> tuple[date, date | None]:
    """The last day for answers to a review, and the day from which what is not answered lapses; None: never."""
    due = started_on + timedelta(days=days)
    return due, max(started_on + timedelta(days=lapse_days), due + timedelta(days=1)) if lapse_days else None
