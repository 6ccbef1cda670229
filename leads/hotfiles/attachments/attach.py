"""Putting a paper or an image beside one's own record, and taking it back: nothing is ever removed.

A paper is what the record rests on, and is for those who compare the two. An image is part of what the record tells
with a hit: it is a change, which somebody else compares anew.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from leads.hotfiles.acts.another import is_another
from leads.hotfiles.acts.done import remember
from leads.hotfiles.acts.look_at import look_at_first
from leads.hotfiles.acts.meant import must_be_own, must_still_hit
from leads.hotfiles.acts.number import next_number
from leads.hotfiles.attachments.content import IMAGES, JPEG, PDF, PNG, Known, known
from leads.hotfiles.attachments.models import IMAGE_KINDS, ONCE, Attachment, Content
from leads.hotfiles.codes import CODES
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES, IMAGE_LETTER
from leads.hotfiles.second_check import locked
from leads.ledger.actor import Actor
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CORRECT
from leads.rules.section_60_hot_file_records import SUPPORTED, supported
from leads.standing.gates import may_keep
from leads.standing.snapshot import current

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Sort:
    """What is put beside a record: which bytes it may be, its clause, and whether what a camera wrote is taken out."""

    what: str
    takes: tuple[str, ...]
    clause: str
    bare: bool = False


PAPER = Sort("paper", (PDF, PNG, JPEG), SUPPORTED)
IMAGE = Sort("image", IMAGES, CORRECT, bare=True)


@cites(SUPPORTED)
@transaction.atomic
def add_paper(record_number: str, content: bytes, *, kind: str, says: str, by: Actor, now: datetime) -> Attachment:
    """An agency puts the paper behind its record beside it, with the number that the paper bears.

    `kind` is a code of SUP. `now` aware, UTC. Clause 1240.60(a)(2).
    Refused: not-on-file, already-ended, not-your-record, paper-without-number, too-many-beside, added-already, what
    `supported` and `known` say of kind and bytes, and what gates say.
    """
    what = _read(content, PAPER)
    found = _own(record_number, PAPER, by, now)
    support, named = supported(kind).upper(), " ".join(says.split())[:LONGEST]
    if not named:
        raise Refused(
            "paper-without-number",
            "It is not said which paper this is.",
            SUPPORTED,
            "Name its number, as it stands on it.",
            field="says",
            example=found.case_number or "26-10411",
        )
    _must_be_new(found, PAPER, what)
    _room(found, PAPER, "most", number("attachment.most_papers", current().agencies.numbers))
    made = Attachment(record=found, what=PAPER.what, kind=support, says=named)
    return _add(made, _kept(what), PAPER, by, now)


@cites(CORRECT)
@transaction.atomic
def add_image(
    record_number: str, content: bytes, *, kind: str, taken_on: date | None, by: Actor, now: datetime
) -> Attachment:
    """An agency puts an image of whom or what its record is about beside it: hits tell of it from now on.

    What a camera wrote into it (place, time, device) is not kept; its hash is of what is.
    `kind` is a code of IMT: a mug shot and a signature of persons, an identifying image of anything. The record is
    compared anew by a second party. `now` aware, UTC.
    Refused: not-on-file, already-ended, not-your-record, held-back, no-such-kind, day-of-image, too-many-beside,
    added-already, what `known` says of the bytes, and what gates say.
    """
    what = _read(content, IMAGE)
    found = _own(record_number, IMAGE, by, now)
    if kind not in kinds_of(found):
        known_kinds = ", ".join(f"{code} ({words.lower()})" for code, words in kinds_of(found).items())
        raise Refused(
            "no-such-kind", "It is not said what kind of image this is.", None, f"Choose: {known_kinds}.", field="kind"
        )
    if taken_on is None or not date(1840, 1, 1) <= taken_on <= now.astimezone(ZoneInfo(by.zone)).date():
        said = "The day of the image is not given, or has not come yet."
        raise Refused("day-of-image", said, None, "Give the day on which it was taken.", field="taken_on")
    _must_be_new(found, IMAGE, what)
    most = 1 if kind in ONCE else number("image.most_identifying", current().agencies.numbers)
    _room(found, IMAGE, kind, most)
    made = Attachment(record=found, what=IMAGE.what, kind=kind, taken_on=taken_on, number=next_number(IMAGE_LETTER))
    return _add(made, _kept(what), IMAGE, by, now)


@transaction.atomic
def take_back(attachment_id: int, *, why: str, by: Actor, now: datetime) -> Attachment:
    """An agency takes back what stands beside its record, with the reason; it stays in the record's history.

    An image goes from hits in the same moment. `now` aware, UTC.
    Refused: no-such-attachment, already-ended, not-your-record, held-back (an image), taken-back, without-why, and
    what gates say.
    """
    one = Attachment.objects.filter(pk=attachment_id).select_related("record").first()
    if one is None:
        raise Refused("no-such-attachment", "There is no such paper or image.", None, "Choose it on its record's page.")
    sort = IMAGE if one.what == IMAGE.what else PAPER
    found = _own(one.record.number, sort, by, now)
    one = Attachment.objects.get(pk=attachment_id)  # as it is now that nobody else is at the record
    if one.taken_back_at is not None:
        raise Refused("taken-back", "It was taken back already.", sort.clause, "Nothing more is needed.")
    reason = " ".join(why.split())[:400]
    if not reason:
        raise Refused("without-why", "It is not said why.", sort.clause, "Say what is wrong with it.", field="why")
    one.record, one.taken_back_at, one.taken_back_by_id, one.taken_back_why = found, now, by.person_id, reason
    one.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
    _note(one, "taken back", "hotfiles:attachment:taken_back", by, now)
    return one


@transaction.atomic
def change_image(
    one: Attachment, *, kind: str, taken_on: date | None, why: str, by: Actor, now: datetime
) -> Attachment:
    """An agency says otherwise what an image is, or of which day: it is taken back, and stands there anew.

    What a hit has told of it stays true in the record's history, so it gets another number. Refused: as `take_back` and
    `add_image` say; nothing-changes.
    """
    if (kind, taken_on) == (one.kind, one.taken_on):
        raise Refused("nothing-changes", "It says all of this already.", CORRECT, "Nothing more is needed.")
    content = bytes(one.content.content)
    take_back(one.pk, why=why, by=by, now=now)
    return add_image(one.record.number, content, kind=kind, taken_on=taken_on, by=by, now=now)


def kinds_of(found: Record) -> dict[str, str]:
    """Which kinds of image a record may have, by code, with their words: a thing has no mug shot and signs nothing."""
    person = "SEX" in FILES[found.file].by_code
    return {code: words for code, words in IMAGE_KINDS.items() if person or code == "I"}


def name_of(one: Attachment) -> str:
    """What it is, for people: "Mugshot I990000001", "Active warrant 26-CF-104"."""
    kinds = IMAGE_KINDS if one.what == IMAGE.what else CODES["SUP"]
    return f"{kinds.get(one.kind, one.kind)} {one.number or one.says}"


def standing_beside(found: Record, what: str = "") -> list[Attachment]:
    """What stands beside a record now, the oldest first; of one sort, or all."""
    some = Attachment.objects.filter(record=found, taken_back_at=None).select_related("content", "added_by")
    some = some.defer("content__content").order_by("id")
    return list(some.filter(what=what) if what else some)


def _own(record_number: str, sort: Sort, by: Actor, now: datetime) -> Record:
    """The agency's own record, locked, for somebody who may change it. Raises Refused.

    One that is held back after a restore gets its papers, for they say whether it holds; no image, as no other change.
    """
    found = locked(record_number)
    must_be_own(found, by, sort.clause, "Send it to that agency, which puts it there.")
    must_still_hit(found, sort.clause)
    if sort is IMAGE:
        look_at_first(found, {})
    may_keep(by.person_id, (found.file,), current(), now)
    return found


def _must_be_new(found: Record, sort: Sort, what: Known) -> None:
    """The same bytes stand beside a record once; who sends them again learns where. Raises Refused (added-already)."""
    there = Attachment.objects.filter(record=found, what=sort.what, content=what.sha256, taken_back_at=None).first()
    if there is not None:
        said = f"These very bytes stand beside the record already: {name_of(there)}."
        raise Refused("added-already", said, sort.clause, "Nothing more is needed.", example=there.number)


def _room(found: Record, sort: Sort, kind: str, most: int) -> None:
    """There is no end to what can be put beside a record, but for this. Raises Refused (too-many-beside)."""
    there = Attachment.objects.filter(record=found, what=sort.what, taken_back_at=None)
    if sort is IMAGE:
        there = there.filter(kind=kind)
    if there.count() >= most:
        words = IMAGE_KINDS[kind].lower() if sort is IMAGE else "paper"
        sentence = f"{found.number} has {most} of this kind already ({words})."
        raise Refused("too-many-beside", sentence, sort.clause, "Take back what it replaces, then add this.")


def _read(content: bytes, sort: Sort) -> Known:
    """What the bytes are: asked before the record is locked, for nobody should wait for a file. Raises Refused."""
    return known(content, sort.takes, current().agencies.numbers, bare=sort.bare)


def _add(made: Attachment, content: Content, sort: Sort, by: Actor, now: datetime) -> Attachment:
    """Puts what is kept beside its record, and says in ledger and history what was added."""
    made.content = content
    made.added_at, made.added_by_id = now, by.person_id
    made.save(force_insert=True)
    _note(made, "added", "hotfiles:attachment:added", by, now)
    return made


def _kept(what: Known) -> Content:
    facts = {"media": what.media, "size": len(what.content), "width": what.width, "height": what.height}
    return Content.objects.get_or_create(sha256=what.sha256, defaults={**facts, "content": what.content})[0]


def _note(one: Attachment, said: str, event: str, by: Actor, now: datetime) -> None:
    """History and ledger; of an image also what a change to the record means for its check."""
    found, sort = one.record, IMAGE if one.what == IMAGE.what else PAPER
    data = {"attachment": one.pk, "what": one.what, "kind": one.kind, "sha256": one.content_id}
    if one.number:
        data["number"] = one.number
    if sort is PAPER:
        why = f"{name_of(one)}: {one.taken_back_why}" if one.taken_back_why else name_of(one)
        remember(found, f"paper {said}", by, now, event, why=why, clause=sort.clause, data=data)
        return
    is_another(found, [one.number] if one.number else [], by, now)
    found.save()
    remember(found, "modify", by, now, event, why=f"{name_of(one)} {said}", clause=sort.clause, data=data)
