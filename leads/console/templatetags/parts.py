"""What the part templates need from Python: links to clauses, countdowns, addresses of style sheets and scripts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.forms import BoundField
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join

from leads.rules.clauses import CLAUSES, find
from leads.rules.refused import Refused
from leads.standing.contacts import numbers_for
from leads.standing.snapshot import current

register = template.Library()

DUE_SHARE = 5  # the last fifth of a span counts as due


@cache
def version_of(path: str) -> str:
    """A mark of a static file's content; empty when there is no such file."""
    found = finders.find(path)
    return hashlib.sha256(Path(str(found)).read_bytes()).hexdigest()[:12] if found else ""


@register.simple_tag
def asset(path: str) -> str:
    """The address of a style sheet or script, with a mark of its content so that browsers may keep it for good."""
    return f"{static(path)}?v={version_of(path)}"


@register.simple_tag(takes_context=True)
def may_open(context: template.Context, name: str) -> bool:
    """Whether the page of this name opens for who is here: what leads there is shown to nobody else."""
    return bool(context["request"].shell.may_open(name))


@register.simple_tag(takes_context=True)
def cure_of(context: template.Context, no: Refused | Mapping[str, Any]) -> str:
    """The cure of a no, with the telephone numbers of the offices that it names."""
    cure = str(no.cure if isinstance(no, Refused) else no.get("cure") or "")
    return format_html("{} {}", cure, _numbers(context, cure))


@register.simple_tag(takes_context=True)
def call(context: template.Context, office: str) -> str:
    """ "LEADS Administrator: 217-555-0001." for a page that says whom to ask."""
    return _numbers(context, office)


def _numbers(context: template.Context, words: str) -> str:
    """On one line each: a number that breaks at its hyphen is misread."""
    request = context.get("request") or getattr(context, "request", None)
    person = getattr(request, "person", None)
    found = numbers_for(words, person.agency_id if person else None, current())
    return format_html_join(" ", '<span class="telephone">{}.</span>', ((one,) for one in found.split(".") if one))


@register.filter
def nth(items: Sequence[Any], place: int) -> Any:
    """The item at a place, counted from zero; empty when there is none."""
    return items[place] if 0 <= place < len(items) else ""


@register.filter
def get(items: Mapping[str, Any] | None, name: str) -> Any:
    """A value by name; empty when there is none."""
    return (items or {}).get(name, "")


@register.inclusion_tag("parts/clause.html")
def clause(clause_id: str, words: str = "") -> dict[str, str]:
    """A link from a rule on the screen to the page of the clause behind it, or of the whole that it is part of."""
    found = CLAUSES.get(clause_id) or next(iter(find(clause_id)), None) if clause_id else None
    try:
        href = reverse("law_clause", args=[found.id if found else clause_id])
    except NoReverseMatch:
        href = ""
    return {"id": words or clause_id.partition(" ")[0], "href": href, "heading": found.heading if found else ""}


@register.inclusion_tag("parts/form_row.html")
def row_of(bound: BoundField, words: bool = False, code: str = "") -> dict[str, Any]:
    """A form row for a field of a Django form, with its problem and help. `words` sets it in the typeface of words."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "textarea" if "Textarea" in type(widget).__name__ else "text")
    row = {
        "name": bound.html_name,
        "id": bound.auto_id,
        "label": bound.label,
        "value": bound.value() or "",
        "code": code,
        "help": bound.help_text,
        "problem": "; ".join(map(str, bound.errors)),
        "must": bound.field.required,
        "type": kind,
        "words": words,
        "autocomplete": widget.attrs.get("autocomplete"),
        "max": widget.attrs.get("maxlength"),
        "choices": getattr(bound.field, "choices", None),
    }
    return {"row": row}


@register.simple_tag
def clock_of(start: datetime, due: datetime, now: datetime) -> dict[str, Any]:
    """What a countdown shows at a moment: time left, share used, state ("", "due", "danger") and its words."""
    left, span = due - now, max(due - start, timedelta(seconds=1))
    state = "danger" if left <= timedelta(0) else "due" if left * DUE_SHARE <= span else ""
    used = min(max((now - start) / span, 0.0), 1.0)
    words = {"danger": "overdue", "due": "due soon", "": "in time"}[state]
    return {"left": time_left(left), "permille": round(used * 1000), "state": state, "words": words}


def time_left(left: timedelta) -> str:
    """Time left as a number that does not jump: minutes and seconds in the last hour, else hours, else days.

    Time over is shown with a minus sign. `clock.js` has the same function.
    """
    seconds = abs(int(left.total_seconds()))
    sign = "−" if left < timedelta(0) else ""
    if seconds < 3600:
        return f"{sign}{seconds // 60:02d}:{seconds % 60:02d}"
    if seconds < 48 * 3600:
        return f"{sign}{seconds // 3600} h {seconds % 3600 // 60:02d}"
    return f"{sign}{seconds // 86400} days"


@register.filter
def words_of(seconds: int | float | None) -> str:
    """A span in seconds in plain words: "3 minutes", "2 days"."""
    whole = int(seconds or 0)
    for size, word in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if whole >= size or size == 1:
            count = whole // size
            return f"{count} {word}{'' if count == 1 else 's'}"
    return ""


@register.filter
def split_words(text: str) -> list[str]:
    """The words of a text, as a list to walk over."""
    return text.split()


@register.filter
def as_sentence(words: str) -> str:
    """Words of a reason as a sentence: a capital at the front, a period at the end."""
    text = str(words).strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


@register.inclusion_tag("parts/record_link.html")
def record_link(number: str) -> dict[str, str]:
    """A link to a record's page, where there is one."""
    try:
        return {"href": reverse("record", args=[number]), "number": number}
    except NoReverseMatch:
        return {"href": "", "number": number}
