"""A device is sent what waits, once a sign-on, until it acknowledges it; what it may not be told goes on waiting."""

from itertools import count

import pytest

from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.mail.post import post
from leads.mail.take import acknowledge, take
from tests.ledger.ledgers import BAKER
from tests.makers import NOW

pytestmark = pytest.mark.django_db
DEVICE = 3


def waiting(*texts: str, files: tuple[str, ...] = ()) -> None:
    for text in texts:
        post([DEVICE], outcome="notice", text=text, data={}, files=files, now=NOW)


def taken(session: int, *told: str, first: int = 1, again: bool = False) -> list[tuple[str, int | None]]:
    numbers = count(first)
    return [(one.text, one.sent_number) for one in take(DEVICE, session, lambda: next(numbers), told, again=again)]


def test_oldest_first_and_once_a_sign_on() -> None:
    waiting("one", "two")
    assert taken(1, first=7) == [("one", 7), ("two", 8)]
    assert taken(1) == []
    assert taken(1, first=9, again=True) == [("one", 9), ("two", 10)]
    assert taken(2, first=11) == [("one", 11), ("two", 12)]


def test_what_carries_data_of_a_file_waits_until_that_file_may_be_told() -> None:
    waiting("words")
    waiting("hit", files=("stolen_vehicle",))
    assert [text for text, _ in taken(1)] == ["words"]
    assert [text for text, _ in taken(1, "wanted_person")] == []
    assert [text for text, _ in taken(1, "stolen_vehicle", "wanted_person")] == ["hit"]


def test_what_is_acknowledged_is_never_sent_again_and_the_ledger_says_by_whom() -> None:
    waiting("one")
    assert not acknowledge(DEVICE, 1, 7, by=BAKER, now=NOW), "nothing was sent under this number"
    taken(1, first=7)
    assert not acknowledge(DEVICE + 1, 1, 7, by=BAKER, now=NOW), "another device's number"
    assert not acknowledge(DEVICE, 2, 7, by=BAKER, now=NOW), "another sign-on's: whoever sat there then"
    assert not Line.objects.exists()
    assert acknowledge(DEVICE, 1, 7, by=BAKER, now=NOW)
    assert not acknowledge(DEVICE, 1, 7, by=BAKER, now=NOW), "once"
    assert taken(2) == []
    assert Kept.objects.get().acknowledged_at == NOW
    assert Line.objects.values_list("event", "by", "device").get() == ("mail:item:acknowledged", "baker", "SMP1")
