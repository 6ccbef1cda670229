"""What the kills found, each alone, so that it is found in a second and not by chance."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg
import pytest
from django.db import OperationalError

from leads.commands.keeper import Keeper
from leads.database import postmaster
from leads.database.embedded import Embedded
from leads.database.lock import holder
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.mail.doorbell import unsent
from leads.mail.models import Kept
from leads.mail.post import post
from leads.mail.take import take
from leads.messages.wire import read_answer
from leads.people.models import LinkSession
from leads.standing import snapshot as standing
from leads.switch import housekeeping, look_back
from leads.switch.exchange import presence, recovery
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.waiting import Waiting
from tests.crash.world import Desk, issue
from tests.environment import kept
from tests.makers import CAR, NOW, make_agency, make_device, make_person, make_record
from tests.switch.makers import raw, sign_on

database = pytest.mark.django_db(transaction=True)
QUESTION = "LIC/TST1234.LIS/IL"


def gone(*_: object, **__: object) -> object:
    raise OperationalError("the database is gone")


# PostgreSQL


def test_a_dead_server_that_nobody_reaped_does_not_keep_the_next_one_from_its_socket(data_directory: Path) -> None:
    """Its number stands in the socket's lock, and PostgreSQL takes a zombie's number for alive."""
    embedded = Embedded(data_directory)
    embedded.start()
    assert embedded._child
    embedded._child.kill()
    os.waitid(os.P_PID, embedded._child.pid, os.WEXITED | os.WNOWAIT)  # dead, and left as it is
    lock = embedded.paths.socket / postmaster.SOCKET_LOCK
    assert lock.read_text().startswith(f"{embedded._child.pid}\n")
    another = Embedded(data_directory)
    another.start()
    with psycopg.connect(another.url()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    another.stop()


@pytest.mark.parametrize(
    ("refusal", "how"),
    [
        ("", "received fast shutdown request"),
        ("FATAL:  the database system is starting up", "received immediate shutdown request"),
        ("FATAL:  the database system is in recovery mode", "received immediate shutdown request"),
        ("FATAL:  sorry, too many clients already", "received fast shutdown request"),
    ],
)
def test_a_server_that_recovers_is_ended_at_once_and_any_other_in_order(
    refusal: str, how: str, data_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL 18 can hang for ever when it is told in the middle of a recovery to end in order."""
    embedded = Embedded(data_directory, durable=False)
    embedded.start()
    monkeypatch.setattr(Embedded, "_refusal", lambda self: refusal)
    embedded.stop()
    assert embedded.pid() is None
    assert how in embedded.paths.log.read_text()


def test_the_keeper_outlives_a_server_that_is_killed_while_it_comes_up(data_directory: Path) -> None:
    embedded, told = Embedded(data_directory), list[str]()

    def killed_again() -> None:
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    embedded.start = killed_again  # type: ignore[method-assign]
    keeper = Keeper(embedded, [], tell=told.append)
    keeper.tend(10.0)
    assert (told[-1], keeper.failures) == ("PostgreSQL is gone again", 1)


CHILD = """
import sys
from pathlib import Path
from leads.database import lifeline
from leads.commands.common import ready
lifeline.watch()
with ready(Path(sys.argv[1]), make=True):
    print("here", flush=True)
    sys.stdin.readline()
"""


def test_a_child_whose_supervisor_was_killed_takes_no_lock_and_stops_no_database(data_directory: Path) -> None:
    embedded = Embedded(data_directory)
    embedded.start()
    reading, writing = os.pipe()
    environment = {name: value for name, value in os.environ.items() if kept(name)}
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(data_directory)],
        env={**environment, "LEADS_LIFELINE": str(reading)},
        pass_fds=[reading],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == "here\n"
        assert holder(embedded.paths.lock) is None, "nobody else has it, and yet the child has not taken it"
        child.communicate("\n", timeout=60)
    os.close(reading)
    os.close(writing)
    assert embedded.pid(), "the database runs for who comes next"
    embedded.stop()


# The exchange


@database
def test_a_database_that_stays_away_is_an_answer_and_the_same_message_is_answered_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    exchange, session = Exchange(node="test"), sign_on()
    message = Waiting(session, raw(session, "QV", QUESTION, "SAME000001"), NOW)
    with monkeypatch.context() as away:
        away.setattr(recovery, "TRIES", 2)
        away.setattr(recovery, "PAUSE", 0)
        away.setattr(Exchange, "_answer_round", gone)
        told = read_answer(exchange.answer([message], NOW)[0])
    assert (told.outcome, told.data["no"]["code"], told.reference) == ("refused", "busy", "SAME000001")
    assert read_answer(exchange.answer([message], NOW)[0]).outcome == "no record"


@database
def test_mail_that_was_marked_as_sent_and_never_left_is_sent_in_the_same_session(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The database commits the mark and goes away before it says so."""
    exchange, session = Exchange(node="test"), sign_on()
    exchange.presence.sessions[session.device_id] = session
    post([session.device_id], outcome="notice", text="A notice.", data={}, files=(), now=NOW)
    with monkeypatch.context() as crash:
        crash.setattr(presence, "take", lambda *given, **more: (take(*given, **more), gone()))
        with pytest.raises(OperationalError):
            exchange.presence.kept(session, NOW)
    assert Kept.objects.get().sent_session == session.id
    assert rung(exchange) == [session.device_id], "the doorbell rings for it"
    [late] = exchange.presence.kept(session, NOW)
    assert read_answer(late).text == "A notice."
    assert exchange.presence.kept(session, NOW) == [], "and only once more"
    assert rung(exchange) == []


@database
def test_mail_that_an_earlier_session_was_sent_rings_again(database_url: str) -> None:
    """Fetching it at sign-on may have met a dead database."""
    exchange, session = Exchange(node="test"), sign_on()
    post([session.device_id], outcome="notice", text="A notice.", data={}, files=(), now=NOW)
    Kept.objects.update(sent_number=1, sent_session=session.id - 1)
    exchange.presence.sessions[session.device_id] = session
    assert rung(exchange) == [session.device_id]


def rung(exchange: Exchange) -> list[int]:
    """The devices for which the doorbell rings now."""
    from django.db import connection

    connection.ensure_connection()
    return unsent(connection.connection, exchange.presence.listening())


@database
def test_a_sign_on_that_was_committed_while_the_database_went_away_does_not_hold_its_device() -> None:
    exchange = Exchange(node="here")
    agency = make_agency()
    device, person = make_device(agency, "K001"), make_person(agency)
    LinkSession.objects.create(
        device=device, person=person, level="full", door="link", node="here", started_at=NOW, seen_at=NOW
    )
    session = exchange.presence.sign_on(token=token_of(device.pk, person.pk), mnemonic="K001", ori=agency.ori, now=NOW)
    assert list(LinkSession.objects.filter(ended_at=None).values_list("pk", flat=True)) == [session.id]
    assert Line.objects.get(event="people:sign_off:done").data == {"why": "forgotten"}


@database
@pytest.mark.parametrize("node", ["here", "elsewhere"])
def test_a_session_that_lives_holds_its_device_on_every_node(node: str) -> None:
    exchange = Exchange(node="here")
    agency = make_agency()
    device, person = make_device(agency, "K001"), make_person(agency)
    first = Exchange(node=node) if node == "elsewhere" else exchange
    first.presence.sign_on(token=token_of(device.pk, person.pk), mnemonic="K001", ori=agency.ori, now=NOW)
    with pytest.raises(Exception, match="Somebody is signed on"):
        exchange.presence.sign_on(token=token_of(device.pk, person.pk), mnemonic="K001", ori=agency.ori, now=NOW)
    assert LinkSession.objects.filter(ended_at=None).count() == 1


def token_of(device: int, person: int) -> str:
    """A token for this person at this device."""
    from django.db import connection

    connection.ensure_connection()
    return issue(connection.connection, Desk("", "", device, person), 1, NOW, NOW + timedelta(minutes=5))[0]


@database
def test_standing_that_another_thread_forgets_is_never_none() -> None:
    """Another thread, whose connection broke, forgets the standing in the moment after this one has read it."""
    sign_on()
    forgotten: list[str] = []

    def other_thread(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code is standing.current.__code__ and event == "line" and standing._held is not None:
            standing.forget()
            forgotten.append(event)
        return other_thread

    standing.forget()
    sys.settrace(other_thread)
    try:
        held = standing.current()
    finally:
        sys.settrace(None)
    assert forgotten
    assert held is not None


# Housekeeping


@database
def test_a_look_back_that_fails_keeps_no_other_from_its_turn_and_stays_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = make_record(looked_back_at=None)
    good = make_record(looked_back_at=None, values={**CAR, "LIC": "TST9999"})
    recent = look_back._recent

    def failing(records: list[Record], now: datetime) -> list[Any]:
        return [1 // 0] if bad in records else recent(records, now)

    monkeypatch.setattr(look_back, "_recent", failing)
    assert look_back.owed(NOW) == 1
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (bad.looked_back_at, good.looked_back_at) == (None, NOW)


def test_a_duty_that_fails_keeps_no_other_from_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def full(*_: object) -> None:
        done.append("seal")
        raise OSError("no space left on device")

    def next_one(*_: object) -> None:
        done.append("look back")

    minute = timedelta(minutes=1)
    monkeypatch.setattr(housekeeping, "DUTIES", (("seal", minute, full), ("look back", minute, next_one)))
    last: dict[str, datetime] = {}
    for seconds in (0, 59.9, 60):
        housekeeping.do_what_is_due(Path(), last, NOW + timedelta(seconds=seconds))
    assert done == ["seal", "look back"] * 2


def test_a_duty_that_met_a_dead_database_is_due_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "DUTIES", (("seal", timedelta(hours=1), gone),))
    last: dict[str, datetime] = {}
    for _ in range(2):
        with pytest.raises(OperationalError):
            housekeeping.do_what_is_due(Path(), last, NOW)
