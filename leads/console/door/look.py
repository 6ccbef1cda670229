"""How the screen looks for whoever sits there: light or dark, and how near they sit. Kept in a cookie."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

COOKIE = "leads_look"
SCHEMES = {"": "As the device is set", "light": "Light", "dark": "Dark"}
DENSITIES = {"": "Desk", "wall": "Wall screen, read across the room", "car": "Car, large targets"}


@dataclass(frozen=True, slots=True)
class Look:
    """Scheme and density; empty means what the device prefers, at a desk."""

    scheme: str = ""
    density: str = ""


def read_look(request: HttpRequest) -> Look:
    """The look that this browser was set to; anything unknown in the cookie counts as not set."""
    scheme, _, density = request.COOKIES.get(COOKIE, "").partition(".")
    return Look(scheme if scheme in SCHEMES else "", density if density in DENSITIES else "")


def look(request: HttpRequest) -> HttpResponse:
    """Where an operator sets light or dark, and desk, wall or car; and reads which key does what."""
    if request.method != "POST":
        return render(
            request, "door/look.html", {"schemes": SCHEMES.items(), "densities": DENSITIES.items(), "keys": KEYS}
        )
    scheme, density = request.POST.get("scheme", ""), request.POST.get("density", "")
    answer = HttpResponseRedirect(reverse("look"))
    if scheme in SCHEMES and density in DENSITIES:
        year = 365 * 24 * 3600
        answer.set_cookie(COOKIE, f"{scheme}.{density}", max_age=year, samesite="Strict", secure=request.is_secure())
    return answer


KEYS = (
    ("F1", "the terminal"),
    ("F2", "the form for the message on the line, and back"),
    ("Tab", "takes what is offered, then the next field"),
    ("↑ ↓", "earlier lines, or the offers under the line"),
    ("Escape", "puts the line aside; again brings it back"),
    ("Enter", "sends"),
    ("F3", "the next hit of the newest answer, likenesses too; its keys are then its own"),
    ("Ctrl+Enter", "I have read the caution; Enter alone says it too while the line is empty"),
    ("F4", "sends a message again that got no answer"),
    ("Page Up, Page Down", "move the tape"),
    ("F6", "the whole record of the newest hit"),
    ("F7", "marks the newest hit as looked at, not this one"),
    ("Ctrl+P", "prints the newest answer"),
    ("F12", "locks the screen"),
)
