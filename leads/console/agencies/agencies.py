"""All agencies of the state with their standing today, for the Department."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.agencies.models import Agency
from leads.console.agencies.agency import sentence
from leads.console.door.request import Request
from leads.oversight.models import SuspensionOrder
from leads.rules.refused import Refused


def agency_list(request: Request) -> HttpResponse:
    """All agencies with their standing today; filters are in the address."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "kind", "standing")}
    held = request.held
    rows = []
    for one in Agency.objects.select_related("level").order_by("name"):
        state, _, no = sentence(held.agencies.agencies[one.pk], request.now)
        kind = "suspended" if no and no.code == "service-suspended" else "apart" if no else "fine"
        wanted = asked["q"].lower() in f"{one.ori} {one.name} {one.county}".lower()
        if wanted and asked["kind"] in ("", one.kind) and asked["standing"] in ("", kind):
            rows.append(_listed(one, state, kind, no))
    shown = {
        "heads": ["Agency", "ORI", "Kind", "Access level", "Standing today", "Why"],
        "rows": rows,
        "filters": _filters(asked),
        "open_orders": SuspensionOrder.objects.filter(lifted_at=None).count(),
    }
    return render(request, "agencies/agencies.html", shown)


def _listed(one: Agency, state: str, kind: str, no: Refused | None) -> list[dict[str, Any]]:
    words = {"fine": "✓ takes part", "suspended": "! suspended in part", "apart": "! takes no part"}[kind]
    return [
        {"text": one.name, "href": reverse("agency_of", args=[one.ori])},
        {"text": one.ori, "typed": True},
        {"text": one.get_kind_display()},
        {"text": one.level.name},
        {"text": words, "kind": state},
        {"clause": no.clause} if no and no.clause else {"text": "–"},
    ]


def _filters(asked: dict[str, str]) -> list[dict[str, Any]]:
    kinds = [("", "Any kind"), *Agency._meta.get_field("kind").flatchoices]
    states = [("", "Any"), ("fine", "Takes part"), ("suspended", "Suspended in part"), ("apart", "Takes no part")]
    return [
        {"name": "q", "label": "Name, ORI or county", "value": asked["q"], "words": True},
        {"name": "kind", "label": "Kind", "value": asked["kind"], "choices": kinds, "words": True},
        {"name": "standing", "label": "Standing today", "value": asked["standing"], "choices": states, "words": True},
    ]
