"""What is said to a message: text for a person, data for a program. The one builder of the structured form.

Invariant 9: hit or no hit is data, never wording.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from leads.hotfiles import inquire, narrowed
from leads.hotfiles.acts.done import Done
from leads.hotfiles.attachments.models import Attachment
from leads.hotfiles.attachments.told import image_told
from leads.hotfiles.cross_checks import as_data, told_of_registration
from leads.hotfiles.declare.shown import masked
from leads.hotfiles.registry import MESSAGE_KEYS, field_under
from leads.messages import wire
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.refused import Refused
from leads.standing.contacts import department_telephone
from leads.standing.snapshot import last_known
from leads.switch.exchange import replies

INQUIRY_RESULTS = ("hit", "no record", "inactive")  # what an inquiry learns
IMAGE = "image"  # the outcome of one that was asked for by its number
#: What was told of files: not said again to whom one of these is closed since.
TOLD_OF_FILES = (*INQUIRY_RESULTS, IMAGE)
NOTHING: Mapping[str, Any] = {}


class Answer(NamedTuple):
    """What is said, and what the ledger keeps of it."""

    outcome: str
    text: str
    data: Mapping[str, Any] = NOTHING
    event: str = "switch:message:answered"
    clause: str = ""
    line_data: Mapping[str, Any] = NOTHING
    record: int | None = None  # a record with new keys: recent inquiries have to be compared with it
    error: str = ""  # what made LEADS fail; for the Department only
    written: bytes | None = None  # an answer that was given before, byte for byte
    contacts: Sequence[inquire.Hit] = ()  # hits of whose records the agency is told that somebody asked, or entered it


def as_shown(key: MessageKey | None, asked: Values) -> Values:
    """What was asked, as an answer says it again: of a secret number only its end, for answers are printed."""
    if key is None or _secrets(key.key).isdisjoint(asked):
        return asked
    shown = {code: masked(field_under(key.key, code), asked[code]) for code in _secrets(key.key) if code in asked}
    return {**asked, **shown}


@cache
def _secrets(key: str) -> frozenset[str]:
    return frozenset(use.field.code for use in MESSAGE_KEYS[key].uses if use.field.secret)


def found(  # noqa: PLR0917 (what an answer is made of)
    answered: narrowed.Narrowed,
    asked: Values,
    searched: inquire.Searched,
    doubts: Sequence[str],
    now: datetime,
    zone: ZoneInfo,
    *,
    notices: bool = False,
    ended: Sequence[Mapping[str, Any]] = (),
) -> Answer:
    """What an inquiry learns: its hits, surest first, or none; exactly what was searched, and what is odd about it.

    `notices`: it follows from a stop or call, so that the person may be here, and its hits may be told to their owners.
    `ended`: what it asked for and is no longer in force: after the hits; an outcome of its own where there are none.
    """
    hits = answered.hits
    how: dict[str, Any] = {"searched": searched.files, "searched_by": searched.by, "not_searched": searched.not_by}
    how |= narrowed.as_data(answered)
    if doubts:
        how = {**how, "warnings": doubts}
    again = replies.look_again_text(doubts)
    line: dict[str, Any] = {}
    if ended:
        how, line = {**how, "inactive": ended}, {"inactive": [one["ended_record"] for one in ended]}
    over, what = replies.inactive_text(ended), replies.more_text(how) + replies.searched_text(searched) + again
    if not hits:
        text = replies.no_record_text(asked, searched, now, zone, in_force=bool(ended))
        return Answer("inactive" if ended else "no record", over + text + again, how, line_data=line)
    data = [inquire.as_data(hit, now, is_here=notices) for hit in hits]
    sure = [hit for hit in hits if hit.file.tells_owner and hit.match.grade != "possible"] if notices else ()
    return Answer(
        "hit",
        replies.hit_text(data, zone) + (f"\n\n{over.rstrip()}" if over else "") + what,
        {"hits": data, **how},
        line_data={"hits": [hit.candidate.number for hit in hits], **line},
        contacts=sure,
    )


def done(act: Done, also: narrowed.Narrowed, now: datetime, zone: ZoneInfo) -> Answer:
    """What whoever changed a record learns: its number, which is the key for everything later.

    After an entry, or new keys, also what else is on file of the same person or thing: hits like those of an inquiry.
    The other agency is told of what surely is the same.
    """
    number, own = act.record.number, act.record.agency.ori
    hits = [inquire.as_data(hit, now) for hit in also.hits]
    changed = [{"field": one.field, "gone": one.gone, "came": one.came, "words": one.words} for one in act.changes]
    said: dict[str, Any] = {"record": number, "warnings": act.warnings}
    line: dict[str, Any] = {"record": number}
    if changed:
        said["changed"] = changed
    if crossed := as_data(act.crossed):
        said["cross_checks"] = crossed
        line["differs"] = [one["check"] for one in crossed if one["outcome"] == "differs"]
    if told := told_of_registration(act.crossed):
        line["registration"] = told
    if hits:
        said = {**said, "hits": hits, **narrowed.as_data(also)}
        line["hits"] = [hit.candidate.number for hit in also.hits]
    text = replies.done_text(act) + replies.crossed_text(crossed) + replies.also_text(hits, zone)
    return Answer(
        act.outcome,
        text + replies.more_text(said),
        said,
        line_data=line,
        record=act.record.pk if act.look_back else None,
        contacts=[hit for hit in also.hits if hit.match.grade != "possible" and hit.candidate.ori != own],
    )


def image(one: Attachment, numbers: Numbers) -> Answer:
    """An image that was asked for by its number: its bytes, or where they are to be had."""
    told, number = image_told(one, numbers), str(one.number)
    line = {"image": number, "record": one.record.number}
    return Answer(IMAGE, replies.image_text(told), {"record": one.record.number, "image": told}, line_data=line)


def refused(no: Refused) -> Answer:
    """A no: its sentence, its clause, its cure, and every field that is wrong."""
    problems = {one.field or "": one.as_dict() for one in getattr(no, "problems", ())}
    return Answer(
        "refused",
        replies.refused_text(no, problems),
        {"no": {**Refused.as_dict(no), "problems": problems}},
        "switch:message:refused",
        no.clause or "",
        {"code": no.code},
    )


def parked(message: int, error: Exception) -> Answer:
    """LEADS failed on this message: it is kept whole for a person, and nothing was done."""
    why = f"{type(error).__name__}: {error}"
    known = last_known()
    call = department_telephone(known) if known else ""
    return Answer("parked", replies.parked_text(message, call), event="switch:message:parked", error=why)


def again(outcome: str, written: bytes) -> Answer:
    """The answer that this message got when it was sent before."""
    return Answer(outcome, "", line_data={"again": True}, written=written)


def done_before(outcome: str, written: bytes) -> Answer:
    """What was done when this message was sent before, without what other files had on it: they are closed now."""
    before = wire.read_answer(written)
    text = before.text.partition(replies.ALSO)[0]
    told = ("record", "warnings", "changed", "cross_checks")
    kept: dict[str, Any] = {one: before.data[one] for one in told if one in before.data}
    return Answer(outcome, text, kept, line_data={"again": True})


def structured(
    header: tuple[str, str],
    outcome: str,
    at: datetime | str,
    *,
    message: int | None,
    number: int,
    asked: Values = NOTHING,
    unsolicited: bool = False,
    data: Mapping[str, Any] = NOTHING,
) -> dict[str, Any]:
    """The structured form of any answer, all members there. `header` is the message key and the sender's reference."""
    return {
        "reference": header[1],
        "key": header[0],
        "message": message,
        "number": number,
        "at": at,
        "outcome": outcome,
        "hits": (),
        "searched": (),
        "searched_by": (),
        "not_searched": (),
        "asked": asked,
        "record": None,
        "warnings": (),
        "no": None,
        "unsolicited": unsolicited,
        **data,
    }


def told(
    header: tuple[str, str, str],
    outcome: str,
    text: str,
    *,
    now: datetime,
    to: str,
    no: Refused | None = None,
    unsolicited: bool = False,
    data: Mapping[str, Any] = NOTHING,
) -> bytes:
    """Words that take no place in a device's output count: the link's own, and that LEADS is busy.

    `now` is in the zone of whoever reads the header; in the structured form it is UTC, as everywhere.
    """
    key, ori, reference = header
    more = {"no": no.as_dict() | {"problems": {}}} if no else data
    at = now.astimezone(UTC).isoformat().replace("+00:00", "Z")
    said = structured((key, reference), outcome, at, message=None, number=0, unsolicited=unsolicited, data=more)
    received = None if unsolicited else (now, 0)
    return wire.write_answer(key, ori, reference, received=received, sent=(now, 0), to=to, text=text, data=said)
