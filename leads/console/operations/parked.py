"""Messages that made LEADS fail: kept whole, looked at by the LEADS Administrator, and settled with words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.agencies.models import Device
from leads.console.door.request import Request
from leads.console.records.record import may_inquire
from leads.console.terminal import cards
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.ledger.record import record
from leads.messages import wire
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.standing.gates import readable
from leads.switch.exchange.settle import settle
from leads.switch.models import Message, Parked

PAGE = 50
ROW = 16  # bytes in a line


def parked(request: Request) -> HttpResponse:
    """The parked messages: those that wait, oldest first, or those that were settled, newest first.

    What failed may be anyone's data: who could not ask for them does not look, and of files out of reach only that a
    message is parked is told. Raises Refused.
    """
    may_inquire(request)
    settled = request.GET.get("view") == "settled"
    waiting, done = Parked.objects.filter(settled_at=None), Parked.objects.exclude(settled_at=None)
    found = list(done.order_by("-settled_at")[:PAGE] if settled else waiting.order_by("at")[:PAGE])
    sent = {one.id: one for one in Message.objects.filter(id__in=[one.message_id for one in found])}
    devices = dict(Device.objects.filter(pk__in=[one.device_id for one in sent.values()]).values_list("pk", "mnemonic"))
    here = reverse("parked")
    shown = {
        "heads": ["Message", "Parked", "Key", "Device", "What failed"],
        "rows": [_row(one, sent.get(one.message_id), devices, request) for one in found],
        "views": [
            {"words": "Waiting", "href": here, "current": not settled, "count": waiting.count()},
            {"words": "Settled", "href": here + "?view=settled", "current": settled, "count": done.count()},
        ],
        "settled": settled,
    }
    return render(request, "operations/parked.html", shown)


def waiting_at(agency_id: int, now: datetime) -> tuple[int, str, str]:
    """How many messages made LEADS fail and wait for a person of the Department; all, whichever agency sent them."""
    count = Parked.objects.filter(settled_at=None).count()
    return count, "parked", "due" if count else ""


def _row(one: Parked, sent: Message | None, devices: dict[int, str], request: Request) -> list[dict[str, Any]]:
    return [
        {"text": str(one.message_id), "typed": True, "href": reverse("parked_one", args=[one.message_id])},
        {"text": cards.when(cards.moment(one.at), request.now)},
        {"text": sent.key if sent else "gone", "typed": True},
        {"text": devices.get(sent.device_id, str(sent.device_id)) if sent else "–", "typed": True},
        {"text": last_line(one.error)[:120] if _told_of(sent, request) else "of a file that is out of your reach"},
    ]


def _needs(sent: Message | None) -> set[str]:
    """The files whose records' data a parked message may carry."""
    key = MESSAGE_KEYS.get(sent.key) if sent else None
    return set(key.files) if key else set()


def _told_of(sent: Message | None, request: Request) -> bool:
    return _needs(sent) <= set(readable(request.person.pk, tuple(FILES), request.held, request.now))


def last_line(error: str) -> str:
    """What failed, in the last line of a traceback."""
    return error.strip().rpartition("\n")[2] or "unknown"


def parked_one(request: Request, message_id: int) -> HttpResponse:
    """One parked message with all its bytes, what failed, what the device was told, and the words that settle it.

    Raises Refused, as the list.
    """
    may_inquire(request)
    for file in _needs(Message.objects.filter(id=message_id).first()):
        may_inquire(request, file)
    one = Parked.objects.filter(message_id=message_id).first()
    if one is None:
        raise Refused(
            "not-parked", f"Message {message_id} is not parked.", None, "Look at the list of parked messages."
        )
    if request.method != "POST":
        return _page(request, one, None)
    try:
        settle(message_id, request.POST.get("how", ""), by=request.by, now=request.now)
    except Refused as refused:
        return _page(request, one, refused)
    return HttpResponseRedirect(reverse("parked"))


def _page(request: Request, one: Parked, no: Refused | None) -> HttpResponse:
    sent = Message.objects.filter(id=one.message_id).first()
    raw = sent.as_sent if sent else b""
    with transaction.atomic():  # the bytes may say anything about anyone
        record(
            "console:page:opened",
            now=request.now,
            by=request.by,
            subject=f"message:{one.message_id}",
            data={"page": "parked_one"},
        )
    shown = {
        "one": one,
        "sent": sent,
        "device": Device.objects.select_related("agency").filter(pk=sent.device_id).first() if sent else None,
        "person": Person.objects.filter(pk=sent.person_id).first() if sent else None,
        "size": len(raw),
        "dump": list(dump(raw)),
        "failed": last_line(one.error),
        "answer": _told(sent),
        "no": no,
        "how": {
            "name": "how",
            "label": "What was wrong, and what was done about it",
            "type": "textarea",
            "words": True,
            "must": False,
            "value": request.POST.get("how", ""),
            "problem": no.sentence if no else "",
            "example": (no.example or "") if no else "",
        },
    }
    return render(request, "operations/parked_one.html", shown, status=422 if no else 200)


def _told(sent: Message | None) -> str:
    """What the device was told, in the text of its answer."""
    if sent is None:
        return ""
    return wire.read_answer(sent.answer.encode()).text


def dump(raw: bytes) -> Iterator[str]:
    """Bytes as lines to read: place, sixteen bytes in hexadecimal, and what of them can be printed."""
    for at in range(0, len(raw), ROW):
        part = raw[at : at + ROW]
        plain = "".join(chr(byte) if 0x20 <= byte < 0x7F else "·" for byte in part)
        yield f"{at:06x}  {part[:8].hex(' '):<23}  {part[8:].hex(' '):<23}  {plain}"
