"""Numbers of policy: inside their bounds, with a reason, and with a ledger line."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from leads.agencies.models import PolicyNumber
from leads.agencies.policy import number, overrides, set_number
from leads.agencies.standing import version
from leads.ledger.models import Line
from leads.rules.numbers import NUMBERS
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_administrator

pytestmark = pytest.mark.django_db
IDLE = "session.idle_minutes"


def test_the_default_holds_until_a_number_is_set() -> None:
    assert overrides() == {}
    assert number(IDLE, NOW) == NUMBERS[IDLE].value == 30


def test_a_number_that_is_set_holds_from_then_on_and_says_why() -> None:
    set_number(IDLE, 20, why="Chief's order 26-4", by=actor(make_administrator()), now=NOW)
    set_number(IDLE, 15, why="Chief's order 26-9", by=actor(make_administrator()), now=NOW + timedelta(days=1))
    assert overrides()[IDLE] == (15, "Chief's order 26-9", "admin.orwell", NOW + timedelta(days=1))
    assert number(IDLE, NOW - timedelta(seconds=1)) == 30
    assert number(IDLE, NOW) == 20
    assert number(IDLE, NOW + timedelta(days=2)) == 15
    line = Line.objects.latest("id")
    assert (line.event, line.by, line.subject) == ("agencies:number:set", "admin.orwell", f"number:{IDLE}")
    assert line.data == {"before": 20, "value": 15, "why": "Chief's order 26-9"}


@pytest.mark.parametrize("value", [1, 30])
def test_just_inside_its_bounds_a_number_is_set(value: int) -> None:
    set_number(IDLE, value, why="A test", by=actor(make_administrator()), now=NOW)
    assert number(IDLE, NOW) == value


@pytest.mark.parametrize("value", [0, 31])
def test_just_outside_its_bounds_it_is_refused_and_nothing_is_written(value: int) -> None:
    with pytest.raises(Refused) as no:
        set_number(IDLE, value, why="A test", by=actor(make_administrator()), now=NOW)
    assert no.value.code == "number-out-of-bounds"
    assert "1 to 30" in no.value.cure
    assert not PolicyNumber.objects.exists()
    assert not Line.objects.exists()


@pytest.mark.parametrize(
    ("name", "why", "code"), [("idle", "x", "unknown-number"), (IDLE, " ", "number-without-reason")]
)
def test_an_unknown_number_or_no_reason_is_refused(name: str, why: str, code: str) -> None:
    with pytest.raises(Refused) as no:
        set_number(name, 20, why=why, by=actor(make_administrator()), now=NOW)
    assert no.value.code == code


def test_a_set_number_raises_the_standing_version() -> None:
    before = version()
    set_number(IDLE, 20, why="A test", by=actor(make_administrator()), now=NOW)
    assert version() > before


def test_the_database_too_wants_the_reason() -> None:
    with pytest.raises(IntegrityError, match="a_changed_number_says_why"), transaction.atomic():
        PolicyNumber.objects.create(name=IDLE, value=20, why="", set_by="x", since=NOW)
