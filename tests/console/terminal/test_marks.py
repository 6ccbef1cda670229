"""A mark is of an answer that this sign-on got, and of a hit in it; it has its line and is shown again."""

import pytest
from django.test import Client

from leads.console.models import Mark
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.mail.post import post
from leads.people.models import LinkSession
from tests.console.signed_in import Desk
from tests.makers import NOW, make_agency, make_device, make_person, make_record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Somebody at the only seat of an agency, where a stolen car is on file."""
    monkeypatch.setattr("leads.switch.exchange.presence.listen", lambda *_: None)
    monkeypatch.setattr("leads.console.terminal.exchange._sessions", {})  # of other tests
    monkeypatch.setenv("LEADS_DATABASE_URL", "postgresql:///nowhere")
    make_device(make_agency(), "SMPB", kind="browser")
    make_record(make_agency("IL1990200", "Example County Sheriff"), number="V990000001")
    desk = Desk(make_person(user_id="first.one"))
    desk.get("/")
    return desk


def mark(desk: Desk, number: int, record: str = "V990000001", words: str = "not this one") -> int:
    return int(desk.post("/terminal/mark", number=number, record=record, words=words).status_code)


def test_a_hit_is_put_aside_and_the_ledger_says_by_whom(desk: Desk) -> None:
    assert b"V990000001" in desk.post("/terminal/send", line="QV TST1234 IL", reference="T1").content
    assert mark(desk, 1) == 204
    assert b"Undo: not this one" in desk.get("/").content
    assert mark(desk, 1, words="seen") == 204
    assert b"Undo: not this one" not in desk.get("/").content
    lines = Line.objects.filter(event="console:answer:marked").order_by("id")
    assert [(one.by, one.outcome, one.data["record"]) for one in lines] == [
        ("first.one", "not this one", "V990000001"),
        ("first.one", "seen", "V990000001"),
    ]


@pytest.mark.parametrize(
    ("number", "record"), [(2, "V990000001"), (1, "V990000002"), (1, ""), (1, "V990000001' OR 1=1")]
)
def test_what_was_not_answered_is_not_marked(desk: Desk, number: int, record: str) -> None:
    desk.post("/terminal/send", line="QV TST1234 IL", reference="T1")
    assert mark(desk, number, record) == 400
    assert not Mark.objects.exists()
    assert not Line.objects.filter(event="console:answer:marked").exists()


def test_an_answer_without_a_hit_is_marked_as_such(desk: Desk) -> None:
    desk.post("/terminal/send", line="QV ZZZ1 IL", reference="T1")
    assert mark(desk, 1, "", "seen") == 204


def test_what_came_by_itself_is_acknowledged_by_whom_it_was_sent_to(desk: Desk) -> None:
    link = LinkSession.objects.get(ended_at=None)
    post([link.device_id], outcome="notice", text="A notice.", data={}, files=[], now=NOW)
    Kept.objects.update(sent_session=link.pk + 1, sent_number=1)  # to whoever sat here before
    assert mark(desk, 1, "", "seen") == 400
    assert Kept.objects.get().acknowledged_at is None
    Kept.objects.update(sent_session=link.pk)
    assert mark(desk, 1, "", "seen") == 204
    assert Kept.objects.get().acknowledged_by == "first.one"


def test_who_sits_nowhere_marks_nothing() -> None:
    assert Client().post("/terminal/mark", {"number": 1}).status_code == 302
