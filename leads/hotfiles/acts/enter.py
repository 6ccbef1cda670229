"""Enters a record that names the paper behind it, with its keys, from which on it hits."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from leads.database import prepared
from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.edited import edited
from leads.hotfiles.acts.kept_lists import keep_lists
from leads.hotfiles.acts.number import next_number
from leads.hotfiles.acts.on_file import not_on_file, write_keys
from leads.hotfiles.acts.retire import retire_on
from leads.hotfiles.acts.runs import not_too_many
from leads.hotfiles.acts.who_enters import may_enter_in
from leads.hotfiles.cross_checks import cross_checks
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.clauses import cites
from leads.rules.section_60_hot_file_records import (
    ENTER_SOON,
    WARRANT_IN_A_DAY,
    Support,
    after_the_facts,
    entered_too_late,
    warrant_late,
)

_WARRANT = Support.WARRANT.upper()


@cites("1240.60(a)(2)")
def enter(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Enters a record that names the paper behind it; its number is the key for everything later. Raises Refused."""
    file, today = FILES[key.file], now.astimezone(ZoneInfo(by.zone)).date()
    may_enter_in(file, by, now)
    described, known_at, warnings = edited(key, values, by.zone, now)
    not_too_many(described, numbers)
    near = not_on_file(file, described | {"OCA": values.get("OCA", "")}, by)
    due = None if values["SUP"] == _WARRANT else file.enter_by(described, known_at, numbers)
    late = _late(values["SUP"], known_at, due, now)
    made = Record(
        number=next_number(file.letter),
        file=file.name,
        key=key.key,
        agency_id=by.agency_id,
        case_number=values.get("OCA", ""),
        warnings=list(warnings),
        support=values["SUP"],
        support_at=values["SUD"],
        facts_known_at=known_at,
        entered_late=late,
        late_why=values.get("EMR", "") if late else "",
        entered_at=now,
        entered_by_id=by.person_id,
        check_from=now,
        changed_at=now,
        retire_on=retire_on(file, described, now, by.zone, numbers),
    )
    made.values = described
    prepared.insert(made)
    keep_lists(made, {}, by.person_id, now)
    write_keys(file, made)
    remember(made, "enter", by, now, "hotfiles:record:entered", clause="1240.60(a)(2)")
    untold = due is None and known_at is None and file.enter_by(described, now, numbers) is not None
    told = (*warnings, *file.on_entry(described, today, numbers), *near, *_lateness(made, untold))
    return Done(made, "entered", told, look_back=True, crossed=cross_checks(described, today))


@cites(WARRANT_IN_A_DAY, ENTER_SOON)
def _late(support: str, known_at: datetime | None, due: datetime | None, now: datetime) -> bool:
    """Whether it comes after its time: a warrant after its day, any other record after what a law sets for its kind."""
    if support == _WARRANT:
        return known_at is not None and warrant_late(known_at, now)
    return due is not None and entered_too_late(due, now)


@cites(WARRANT_IN_A_DAY, ENTER_SOON)
def _lateness(made: Record, untold: bool) -> Iterator[str]:
    """What stands of a record that came late, or that does not say when its facts were known although a time runs."""
    if made.support != _WARRANT:
        if untold:
            yield (
                "When its facts were known (FKD) was not sent: nobody can tell whether it came in its time, "
                f"{ENTER_SOON}."
            )
        if made.entered_late:
            yield f"That it comes late stands as a finding, {ENTER_SOON}."
        return
    if made.facts_known_at is None:
        yield (
            "When its facts were known (FKD) was not sent: nobody can tell whether this warrant came within its day, "
            f"{WARRANT_IN_A_DAY}."
        )
    elif made.entered_late and not made.late_why:
        after = after_the_facts(made.facts_known_at, made.entered_at)
        yield (
            f"Entered {after} after its facts were known, and no emergency (EMR) kept it from its day: that "
            f"stands as a finding, {WARRANT_IN_A_DAY}."
        )
