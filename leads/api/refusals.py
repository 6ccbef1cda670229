"""Requests that never reach a route: what does not fit the schema, and who has no session; told as any refusal."""

from collections.abc import Mapping, Sequence
from typing import Any

from leads.rules.refused import Refused


def does_not_fit(problems: Sequence[Mapping[str, Any]]) -> Refused:
    """The first thing that does not fit, by name, and how many more; nothing that was sent is said again.

    `problems`: of pydantic, each with `loc`, `type`, `msg` and perhaps `ctx`.
    """
    first = problems[0]
    place = [str(one) for one in first["loc"] if one not in ("body", "asked", "query", "path")]
    name = ".".join(place) or "The body"
    more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
    most = first.get("ctx", {}).get("max_length")
    said = {
        "missing": f"{name} is missing.",
        "string_too_long": f"{name} takes {most} characters at most.",
        "too_long": f"{name} takes {most} at most.",
        "string_type": f"{name} is a text, between quotation marks.",
        "list_type": f"{name} is a list, between square brackets.",
    }.get(first["type"], f"{name} does not fit what /api/openapi.json says of it.")
    cure = "Send a JSON object with the members that docs/api.md shows for this address."
    return Refused("not-as-described", said + more, None, cure, place[0] if place else None)


def not_read() -> Refused:
    """A body that is no JSON."""
    cure = "Send JSON, with Content-Type: application/json."
    return Refused("not-json", "What was sent can't be read as JSON.", None, cure, None, '{"device": "SMP1"}')


def no_session() -> Refused:
    """A request for which one has to be signed on, without a bearer."""
    cure = "POST /api/session gives one; send it with every request, as in the example."
    said = "This request carries no bearer."
    return Refused("no-bearer", said, None, cure, None, "Authorization: Bearer eyJ1...")
