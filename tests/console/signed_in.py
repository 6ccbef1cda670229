"""A person at the console without a browser: behind both factors, at a moment that the test chooses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import import_module
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.test import Client

from leads.console.door import session as door
from leads.people.models import Person
from tests.makers import NOW

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@contextmanager
def at(now: datetime) -> Iterator[None]:
    """Requests inside happen at this moment."""
    with patch("leads.console.door.middleware.edge_now", return_value=now):
        yield


class Desk:
    """A browser of one person; each request happens at `now`, so no test depends on the day it runs."""

    def __init__(self, person: Person, now: datetime = NOW, *, proved_at: datetime | None = None) -> None:
        self.person, self.now = person, now
        self.client = Client()
        self.client.force_login(person, backend=BACKEND)
        session = self.client.session
        session[door.SECOND_FACTOR], session[door.VOUCHED_FOR] = "set up", True
        session[door.SIGNED_IN_AT] = session[door.SEEN_AT] = (proved_at or now).isoformat()
        session.save()

    def get(self, path: str, **query: str) -> Any:
        with at(self.now):
            return self.client.get(path, query)

    def post(self, path: str, **fields: Any) -> Any:
        with at(self.now):
            return self.client.post(path, fields)

    @property
    def session(self) -> Any:
        store = import_module(settings.SESSION_ENGINE).SessionStore
        return store(self.client.cookies[settings.SESSION_COOKIE_NAME].value)


def text(answer: Any) -> str:
    """The page's HTML."""
    return str(answer.content.decode())


def main(answer: Any) -> str:
    """What stands in the page's main part, without header, rail and menu; blanks and line ends made one."""
    html = text(answer)
    inside = html[html.index('<main class="main"') : html.index("</main>")]
    return " ".join(inside.split())
