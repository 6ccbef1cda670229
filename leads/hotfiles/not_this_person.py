"""Notes that stay with a record: somebody was taken for its person and is not; until when; who says so.

Whoever had that person before them writes the note, from a paper in hand; it counts once somebody else, of the agency
whose record it is, has confirmed it. So neither a friend at another agency nor one alone at its own frees a wanted man:
and what a note says is only said with a hit, which stands (noted.py).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from leads.agencies.devices import connected
from leads.hotfiles.about_records import NotThisPerson
from leads.hotfiles.acts.done import remember
from leads.hotfiles.acts.meant import must_be_own, must_still_hit
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.duties import mended
from leads.hotfiles.models import Record
from leads.hotfiles.noted import note_code, notes_of, of_its_own, shared
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import locked
from leads.hotfiles.things.person.compare import NUMBER_FIELDS
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.mail.post import notify
from leads.messages.fields import Numbers, Values
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CORRECT
from leads.standing.gates import may_keep, may_read
from leads.standing.snapshot import current

#: Fields by which a record's person is known: where one is changed, what was compared before is compared anew.
IDENTITY = frozenset({"NAM", "AKA", "DOB", "SEX", "RAC", "FPC", *NUMBER_FIELDS, "OLS"})
#: By what a person is told apart, in the order of the form.
ASKED = ("NAM", "DOB", "OLN", "OLS", "SOC", "FBI", "SID", "MNU")
PAPER_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Wording:
    """A note as somebody writes it, before it is read."""

    person: Mapping[str, str]  # NAM, DOB, and at least one number
    how: str
    paper: str
    established_on: date | None
    ends_on: date | None


def is_of_a_person(file: str) -> bool:
    """Whether a file's records are of persons who can be told apart by name, birth date and numbers."""
    return FILES[file].by_code.keys() >= {"NAM", "DOB", "OLN"}


@cites(CORRECT)
@transaction.atomic
def note_not_this_person(
    record_number: str, wording: Wording, *, by: Actor, now: datetime
) -> tuple[NotThisPerson, int]:
    """Whoever had somebody before them who is not the person of a record says so, from the paper that shows it.

    It counts once somebody else of the record's agency confirms it, and they are told that it waits. Returns the note,
    and how many of their devices are told (0: telephone). `now` aware, UTC. Refused: not-on-file, already-ended,
    no-person, field-..., note-without-number, number-of-the-record, without-how, without-paper, note-day-wrong,
    note-too-long, already-noted, and what gates say.
    """
    found = locked(record_number)
    must_still_hit(found, CORRECT)
    may_read(by.person_id, (found.file,), current(), now)
    today = now.astimezone(ZoneInfo(by.zone)).date()
    person = _read(found, wording.person, today)
    _fits(found, person)
    established, ends = _days(wording, today, current().agencies.numbers)
    made = NotThisPerson(
        record=found,
        name=person.pop("NAM"),
        born=person.pop("DOB"),
        numbers=person,
        how=_how(wording.how),
        paper=_paper(wording.paper),
        established_on=established,
        ends_on=ends,
        written_at=now,
        written_by_id=by.person_id,
        agency_id=by.agency_id,
    )
    _said_once(made)
    made.save()
    data = {"note": made.pk, "how": made.how, "ends_on": ends.isoformat()}
    remember(found, "note", by, now, "hotfiles:note:written", clause=CORRECT, data=data)
    text = (
        f"RECORD {found.number}, CASE {found.case_number}: A NOTE AWAITS YOU.\n{by.user_id}, {by.ori}, writes that "
        f"somebody who was taken for its person is not, by {made.get_how_display()}.\nSomebody else of your agency "
        "compares it with the paper, and confirms or withdraws it on the record's page. Until then no hit says it."
    )
    return made, _tell(made, [found.agency_id], text, by, now)


@cites(CORRECT)
@transaction.atomic
def confirm_note(note_id: int, *, by: Actor, now: datetime) -> tuple[NotThisPerson, int]:
    """Somebody else of the record's agency has compared a note with its paper: from now on hits say it.

    One whose record was changed since counts anew without that doubt. Returns it, and how many devices of the agency
    that wrote it are told. `now` aware, UTC. Refused: no-such-note, already-ended, not-your-record, same-person,
    note-over, already-confirmed, number-of-the-record, and what gates say.
    """
    one, found = _locked(note_id)
    must_still_hit(found, CORRECT)
    must_be_own(found, by, CORRECT, "Leave it to that agency, which answers for its record.")
    may_keep(by.person_id, (found.file,), current(), now)
    if by.person_id == one.written_by_id:
        sentence = "Who wrote a note does not confirm it."
        raise Refused("same-person", sentence, CORRECT, "Ask another certified person of your agency.")
    if one.ends_on < now.astimezone(ZoneInfo(by.zone)).date():
        raise Refused("note-over", "The time of this note is over.", CORRECT, "Write it anew if it still holds.")
    if one.confirmed_at is not None and one.changed_at is None:
        raise Refused("already-confirmed", "This note is confirmed already.", CORRECT, "Nothing more is needed.")
    _fits(found, one.numbers)
    one.confirmed_at, one.confirmed_by_id, one.changed_at = now, by.person_id, None
    one.save(update_fields=["confirmed_at", "confirmed_by", "changed_at"])
    remember(found, "note confirmed", by, now, "hotfiles:note:confirmed", clause=CORRECT, data={"note": one.pk})
    text = (
        f"RECORD {found.number}: YOUR NOTE IS CONFIRMED.\n{by.user_id}, {by.ori}, confirms that whom you compared is "
        f"not its person. Hits say so until {one.ends_on}; they stand all the same."
    )
    return one, _tell(one, [one.agency_id], text, by, now)


@cites(CORRECT)
@transaction.atomic
def withdraw_note(note_id: int, *, why: str, by: Actor, now: datetime) -> tuple[NotThisPerson, int]:
    """Whoever wrote a note, or the record's agency, takes it back with a reason; the Department may too.

    Returns it, and how many devices of both agencies are told. `now` aware, UTC.
    Refused: no-such-note, not-your-record, without-why, and what gates say.
    """
    one, found = _locked(note_id)
    if by.agency_id not in (found.agency_id, one.agency_id) and not by.department:
        must_be_own(found, by, CORRECT, "Report an error on its page.")
    may_read(by.person_id, (found.file,), current(), now)
    if not (reason := " ".join(why.split())[:400]):
        sentence, cure = "A note is taken back for a stated reason.", "Say what was mistaken, or what changed."
        raise Refused("without-why", sentence, CORRECT, cure, "why", "The fingerprints were those of another case")
    declined = one.confirmed_at is None and by.agency_id != one.agency_id
    _end(one, "declined" if declined else "withdrawn", reason, by, now)
    mended(found, [note_code(one)], by, now)
    data = {"note": one.pk, "how": one.ended_how}
    remember(found, "note withdrawn", by, now, "hotfiles:note:withdrawn", why=reason, clause=CORRECT, data=data)
    text = (
        f"RECORD {found.number}: A NOTE IS {'NOT CONFIRMED' if declined else 'WITHDRAWN'}.\n{by.user_id}, {by.ori}: "
        f"{reason}\nHits do not say any more that somebody is not its person."
    )
    return one, _tell(one, {found.agency_id, one.agency_id}, text, by, now)


@cites(CORRECT)
def doubt_notes(found: Record, changed: Collection[str], by: Actor, now: datetime) -> list[str]:
    """What a change does to a record's notes: one whose number the record says now ends, others are compared anew.

    `changed`: as in `is_another`; a kind of addition counts as its field. Part of a modify or supplement, after its
    change. Both agencies are told. Gives the codes of the notes that ended.
    """
    if not found.noted or IDENTITY.isdisjoint(code.partition("_")[0] for code in changed):
        return []
    ended = []
    own = of_its_own(found.values, additions_of(found))
    for one in notes_of(found):
        if any(shared(one.numbers, own)):
            _end(one, "number", "The record says a number of the note's person.", by, now)
            ended.append(note_code(one))
            said = "A NOTE HAS ENDED.\nThe record says a number now that the note gave to somebody else: one is wrong."
        else:
            one.changed_at = now
            one.save(update_fields=["changed_at"])
            said = "COMPARE A NOTE ANEW.\nName or numbers of the record were changed since; hits say so until then."
        _tell(one, {found.agency_id, one.agency_id}, f"RECORD {found.number}: {said}", by, now)
    return ended


def _end(one: NotThisPerson, how: str, why: str, by: Actor, now: datetime) -> None:
    one.ended_at, one.ended_by_id, one.ended_how, one.ended_why = now, by.person_id, how, why
    one.save(update_fields=["ended_at", "ended_by", "ended_how", "ended_why"])


def _locked(note_id: int) -> tuple[NotThisPerson, Record]:
    """The note and its record, both locked, the record first as in every act on it."""
    known = NotThisPerson.objects.filter(pk=note_id, ended_at=None).select_related("record").first()
    if known is None:
        raise Refused("no-such-note", "There is no such note, or it has ended.", CORRECT, "Look at the record's page.")
    found = locked(known.record.number)
    one = NotThisPerson.objects.select_for_update(of=("self",)).select_related("agency").get(pk=note_id)
    if one.ended_at is not None:  # by whoever held the record's lock before
        raise Refused("no-such-note", "There is no such note, or it has ended.", CORRECT, "Look at the record's page.")
    return one, found


def _read(found: Record, given: Values, today: date) -> dict[str, str]:
    """Who is meant, each field read as the record's file reads it. Raises Refused."""
    if not is_of_a_person(found.file):
        sentence = f"{found.number} is of no person: nobody can be mistaken for it."
        raise Refused("no-person", sentence, CORRECT, "Report an error if the record is wrong.")
    fields = FILES[found.file].by_code
    person = {code: fields[code].read(given[code], today) for code in ASKED if given.get(code, "").strip()}
    for code, words in (("NAM", "name"), ("DOB", "birth date")):
        if code not in person:
            sentence = f"The {words} of whoever is meant is missing."
            raise Refused("field-missing", sentence, CORRECT, "Send it.", code, fields[code].example)
    if not any(code in person for code in NUMBER_FIELDS):
        sentence = "A name and a birth date alone do not tell somebody apart from the person of the record."
        cure = "Give the driver's license or another number of whoever is meant."
        raise Refused("note-without-number", sentence, CORRECT, cure, "OLN", fields["OLN"].example)
    if ("OLN" in person) != ("OLS" in person):
        missing = "OLS" if "OLN" in person else "OLN"
        sentence = "A driver's license is told with its state."
        raise Refused("field-missing", sentence, CORRECT, "Send both.", missing, fields[missing].example)
    for code in NUMBER_FIELDS:
        for words in only_placeholders(person, (code,)):
            raise Refused("field-placeholder", words, CORRECT, "Give a number that is this person's own.", code)
    return person


def _fits(found: Record, numbers: Values) -> None:
    """The record's own person is not somebody else. Raises Refused (number-of-the-record)."""
    for code in shared(numbers, of_its_own(found.values, additions_of(found))):
        name = FILES[found.file].by_code[code].name
        sentence = f"The {name} of the note is that of the person of the record."
        cure = "Compare again whom you have before you; if the number on the record is wrong, report an error."
        raise Refused("number-of-the-record", sentence, CORRECT, cure, code)


def _how(how: str) -> str:
    if how not in dict(NotThisPerson.HOW):
        sentence = "It is not said how it was established that this is somebody else."
        raise Refused("without-how", sentence, CORRECT, "Choose one: fingerprints are the surest.", "how")
    return how


def _paper(paper: str) -> str:
    if named := " ".join(paper.split())[:PAPER_LENGTH]:
        return named
    sentence = "A note is written from the paper that shows it, and none is named."
    raise Refused("without-paper", sentence, CORRECT, "Name it.", "paper", "Live-scan report 26-4711")


def _days(wording: Wording, today: date, numbers: Numbers) -> tuple[date, date]:
    """When it was established, and the last day on which it holds. Raises Refused: note-day-wrong, note-too-long."""
    established, ends = wording.established_on, wording.ends_on
    if established is None or established > today:
        sentence = "The day on which it was established is missing, or lies ahead."
        raise Refused("note-day-wrong", sentence, CORRECT, "Give that day.", "established_on", today.isoformat())
    most = number("note.most_days", numbers)
    if ends is None or not today <= ends <= today + timedelta(days=most):
        sentence = f"A note has a last day, from today on and {most} days ahead at most."
        example = (today + timedelta(days=min(365, most))).isoformat()
        raise Refused("note-too-long", sentence, CORRECT, "Write it anew when its time is over.", "ends_on", example)
    return established, ends


def _said_once(made: NotThisPerson) -> None:
    """Raises Refused (already-noted) where a note of the record has one of these numbers already."""
    if any(any(shared(made.numbers, one.numbers)) for one in notes_of(made.record)):
        sentence = "A note of this record has one of these numbers already."
        raise Refused("already-noted", sentence, CORRECT, "Confirm that one, or withdraw it first.")


def _tell(one: NotThisPerson, agencies: Collection[int], text: str, by: Actor, now: datetime) -> int:
    """The devices of these agencies get to know, without the name or a number of whoever is meant; gives how many."""
    devices = [device for agency in sorted(agencies) for device in connected(agency)]
    notice = text, {"record": one.record.number}
    subject, files = f"record:{one.record.number}", [one.record.file]
    return notify(devices, notice, subject=subject, clause=CORRECT, by=by, now=now, files=files)


#: Refusals that say which numbers a record or a note has: whoever tries numbers is seen.
TELLING = frozenset({"number-of-the-record", "already-noted"})


@transaction.atomic
def note_refused(found: Record, no: Refused, *, by: Actor, now: datetime) -> None:
    """The ledger says that a note was refused for a number that is known already; which number it was, it does not."""
    data = {"code": no.code, "field": no.field or ""}
    write_line("hotfiles:note:refused", now=now, by=by, subject=f"record:{found.number}", data=data)
