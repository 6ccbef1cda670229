"""A person's seat at a device of kind browser: taken, kept, given back. One live session a device."""

from __future__ import annotations

import socket
from datetime import timedelta

from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.agencies.models import Device
from leads.console.door.request import Request
from leads.ledger.record import record
from leads.people import sign_on
from leads.people.acting import acting
from leads.people.models import LinkSession, Person
from leads.rules.refused import Refused
from leads.standing import snapshot
from leads.standing.gates import may_sign_on, may_stay

LINK = "leads_link"
COOKIE = "leads_device"  # which seat this browser is; not who sits there
YEAR = 365 * 24 * 3600
TOUCH = timedelta(seconds=60)


def node() -> str:
    """The name under which this machine's console holds its seats."""
    return f"console@{socket.gethostname()}"


def link_of(request: Request) -> LinkSession | None:
    """The person's open seat at a device, marked as alive; None when it was never taken or has been ended.

    It ends here when the device is withdrawn or its configuration changed. 1240.40(b).
    """
    number = request.session.get(LINK)
    open_links = LinkSession.objects.select_related("device__agency", "person").filter(ended_at=None)
    link = open_links.filter(pk=number, person=request.person).first() if number else None
    if link is None:
        return None
    try:
        may_stay(link.person_id, link.device_id, request.held, request.now)
    except Refused as no:
        give_back(request, why=no.code)
        return None
    if request.now - link.seen_at >= TOUCH:
        LinkSession.objects.filter(pk=link.pk, ended_at=None).update(seen_at=request.now)
        link.seen_at = request.now
    return link


def take(request: Request, device: Device) -> LinkSession:
    """Sits down at a device; what the same person had open there or elsewhere in this browser ends. Raises Refused."""
    give_back(request, why="took another device")
    for own in LinkSession.objects.filter(device=device, person=request.person, door="console", ended_at=None):
        sign_on.close_session(sign_on.read_session(own, request.now), why="taken over", now=request.now)
    held = snapshot.current()
    try:
        admitted = may_sign_on(request.person.pk, device.pk, held, request.now)
        session = sign_on.open_session(admitted, held.agencies.numbers, request.now, door="console", node=node())
    except Refused as refused:
        by = acting(request.person, request.now, device=device.mnemonic)
        sign_on.refuse_sign_on(refused, by=by, now=request.now)
        raise
    request.session[LINK] = session.id
    return LinkSession.objects.select_related("device__agency", "person").get(pk=session.id)


def give_back(request: Request, *, why: str) -> None:
    """Leaves the device, once."""
    number = request.session.pop(LINK, None)
    link = LinkSession.objects.select_related("device__agency", "person").filter(pk=number, ended_at=None).first()
    if link:
        sign_on.close_session(sign_on.read_session(link, request.now), why=why, now=request.now)


def leave(request: Request, *, why: str) -> None:
    """Signs a person out of the console: the seat is given back, the browser's session ends, a line says so."""
    person = request.user
    assert isinstance(person, Person)
    give_back(request, why=why)
    with transaction.atomic():
        record("people:sign_out:done", now=request.now, by=acting(person, request.now), data={"why": why})
    logout(request)


def seats(request: Request) -> list[Device]:
    """The agency's devices of kind browser that may be used, by mnemonic."""
    usable = Device.objects.filter(agency_id=request.person.agency_id, kind="browser", withdrawn_at=None)
    return list(usable.exclude(approved_at=None).order_by("mnemonic"))


def remembered(request: Request) -> Device | None:
    """The device that this browser was last time, or the only one that the agency has."""
    known = seats(request)
    last = request.COOKIES.get(COOKIE, "")
    return next((one for one in known if one.mnemonic == last), known[0] if len(known) == 1 else None)


def device(request: Request) -> HttpResponse:
    """Where a person says at which of the agency's browser seats they sit. 1240.40(b)."""
    no = None
    if request.method == "POST":
        chosen = next((one for one in seats(request) if one.mnemonic == request.POST.get("device")), None)
        try:
            if chosen is None:
                raise Refused(
                    "unknown-device", "Your agency has no such browser seat.", "1240.40(b)", "Choose one below."
                )
            take(request, chosen)
        except Refused as refused:
            no = refused
        else:
            answer = HttpResponseRedirect(reverse("terminal"))
            answer.set_cookie(
                COOKIE, chosen.mnemonic, max_age=YEAR, samesite="Strict", httponly=True, secure=request.is_secure()
            )
            return answer
    taken = {one.device_id: one for one in LinkSession.objects.select_related("person").filter(ended_at=None)}
    rows = [(one, taken.get(one.pk)) for one in seats(request)]
    last = remembered(request)
    return render(request, "door/device.html", {"rows": rows, "no": no, "last": last}, status=422 if no else 200)
