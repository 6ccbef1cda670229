"""Accounts of an agency's people: shut after wrong tries, or without a second factor; and what is done about it."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.request import Request
from leads.console.door.settings_of import numbers
from leads.console.terminal import cards
from leads.people import vouch, wrong_tries
from leads.people.models import EnrollmentCode, Person
from leads.rules.refused import Refused


def accounts(request: Request) -> HttpResponse:
    """The accounts of one's own agency, for the Administrator of any; a form opens one again, or gives a code."""
    if request.method == "POST":
        return _act(request)
    return _page(request, request.GET.get("ori", ""))


def _act(request: Request) -> HttpResponse:
    person = Person.objects.select_related("agency").filter(user_id=request.POST.get("person", "")).first()
    if person is None:
        raise Refused("no-such-person", "LEADS knows nobody of that name.", None, "Choose one of the list.")
    if request.POST.get("act") == "code":
        code = vouch.vouch(person, numbers(), by=request.by, now=request.now)
        return _page(request, person.agency.ori, code=code, whose=person)
    vouch.release(person, by=request.by, now=request.now)
    return HttpResponseRedirect(f"{reverse('accounts')}?ori={person.agency.ori}")


def _page(request: Request, ori: str, *, code: str = "", whose: Person | None = None) -> HttpResponse:
    everyone = "administrator" in request.by.offices
    shown = ori.upper() if everyone and ori else request.person.agency.ori
    people = list(Person.objects.filter(agency__ori=shown, is_active=True).order_by("surname", "given_names", "pk"))
    held = numbers()
    owners = Authenticator.objects.filter(user__in=people).exclude(type=Authenticator.Type.RECOVERY_CODES)
    proved = set(owners.values_list("user_id", flat=True))
    waiting = dict(EnrollmentCode.objects.filter(expires_at__gt=request.now).values_list("person_id", "expires_at"))
    rows = []
    for one in people:
        until = wrong_tries.shut_until(one.user_id, held, request.now)
        state = (
            ("danger", f"! shut until {cards.when(cards.moment(until), request.now)}") if until else ("fine", "✓ open")
        )
        row: dict[str, Any] = {"person": one, "state": state, "shut": until is not None, "own": one == request.person}
        row["factor"] = ("fine", "✓ set up") if one.pk in proved else ("due", "none yet")
        row["needs_code"] = one.pk not in proved
        row["code_until"] = waiting.get(one.pk)
        rows.append(row)
    known = {"rows": rows, "ori": shown, "code": code, "whose": whose}
    return render(request, "people/accounts.html", known)
