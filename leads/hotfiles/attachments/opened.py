"""Opening what stands beside a record: who may, that its bytes are still those that came, and the line that says who.

A paper is for those who compare it with the record: its agency, its second party, and whoever oversees the state. An
image is for whoever may open the record, as long as it stands; afterward it is as a paper is.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q, QuerySet

from leads.hotfiles.attachments.models import Attachment
from leads.hotfiles.open_record import may_open, on_file_for, sees_papers
from leads.ledger.actor import Actor
from leads.ledger.models import Line
from leads.ledger.record import record as write_line
from leads.people import volume
from leads.rules.refused import Refused
from leads.standing.gates import readable
from leads.standing.snapshot import Standing

ADDED, OPENED = "hotfiles:attachment:added", "hotfiles:attachment:opened"
#: A record that somebody has just opened, with all that stands beside it, counts once among what they opened. Measured
#: from the opening that counted: else who comes back every nine minutes would never count again.
TOGETHER = timedelta(minutes=10)


def open_paper(paper_id: int, *, by: Actor, held: Standing, now: datetime) -> Attachment:
    """A paper with its bytes, for someone who may open it; the ledger has a line of it. Raises Refused."""
    return _opened(_whole().filter(pk=paper_id, what="paper").first(), by, held, now)


def open_image(number: str, *, by: Actor, held: Standing, now: datetime) -> Attachment:
    """An image with its bytes, by its number, for someone who may open it; the ledger has a line of it.

    Raises Refused.
    """
    return _opened(_whole().filter(number=number.strip().upper(), what="image").first(), by, held, now)


def image_named(number: str, by: Actor, held: Standing, now: datetime) -> Attachment:
    """The image of a number, for somebody who may know of it and ask its file. Raises Refused (no-such-attachment).

    Unlike a page, which its reader came to from a record, it says the same of what is not there and what is not theirs.
    """
    one = _whole().filter(number=number.strip().upper(), what="image").first()
    if one is None or not _may_know(one, by) or not readable(by.person_id, (one.record.file,), held, now):
        cure = "Check the number in the hit or on the record's page."
        raise Refused("no-such-attachment", "There is no such image.", None, cure, field="IMN")
    return one


def _whole() -> QuerySet[Attachment]:
    return Attachment.objects.select_related("record", "record__agency", "content")


def _opened(one: Attachment | None, by: Actor, held: Standing, now: datetime) -> Attachment:
    """It, counted and written down, when it may be opened and is what was added. Raises Refused."""
    if one is None or not _may_know(one, by):
        raise Refused("no-such-attachment", "There is no such paper or image.", None, "Choose it on its record's page.")
    may_open(one.record, by=by, held=held, now=now)
    fine = is_as_added(one)
    with transaction.atomic():
        counts = not _just_counted(one, by, now)
        if counts:
            volume.count(by, held.agencies.numbers, now)
        data = {"attachment": one.pk, "sha256": one.content_id, "counted": counts}
        outcome = "done" if fine else "changed"
        write_line(OPENED, now=now, by=by, subject=f"record:{one.record.number}", outcome=outcome, data=data)
    if not fine:
        raise Refused(
            "not-as-added",
            "Its bytes are not those that were added: somebody changed them in the database.",
            None,
            "Tell the LEADS Administrator now. Take the paper itself in hand.",
        )
    return one


def _may_know(one: Attachment, by: Actor) -> bool:
    """Whether its being there is told: of a paper, and of what was taken back, to those who answer for the record."""
    shown = one.what == "image" and one.taken_back_at is None
    return on_file_for(by, one.record) and (shown or sees_papers(by, one.record))


def is_as_added(one: Attachment) -> bool:
    """Whether its bytes have the hash that its row says, and that the ledger's line of its adding says.

    A line that the ledger no longer keeps, because its time is over, says nothing.
    """
    there = sha256(bytes(one.content.content)).hexdigest()
    lines = Line.objects.filter(subject=f"record:{one.record.number}", event=ADDED, data__attachment=one.pk)
    return {one.content_id, *lines.values_list("data__sha256", flat=True)} == {there}


def _just_counted(one: Attachment, by: Actor, now: datetime) -> bool:
    """Whether this person's opening of the record, or of something beside it, counted a moment ago."""
    about = Line.objects.filter(subject=f"record:{one.record.number}", by=by.user_id, at__gt=now - TOGETHER)
    counted = Q(event="hotfiles:record:opened") | Q(event=OPENED, data__counted=True)
    return about.filter(counted, outcome="done").exists()
