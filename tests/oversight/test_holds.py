"""A legal hold: placed and lifted by the Director for a stated reason, and what it keeps."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from leads.ledger.actor import Actor
from leads.ledger.models import Line
from leads.oversight.holds import is_held, lift, place
from leads.oversight.models import Hold
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from leads.switch.models import Message
from leads.switch.retention import make_ahead, remove_messages
from tests.makers import NOW, actor, make_agency, make_director, make_person
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)
WHY = "Circuit court order 26-MR-114"
DAY = timedelta(days=1)


@pytest.fixture
def director() -> Actor:
    return actor(make_director(), now=NOW)


def test_a_hold_keeps_the_months_from_its_first_to_its_last(director: Actor) -> None:
    place("messages", date(2026, 11, 20), date(2026, 12, 3), why=WHY, by=director, now=NOW)
    assert [is_held("messages", month) for month in (OCTOBER, NOVEMBER, DECEMBER, date(2027, 1, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert not is_held("ledger lines", NOVEMBER)


def test_a_hold_of_all_keeps_each_kind(director: Actor) -> None:
    place("all", NOVEMBER, NOVEMBER, why=WHY, by=director, now=NOW)
    assert is_held("messages", NOVEMBER)
    assert is_held("ledger lines", NOVEMBER)


def test_placing_and_lifting_are_lines_of_the_ledger(director: Actor) -> None:
    hold = place("messages", NOVEMBER, DECEMBER, why=WHY, by=director, now=NOW)
    lifted = lift(hold, why="The order was vacated.", by=director, now=NOW + DAY)
    assert not is_held("messages", NOVEMBER)
    assert (lifted.lifted_at, lifted.lifted_by_id) == (NOW + DAY, director.person_id)
    placed, ended = Line.objects.order_by("id")
    assert (placed.event, placed.by, placed.subject) == ("oversight:hold:placed", director.user_id, f"hold:{hold.pk}")
    assert placed.data == {"what": "messages", "since": "2026-11", "until": "2026-12", "why": WHY}
    assert (ended.event, ended.data) == ("oversight:hold:lifted", {"why": "The order was vacated."})


def test_what_a_hold_needs_is_asked_for(director: Actor) -> None:
    for code, asked in {
        "hold-of-what": ("coffee", NOVEMBER, DECEMBER, WHY, director),
        "hold-without-why": ("all", NOVEMBER, DECEMBER, " ", director),
        "hold-ends-early": ("all", DECEMBER, NOVEMBER, WHY, director),
        "not-in-office": ("all", NOVEMBER, DECEMBER, WHY, actor(make_person(make_agency()))),
    }.items():
        what, since, until, why, by = asked
        with pytest.raises(Refused) as no:
            place(what, since, until, why=why, by=by, now=NOW)  # type: ignore[arg-type]
        assert no.value.code == code
    assert not Hold.objects.exists()
    assert not Line.objects.exists()


def test_a_hold_is_lifted_once_and_by_the_director(director: Actor) -> None:
    hold = place("all", NOVEMBER, NOVEMBER, why=WHY, by=director, now=NOW)
    with pytest.raises(Refused, match="Only the Director"):
        lift(hold, why="Over.", by=actor(make_person(make_agency())), now=NOW)
    with pytest.raises(Refused, match="stated reason"):
        lift(hold, why="", by=director, now=NOW)
    lift(hold, why="Over.", by=director, now=NOW)
    with pytest.raises(Refused, match="was lifted on"):
        lift(hold, why="Over.", by=director, now=NOW)


def test_the_database_wants_a_reason_too(director: Actor) -> None:
    for wrong in ({"why": ""}, {"until": OCTOBER}, {"lifted_at": NOW}):
        held = {"what": "all", "since": NOVEMBER, "until": DECEMBER, "why": WHY, "placed_at": NOW}
        with pytest.raises(IntegrityError), transaction.atomic():
            Hold.objects.create(**held | {"placed_by_id": director.person_id} | wrong)


def test_a_month_that_is_held_stays_until_the_hold_is_lifted(director: Actor) -> None:
    make_ahead(NOW)
    ask(Exchange("test"), sign_on(), "QV", "LIC/TST1234.LIS/IL")
    over = datetime(2036, 1, 1, tzinfo=UTC)
    hold = place("messages", NOVEMBER, NOVEMBER, why=WHY, by=director, now=NOW)
    assert "2026-11" not in remove_messages(over)
    assert Message.objects.count() == 1
    lift(hold, why="The order was vacated.", by=director, now=NOW)
    assert "2026-11" in remove_messages(over)
    assert not Message.objects.exists()
