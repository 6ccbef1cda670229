"""Offices: one Director and one Administrator at a time, by the database; roles run with the term. 1240.10(b)."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from leads.people.models import Appointment, Person
from leads.people.offices import must_hold, roles
from leads.rules.refused import Refused
from tests.makers import NOW, make_agency, make_appointment, make_department, make_person

pytestmark = pytest.mark.django_db
INSTANT = timedelta(microseconds=1)
BEGIN, END = NOW, NOW + timedelta(days=100)


def appoint(office: str, from_at: datetime, until_at: datetime | None, person: Person | None = None) -> Appointment:
    person = person or make_person(make_department())
    return Appointment.objects.create(person=person, office=office, from_at=from_at, until_at=until_at)


@pytest.mark.parametrize("office", ["director", "administrator"])
@pytest.mark.parametrize(
    ("from_at", "until_at"),
    [
        (END - INSTANT, None),
        (BEGIN - timedelta(days=1), BEGIN + INSTANT),
        (BEGIN + timedelta(days=1), END - timedelta(days=1)),
        (BEGIN, END),
        (BEGIN - timedelta(days=1), None),
    ],
)
def test_two_terms_of_the_one_office_never_overlap(office: str, from_at: datetime, until_at: datetime | None) -> None:
    appoint(office, BEGIN, END)
    with pytest.raises(IntegrityError, match=f"one_{office}_at_a_time"), transaction.atomic():
        appoint(office, from_at, until_at)


@pytest.mark.parametrize("office", ["director", "administrator"])
def test_one_term_begins_the_instant_another_ends(office: str) -> None:
    appoint(office, BEGIN, END)
    appoint(office, END, None)
    appoint(office, BEGIN - timedelta(days=1), BEGIN)


def test_a_director_without_an_end_leaves_no_room_for_a_next_one() -> None:
    appoint("director", BEGIN, None)
    with pytest.raises(IntegrityError, match="one_director_at_a_time"), transaction.atomic():
        appoint("director", END + timedelta(days=10_000), None)


def test_other_offices_are_held_by_several_and_a_director_may_be_administrator_too() -> None:
    person = make_person(make_department())
    for office in ("director", "administrator"):
        appoint(office, BEGIN, None, person)
    for _ in range(2):
        appoint("auditor", BEGIN, None)
    assert roles(person, BEGIN) == {"operator", "director", "administrator"}


def test_a_role_runs_from_the_first_instant_of_the_term_to_the_last_before_its_end() -> None:
    person = make_person(make_department())
    appoint("auditor", BEGIN, END, person)
    assert roles(person, BEGIN - INSTANT) == {"operator"}
    assert roles(person, BEGIN) == {"operator", "auditor"}
    assert roles(person, END - INSTANT) == {"operator", "auditor"}
    assert roles(person, END) == {"operator"}


def test_an_act_of_one_office_is_refused_to_every_other() -> None:
    head, coordinator = make_person(make_agency(), office="head"), make_person(make_agency(), office="coordinator")
    must_hold(head, "head", NOW, clause="1240.50(b)(2)", act="decide on a screening")
    with pytest.raises(Refused) as no:
        must_hold(coordinator, "head", NOW, clause="1240.50(b)(2)", act="decide on a screening")
    assert (no.value.code, no.value.clause) == ("not-in-office", "1240.50(b)(2)")
    assert no.value.sentence == "Only the Agency head may decide on a screening."
    assert no.value.cure == "Ask the Agency head."


def test_an_office_of_an_agency_carries_it_and_one_of_the_department_does_not() -> None:
    assert make_appointment(make_person(), "coordinator").agency == make_agency()
    assert make_appointment(make_person(make_department()), "director").agency is None
