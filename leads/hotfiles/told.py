"""Reports on a record: that it is wrong, that its purpose is met, and that it is right after all."""

from datetime import datetime
from itertools import pairwise

from django.db import transaction

from leads.hotfiles.acts.additions import changed_codes
from leads.hotfiles.acts.done import remember
from leads.hotfiles.acts.meant import must_be_own, must_still_hit
from leads.hotfiles.duties import CLAUSES, open_duty, tell_the_teller, tell_what_changed, tell_what_to_do
from leads.hotfiles.models import Duty, Record
from leads.hotfiles.nameable import nameable
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import locked, makers_of
from leads.ledger.actor import Actor
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CANCEL, CORRECT, error_named, purpose_met, right_as_it_stands
from leads.standing.gates import may_keep, may_read
from leads.standing.snapshot import current


@cites(CORRECT)
@transaction.atomic
def tell_of_error(record_number: str, *, why: str, field: str = "", by: Actor, now: datetime) -> tuple[Duty, int]:
    """Whoever may read a record says that it is wrong: its agency is told, and has to mend it within the shift.

    `field`: the code of what is wrong (nameable.py); then a change of that alone ends the duty. Without one it ends
    with a modify that says that the record was compared with its paper (VLN, PIH), or by `mended_by_change`.

    Another agency that had a hit, the Department, or the agency itself. Returns the duty, and how many devices are told
    (0: telephone). `now` aware, UTC.
    Refused: not-on-file, already-ended, already-told, without-why, no-such-field, and what gates say.
    """
    found = locked(record_number)
    must_still_hit(found, CORRECT)
    may_read(by.person_id, (found.file,), current(), now)
    reason = error_named(why)
    _must_be_field_of(found, field)
    source = "own" if by.agency_id == found.agency_id else "department" if by.department else "agency"
    _told_once(found, "correct", source, by)
    numbers = current().agencies.numbers
    made = open_duty(found, "correct", source, why=reason, by=by, now=now, numbers=numbers, field=field)
    due = {"due": made.due_at.isoformat(), "field": field}
    remember(found, "told", by, now, "hotfiles:record:told_of_error", why=reason, clause=CORRECT, data=due)
    what = f"RECORD {found.number}, CASE {found.case_number}: AN ERROR IS REPORTED."
    which = f"{field}: " if field else ""
    said = f"{what}\n{which}{reason}\nTold by {by.user_id}, {by.ori}."
    return made, tell_what_to_do(made, said, by, now)


@cites(CANCEL)
@transaction.atomic
def aware_of_end(record_number: str, *, why: str, by: Actor, now: datetime) -> tuple[Duty, int]:
    """An agency becomes aware that the purpose of its own record is met; it has to clear or cancel it promptly.

    Recovered, apprehended or returned: `why` says it. Returns the duty, and how many devices are told. `now` is UTC.
    Refused: not-on-file, already-ended, not-your-record, already-told, without-why, and what gates say.
    """
    found = locked(record_number)
    must_still_hit(found, CANCEL)
    must_be_own(found, by, CANCEL, "Locate it: its agency is then told that it has to end it.")
    may_read(by.person_id, (found.file,), current(), now)
    reason = purpose_met(why)
    _told_once(found, "cancel", "own", by)
    numbers = current().agencies.numbers
    made = open_duty(found, "cancel", "own", why=reason, by=by, now=now, numbers=numbers)
    due = {"due": made.due_at.isoformat()}
    remember(found, "met", by, now, "hotfiles:record:purpose_met", why=reason, clause=CANCEL, data=due)
    said = f"RECORD {found.number}, CASE {found.case_number}: ITS PURPOSE IS MET.\n{reason}\nTold by {by.user_id}."
    return made, tell_what_to_do(made, said, by, now)


@cites(CORRECT)
@transaction.atomic
def keep_as_it_is(duty_id: int, *, paper: str, by: Actor, now: datetime) -> tuple[Duty, int]:
    """An agency looked at its record with the paper in hand, and it is right: whoever told is told that.

    What a second party found is withdrawn by the finder or the coordinator instead (differs.py). Returns the duty, and
    how many devices of the agency that told are told. `now` aware, UTC.
    Refused: no-such-duty, not-your-record, not-this-way, same-person, without-paper, and what gates say.
    """
    one, found = _their_duty(duty_id, by, now)
    _may_be_kept(one, by)
    one.ended_why = right_as_it_stands(paper)
    one.ended_at, one.ended_by_id, one.ended_how = now, by.person_id, "right"
    one.save(update_fields=["ended_at", "ended_by", "ended_how", "ended_why"])
    remember(found, "right", by, now, "hotfiles:record:found_right", why=one.ended_why, clause=CORRECT)
    text = (
        f"RECORD {found.number} IS RIGHT AS IT STANDS, its agency says.\nYou told: {one.why}\n"
        f"Compared by {by.user_id}, {by.ori}, with: {one.ended_why}."
    )
    notice = text, {"record": found.number, "right": one.ended_why}
    return one, tell_the_teller(found, one, notice, by, now)


def _may_be_kept(one: Duty, by: Actor) -> None:
    """Word of an error that is still open, which somebody else gave. Raises Refused."""
    if one.ended_at is not None:
        raise Refused("not-this-way", "This duty has ended already.", CORRECT, "Nothing more is needed.")
    if one.kind != "correct" or one.source == "check":
        how = "Withdraw what was found, on its page." if one.kind == "correct" else "Clear or cancel the record."
        raise Refused("not-this-way", "A paper alone does not end this duty.", CLAUSES[one.kind], how)
    if by.person_id in {one.told_by_id, *makers_of([one.record])[one.record_id]}:
        sentence = "Neither who told that a record is wrong nor who entered or changed it says that it is right."
        cure = "Ask another certified person of your agency to compare it, or modify the record."
        raise Refused("same-person", sentence, CORRECT, cure)


@cites(CORRECT)
@transaction.atomic
def mended_by_change(duty_id: int, *, by: Actor, now: datetime) -> tuple[Duty, int]:
    """An agency says that what it has changed since mends what was told without a field: whoever told is told that.

    Who changed it may say so: it is no check, which stays due. Returns the duty, and how many devices of the agency
    that told are told. `now` aware, UTC.
    Refused: no-such-duty, not-your-record, not-this-way, and what gates say.
    """
    one, found = _their_duty(duty_id, by, now)
    if one.ended_at is not None:
        raise Refused("not-this-way", "This duty has ended already.", CORRECT, "Nothing more is needed.")
    if not is_in_words(one):
        sentence = "This duty ends with what it names."
        raise Refused("not-this-way", sentence, CLAUSES[one.kind], "Change that, or end the record.")
    if not (changed := changed_since(one)):
        sentence = f"{found.number} was not changed since that was told."
        cure = "Modify it first; or, if it is right as it stands, say that with its paper."
        raise Refused("not-this-way", sentence, CORRECT, cure)
    one.ended_at, one.ended_by_id, one.ended_how = now, by.person_id, "modified"
    one.save(update_fields=["ended_at", "ended_by", "ended_how"])
    data = {"changed": changed}
    remember(found, "mended", by, now, "hotfiles:record:said_mended", why=one.why, clause=CORRECT, data=data)
    return one, tell_what_changed(found, [one], changed, by, now)


def is_in_words(one: Duty) -> bool:
    """Whether it is word of an error that names no field: what mends it, only people can say."""
    return one.kind == "correct" and one.source != "check" and not one.field


def changed_since(one: Duty) -> list[str]:
    """What of a record was changed since word of it came: codes, and images in words; nothing where nothing was."""
    changed = set[str]()
    for before, step in pairwise(one.record.changes.order_by("id")):
        if step.act == "modify" and step.at > one.told_at:
            codes = {*before.values, *step.values}
            fields = {code for code in codes if before.values.get(code) != step.values.get(code)}
            beside = changed_codes(FILES[one.record.file], before.beside, step.beside)
            changed |= fields | beside or {step.why}
    return sorted(changed)


def _their_duty(duty_id: int, by: Actor, now: datetime) -> tuple[Duty, Record]:
    """A duty and its record, both locked, the record first, for somebody who may change it. Raises Refused."""
    one = Duty.objects.filter(pk=duty_id).select_related("record").first()
    if one is None:
        raise Refused("no-such-duty", "There is no such duty.", CORRECT, "Look at what is open of your agency.")
    found = locked(one.record.number)
    must_be_own(found, by, CORRECT, "Leave it to that agency.")
    may_keep(by.person_id, (found.file,), current(), now)
    duties = Duty.objects.select_for_update(of=("self",)).select_related("teller", "told_by", "record")
    return duties.get(pk=duty_id), found


def _must_be_field_of(found: Record, field: str) -> None:
    if field and field not in nameable(found):
        said = f"{field[:10]} is no field of {found.number}."
        raise Refused("no-such-field", said, CORRECT, "Choose one of the list, or none and say it in words.", "field")


def _told_once(found: Record, kind: str, source: str, by: Actor) -> None:
    """Raises Refused (already-told) where this agency has told the same of it and nothing came of it yet."""
    if Duty.objects.filter(record=found, kind=kind, source=source, teller_id=by.agency_id, ended_at=None).exists():
        sentence = f"Your agency has told this of {found.number} already, and it is still open."
        cure = f"Call {found.agency.name}{f', {found.agency.telephone}' if found.agency.telephone else ''}."
        raise Refused("already-told", sentence, CLAUSES[kind], cure)
