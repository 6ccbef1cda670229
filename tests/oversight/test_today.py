"""What waits for the holder of an office: just inside and just outside of when it is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.oversight.today import SOON, waits_for
from leads.people.acting import acting
from leads.people.models import Person
from leads.standing import snapshot
from tests.console.orders import ordered
from tests.makers import NOW, make_administrator, make_agency, make_director, make_person, make_record

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def seen(person: Person) -> dict[str, list[str]]:
    """The sentences under each heading, for a person."""
    found = waits_for(acting(person, NOW), snapshot.current(), NOW)
    return {name: [one.words for one in items] for name, items in found.items()}


def test_an_operator_without_an_office_has_no_such_page() -> None:
    assert seen(make_person()) == {}


def test_a_certificate_is_told_sixty_days_before_it_ends_and_not_a_day_earlier() -> None:
    ours = make_agency()
    boss = make_person(ours, "boss.one", office="coordinator")
    make_person(ours, "soon.one", valid_until=TODAY + SOON)
    make_person(ours, "later.one", valid_until=TODAY + SOON + timedelta(days=1))
    make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one", valid_until=TODAY + SOON)
    found = waits_for(acting(boss, NOW), snapshot.current(), NOW)["people"]
    assert [one.subject for one in found] == ["person:soon.one"]
    assert not found[0].late


def test_a_certificate_that_is_over_is_late_and_stays() -> None:
    ours = make_agency()
    boss = make_person(ours, "boss.one", office="coordinator")
    make_person(ours, "over.one", valid_until=TODAY - timedelta(days=1))
    found = waits_for(acting(boss, NOW), snapshot.current(), NOW)["people"]
    assert [one.late for one in found] == [True]
    assert "is over since" in found[0].words


def test_the_administrator_is_told_of_every_late_check_and_a_coordinator_of_the_own() -> None:
    make_record(entered_at=NOW - timedelta(hours=25))
    elsewhere = make_agency("IL1990200", "Elsewhere PD")
    boss = make_person(elsewhere, "boss.two", office="coordinator")
    late = seen(make_administrator())["late"]
    assert len([one for one in late if "has not been checked" in one]) == 1
    assert seen(boss)["late"] == []


def test_the_director_is_told_of_hearings_in_the_next_thirty_days() -> None:
    director = make_director()
    made = ordered(make_agency())
    assert made.number in seen(director)["hearings"][0]
    assert "hearings" not in seen(make_administrator())


def test_an_agency_without_an_agreement_waits_for_the_administrator() -> None:
    make_agency(agreement=False)
    assert any("has no agreement" in words for words in seen(make_administrator())["agreements"])
