"""What may come in at all: text without characters that no keyboard writes, and numbers that are numbers.

One place for every page and for the API. PostgreSQL keeps no NUL, an escape character moves a terminal, Python takes
"²" for a digit: what is let through here can be searched, kept and shown anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from json import loads
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse

from leads.rules.refused import Refused

Answer = Callable[[HttpRequest], HttpResponse]

# Control characters but for tabs and the ends of lines as some program or other writes them; halves of characters.
_NOT_TYPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
LARGEST = 2**31 - 1  # of the numbers in an address or a form: what a column of numbers holds
NOT_TEXT = Refused(
    "not-text",
    "The request has a character in it that no keyboard writes.",
    None,
    "Leave out what is no letter, digit, punctuation mark or end of a line.",
)


class Boundary:
    """Refuses a request with text that nobody can have meant, before anything looks at it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if all(fits(text) for text in _texts(request)):
            return self.get_response(request)
        if request.path_info.startswith("/api/"):
            return JsonResponse(NOT_TEXT.as_dict(), status=422)
        raise BadRequest(NOT_TEXT.sentence)


def fits(text: str) -> bool:
    """Whether a text has only characters that can be typed: no NUL or escape, no half of a character."""
    return _NOT_TYPED.search(text) is None


def whole_number(text: str) -> int | None:
    """The number that a text says in plain digits; None where it says none, or a larger one than is ever given."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))):
        return None
    return int(text) if int(text) <= LARGEST else None


def _texts(request: HttpRequest) -> Iterator[str]:
    """All that a request says: path, query, cookies, form, what its files are called, and the texts in its JSON."""
    yield request.path_info
    yield from request.COOKIES.values()
    body = request.body  # before the form is read out of it: whoever comes after us may want it whole
    for part in (request.GET, request.POST):
        for name, values in part.lists():
            yield name
            yield from values
    for name, files in request.FILES.lists():
        yield name
        yield from (str(one.name) for one in files)
    yield from _in_json(body)


def _in_json(body: bytes) -> Iterator[str]:
    """Names and texts in a body that is JSON, whatever it is called; all others have none."""
    try:
        left: list[Any] = [loads(body)] if body else []
    except (ValueError, RecursionError):
        return
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            left.extend(one)
        elif isinstance(one, dict):
            left.extend((*one, *one.values()))
