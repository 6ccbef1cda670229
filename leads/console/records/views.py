"""Views of the list of records under names of one's own: each is an address, and a person's own alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from leads.console.door.request import Request
from leads.console.models import SavedView
from leads.console.records.filters import filters_in
from leads.people.models import Person
from leads.people.offices import sees_all_agencies
from leads.rules.refused import Refused

MOST = 12  # views that one person keeps: more are found by nobody
LONGEST = 40
LARGEST = 2000  # characters of an address


def saved(person: Person, address: str) -> tuple[list[dict[str, Any]], str]:
    """A person's views for the head of the list, all records first, and the name of the one that is open; or ""."""
    own = list(SavedView.objects.filter(person=person).order_by("name"))
    if not own:
        return [], ""
    current = next((one.name for one in own if one.query == address), "")
    here = reverse("records")
    every = {"words": "All", "href": here, "current": not address}
    views = ({"words": one.name, "href": f"{here}?{one.query}", "current": one.name == current} for one in own)
    return [every, *views], current


@require_POST
def change(request: Request) -> HttpResponse:
    """Keeps the filters of the list under a name, or forgets a name. Raises Refused: no name, or too many."""
    name = " ".join(request.POST.get("name", "").split())[:LONGEST]
    query = filters_in(QueryDict(request.POST.get("query", "")[:LARGEST]), sees_all_agencies(request.by)).address
    own = SavedView.objects.filter(person=request.person)
    if request.POST.get("act") == "forget":
        own.filter(name=name).delete()
    elif not name:
        raise Refused("no-name", "A view needs a name.", None, "Say what it shows, such as Warrants of mine.")
    elif own.exclude(name=name).count() >= MOST:
        raise Refused("too-many-views", f"You keep {MOST} views already.", None, "Forget one that you no longer use.")
    else:
        SavedView.objects.update_or_create(person=request.person, name=name, defaults={"query": query})
    return HttpResponseRedirect(reverse("records") + (f"?{query}" if query else ""))
