"""How the screen looks and sounds for whoever sits there: light or dark, how near they sit, which hit is heard.

Kept in a cookie of this browser.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

COOKIE = "leads_look"
SCHEMES = {"": "As the device is set", "light": "Light", "dark": "Dark"}
DENSITIES = {"": "Desk", "wall": "Wall screen, read across the room", "car": "Car, large targets"}
SOUNDS = {"": "When a hit comes by itself", "all": "With every hit", "off": "Never"}


@dataclass(frozen=True, slots=True)
class Look:
    """Scheme, density and sound; empty means what the device prefers, at a desk, and a tone for what comes unasked."""

    scheme: str = ""
    density: str = ""
    sound: str = ""


def read_look(request: HttpRequest) -> Look:
    """The look that this browser was set to; anything unknown in the cookie counts as not set."""
    said = [*request.COOKIES.get(COOKIE, "").split("."), "", ""]
    known = (SCHEMES, DENSITIES, SOUNDS)
    return Look(*(one if one in table else "" for one, table in zip(said, known, strict=False)))


def look(request: HttpRequest) -> HttpResponse:
    """Where an operator sets light or dark, desk, wall or car, and what is heard; and reads which key does what."""
    tables = {"scheme": SCHEMES, "density": DENSITIES, "sound": SOUNDS}
    if request.method != "POST":
        shown = read_look(request)
        groups = [(name, TITLES[name], table.items(), getattr(shown, name)) for name, table in tables.items()]
        return render(request, "door/look.html", {"groups": groups, "keys": KEYS})
    chosen = {name: request.POST.get(name, "") for name in tables}
    answer = HttpResponseRedirect(reverse("look"))
    if all(chosen[name] in table for name, table in tables.items()):
        year = 365 * 24 * 3600
        kept = ".".join(chosen.values())
        answer.set_cookie(COOKIE, kept, max_age=year, samesite="Strict", secure=request.is_secure())
    return answer


TITLES = {"scheme": "Light or dark", "density": "How near you sit", "sound": "A tone"}


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
    ("Alt+S", "seen: takes what came by itself off the top of the terminal"),
    ("Ctrl+P", "prints the newest answer"),
    ("F12", "locks the screen"),
)
