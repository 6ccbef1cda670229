"""What waits is looked at again when it is sent: nobody is told of a stolen car that is back."""

from datetime import date, timedelta
from typing import Any

import pytest

from leads.agencies.models import Device
from leads.hotfiles.differs import differs
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.mail.post import post
from leads.messages.wire import AnswerFrame, read_answer
from leads.people.models import Person
from leads.people.sign_on import Session, close_session
from leads.switch import look_back
from leads.switch.exchange.exchange import Exchange
from tests.makers import CAR, NOW, actor, make_agency, make_device, make_person, make_record
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "LIC/TST1234.LIS/IL"
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(node="test")


@pytest.fixture
def asker(exchange: Exchange) -> Session:
    session = sign_on("IL1990200")
    ask(exchange, session, "QV", QUESTION)
    return session


@pytest.fixture
def record(asker: Session) -> Record:
    made = make_record(looked_back_at=None)
    assert look_back.look_back([made.pk], NOW) == 1
    return made


def sent(exchange: Exchange, session: Session) -> list[AnswerFrame]:
    return [read_answer(one) for one in exchange.presence.kept(session, LATER)]


ENDED: list[dict[str, Any]] = [
    {"state": "cleared", "ended_at": LATER},
    {"state": "cancelled", "ended_at": LATER},
    {"retire_on": date(2026, 11, 23)},
    {"plain": {**CAR, "LIC": "KLM678"}},
]


@pytest.mark.parametrize("became", ENDED)
def test_a_delayed_hit_that_no_longer_holds_is_not_told_at_all(
    exchange: Exchange, asker: Session, record: Record, became: dict[str, Any]
) -> None:
    Record.objects.update(**became)
    assert sent(exchange, asker) == []
    assert Kept.objects.get(outcome="withdrawn").acknowledged_at == LATER
    written = Line.objects.get(event="mail:item:withdrawn")
    assert written.subject == f"record:{record.number}"


@pytest.mark.parametrize("became", ENDED)
def test_one_that_was_sent_before_is_told_to_be_over(
    exchange: Exchange, asker: Session, record: Record, became: dict[str, Any]
) -> None:
    assert [one.outcome for one in sent(exchange, asker)] == ["delayed hit"]
    Record.objects.update(**became)
    close_session(asker, why="the link broke", now=LATER)  # and nothing was acknowledged
    device, person = Device.objects.get(pk=asker.device_id), Person.objects.get(pk=asker.person_id)
    [told] = sent(exchange, sign_on("IL1990200", device=device, person=person, now=LATER))
    assert (told.outcome, told.data["hits"], told.data["record"]) == ("withdrawn", [], record.number)
    assert "no longer holds" in told.text
    assert "STOLEN" not in told.text.upper()


def test_one_that_was_found_different_meanwhile_says_that_first(
    exchange: Exchange, asker: Session, record: Record
) -> None:
    finder = make_person(record.agency)
    differs(record.number, items=["LIC"], by=actor(finder), now=LATER)
    [told] = sent(exchange, asker)
    assert told.outcome == "delayed hit"
    assert told.text.split("\n")[2].startswith("DIFFERS FROM ITS REPORT. A second person found it to differ")
    assert "Confirm with Example City Police Department before acting." in told.text
    [item] = told.data["hits"][0]["found_different"]["items"]
    assert item["code"] == "LIC"


def test_one_that_was_located_meanwhile_says_that_first(exchange: Exchange, asker: Session, record: Record) -> None:
    finder = make_agency("IL1990300", "Example Park District Police")
    Record.objects.update(state="located", located_by=finder, plain={**CAR, "DOL": "20261123", "LCA": "P-7"})
    [told] = sent(exchange, asker)
    assert told.outcome == "delayed hit"
    assert told.text.split("\n")[1].startswith("HIT. LOCATED SINCE")
    assert told.text.split("\n")[2].startswith("LOCATED 23 Nov 2026 by Example Park District Police IL1990300")
    assert told.data["hits"][0]["located"]["case"] == "P-7"


def test_one_whose_record_was_corrected_is_told_as_it_is_now(
    exchange: Exchange, asker: Session, record: Record
) -> None:
    Record.objects.update(plain={**CAR, "VMA": "TOYT"})
    [told] = sent(exchange, asker)
    assert told.data["hits"][0]["values"]["VMA"] == "TOYT"
    assert "TOYOTA" in told.text.upper()


def test_the_owner_is_told_what_became_of_the_record_since(exchange: Exchange, asker: Session) -> None:
    owner = sign_on("IL1990100")
    made = make_record(looked_back_at=None)
    look_back.look_back([made.pk], NOW)
    Record.objects.update(state="cleared", ended_at=LATER)
    [told] = sent(exchange, owner)
    assert told.outcome == "asked before entry"
    assert told.text.startswith(f"SINCE THEN CLEARED. YOUR RECORD {made.number} was asked about")


def test_when_the_inquiries_are_past_their_time_the_hit_is_told_as_it_was(
    exchange: Exchange, asker: Session, record: Record
) -> None:
    Kept.objects.update(data={**Kept.objects.get(outcome="delayed hit").data, "asked_before": []})
    assert [one.outcome for one in sent(exchange, asker)] == ["delayed hit"]


def test_a_notice_is_sent_as_it_is(exchange: Exchange) -> None:
    session = sign_on("IL1990100", device=make_device(make_agency()))
    post([session.device_id], outcome="notice", text="WORDS", data={}, files=(), now=NOW)
    assert [one.text for one in sent(exchange, session)] == ["WORDS"]
