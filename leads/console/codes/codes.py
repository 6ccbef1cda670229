"""The code tables: all of them with who takes their codes, and one with the meaning beside each code.

What is typed is searched at once where scripts run, and with Enter where they do not.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.request import Request
from leads.hotfiles.code_tables import find, find_everywhere, find_tables, tables
from leads.rules.refused import Refused

MOST_EACH = 6  # codes of one table among those of all
MOST_WORDS = 80


def codes(request: Request) -> HttpResponse:
    """All code tables, or those that have to do with what is looked for, and the codes that fit it."""
    asked = _asked(request)
    shown = {
        "asked": asked,
        "tables": find_tables(asked),
        "found": [(one, rows[:MOST_EACH], len(rows[MOST_EACH:])) for one, rows in find_everywhere(asked)],
    }
    return render(request, "codes/found.html" if request.htmx else "codes/codes.html", shown)


def table(request: Request, name: str) -> HttpResponse:
    """One code table: meaning beside code, and the fields and files that take it. Raises Refused (no-such-table)."""
    known = tables().get(name.upper())
    if known is None:
        raise Refused("no-such-table", f"There is no code table {name[:20]}.", None, f"See {reverse('codes')}.")
    asked = _asked(request)
    shown = {"asked": asked, "table": known, "found": find(known.name, asked)}
    return render(request, "codes/rows.html" if request.htmx else "codes/table.html", shown)


def _asked(request: Request) -> str:
    return " ".join(request.GET.get("q", "").split())[:MOST_WORDS]
