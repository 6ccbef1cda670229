"""Images over the API: sent to stand beside a record, and fetched by the number that a hit tells.

They are the messages EIM and QII with the bytes beside instead of inside: the same gates, the same acts, the same lines
in the ledger. What a message carries is small; here an image may be as large as on a record's page.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from leads.api.bearer import REFUSALS, Bearer, NoOut
from leads.hotfiles.attachments.by_message import added, asked_for, in_message
from leads.hotfiles.attachments.content import IMAGES
from leads.hotfiles.attachments.keys import DOI, IMN, IMT
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.messages.keys import MessageKey
from leads.people.acting import acting_at
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.standing.gates import pass_gates
from leads.standing.snapshot import Standing, current
from leads.switch.housekeeping import database_now

REFUSED = "hotfiles:attachment:refused"
ENTER, ASK = MESSAGE_KEYS["EIM"], MESSAGE_KEYS["QII"]
#: Handed out sealed, as the console does it: no page, no script, nothing kept on the way.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
#: The number of an image or a record: whatever else an address or field holds, the ledger would keep for years.
_IS_NUMBER = re.compile("[A-Z]99[0-9]{7,17}").fullmatch
_BYTES = {"schema": {"type": "string", "format": "binary"}}
routes = Router()


class ImageIn(Schema):
    """An image, and of which record, kind and day it is."""

    record: str = Field(max_length=20, description="NIC", examples=["W990000001"])
    case: str = Field(max_length=20, description="OCA of that record", examples=["26-10411"])
    type: str = Field(max_length=1, description="IMT", examples=["M"])
    taken_on: str = Field(max_length=10, description="DOI", examples=["20260115"])
    content: str = Field(max_length=8 * 1024 * 1024, description="its bytes in base64")


class ImageOut(Schema):
    """The image as it is kept: its number, its hash (of what is kept), what deserves another look."""

    number: str
    record: str
    sha256: str
    size: int
    warnings: list[str]


@routes.post(
    "", auth=Bearer(), response={200: ImageOut, 409: NoOut, **REFUSALS}, summary="Put an image beside a record"
)
def enter(request: HttpRequest, asked: ImageIn) -> dict[str, Any]:
    """What EIM does. Sent again it is refused (added-already), with the number of the image that stands there."""
    signed = _signed_on(request)
    pairs = {"NIC": asked.record, "OCA": asked.case, IMT.code: asked.type, DOI.code: asked.taken_on}
    with _told(signed, asked.record):
        values = _passed(ENTER, pairs, signed)
        with transaction.atomic():
            made, done = added(values, _bytes(asked.content), signed.by, signed.held, signed.now)
    it = made.content
    return {
        "number": made.number,
        "record": made.record.number,
        "sha256": it.sha256,
        "size": it.size,
        "warnings": list(done.warnings),
    }


@routes.get(
    "/{number}",
    auth=Bearer(),
    response={404: NoOut, **REFUSALS},
    summary="An image's bytes",
    openapi_extra={"responses": {200: {"description": "its bytes", "content": dict.fromkeys(IMAGES, _BYTES)}}},
)
def fetch(request: HttpRequest, number: str) -> HttpResponse:
    """What QII does, whatever the image's size: its bytes, with their hash in Content-Digest (RFC 9530)."""
    signed = _signed_on(request)
    with _told(signed, number):
        one = asked_for(_passed(ASK, {IMN.code: number}, signed), signed.by, signed.held, signed.now)
    answer = HttpResponse(bytes(one.content.content), content_type=one.content.media, headers=HEADERS)
    answer.headers["Content-Digest"] = f"sha-256=:{b64encode(bytes.fromhex(one.content.sha256)).decode()}:"
    return answer


class _Signed(NamedTuple):
    session: Session
    by: Actor
    held: Standing
    now: datetime


def _signed_on(request: HttpRequest) -> _Signed:
    session: Session = request.auth  # type: ignore[attr-defined]  # ninja puts it there
    held, now = current(), database_now()
    device, agency = held.agencies.devices[session.device_id], held.agencies.agencies[session.agency_id]
    return _Signed(session, acting_at(held.people[session.person_id], device, agency, now), held, now)


def _passed(key: MessageKey, pairs: Mapping[str, str], signed: _Signed) -> dict[str, str]:
    """The fields as the message's own readers read them, through the message's own gates. Raises Refused."""
    today = signed.held.agencies.agencies[signed.session.agency_id].local_day(signed.now)
    fields = {use.field.code: use.field for use in key.uses}
    values = {code: fields[code].read(raw, today) for code, raw in pairs.items()}
    pass_gates(signed.session, key, values, signed.held, signed.now)
    return values


@contextmanager
def _told(signed: _Signed, about: str) -> Iterator[None]:
    """A no has its line, as a message's has: who tries number after number is seen. Raises what was raised."""
    try:
        yield
    except Refused as no:
        named = about.strip().upper()
        subject = f"image:{named}" if _IS_NUMBER(named) else ""
        data, clause = {"code": no.code}, no.clause or ""
        with transaction.atomic():
            record(REFUSED, now=signed.now, by=signed.by, subject=subject, outcome="refused", clause=clause, data=data)
        raise in_message(no) from None


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        cure = "Send the bytes of the PNG or JPEG in base64, as RFC 4648 has it, with their padding."
        raise Refused("not-as-described", "content is no base64.", None, cure, "content") from None
