"""Numbers of policy: inside their bounds, with a reason, and with a ledger line."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from leads.agencies.models import PolicyNumber
from leads.agencies.policy import number, overrides
from leads.ledger.models import Line
from leads.oversight.numbers import set_number
from leads.rules.numbers import NUMBERS
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


def test_the_database_too_wants_the_reason() -> None:
    with pytest.raises(IntegrityError, match="a_changed_number_says_why"), transaction.atomic():
        PolicyNumber.objects.create(name=IDLE, value=20, why="", set_by="x", since=NOW)
