"""On every beat of what stays open: whoever may no longer be there is signed off, with a line in the ledger."""

from datetime import date, timedelta

import pytest

from leads.agencies.models import Agreement, Device
from leads.ledger.models import Line
from leads.people.models import Certification, LinkSession, Person
from leads.people.sign_on import Session
from leads.standing.snapshot import current
from leads.standing.staying import keep
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW, make_agency, make_device, make_person, make_screening
from tests.switch.makers import sign_on

pytestmark = pytest.mark.django_db
YESTERDAY = date(2026, 11, 22)
LATER = NOW + timedelta(seconds=15)


def two() -> tuple[Session, Session]:
    """Two people at two devices; things happen to the first."""
    agency = make_agency()
    return sign_on(person=make_person(user_id="leaver")), sign_on(device=make_device(agency))


ENDS = {
    "not-employed": lambda one: Person.objects.filter(pk=one.person_id).update(employed_until=YESTERDAY),
    "conviction-bars-access": lambda one: make_screening(
        Person.objects.get(pk=one.person_id), state_result="conviction", decision="denied"
    ),
    "device-withdrawn": lambda one: Device.objects.filter(pk=one.device_id).update(withdrawn_at=NOW),
    "configuration-not-approved": lambda one: Device.objects.filter(pk=one.device_id).update(
        approved_at=None, approved_by=""
    ),
}


@pytest.mark.parametrize("why", ENDS)
def test_a_beat_ends_the_sign_on_of(why: str) -> None:
    first, second = two()
    assert keep([first, second], current(), LATER) == set()
    ENDS[why](first)
    assert keep([first, second], current(), LATER) == {first.id}
    ended = LinkSession.objects.get(pk=first.id)
    assert (ended.ended_at, ended.ended_why) == (LATER, why)
    assert Line.objects.filter(event="people:sign_off:done", data__why=why).count() == 1
    assert LinkSession.objects.get(pk=second.id).seen_at == LATER


def test_what_an_agency_or_a_certificate_lacks_is_said_with_each_message_and_ends_no_sign_on() -> None:
    first, second = two()
    Agreement.objects.update(until_on=YESTERDAY)
    Certification.objects.update(valid_until=YESTERDAY)
    assert keep([first, second], current(), LATER) == set()


@pytest.mark.django_db(transaction=True)
def test_a_link_hears_that_its_sign_on_is_over_and_gets_no_mail_meanwhile() -> None:
    first, second = two()
    exchange = Exchange("test")
    exchange.presence.sessions = {one.device_id: one for one in (first, second)}
    ENDS["not-employed"](first)
    assert exchange.presence.alive(LATER) == {first.id}
    assert exchange.presence.kept(first, LATER) == []
