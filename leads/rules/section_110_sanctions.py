"""Section 1240.110: immediate suspension, its notice, its hearing, and lifting it early."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from leads.rules.clauses import cites, counted_day
from leads.rules.days import Reading
from leads.rules.refused import Refused
from leads.rules.section_30_participation import service

HEARING = "1240.110(c)(3)"


class LiftReason(StrEnum):
    """Why the Director may lift a suspension before its hearing."""

    EMERGENCY = "emergency"
    PUBLIC_SAFETY = "public safety"


@cites(HEARING)
def latest_hearing_date(suspended_on: date, reading: Reading | None = None) -> date:
    """The last day for the hearing: ten days on, the day of suspension not counted.

    Unless this installation reads it otherwise, the tenth day stays the last also when it is a Saturday, a Sunday or a
    holiday: the duty is the Department's, and an agency without service waits. Days of Illinois.
    """
    return counted_day(HEARING, suspended_on, reading)


@cites(HEARING)
def hearing_date_allowed(suspended_on: date, hearing_on: date, reading: Reading | None = None) -> bool:
    """A hearing is held after the day of suspension and by its last day: True, or Refused.

    Refused: hearing-too-late, hearing-too-early.
    """
    last = latest_hearing_date(suspended_on, reading)
    if suspended_on < hearing_on <= last:
        return True
    late = hearing_on > last
    raise Refused(
        code="hearing-too-late" if late else "hearing-too-early",
        sentence=(
            f"A suspension of {suspended_on.isoformat()} needs its hearing by {last.isoformat()}."
            if late
            else f"The hearing has to come after the day of suspension, {suspended_on.isoformat()}."
        ),
        clause=HEARING,
        cure=f"Choose a day after {suspended_on.isoformat()}, at the latest {last.isoformat()}.",
        field="hearing_on",
        example=last.isoformat(),
    )


@cites(HEARING)
def may_lift(reason: str) -> LiftReason:
    """Before the hearing a suspension is lifted for an emergency or for public safety only. Refused: lift-reason."""
    try:
        return LiftReason(reason.strip().lower())
    except ValueError:
        raise Refused(
            code="lift-reason",
            sentence="Before its hearing a suspension is lifted only for an emergency or for public safety.",
            clause=HEARING,
            cure="Give one of those reasons, or wait for the hearing.",
            field="reason",
            example=LiftReason.EMERGENCY.value,
        ) from None


@cites("1240.110(c)", "1240.110(c)(1)", "1240.110(c)(2)", HEARING)
def notice_complete(services: Sequence[str], violations: Sequence[str], hearing: date | None) -> bool:
    """The notice of a suspension names services, alleged violations and a hearing: True, or Refused.

    Refused: no-services, unknown-service, no-violations, no-hearing-date. Whether the date is near enough is asked of
    `hearing_date_allowed`.
    """
    for name in services:
        service(name)
    for code, missing, clause, cure in (
        ("no-services", not services, "1240.110(c)(1)", "List each service that is suspended."),
        ("no-violations", not any(one.strip() for one in violations), "1240.110(c)(2)", "Say what is alleged."),
        ("no-hearing-date", hearing is None, HEARING, "Set the day of the hearing."),
    ):
        if missing:
            lacks = code.removeprefix("no-").replace("-", " ")
            raise Refused(code=code, sentence=f"The notice of suspension names no {lacks}.", clause=clause, cure=cure)
    return True
