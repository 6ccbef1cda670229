"""Section 1240.60: what stands behind a hot file record, and who checks it by when."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum

from leads.rules.clauses import cites, limit
from leads.rules.days import hours_after
from leads.rules.refused import Refused

SUPPORTED = "1240.60(a)(2)"
CHECK = "1240.60(a)(5) check"
SERIOUS = "1240.60(a)(5) serious"
WARRANT_IN_A_DAY = "1240.60(a)(4)"
ENTER_SOON = "1240.60(a)(3)"


class Support(StrEnum):
    """What may stand behind a record."""

    DOCUMENT = "document"
    WARRANT = "warrant"
    COMPLAINT = "complaint"


SUPPORT_WORDS: dict[Support, str] = {
    Support.DOCUMENT: "an investigative document",
    Support.WARRANT: "an active warrant",
    Support.COMPLAINT: "a complaint",
}

TELEPHONE_ONLY = "telephone"


@cites("1240.60(a)(2)")
def supported(kind: str) -> Support:
    """A report, an active warrant or a complaint stands behind a record; a telephone call alone does not.

    Refused: telephone-only, support-missing.
    """
    said = kind.strip().lower()
    if said == TELEPHONE_ONLY:
        raise Refused(
            code="telephone-only",
            sentence="A record cannot rest on a telephone report of the victim or owner alone.",
            clause="1240.60(a)(2)",
            cure="Take a signed complaint or write the report first, then enter the record with it.",
            field="support",
            example=Support.COMPLAINT.value,
        )
    if said not in set(Support):
        raise Refused(
            code="support-missing",
            sentence="This entry does not say which paper stands behind it.",
            clause="1240.60(a)(2)",
            cure=f"Name one of: {', '.join(Support)}.",
            field="support",
            example=Support.DOCUMENT.value,
        )
    return Support(said)


@cites("1240.60(a)(2)")
def support_at_hand(where: str) -> None:
    """The paper behind a record can be reached at every hour, and the entry says where.

    Refused: support-place-missing.
    """
    if not where.strip():
        raise Refused(
            code="support-place-missing",
            sentence="This entry does not say where its paper can be reached day and night.",
            clause="1240.60(a)(2)",
            cure="Say where the paper is kept, or whom to call for it.",
            field="support_at",
            example="RECORDS DESK 217-555-0140",
        )


@cites(WARRANT_IN_A_DAY)
def warrant_due(facts_known_at: datetime) -> datetime:
    """A warrant is entered by this time: a day, in elapsed hours, after reliable and sufficient information came."""
    return hours_after(facts_known_at, limit(WARRANT_IN_A_DAY, "hours", on=facts_known_at))


@cites(WARRANT_IN_A_DAY)
def warrant_late(facts_known_at: datetime, entered_at: datetime) -> bool:
    """Whether a warrant was entered after its day; the last instant is still in time. The day of the warrant is nothing
    to it: the clock starts with the information."""
    return entered_at > warrant_due(facts_known_at)


@cites(ENTER_SOON)
def entered_too_late(due: datetime, entered_at: datetime) -> bool:
    """Whether a record came after the time that a law sets for its kind; the last instant is still in time.

    Part 1240 itself says "as soon as the facts are known": the figure is that of another law.
    """
    return entered_at > due


@cites(WARRANT_IN_A_DAY)
def after_the_facts(facts_known_at: datetime, entered_at: datetime) -> str:
    """How long after its facts a warrant was entered, to the minute: 24 h 00 would hide that it was late."""
    minutes = -(-int((entered_at - facts_known_at).total_seconds()) // 60)
    return f"{minutes // 60} h {minutes % 60:02} min"


@cites(CHECK)
def second_check_due(entered_at: datetime) -> datetime:
    """Someone else has checked a record by this time: a day after entry, by the limit in force at entry."""
    return hours_after(entered_at, limit(CHECK, "hours", on=entered_at))


@cites(CHECK)
def second_check_overdue(entered_at: datetime, checked_at: datetime | None, now: datetime) -> bool:
    """A record that nobody has checked is overdue once its time has passed; the last instant is still in time."""
    return checked_at is None and now > second_check_due(entered_at)


@cites(CHECK)
def second_check_late(entered_at: datetime, checked_at: datetime) -> bool:
    """Whether a check that was made came after its time: what an auditor counts."""
    return checked_at > second_check_due(entered_at)


@cites(CHECK)
def checker_may_check(enterer: str, checker: str) -> None:
    """Whoever entered a record cannot be its second party. Refused: same-person."""
    if enterer.strip().casefold() == checker.strip().casefold():
        raise Refused(
            code="same-person",
            sentence="The person who entered this record cannot also be its second party.",
            clause=CHECK,
            cure="Ask another certified person of your agency to check it.",
        )


@cites(CHECK)
def differences_acknowledged(shown: Mapping[str, str], acknowledged: Collection[str]) -> None:
    """The cross-checks are made, and what differs in them is acknowledged one by one before a record counts as checked.

    `shown`: each difference by its mark, in words. Refused: difference-open.
    """
    if left := {mark: words for mark, words in shown.items() if mark not in acknowledged}:
        raise Refused(
            code="difference-open",
            sentence=f"A cross-check differs and is not acknowledged: {' '.join(left.values())}",
            clause=CHECK,
            cure="Read each of them on the report. Acknowledge it if the report says what the record says; if the"
            " record is wrong, leave its item without a tick and say that it differs.",
            field=next(iter(left)),
        )


@cites(SERIOUS)
def substantial(why: str) -> str:
    """What is in question about a record that the Department removes: its words, on one line. Refused: without-why."""
    if reason := " ".join(why.split())[:400]:
        return reason
    raise Refused(
        code="without-why",
        sentence="A record is removed for a substantial question of its validity or accuracy, and none is named.",
        clause=SERIOUS,
        cure="Say what is in question.",
        field="why",
        example="The VIN is that of a truck, and the record says sedan",
    )
