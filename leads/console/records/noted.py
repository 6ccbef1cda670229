"""A record's notes that somebody is not its person, as its page and the page of the notes show them."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localtime

from leads.console.door.request import Request
from leads.hotfiles.about_records import NotThisPerson
from leads.hotfiles.models import Record
from leads.hotfiles.noted import day_of, notes_of, number_shown
from leads.hotfiles.open_record import is_own
from leads.hotfiles.things.person.compare import NUMBER_FIELDS
from leads.people.offices import may_see_agency


def noted(request: Request, found: Record) -> dict[str, Any]:
    """Its notes that somebody is not its person; whose they are only for the agencies concerned and for oversight."""
    if not found.noted:
        return {}
    by = request.by
    notes = [one for one in notes_of(found) if one.ends_on >= localtime(request.now).date()]
    theirs = [one for one in notes if may_see_agency(by, found.agency_id) or one.agency_id == by.agency_id]
    shown = [_note(one, may_confirm=is_own(by, found) and one.written_by_id != by.person_id) for one in theirs]
    return {"shown": shown, "others": len(notes) - len(theirs)} if notes else {}


def _note(one: NotThisPerson, *, may_confirm: bool) -> dict[str, Any]:
    waits = one.confirmed_at is None
    doubtful = one.changed_at is not None
    return {
        "id": one.pk,
        "state": "awaits confirmation" if waits else "compare anew" if doubtful else "confirmed",
        "mark": "due" if waits or doubtful else "",
        "name": one.name,
        "born": day_of(one.born),
        "numbers": ", ".join(number_shown(code, one.numbers) for code in NUMBER_FIELDS if code in one.numbers),
        "on": one.established_on,
        "how": one.get_how_display(),
        "paper": one.paper,
        "by": f"{one.written_by.user_id}, {one.agency.name}",
        "until": one.ends_on,
        "changed": doubtful,
        "confirms": may_confirm and (waits or doubtful),
    }
