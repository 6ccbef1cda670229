"""Holidays that the Governor proclaims: dated rows of the Administrator, and the days of the law that they move."""

from datetime import date, timedelta

import pytest

from leads.agencies.models import ProclaimedHoliday
from leads.agencies.policy import reading
from leads.ledger.models import Line
from leads.oversight.numbers import set_number
from leads.people.holidays import proclaim, withdraw
from leads.rules.clauses import counted_day
from leads.rules.days import Rule
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_administrator, make_director, make_person

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 16)
FACTS = {"name": "Day of mourning", "source": "Proclamation 2026-14, 9 March 2026"}


def test_a_proclaimed_holiday_moves_an_agencys_last_day_from_its_commit_on() -> None:
    received = date(2026, 2, 12)  # thirty days on is Saturday 14 March
    assert counted_day("1240.100(d) plan", received, reading(NOW)) == MONDAY
    proclaim(MONDAY, **FACTS, by=actor(make_administrator()), now=NOW)
    assert counted_day("1240.100(d) plan", received, reading(NOW)) == MONDAY + timedelta(days=1)
    line = Line.objects.get(event="agencies:holiday:proclaimed")
    assert (line.by, line.subject, line.data) == ("admin.orwell", "holiday:2026-03-16", FACTS)
    withdraw(MONDAY, why="The proclamation was recalled.", by=actor(make_administrator()), now=NOW)
    assert counted_day("1240.100(d) plan", received, reading(NOW)) == MONDAY
    proclaim(MONDAY, **FACTS, by=actor(make_administrator()), now=NOW)  # once more: the row before stays withdrawn
    assert ProclaimedHoliday.objects.count() == 2


@pytest.mark.parametrize(
    ("day", "facts", "code"),
    [
        (MONDAY, {**FACTS, "source": " "}, "holiday-without-proclamation"),
        (MONDAY, {**FACTS, "name": ""}, "holiday-without-proclamation"),
        (date(2026, 3, 2), FACTS, "holiday-already"),  # Pulaski Day, by statute
    ],
)
def test_a_holiday_needs_its_proclamation_and_counts_once(day: date, facts: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as no:
        proclaim(day, **facts, by=actor(make_administrator()), now=NOW)
    assert no.value.code == code
    assert not ProclaimedHoliday.objects.exists()


def test_the_same_day_is_not_proclaimed_twice() -> None:
    proclaim(MONDAY, **FACTS, by=actor(make_administrator()), now=NOW)
    with pytest.raises(Refused) as no:
        proclaim(MONDAY, **FACTS, by=actor(make_administrator()), now=NOW)
    assert no.value.code == "holiday-already"


def test_only_the_administrator_enters_or_withdraws_one() -> None:
    for other in (make_person(office="head"), make_director()):
        with pytest.raises(Refused) as no:
            proclaim(MONDAY, **FACTS, by=actor(other), now=NOW)
        assert no.value.code == "not-in-office"
    with pytest.raises(Refused) as no:
        withdraw(MONDAY, why="x", by=actor(make_person()), now=NOW)
    assert no.value.code == "not-in-office"


def test_what_was_never_proclaimed_or_has_no_reason_is_not_withdrawn() -> None:
    by = actor(make_administrator())
    with pytest.raises(Refused) as no:
        withdraw(MONDAY, why="x", by=by, now=NOW)
    assert no.value.code == "no-such-holiday"
    proclaim(MONDAY, **FACTS, by=by, now=NOW)
    with pytest.raises(Refused) as no:
        withdraw(MONDAY, why=" ", by=by, now=NOW)
    assert no.value.code == "holiday-without-why"


def test_the_reading_is_as_the_state_has_set_it_since_when_it_did() -> None:
    by = actor(make_administrator())
    assert (reading(NOW).agency, reading(NOW).department) == (Rule.STATUTE, Rule.PLAIN)
    set_number("reading.department_days_move", 1, why="Opinion 26-2", by=by, now=NOW)
    set_number("reading.agency_days_move", 0, why="Opinion 26-2", by=by, now=NOW)
    assert (reading(NOW).agency, reading(NOW).department) == (Rule.PLAIN, Rule.STATUTE)
    before = reading(NOW - timedelta(seconds=1))
    assert (before.agency, before.department) == (Rule.STATUTE, Rule.PLAIN)
