"""What a program shows when it is signed on, and the form of every no."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Schema
from ninja.security import HttpBearer

from leads.api import sessions
from leads.people.sign_on import Session
from leads.switch.housekeeping import database_now


class NoOut(Schema):
    """A refusal: a sentence, a code, the clause, and how to cure it."""

    code: str
    sentence: str
    clause: str | None
    cure: str
    field: str | None
    example: str | None


class Bearer(HttpBearer):
    """A program that is signed on."""

    def authenticate(self, request: HttpRequest, token: str) -> Session:
        return sessions.of_bearer(token, database_now())


REFUSALS: dict[int, type[Schema]] = {401: NoOut, 403: NoOut, 422: NoOut, 429: NoOut}
