"""Message keys, fields and codes with their meaning, as one piece of data for completion and the form (F2)."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from leads.hotfiles.codes import CODES
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.fields import Field
from leads.messages.keys import MessageKey


def _field(field: Field) -> dict[str, Any]:
    known = {"name": field.name, "example": field.example, "most": field.most, "help": field.help}
    return known | {"group": field.group, "codes": field.codes, "many": field.many}


def _key(key: MessageKey) -> dict[str, Any]:
    return {
        "title": key.title,
        "route": key.route.value,
        "fields": [use.field.code for use in key.uses],
        "must": [use.field.code for use in key.uses if use.must],
        "sets": key.combinations,
    }


@cache
def vocabulary() -> tuple[bytes, str]:
    """All of it as JSON, and a mark of its content."""
    keys = {one.key: _key(one) for one in MESSAGE_KEYS.values()}
    fields = {use.field.code: _field(use.field) for key in MESSAGE_KEYS.values() for use in key.uses}
    tables = sorted({one["codes"] for one in fields.values() if one["codes"]})
    codes = {table: dict(CODES[table]) for table in tables}
    body = orjson.dumps({"keys": keys, "fields": fields, "codes": codes})
    return body, hashlib.sha256(body).hexdigest()[:12]


def words(request: HttpRequest) -> HttpResponse:
    """The vocabulary for the terminal page; kept by the browser for as long as its mark stays the same."""
    body, mark = vocabulary()
    keep = "private, max-age=31536000, immutable" if request.GET.get("v") == mark else "no-store"
    return HttpResponse(body, content_type="application/json", headers={"Cache-Control": keep})
