"""A one-time token for a terminal link or a program, handed to the person who is signed in here. docs/link.md."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.agencies.models import Device
from leads.console.door import step_up
from leads.console.door.request import Request
from leads.console.door.settings_of import numbers
from leads.people.sign_on import issue_token
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.standing import snapshot
from leads.standing.gates import may_sign_on

KINDS = ("terminal", "computer")  # a browser's seat is taken by the browser itself


def link_token(request: Request) -> HttpResponse:
    """Where a person gets a token for one of the agency's terminals or computers; shown once, kept as a digest only.

    A factor is shown again first where the sign-in is not fresh: a screen that was left open hands out no token.
    """
    devices = devices_of(request)
    if request.method != "POST":
        return render(request, "door/link_token.html", {"devices": devices})
    if not step_up.fresh(request):
        return step_up.ask(request, reverse("link_token"))
    told: dict[str, object] = {"devices": devices}
    try:
        told |= {"device": (device := _chosen(devices, request)), "token": _token(device, request)}
    except Refused as refused:
        return render(request, "door/link_token.html", told | {"no": refused}, status=422)
    return render(request, "door/link_token.html", told | {"seconds": number("token.sign_on_seconds", numbers())})


def devices_of(request: Request) -> list[Device]:
    """The agency's terminals and computers that may be connected, by mnemonic."""
    usable = Device.objects.filter(agency_id=request.person.agency_id, kind__in=KINDS, withdrawn_at=None)
    return list(usable.exclude(approved_at=None).select_related("agency").order_by("mnemonic"))


def _chosen(devices: list[Device], request: Request) -> Device:
    chosen = next((one for one in devices if one.mnemonic == request.POST.get("device")), None)
    if chosen is None:
        raise Refused("unknown-device", "Your agency has no such device.", "1240.40(b)", "Choose one of the list.")
    return chosen


def _token(device: Device, request: Request) -> str:
    held = snapshot.current()
    admitted = may_sign_on(request.person.pk, device.pk, held, request.now)
    return issue_token(admitted, held.agencies.numbers, request.now)
