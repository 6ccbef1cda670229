"""Whichever door makes the Actor, it is the same one."""

import pytest

from leads.ledger.actor import Actor
from leads.people.acting import acting, acting_at, acting_in
from leads.people.models import LinkSession
from leads.standing.snapshot import current
from tests.makers import NOW, make_agency, make_department, make_device, make_person
from tests.people.doors import open_at

pytestmark = pytest.mark.django_db


def test_console_link_and_a_session_read_again_know_the_same_person() -> None:
    device = make_device(make_agency(zone="America/New_York"), "SMP1")
    person = make_person(user_id="c.ito", office="coordinator")
    session = open_at(person, device)
    held = current()
    agency = held.agencies.agencies[device.agency_id]
    wanted = Actor(
        person.pk, "c.ito", device.agency_id, "IL1990100", "SMP1", "America/New_York", frozenset({"coordinator"})
    )
    assert acting(person, NOW, device="SMP1") == wanted
    assert acting_at(held.people[person.pk], held.agencies.devices[device.pk], agency, NOW) == wanted
    assert acting_in(LinkSession.objects.get(pk=session.id), NOW) == wanted
    assert session.by == wanted


def test_who_works_for_the_department_acts_for_it() -> None:
    assert acting(make_person(make_department(), office="director"), NOW).department
    assert not acting(make_person(), NOW).department
