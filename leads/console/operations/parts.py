"""Every part on one page, for design review; the pages of the console copy from here."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from leads.console.door.request import Request
from leads.console.terminal import cards
from leads.rules.refused import Refused

#: A hit, as the terminal's card takes it.
HIT: dict[str, Any] = {
    "record": "V990000417",
    "file": "stolen_vehicle",
    "title": "Stolen vehicles",
    "headline": "Stolen vehicle",
    "advise": "Confirm with Testville PD before you act: this alone is no ground for an arrest.",
    "unconfirmed_since": None,
    "grade": "exact",
    "score": 1.0,
    "caution": True,
    "facts": [
        ["Plate", "TST1234 IL 2027"],
        ["VIN", "1ZZTEST02R0000001"],
        ["Vehicle", "2024 CHEV MAL 4D"],
        ["Color", "BLU / BLU"],
        ["Stolen", "21 Nov 2026"],
    ],
    "reasons": [
        {"field": "LIC", "words": "plate and state are exactly the record's", "sure": True},
        {"field": "LIY", "words": "year on the plate not given", "sure": False},
    ],
    "unsure": ["The VIN has not been compared. Read it from the car."],
    "case": "26-000123",
    "age_days": 2,
    "agency": {"ori": "IL1990200", "name": "Testville PD", "telephone": "217-555-0100"},
    "checked": {"state": "awaiting", "at": None, "due": "2026-11-24T22:40:00Z"},
    "validated_at": None,
    "state": "active",
    "entered_at": "2026-11-23T04:40:00Z",
    "values": {"LIC": "TST1234", "LIS": "IL"},
}


#: Words and figures that stay the same whenever the page is looked at.
SAMPLES: dict[str, Any] = {
    "heads": ["Record", "What", {"words": "Age", "number": True}],
    "rows": [
        [{"text": "V990000417", "typed": True, "href": "#"}, {"text": "Stolen vehicle"}, {"text": "2", "number": True}],
        [
            {"text": "W990000002", "typed": True},
            {"text": "Check overdue", "kind": "danger"},
            {"text": "31", "number": True},
        ],
    ],
    "views": [{"words": "Ours", "href": "#", "current": True, "count": 412}, {"words": "Due", "href": "#", "count": 2}],
    "acts": [
        {"words": "Check it", "kind": "first", "key": "F4"},
        {"words": "Whole record", "key": "F6"},
        {"words": "Cancel it", "kind": "danger"},
    ],
    "form_rows": [
        {
            "name": "lic",
            "label": "Plate number",
            "code": "LIC",
            "value": "TST1234",
            "help": "As on the plate, without blanks",
        },
        {
            "name": "dob",
            "label": "Birth date",
            "code": "DOB",
            "value": "29021980",
            "problem": "This is no date.",
            "example": "19800229",
        },
        {"name": "why", "label": "Why", "type": "textarea", "words": True, "must": True},
        {"name": "seen", "label": "I compared it with the report", "type": "checkbox"},
    ],
    "facts": [("Plate", "TST1234 IL"), ("VIN", "1ZZTEST02R0000001"), ("Color", "")],
    "steps": [
        {"words": "Noticed", "state": "done", "when": "2 Nov"},
        {"words": "Hearing", "state": "now"},
        {"words": "Decided"},
    ],
}

NO = Refused(
    "x", "A warrant needs one number or a birth date: DOB, SOC, OLN or MNU.", "1240.60(a)(3)", "", "DOB", "DOB/19800229"
)
#: Hours since a clock began, minutes until it ends: in time, soon, too late.
CLOCKS = ((2, 1300), (22, 107), (25, -63))


def parts(request: Request) -> HttpResponse:
    """All parts with their arguments, for whoever designs or reviews a page."""
    now = request.now
    context = (
        SAMPLES
        | cards_of(now)
        | {
            "no": NO,
            "clocks": [(now - timedelta(hours=ago), now + timedelta(minutes=left)) for ago, left in CLOCKS],
            "ten_minutes": (now - timedelta(minutes=3), now + timedelta(minutes=7, seconds=42)),
            "lines": [
                {"at": now, "words": "Entered", "by": "R. Alvarez", "state": "fine"},
                {"at": now, "words": "Second check overdue", "state": "danger", "clause": "1240.60(a)(5) check"},
            ],
        }
    )
    return render(request, "operations/parts.html", context)


def cards_of(now: datetime) -> dict[str, str]:
    """A hit and a no-record, laid out by the same function as the terminal's."""
    hit = {"outcome": "hit", "at": now.isoformat(), "number": 885, "message": 8841, "hits": [HIT], "asked": {}}
    quiet = {
        "outcome": "no record",
        "at": now.isoformat(),
        "number": 886,
        "searched": ["Stolen vehicles", "Wanted persons"],
        "asked": {"LIC": "TST4410", "LIS": "IL"},
    }
    return {
        "hit": cards.card(hit, text="HIT. STOLEN VEHICLE", now=now),
        "quiet": cards.card(quiet, text="", now=now, ms=3),
    }
