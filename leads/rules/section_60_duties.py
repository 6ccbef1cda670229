"""Section 1240.60: what an agency does about its record once it is told, and by when: correct it, or end it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from leads.rules.clauses import cites
from leads.rules.days import hours_after
from leads.rules.refused import Refused

CORRECT = "1240.60(a)(5) correct"
CANCEL = "1240.60(a)(7)"


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift of an agency, by the clock on its wall; if it ends no later than it begins, on the next day."""

    begins: time
    ends: time

    @property
    def lasts(self) -> timedelta:
        """How long it is by the clock on the wall; one that ends when it begins is a whole day."""
        day = date(2000, 1, 1)
        over = datetime.combine(day + timedelta(days=self.ends <= self.begins), self.ends)
        return over - datetime.combine(day, self.begins)


@cites(CORRECT)
def shift_ends(told_at: datetime, shifts: Sequence[Shift], zone: str) -> datetime | None:
    """When the shift ends in which word came, in UTC; None where it came between shifts.

    Where two overlap, word came in both, and the later end counts.
    """
    here = ZoneInfo(zone)
    today = told_at.astimezone(here).date()
    ends = []
    for shift in shifts:
        for day in (today - timedelta(days=1), today):
            begins = datetime.combine(day, shift.begins, here)
            over = datetime.combine(day + timedelta(days=shift.ends <= shift.begins), shift.ends, here)
            if begins <= told_at < over:
                ends.append(over.astimezone(UTC))
    return max(ends, default=None)


@cites(CORRECT)
def work_period_ends(told_at: datetime, begun: Sequence[datetime], hours: int) -> datetime:
    """When the work period ends in which word came, where no shift says it, in UTC.

    `begun`: when those signed on who are told. A period lasts so many hours from there; the latest end counts.
    Where nobody's runs, nobody had begun to work when word came: it counts from the word.
    """
    running = [end for one in begun if (end := hours_after(one, hours)) > told_at]
    return max(running, default=hours_after(told_at, hours))


@cites(CORRECT)
def duty_due(told_at: datetime, shifts: Sequence[Shift], zone: str, begun: Sequence[datetime], hours: int) -> datetime:
    """By when an agency has acted on word that its record is wrong: the end of the shift or work period, in UTC."""
    return shift_ends(told_at, shifts, zone) or work_period_ends(told_at, begun, hours)


@cites(CORRECT, CANCEL)
def duty_overdue(due: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Whether nobody acted in time: the last instant of the shift is within, what comes after it is late for good."""
    return (ended_at or now) > due


@cites(CORRECT)
def error_named(why: str) -> str:
    """What is wrong about a record, in the words of whoever tells its agency. Refused: without-why."""
    nothing = "A reported error says what is wrong, and nothing is named."
    return _said(why, CORRECT, nothing, "Say what is wrong.", "The plate on the report is TST1243")


@cites(CANCEL)
def purpose_met(why: str) -> str:
    """How the purpose of a record was met: recovered, apprehended, returned. Refused: without-why."""
    nothing = "That a record's purpose is met says how, and nothing is named."
    cure = "Say how: recovered, apprehended, returned."
    return _said(why, CANCEL, nothing, cure, "Recovered behind the depot, case 26-10500")


@cites(CORRECT)
def right_as_it_stands(paper: str) -> str:
    """The paper that shows that a record is right after all, as whoever looked names it. Refused: without-paper."""
    if named := " ".join(paper.split())[:200]:
        return named
    raise Refused(
        code="without-paper",
        sentence="That the record is right is said from its paper, and none is named.",
        clause=CORRECT,
        cure="Name the paper that you compared it with; if it is not at hand, modify or cancel the record.",
        field="paper",
        example="REPORT 26-000123, PAGE 2",
    )


def _said(why: str, clause: str, sentence: str, cure: str, example: str) -> str:
    if words := " ".join(why.split())[:400]:
        return words
    raise Refused("without-why", sentence, clause, cure, field="why", example=example)
