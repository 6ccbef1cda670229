"""What the door opens to whom, and what a browser is told on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from leads.console.door import session as door
from leads.console.door.now import edge_now
from leads.console.door.sign_in import make_demo_link
from leads.ledger.models import Line
from tests.console.door.way_in import moved
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/device", "/parts", "/look", "/terminal/words.json", "/terminal/aside"])
def test_nothing_but_the_way_in_opens_to_a_stranger(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"].startswith("/account/login")
    assert client.post("/terminal/send", {"line": "QV TST1234 IL"}).status_code == 302


def test_a_script_is_told_where_to_sign_in_rather_than_led_there(client: Client) -> None:
    answer = client.get("/terminal/aside", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/account/login")


def test_an_operator_does_not_open_the_administrators_pages(inside: Client) -> None:
    answer = inside.get("/parts")
    assert answer.status_code == 403
    assert Line.objects.filter(event="console:page:refused", by="alvarez").count() == 1


def test_the_administrator_opens_them(client: Client, settings: Any) -> None:
    settings.LEADS_DEMO = True
    client.get(make_demo_link(make_person(user_id="orwell", office="administrator"), edge_now()))
    assert client.get("/parts").status_code == 200
    assert b'href="/parts"' not in client.get("/look").content  # for design review, so not in the rail


def test_what_a_browser_is_told(client: Client) -> None:
    told = client.get("/notice").headers
    assert "default-src 'self'" in told["Content-Security-Policy"]
    assert "unsafe" not in told["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in told["Content-Security-Policy"]
    assert told["Cache-Control"] == "no-store"
    assert told["X-Frame-Options"] == "DENY"
    assert told["X-Content-Type-Options"] == "nosniff"


def test_what_a_page_asks_by_itself_keeps_no_screen_open(inside: Client) -> None:
    moved(inside, door.SEEN_AT, timedelta(minutes=20))
    before = inside.session[door.SEEN_AT]
    assert inside.get("/terminal/aside").status_code == 200
    assert inside.session[door.SEEN_AT] == before
    assert inside.get("/look").status_code == 200
    assert inside.session[door.SEEN_AT] != before
