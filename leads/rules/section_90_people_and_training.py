"""Section 1240.90: certificates of users, and what they cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_30_participation import Level


@dataclass(frozen=True)
class Certificate:
    """A user certificate as the law sees it; both days are in, days of Illinois.

    `stopped_on` is the day from which it is suspended or revoked (None: it is not).
    """

    level: str
    valid_from: date
    valid_until: date
    stopped_on: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether it counts on this day."""
        stopped = self.stopped_on is not None and self.stopped_on <= on
        return self.valid_from <= on <= self.valid_until and not stopped

    def covers(self, level: str) -> bool:
        """A certificate for full access covers less than full access; not the other way round."""
        return self.level in (level, Level.FULL)


@cites("1240.90(b)(1)")
def certified_for(level: str, certificates: Iterable[Certificate], on: date) -> bool:
    """A user may work at a level with a certificate in force that covers it."""
    return any(one.covers(level) and one.in_force(on) for one in certificates)


@cites("1240.90(b)(1)")
def may_operate(level: str, certificates: Iterable[Certificate], on: date) -> None:
    """Nobody uses LEADS without a certificate for the level. Refused: not-certified, with what would cure it."""
    held = list(certificates)
    if certified_for(level, held, on):
        return
    raise Refused(
        code="not-certified", sentence=_why_not(level, held, on), clause="1240.90(b)(1)", cure=_cure(held, on)
    )


def _why_not(level: str, held: list[Certificate], on: date) -> str:
    words = "full access" if level == Level.FULL else "less than full access"
    fitting = [one for one in held if one.covers(level)]
    if any(one.stopped_on is not None and one.stopped_on <= on <= one.valid_until for one in fitting):
        return f"This person's certificate for {words} is suspended or revoked."
    if lapsed := [one.valid_until for one in fitting if one.valid_until < on]:
        return f"This person's certificate for {words} lapsed on {max(lapsed).isoformat()}."
    return f"This person holds no certificate for {words} today."


def _cure(held: list[Certificate], on: date) -> str:
    if any(one.stopped_on is not None and one.stopped_on <= on for one in held):
        return "Ask the Department about the suspension of the certificate."
    if any(one.valid_until < on for one in held):
        return "Take the certification course and its test again."
    return "Ask your Agency Coordinator for the certification course of this level."
