"""Removing a record for a serious error: what the Department does with one of substantial doubt, and its reason."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.console.door import step_up
from leads.console.door.request import Request
from leads.console.records.record import opened, title
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.serious_error import remove
from leads.ledger.record import record as write_line
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import SERIOUS


def remove_page(request: Request, number: str) -> HttpResponse:
    """What removing this record does, and the field for what is in question. Asks for the second factor anew."""
    found = opened(request, number)
    if request.method != "POST":
        return _form(request, found)
    if not step_up.fresh(request):
        return step_up.ask(request, reverse("record_remove", args=[found.number]))
    try:
        with transaction.atomic():
            found, told = remove(number, why=request.POST.get("why", ""), by=request.by, now=request.now)
    except Refused as refused:
        _note(request, found, refused)
        return _form(request, found, refused)
    return HttpResponseRedirect(f"{reverse('record', args=[found.number])}?removed={told}")


def _form(request: Request, found: Record, no: Refused | None = None) -> HttpResponse:
    shown = {
        "record": found,
        "headline": title(found),
        "open": found.state in CAN_HIT,
        "no": no,
        "why": request.POST.get("why", ""),
        "clause": SERIOUS,
    }
    return render(request, "records/remove.html", shown, status=422 if no else 200)


def _note(request: Request, found: Record, no: Refused) -> None:
    """The line of a removal that was refused, in a transaction of its own."""
    with transaction.atomic():
        write_line(
            "hotfiles:record:removed",
            now=request.now,
            by=request.by,
            subject=f"record:{found.number}",
            outcome="refused",
            clause=no.clause or SERIOUS,
            data={"code": no.code},
        )
