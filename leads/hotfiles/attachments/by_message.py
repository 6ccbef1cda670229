"""Images by message key and for programs: EIM, MII, XIM, QII. The acts are those of the page, and so are their gates.

A message names an image by its number and a record by number and case: a mug shot beside the wrong record has somebody
else stopped. To who may not open an image there is none, whatever stands behind its number.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256

from leads.hotfiles.acts.changes import Change
from leads.hotfiles.acts.done import Done
from leads.hotfiles.acts.meant import must_be_meant
from leads.hotfiles.attachments.attach import add_image, change_image, take_back
from leads.hotfiles.attachments.keys import DOI, IMG, IMN, IMT, WHY, content_of
from leads.hotfiles.attachments.models import Attachment
from leads.hotfiles.attachments.no import wrong
from leads.hotfiles.attachments.opened import image_named, open_image
from leads.hotfiles.declare.edits import real_day
from leads.hotfiles.declare.keys import ADD_IMAGE, CHANGE_IMAGE, TAKE_BACK_IMAGE
from leads.hotfiles.models import Record
from leads.ledger.actor import Actor
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.standing.snapshot import Standing

#: What a program is told whose image was not kept as it was sent, so that it does not look for its own hash.
STRIPPED = "What a camera wrote into the image (place, time, device) was taken out: its hash is of what is kept."
#: What a message's sender is told beside: the message itself is kept as it came.
JOURNALED = "The message as it was sent stands in the journal until that is over."
_TOLD = "modified"
_FIELDS = {"file": IMG.code, "kind": IMT.code, "taken_on": DOI.code, "why": WHY.code}


def do_image(key: MessageKey, values: Values, by: Actor, held: Standing, now: datetime) -> Done:
    """Does what a message about an image says. Raises Refused, with the message's fields. Call it in a savepoint."""
    try:
        return _ACTS[key.does.name](values, by, held, now)
    except Refused as no:
        raise in_message(no) from None


def in_message(no: Refused) -> Refused:
    """The no of an act as a message's sender reads it: the field of a page's form has a code here."""
    told = {**no.as_dict(), "field": _FIELDS.get(no.field or "", no.field)}
    return Refused(**told)  # type: ignore[arg-type]


def asked_for(values: Values, by: Actor, held: Standing, now: datetime) -> Attachment:
    """The image that a message asks for, opened as on its page: counted, and with its line. Raises Refused."""
    one = image_named(values[IMN.code], by, held, now)
    return open_image(str(one.number), by=by, held=held, now=now)


def added(values: Values, content: bytes, by: Actor, held: Standing, now: datetime) -> tuple[Attachment, Done]:
    """An image of the record that number and case name stands beside it from now on. Raises Refused."""
    must_be_meant(values["NIC"], values["OCA"], by, held, now)
    day = real_day(values[DOI.code])
    made = add_image(values["NIC"], content, kind=values[IMT.code], taken_on=day, by=by, now=now)
    said = (STRIPPED,) if made.content.sha256 != sha256(content).hexdigest() else ()
    return made, _done(made.record, "", str(made.number), said)


def _add(values: Values, by: Actor, held: Standing, now: datetime) -> Done:
    content, most = content_of(values[IMG.code]), number("image.message_kilobytes", held.agencies.numbers)
    if len(content) > most * 1024:
        size = -(-len(content) // 1024)
        cure = "Save it smaller, or add it over the API or on the record's page."
        raise wrong("file-too-large", f"The image has {size:,} kB; a message takes {most:,}.", cure)
    done = added(values, content, by, held, now)[1]
    return replace(done, warnings=(*done.warnings, JOURNALED)) if STRIPPED in done.warnings else done


def _change(values: Values, by: Actor, held: Standing, now: datetime) -> Done:
    one = image_named(values[IMN.code], by, held, now)
    day: date | None = real_day(values[DOI.code]) if DOI.code in values else one.taken_on
    kind = values.get(IMT.code, one.kind)
    made = change_image(one, kind=kind, taken_on=day, why=values[WHY.code], by=by, now=now)
    return _done(made.record, str(one.number), str(made.number))


def _take_back(values: Values, by: Actor, held: Standing, now: datetime) -> Done:
    one = image_named(values[IMN.code], by, held, now)
    gone = take_back(one.pk, why=values[WHY.code], by=by, now=now)
    return _done(gone.record, str(gone.number), "")


_ACTS: Mapping[str, Callable[[Values, Actor, Standing, datetime], Done]] = {
    ADD_IMAGE.name: _add,
    CHANGE_IMAGE.name: _change,
    TAKE_BACK_IMAGE.name: _take_back,
}


def _done(found: Record, gone: str, came: str, said: tuple[str, ...] = ()) -> Done:
    """The record is modified: which image went from it, and which came."""
    return Done(found, _TOLD, said, changes=(Change(IMN.code, gone, came),))
