"""Offices: one Director and one Administrator at a time, by the database; roles run with the term. 1240.10(b)."""

from datetime import datetime, timedelta

import psycopg
import pytest
from django.db import IntegrityError, transaction

from leads.ledger.actor import Actor
from leads.people.models import Appointment, Person
from leads.people.offices import may_see_agency, may_see_people, must_hold, offices_of
from leads.rules.refused import Refused
from leads.standing.snapshot import current
from tests.makers import NOW, actor, make_agency, make_appointment, make_department, make_person

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
    assert offices_of(person.pk, BEGIN) == {"director", "administrator"}


def test_an_office_runs_from_the_first_instant_of_the_term_to_the_last_before_its_end() -> None:
    person = make_person(make_department())
    appoint("auditor", BEGIN, END, person)
    assert offices_of(person.pk, BEGIN - INSTANT) == frozenset()
    assert offices_of(person.pk, BEGIN) == {"auditor"}
    assert offices_of(person.pk, END - INSTANT) == {"auditor"}
    assert offices_of(person.pk, END) == frozenset()


def test_an_act_of_one_office_is_refused_to_every_other() -> None:
    head, coordinator = make_person(make_agency(), office="head"), make_person(make_agency(), office="coordinator")
    must_hold(actor(head), "head", NOW, clause="1240.50(b)(2)", act="decide on a screening")
    with pytest.raises(Refused) as no:
        must_hold(actor(coordinator), "head", NOW, clause="1240.50(b)(2)", act="decide on a screening")
    assert (no.value.code, no.value.clause) == ("not-in-office", "1240.50(b)(2)")
    assert no.value.sentence == "Only the Agency head may decide on a screening."
    assert no.value.cure == "Ask the Agency head."


def test_whoever_lost_the_office_since_the_door_looked_is_refused_and_so_is_who_gained_it() -> None:
    head, operator = make_person(make_agency(), office="head"), make_person(make_agency())
    at_the_door = actor(head), actor(operator)
    Appointment.objects.filter(person=head).update(until_at=NOW)
    make_appointment(operator, "head")
    for by in at_the_door:
        with pytest.raises(Refused):
            must_hold(by, "head", NOW, clause="1240.50(b)(2)", act="decide on a screening")
    must_hold(actor(operator), "head", NOW, clause="1240.50(b)(2)", act="decide on a screening")


@pytest.mark.django_db(transaction=True)
def test_a_term_lasts_until_the_act_of_its_holder_is_committed(database_url: str) -> None:
    head = make_person(make_agency(), office="head")
    end = ["UPDATE people_appointment SET until_at = now() WHERE person_id = %s", [head.pk]]
    with psycopg.connect(database_url, autocommit=True) as other:
        other.execute("SET lock_timeout = '50ms'")
        with transaction.atomic():
            must_hold(actor(head), "head", NOW, clause="1240.50(b)(2)", act="decide on a screening")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                other.execute(*end)
        other.execute(*end)


def test_the_standing_knows_who_is_in_office_and_rises_with_an_appointment() -> None:
    person = make_person()
    before = current()
    Appointment.objects.create(person=person, office="coordinator", agency=person.agency, from_at=BEGIN, until_at=END)
    after = current()
    assert after.agencies.version > before.agencies.version
    standing = after.people[person.pk]
    for moment in (BEGIN - INSTANT, BEGIN, END - INSTANT, END):
        assert standing.offices(moment) == offices_of(person.pk, moment)
    assert standing.offices(BEGIN) == {"coordinator"}


def test_an_office_of_an_agency_carries_it_and_one_of_the_department_does_not() -> None:
    assert make_appointment(make_person(), "coordinator").agency == make_agency()
    assert make_appointment(make_person(make_department()), "director").agency is None


@pytest.mark.parametrize(
    ("office", "ours", "theirs"),
    [("", "own", ""), ("coordinator", "own people", ""), ("head", "own people", ""),
     ("administrator", "own people", "own people"), ("director", "own people", "own people"),
     ("auditor", "own people", "own people")],
)  # fmt: skip
def test_which_agencies_somebody_sees_and_whose_people(office: str, ours: str, theirs: str) -> None:
    reader = Actor(1, "the.reader", 7, "IL1990100", offices=frozenset({office} - {""}))
    for agency, seen in ((7, ours), (8, theirs)):
        assert may_see_agency(reader, agency) == bool(seen)
        assert may_see_people(reader, agency) == seen.endswith("people")
