"""Numbers that answers carry: each device's output count goes on, whatever became of its last session."""

from datetime import timedelta

import pytest

from leads.agencies.models import Device
from leads.mail.models import Kept
from leads.people.models import LinkSession
from leads.people.sign_on import close_session, keep_alive
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.journal import BLOCK, MessageNumbers, last_number
from leads.switch.models import Message
from tests.makers import NOW, make_agency, make_device
from tests.sql import past_triggers
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "LIC/TST1234.LIS/IL"
HOUR = timedelta(hours=1)


@pytest.fixture
def device() -> Device:
    return make_device(make_agency(), "SMP1")


def asked(device: Device, times: int, now: object = NOW) -> None:
    """A session at the device that asks so many times and is left open."""
    exchange, session = Exchange("test"), sign_on(device=device)
    for _ in range(times):
        ask(exchange, session, "QV", QUESTION, now=now)  # type: ignore[arg-type]


def test_a_device_that_was_never_told_anything_begins_with_one(device: Device) -> None:
    assert last_number(device.pk) == 0
    assert ask(Exchange("test"), sign_on(device=device), "QV", QUESTION).data["number"] == 1


def test_the_count_goes_on_after_a_sign_off(device: Device) -> None:
    exchange, session = Exchange("test"), sign_on(device=device)
    ask(exchange, session, "QV", QUESTION)
    ask(exchange, session, "QV", QUESTION)
    close_session(session, why="signed off", now=NOW)
    assert LinkSession.objects.get().last_number == 2
    with past_triggers():
        Message.objects.all().delete()  # retention may have been there
    assert last_number(device.pk) == 2


def test_the_count_goes_on_after_a_crash(device: Device) -> None:
    """Nobody signed off: what was sent since the session was last heard of is counted from the journal."""
    asked(device, 3)
    assert LinkSession.objects.get().last_number == 0
    assert last_number(device.pk) == 3


def test_what_was_sent_long_before_a_crash_was_told_with_the_last_sign_of_life(device: Device) -> None:
    exchange, session = Exchange("test"), sign_on(device=device)
    for _ in range(3):
        ask(exchange, session, "QV", QUESTION)
    keep_alive({session.id: session.number}, NOW + HOUR)
    assert last_number(device.pk) == 3
    ask(exchange, session, "QV", QUESTION, now=NOW + HOUR)
    assert last_number(device.pk) == 4


def test_what_came_by_itself_counts_too(device: Device) -> None:
    asked(device, 1)
    Kept.objects.create(device_id=device.pk, outcome="notice", text="x", posted_at=NOW, sent_number=9)
    assert last_number(device.pk) == 9


def test_another_devices_count_is_its_own(device: Device) -> None:
    asked(make_device(make_agency()), 5)
    assert last_number(device.pk) == 0


def test_message_numbers_rise_and_two_processes_never_share_one() -> None:
    here, there = MessageNumbers(), MessageNumbers()
    mine = [here.next() for _ in range(BLOCK + 1)]
    theirs = [there.next() for _ in range(3)]
    assert mine == sorted(set(mine))
    assert not set(mine) & set(theirs)
