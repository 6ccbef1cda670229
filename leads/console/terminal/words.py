"""Message keys, fields and codes with their meaning, as one piece of data for completion and the form (F2)."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from leads.console.terminal.examples import example_of
from leads.hotfiles.codes import CODES
from leads.hotfiles.registry import FIELDS, MEANINGS, MESSAGE_KEYS
from leads.messages.fields import Field
from leads.messages.keys import MessageKey


def _field(field: Field) -> dict[str, Any]:
    known = {"name": field.name, "example": field.example, "most": field.most, "help": field.help}
    return known | {"group": field.group, "codes": field.codes, "many": field.many, "secret": field.secret}


def _key(key: MessageKey) -> dict[str, Any]:
    """What the line and the form need of a key; `own` are its fields that mean something else than elsewhere."""
    return {
        "title": key.title,
        "route": key.route.value,
        "fields": [use.field.code for use in key.uses],
        "must": [use.field.code for use in key.uses if use.must],
        "sets": key.combinations,
        "own": {
            use.field.code: _field(use.field) for use in key.uses if _field(use.field) != _field(FIELDS[use.field.code])
        },
    }


#: What people say for what a key does, so that the task is found by the word that is at hand.
ALSO = {
    "inquire": "ask look up check run search stolen wanted plate car person name license warrant",
    "enter": "enter add new record report stolen wanted warrant",
    "modify": "change correct fix add modify update",
    "supplement": "add alias other name mark scar tattoo number modify",
    "take off": "remove delete alias other name mark number wrong",
    "add stolen identifiers": "add stolen fraudulent false borrowed name number identity modify",
    "take off stolen identifiers": "remove delete stolen fraudulent name number wrong",
    "add what an impostor uses": "add impostor thief false name number identity modify",
    "take off what an impostor used": "remove delete impostor name number wrong",
    "add on": "add trailer motor part stolen with it too",
    "locate what was added on": "found recovered located trailer motor part",
    "clear what was added on": "clear recovered returned over done trailer motor part",
    "cancel what was added on": "cancel remove delete mistake error wrong trailer motor part",
    "add image": "photo photograph mugshot mug shot picture signature add enter",
    "change image": "photo photograph picture day kind wrong correct modify",
    "take back image": "photo photograph picture remove delete wrong cancel",
    "ask for image": "photo photograph mugshot picture see show look",
    "enter dental chart": "teeth tooth dentist add enter chart x-ray",
    "modify dental chart": "teeth tooth dentist change correct chart",
    "cancel dental chart": "teeth tooth dentist remove delete wrong chart",
    "locate": "found recovered located arrested apprehended",
    "clear": "clear recovered returned arrested over done",
    "take out": "remove delete take out ended expired inactive order",
    "cancel": "cancel remove delete mistake error wrong withdraw",
}


def _task(key: MessageKey) -> dict[str, str]:
    """A line of the help: what one wants to do, and the key that does it with an example that can be sent."""
    return {"key": key.key, "words": key.title, "also": ALSO.get(key.does.name, ""), "example": example_of(key)}


@cache
def vocabulary() -> tuple[bytes, str]:
    """All of it as JSON, and a mark of its content."""
    keys = {one.key: _key(one) for one in MESSAGE_KEYS.values()}
    fields = {code: _field(field) for code, field in FIELDS.items()}
    tables = sorted({one.codes for meant in MEANINGS.values() for one in meant if one.codes})
    codes = {table: dict(CODES[table]) for table in tables}
    tasks = [_task(one) for one in MESSAGE_KEYS.values()]
    body = orjson.dumps({"keys": keys, "fields": fields, "codes": codes, "tasks": tasks})
    return body, hashlib.sha256(body).hexdigest()[:12]


def words(request: HttpRequest) -> HttpResponse:
    """The vocabulary for the terminal page; kept by the browser for as long as its mark stays the same."""
    body, mark = vocabulary()
    keep = "private, max-age=31536000, immutable" if request.GET.get("v") == mark else "no-store"
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": keep})
