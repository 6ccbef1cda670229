"""Whether somebody may still be here: the same question at the door, and on every beat of a page that stays open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

import pytest
from django.test import Client

from leads.console.door import session as door
from leads.console.door.allowed import still
from leads.console.door.request import Request
from leads.console.terminal import stream
from leads.console.terminal.exchange import session_of
from leads.ledger.models import Line
from leads.people.employment import shut_out, works_until
from leads.people.models import LinkSession, Person
from tests.console.door.way_in import PASSWORD, sign_in
from tests.console.signed_in import Desk
from tests.makers import NOW, actor, make_administrator, make_device, make_person, make_screening

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def desk() -> Desk:
    one = Desk(make_person(user_id="alvarez", password=PASSWORD))
    make_device(one.person.agency, "SMPB", kind="browser")
    assert one.get("/").status_code == 200
    return one


def opened(desk: Desk) -> Request:
    """The request with which a page was opened that stays open."""
    return cast(Request, desk.get("/look").wsgi_request)


def locks(desk: Desk) -> None:
    desk.post("/lock")


def signs_out(desk: Desk) -> None:
    desk.post("/account/logout")


def is_shut_out(desk: Desk) -> None:
    shut_out("alvarez", why="Left.", by=actor(make_administrator()), now=NOW)


def left_yesterday(desk: Desk) -> None:
    works_until("alvarez", (NOW - 24 * HOUR).date(), why="Left.", by=actor(make_administrator()), now=NOW)


def loses_the_screening(desk: Desk) -> None:
    make_screening(desk.person, state_result="conviction", decision="denied")


def has_another_password(desk: Desk) -> None:
    desk.person.set_password("another fictional password 42")
    desk.person.save()


def changed_credentials_elsewhere(desk: Desk) -> None:
    Person.objects.filter(pk=desk.person.pk).update(credentials_at=NOW + HOUR / 60)


ENDS: list[Callable[[Desk], None]] = [locks, signs_out, is_shut_out, left_yesterday, loses_the_screening,
                                      has_another_password, changed_credentials_elsewhere]  # fmt: skip


@pytest.mark.parametrize("change", ENDS, ids=[one.__name__ for one in ENDS])
def test_a_page_that_stays_open_shows_nothing_more_once_its_reader(desk: Desk, change: Callable[[Desk], None]) -> None:
    request = opened(desk)
    assert still(request, NOW)
    change(desk)
    assert not still(request, NOW)


def test_a_page_that_stays_open_locks_when_nobody_uses_it_and_ends_after_twelve_hours(desk: Desk) -> None:
    request = opened(desk)
    assert still(request, NOW + HOUR * 0.49)
    assert not still(request, NOW + HOUR * 0.5)
    session = desk.session
    session[door.SEEN_AT] = (NOW + 12 * HOUR).isoformat()
    session.save()
    assert still(request, NOW + 11.9 * HOUR)
    assert not still(request, NOW + 12 * HOUR)


@pytest.mark.django_db(transaction=True)
def test_a_stream_gives_the_seat_back_when_its_person_was_screened_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "edge_now", lambda: NOW)
    monkeypatch.setattr("leads.switch.exchange.presence.listen", lambda *_: None)
    monkeypatch.setenv("LEADS_DATABASE_URL", "postgresql:///nowhere")
    monkeypatch.setattr("leads.console.terminal.exchange._sessions", {})  # of other tests
    session = session_of(LinkSession.objects.select_related("device__agency", "person").get(), NOW)
    assert stream._look(session, lambda _: True, "America/Chicago")[0]
    loses_the_screening(desk)
    assert not stream._look(session, lambda _: True, "America/Chicago")[0]
    assert LinkSession.objects.get().ended_why == "conviction-bars-access"


@pytest.mark.parametrize("change", [left_yesterday, is_shut_out, loses_the_screening])
def test_whoever_may_not_come_in_is_told_so_at_sign_in_and_by_the_next_page(
    desk: Desk, client: Client, change: Callable[[Desk], None]
) -> None:
    change(desk)
    told, shut = desk.get("/records"), change is is_shut_out  # of whose browser nothing is known any more
    assert (told.status_code, b"Not let in" in told.content) == ((302, False) if shut else (403, True))
    assert LinkSession.objects.filter(ended_at=None).count() == 0
    assert Line.objects.filter(event="people:sign_off:done", by="alvarez").exists()
    answer: Any = sign_in(client)
    assert b"Not let in" in answer.content or "/account/inactive" in answer.headers.get("Location", "")
    assert client.get("/look").headers["Location"].startswith("/account/login")
