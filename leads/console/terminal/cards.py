"""An answer in structured form, made ready to be read: which card, and its sentences in the agency's time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.timezone import localtime

from leads.console.templatetags.parts import words_of
from leads.console.terminal.line import shown
from leads.console.terminal.offers import offers
from leads.hotfiles.finding import finding_words
from leads.hotfiles.located import located_words
from leads.hotfiles.narrowed import more_words
from leads.hotfiles.registry import FIELDS, field_of, field_under
from leads.messages.fields import Field

ABOUT = ("RSN", "PUR", "ATN")  # say why was asked and for whom, not what
TEMPLATES = {
    "hit": "hit", "delayed hit": "hit", "no record": "no_record", "inactive": "inactive", "refused": "no",
    "parked": "parked", "image": "image",
}  # fmt: skip
SURE = ("exact", "strong")  # below these a record only looks like what was asked: told in gray, demanding nothing
GRADES = {"exact": "exact match", "strong": "strong match", "possible": "possible match only"}
DID_NOT = {"inquire": "Not searched.", "enter": "Not entered.", "modify": "Not modified.", "clear": "Not cleared."}
NOT_DONE = {
    "take out": "Not taken out.",
    "cancel": "Not cancelled.",
    "locate": "Not located.",
    "supplement": "Not added.",
    "take off": "Not taken off.",
    "add stolen identifiers": "Not added.",
    "take off stolen identifiers": "Not taken off.",
    "add image": "Not added.",
    "change image": "Not changed.",
    "take back image": "Not taken back.",
    "ask for image": "Not opened.",
    "enter dental chart": "Not entered.",
    "modify dental chart": "Not modified.",
    "cancel dental chart": "Not cancelled.",
    "add what an impostor uses": "Not added.",
    "take off what an impostor used": "Not taken off.",
    "": "Not sent.",
}


def moment(text: str | datetime | None) -> datetime | None:
    """A time from an answer, in the zone of whoever reads."""
    if not text:
        return None
    return localtime(text if isinstance(text, datetime) else datetime.fromisoformat(text))


def when(at: datetime | None, now: datetime) -> str:
    """A time as short as it can be said: today only the time, this year without the year."""
    if at is None:
        return ""
    here = localtime(now)
    day = (
        "" if at.date() == here.date() else f"{at.day} {at:%b}" + ("" if at.year == here.year else f" {at.year}") + " "
    )
    return f"{day}{at:%H:%M}"


def day_and_time(at: datetime | None) -> str:
    """A time with its whole day, for what is quoted to somebody else: "23 Nov 2026 10:04"."""
    return f"{at.day} {at:%b %Y %H:%M}" if at else ""


def standing_lines(hit: Mapping[str, Any], now: datetime) -> list[tuple[str, str]]:
    """How good the record is, as (state, sentence): second check, validation, age, located. 1240.60(a)(5), 1240.70."""
    checked = hit["checked"]
    at, due = moment(checked.get("at")), moment(checked.get("due"))
    lines = [
        ("due", f"Checked by a second person {when(at, now)}, late: it was due {when(due, now)}.")
        if at and due and at > due
        else ("fine", f"Checked by a second person {when(at, now)}.")
        if checked["state"] == "checked"
        else ("due", f"Not yet checked by a second person; due {when(due, now)}.")
        if checked["state"] == "awaiting"
        else ("danger", f"Not checked by a second person; overdue since {when(due, now)}.")
    ]
    entered = moment(hit["entered_at"])
    age = words_of((now - entered).total_seconds()) if entered else ""
    valid = moment(hit.get("validated_at"))
    since = f"validated {when(valid, now)}" if valid else "never validated yet"
    lines.append(("", f"Entered {when(entered, now)}, {age} ago; {since}."))
    if hit.get("state") == "located":
        lines.append(("due", "Another agency has located it since; the record stands until it is cleared."))
    return lines


def hit_of(hit: Mapping[str, Any], now: datetime, mark: str = "") -> dict[str, Any]:
    """A hit with what its card adds: grade in words, standing in sentences, sure and unsure reasons apart."""
    facts = [str(value) for label, value in hit["facts"]]
    return {
        **hit,
        "mark": mark,
        "short": f"{hit['headline']}: {', '.join(facts[:2])}",
        "grade_words": GRADES.get(hit["grade"], hit["grade"]),
        "sure": [one["words"] for one in hit["reasons"] if one["sure"]],
        "less_sure": [one["words"] for one in hit["reasons"] if not one["sure"]],
        "located_words": located_words(hit["located"]) if hit.get("located") else "",
        "different_words": _different(hit),
        "note": hit.get("not_this_person"),
        "standing": standing_lines(hit, now),
        "all_values": [
            (_label(field_of(hit["file"], code), code), value) for code, value in hit.get("values", {}).items()
        ],
    }


def _different(hit: Mapping[str, Any]) -> str:
    """That a second person found the record to differ from its report; "" where nobody has, or an older answer."""
    found = hit.get("found_different")
    return finding_words(found, hit["agency"]["name"], day_and_time(moment(found["at"]))) if found else ""


def _label(field: Field | None, code: str) -> str:
    return f"{field.name} {code}" if field else code


def labels(data: Mapping[str, Any], member: str) -> list[tuple[str, str]]:
    """The fields of a message as its key names them, but for those that say why was asked."""
    key, values = str(data.get("key")), data.get(member) or {}
    return [(_label(field_under(key, code), code), value) for code, value in values.items() if code not in ABOUT]


def card(
    data: Mapping[str, Any],
    *,
    text: str,
    now: datetime,
    ms: int | None = None,
    marks: Mapping[str, str] = {},
    act: str = "",
    line: str = "",
) -> str:
    """The card of one answer as HTML. `marks` says which hit was looked at before; `line` is what was typed."""
    hits = [hit_of(one, now, marks.get(one["record"], "")) for one in data.get("hits", ())]
    context = {
        "data": data,
        "text": text,
        "ms": ms,
        "line": line,
        "at": moment(data.get("at")) or now,
        "now": now,
        "hits": [one for one in hits if one["grade"] in SURE],
        "likenesses": [one for one in hits if one["grade"] not in SURE],
        "images": [data["image"]] if data.get("image") else [],
        "more": more_words(data),
        "asked": labels(data, "asked"),
        "read_as": labels(data, "read_as"),
        "did_not": DID_NOT.get(act) or NOT_DONE.get(act, NOT_DONE[""]),
        **refusal_parts(data.get("no") or {}, str(data.get("key"))),
        "offers": offers(data, line, localtime(now).date()),
    }
    name = TEMPLATES.get(str(data.get("outcome")), "done")
    return render_to_string(f"terminal/{name}.html", context)


def refusal_parts(no: Mapping[str, Any], key: str) -> dict[str, Any]:
    """What a no shows beside its sentence: a right example as it is typed, what else is missing, what else is wrong."""
    rest = [one for code, one in (no.get("problems") or {}).items() if code != (no.get("field") or "")]
    return {
        "example": typed_example(no),
        "missing": [
            (field.name if (field := field_under(key, one["field"])) else "", typed_example(one))
            for one in rest
            if one["code"] == "field-missing"
        ],
        "others": [{**one, "typed": typed_example(one)} for one in rest if one["code"] != "field-missing"],
    }


def problems_of(no: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong with each field, by code, for the form to say beside the field."""
    all_of_it = {**(no.get("problems") or {}), **({no["field"]: no} if no.get("field") else {})}
    return {code: f"{one['sentence']} {one.get('cure') or ''}".strip() for code, one in all_of_it.items()}


def typed_example(no: Mapping[str, Any]) -> str:
    """An example as it is typed: with its field's code before it, unless it names the code itself."""
    code, example = no.get("field") or "", no.get("example") or ""
    return f"{code}/{example}" if code in FIELDS and example and "/" not in example else example


def asked_line(key: str, pairs: Any, at: datetime | None, note: str = "") -> dict[str, Any]:
    """What was asked, as the tape shows it; free words such as a stop number stand apart."""
    plain = [(code, value) for code, value in pairs if code != "RSN"]
    reason = next((value for code, value in pairs if code == "RSN"), "")
    return {"line": shown(key, plain), "whole": shown(key, pairs), "note": note or reason, "at": moment(at)}
