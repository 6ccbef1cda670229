"""What a node does again and again: each duty just inside and just outside its limit."""

import json
import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from leads.ledger.models import Installation, Line
from leads.ledger.seal import seal
from leads.mail.models import Kept
from leads.people.models import LinkSession
from leads.people.sign_on import close_session
from leads.rules.numbers import number
from leads.switch import housekeeping, look_back
from leads.switch.exchange.exchange import Exchange
from leads.switch.housekeeping import DUTIES, database_now
from leads.switch.models import InquiryKey, Message
from tests.ledger.ledgers import attack
from tests.makers import NOW, make_record
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
WINDOW = timedelta(days=number("delayed_inquiry.days"))
QUESTION = "LIC/TST1234.LIS/IL"


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(node="test")


def do(name: str, data: Path, now: object = NOW) -> None:
    """Does one duty of the table."""
    [duty] = [act for known, _, act in DUTIES if known == name]
    duty(data, now)  # type: ignore[arg-type]


def test_the_clock_is_the_databases_in_utc() -> None:
    first, second = database_now(), database_now()
    assert first.tzinfo is UTC
    assert first < second, "not the start of a transaction"


# Inquiry keys


def test_keys_of_inquiries_are_forgotten_once_no_look_back_asks_for_them(exchange: Exchange, tmp_path: Path) -> None:
    """By whole days; within a day the look back itself keeps to its window."""
    for at in (NOW - WINDOW - DAY, NOW - WINDOW - INSTANT, NOW - WINDOW):
        session = sign_on("IL1990200", now=at)
        ask(exchange, session, "QV", QUESTION, now=at)
        exchange.presence.sign_off(session, why="signed off", now=at)
    do("forget old inquiry keys", tmp_path)
    assert set(InquiryKey.objects.values_list("day", flat=True)) == {(NOW - WINDOW).date()}
    assert Message.objects.count() == 3, "the messages themselves are the journal and stay"
    assert look_back.look_back([make_record(looked_back_at=None).pk], NOW) == 1


# The rest


def test_look_backs_that_are_owed_are_done(exchange: Exchange, tmp_path: Path) -> None:
    ask(exchange, sign_on("IL1990200"), "QV", QUESTION)
    make_record(looked_back_at=None)
    do("look back where it is owed", tmp_path)
    assert Kept.objects.filter(outcome="delayed hit").count() == 1


def test_a_node_says_which_of_its_sessions_live(exchange: Exchange) -> None:
    mine, ended, others = sign_on(), sign_on(), sign_on()
    exchange.presence.sessions = {mine.device_id: mine, ended.device_id: ended}
    close_session(ended, why="signed off", now=NOW)
    assert exchange.presence.alive(NOW + DAY) == {ended.id}
    seen = dict(LinkSession.objects.values_list("pk", "seen_at"))
    assert seen == {mine.id: NOW + DAY, ended.id: NOW, others.id: NOW}


def test_what_was_noted_of_a_session_is_forgotten_with_it(exchange: Exchange) -> None:
    """Else a node that runs for months would keep something of every session that was ever ended elsewhere."""
    presence, session = exchange.presence, sign_on()
    presence.sessions[session.device_id] = session
    given_back, _ = presence.next_number(session), presence.next_number(session)
    presence.give_back(session, given_back)
    presence._unsure.add(session.id)
    close_session(session, why="ended elsewhere", now=NOW)
    assert presence.alive(NOW) == presence.ended == {session.id}
    presence.sign_off(session, why="signed off", now=NOW)
    assert not presence.ended | presence._unsure | presence._given_back.keys()


def test_the_ledger_is_sealed_and_its_heads_are_kept_outside(exchange: Exchange, tmp_path: Path) -> None:
    from leads.ledger.models import Seal

    sign_on()
    do("seal the ledger", tmp_path)
    assert Seal.objects.exists()
    assert any((tmp_path / "heads").iterdir())


def looked_through(data: Path, now: datetime = NOW) -> dict[str, Any]:
    """Does the duty, and reads what it kept."""
    [duty] = [act for known, _, act in housekeeping.LONG_DUTIES if known == "look through the ledger"]
    duty(data, now)
    return json.loads((data / "verified.json").read_text())  # type: ignore[no-any-return]


def test_the_ledger_is_looked_through_once_a_day(exchange: Exchange, tmp_path: Path) -> None:
    sign_on()
    do("seal the ledger", tmp_path)
    assert looked_through(tmp_path)["ok"]
    attack("UPDATE ledger_line SET outcome = 'hit'")
    kept = tmp_path / "verified.json"
    for before, whole in ((DAY - timedelta(seconds=1), True), (DAY, False)):
        os.utime(kept, (0, (NOW - before).timestamp()))
        assert looked_through(tmp_path)["ok"] is whole
    assert Line.objects.filter(event="ledger:seal:broken").count() == 1


def test_heads_that_a_crash_kept_back_are_made_up_for_before_it_is_looked_through(tmp_path: Path) -> None:
    sign_on()
    seal(NOW)
    assert looked_through(tmp_path, NOW + DAY)["heads"] == 1


def test_heads_that_were_taken_away_are_told(exchange: Exchange, tmp_path: Path) -> None:
    Installation.objects.create(number="1")
    sign_on()
    do("seal the ledger", tmp_path)
    shutil.rmtree(tmp_path / "heads")
    found = looked_through(tmp_path, NOW + DAY)
    assert found["broken"]["kind"] == "heads missing"
    assert not (tmp_path / "heads").exists(), "they are not written anew by themselves"


def test_heads_are_left_to_an_account_of_their_own(
    exchange: Exchange, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADS_HEADS", "elsewhere")
    sign_on()
    do("seal the ledger", tmp_path)
    assert not (tmp_path / "heads").exists()
    assert looked_through(tmp_path, NOW + DAY)["ok"]


def test_lines_that_wait_for_their_seal_raise_the_alarm(exchange: Exchange, tmp_path: Path) -> None:
    sign_on()
    now = database_now()
    do("watch that lines are sealed", tmp_path, now)
    assert not Line.objects.filter(event="ledger:seal:late").exists()
    do("watch that lines are sealed", tmp_path, now + timedelta(minutes=2))
    assert Line.objects.filter(event="ledger:seal:late").count() == 1


def test_no_duty_stands_in_the_table_twice() -> None:
    names = [name for name, _, _ in DUTIES]
    assert len(set(names)) == len(names)
    assert all(every >= timedelta(seconds=housekeeping.PAUSE) for _, every, _ in DUTIES)
