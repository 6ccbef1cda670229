"""The law on the screen: all clauses in a table, and each on a page of its own with its figures of today."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import cache
from importlib import import_module
from inspect import getdoc
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.agencies.models import Agency
from leads.agencies.policy import reading
from leads.console.door.request import Request
from leads.hotfiles.registry import FILES
from leads.oversight.overdue import Overdue
from leads.oversight.watches import WATCHES, told_to
from leads.people.offices import sees_all_agencies
from leads.rules.clauses import CLAUSES, Clause, find
from leads.rules.homes import Home, cases_of, homes
from leads.rules.pages import RULES, how_counted
from leads.standing.gates import readable

for _name in RULES:  # so that `homes` knows the functions of the law itself; those of other rooms are imported anyway
    import_module(f"leads.rules.{_name}")

SECTIONS: dict[int, str] = {
    10: "What LEADS is",
    20: "The advisory board",
    30: "Who takes part",
    40: "Connecting",
    50: "Access security",
    60: "Hot file records",
    70: "Validation",
    80: "Who may receive what",
    90: "People and training",
    100: "Audits",
    110: "Sanctions",
}
KEPT_WORDS = {
    "gate": "a gate: a message or an act that would break it is refused",
    "watch": "a watch: LEADS looks for what is due and what is late, and asks somebody to act",
    "process": "a process: steps that follow each other, each done by whom the law names",
    "text": "text: nothing runs by itself",
}
HOME_WORDS = {
    "function": "Functions", "watch": "Watches", "constraint": "In the database", "screen": "Screens", "page": "Pages",
    "test": "Tests",
}  # fmt: skip
SHOWN = 8  # late things listed on a clause's page


class ClauseConverter:
    """A citation in an address: 1240.60-a-5-check for 1240.60(a)(5) check, 1240.60-a-5 for the whole of its parts."""

    regex = r"[0-9][0-9A-Za-z.\-]*"

    def to_python(self, value: str) -> str:
        """The citation of a slug; ValueError (a page that is not there) when the part has no such clause."""
        try:
            return _slugs()[value.lower()]
        except KeyError:
            raise ValueError(value) from None

    def to_url(self, value: str) -> str:
        """The slug of a citation; ValueError when the part has no such clause, so that no link is made."""
        slug = _slug(value)
        if slug.lower() not in _slugs():
            raise ValueError(value)
        return slug


def _slug(name: str) -> str:
    return name.replace("(", "-").replace(")", "").replace(" ", "-")


@cache
def _slugs() -> dict[str, str]:
    """Every clause and every whole above one, by the slug in lower case."""
    found: dict[str, str] = {}
    for name in CLAUSES:
        whole = name.partition(" ")[0]
        parts = whole.split("(")
        for count in range(1, len(parts) + 1):
            found.setdefault(_slug("(".join(parts[:count])).lower(), "(".join(parts[:count]))
        found[_slug(name).lower()] = name
    return found


def law(request: Request) -> HttpResponse:
    """All clauses by section: how each is kept, whether it runs, and what is late today. Filters are in the address."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "kept", "status")}
    figures = {name: len(late) for name, late in _late(request).items()}
    found = [one for one in CLAUSES.values() if _fits(one, asked)]
    groups = [
        (f"1240.{number}", title, [(one, figures.get(one.id)) for one in found if one.section == number])
        for number, title in SECTIONS.items()
    ]
    shown = {
        "groups": [group for group in groups if group[2]],
        "count": len(found),
        "running": sum(one.status == "kept" for one in found),
        "filters": _filters(asked),
        "whose": _whose(request),
    }
    return render(request, "law/law.html", shown)


def _fits(one: Clause, asked: dict[str, str]) -> bool:
    words = f"{one.id} {one.heading} {one.says} {one.binds}".lower()
    return (
        (not asked["q"] or asked["q"].lower() in words or one in find(asked["q"]))
        and asked["kept"] in ("", one.kept)
        and asked["status"] in ("", one.status)
    )


def _filters(asked: dict[str, str]) -> list[dict[str, Any]]:
    kept = [("", "Any way"), ("gate", "Gate"), ("watch", "Watch"), ("process", "Process"), ("text", "Text")]
    status = [("", "Any"), ("kept", "Runs today"), ("planned", "Planned")]
    return [
        {"name": "q", "label": "Words or clause", "value": asked["q"], "words": True},
        {"name": "kept", "label": "How it is kept", "value": asked["kept"], "choices": kept, "words": True},
        {"name": "status", "label": "Status", "value": asked["status"], "choices": status, "words": True},
    ]


def law_clause(request: Request, name: str) -> HttpResponse:
    """One clause as a page of law: our words, whom it binds, how it is kept, today's figures, homes and cases."""
    under = find(name)
    if name not in CLAUSES and len(under) != 1:
        if not under:
            raise Http404
        whole = {"name": name, "clauses": under, "title": SECTIONS.get(under[0].section, "")}
        return render(request, "law/whole.html", whole)
    one = CLAUSES.get(name) or under[0]
    late = _late(request, one.id).get(one.id)
    ids = list(CLAUSES)
    place = ids.index(one.id)
    shown: dict[str, Any] = {
        "one": one,
        "section": SECTIONS[one.section],
        "whole": f"1240.{one.section}",
        "kept_words": KEPT_WORDS[one.kept],
        "limits": [(since.start, _limits(since.limits)) for since in one.history],
        "counted": how_counted(one, reading(request.now)),
        "watch": WATCHES.get(one.id),
        "late": None if late is None else [_row(each) for each in late[:SHOWN]],
        "late_count": len(late or ()),
        "whose": _whose(request),
        "homes": _homes(one),
        "cases": cases_of(one),
        "under": [each for each in under if each.id != one.id],
        "before": ids[place - 1] if place else "",
        "after": ids[place + 1] if place + 1 < len(ids) else "",
    }
    return render(request, "law/clause.html", shown)


def _limits(limits: Any) -> str:
    return ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in limits.items())


def _whose(request: Request) -> str:
    return "in all agencies" if sees_all_agencies(request.by) else "in your agency"


def _late(request: Request, only: str = "") -> dict[str, list[Overdue]]:
    """What each watch finds now, of the reader's agency or, for the Department, of all."""
    agency: Agency | None = None if sees_all_agencies(request.by) else request.person.agency
    files = readable(request.person.pk, tuple(FILES), request.held, request.now)
    return {name: told_to(_found(name, request.now, agency), files) for name in WATCHES if only in ("", name)}


def _found(name: str, now: datetime, agency: Agency | None) -> list[Overdue]:
    return list(WATCHES[name].find(now, agency))


def _row(late: Overdue) -> dict[str, Any]:
    """One late thing with the page where something can be done about it."""
    kind, _, number = late.subject.partition(":")
    pages = {"record": "check", "order": "suspension"}
    href = reverse(pages[kind], args=[number]) if kind in pages else ""
    return {"due": late.due, "words": late.words, "agency": late.agency.name, "href": href, "asked": late.asked}


def _homes(one: Clause) -> list[tuple[str, list[tuple[str, str]]]]:
    """Where the clause is kept, by kind: each place with its first line, if it is a function."""
    found: dict[str, list[tuple[str, str]]] = {}
    for home in homes(one):
        found.setdefault(HOME_WORDS[home.kind], []).append((home.where, _first_line(home)))
    return list(found.items())


def _first_line(home: Home) -> str:
    module, _, name = home.where.partition(":")
    function = getattr(sys.modules.get(module), name, None) if name else None
    return (getdoc(function) or "").partition("\n")[0] if function else ""
