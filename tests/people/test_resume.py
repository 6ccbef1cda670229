"""A break of a link costs no second factor; signing off, waiting too long, and somebody else's hands do."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from leads.agencies.models import Device
from leads.ledger.models import Line
from leads.people import resume, sign_on
from leads.people.models import LinkSession, Person
from leads.people.sign_on import Session
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.standing.gates import may_sign_on
from leads.standing.snapshot import current
from leads.switch.link.link import HUNG_UP
from tests.makers import NOW, make_device, make_person

pytestmark = pytest.mark.django_db
FOR = timedelta(seconds=number("link.resume_seconds"))


@pytest.fixture
def device() -> Device:
    return make_device(mnemonic="SMP1")


def signed_on(device: Device, now: datetime = NOW) -> Session:
    person = make_person(device.agency)
    admitted = may_sign_on(person.pk, device.pk, current(), now)
    session = sign_on.open_session(admitted, {}, now, door="link", node="one")
    session.resume = resume.give(session, {})
    return session


def came(session: Session, now: datetime, device: Device | None = None) -> resume.Came:
    assert session.resume
    held = current().agencies.devices[device.pk if device else session.device_id]
    return resume.came_with(str(session.resume["token"]), held, {}, now)


def ended(session: Session, why: str, now: datetime = NOW) -> Session:
    sign_on.close_session(session, why=why, now=now)
    return session


def no(session: Session, now: datetime, device: Device | None = None) -> str:
    with pytest.raises(Refused) as refused:
        came(session, now, device)
    return refused.value.code


def test_within_its_time_after_a_break_the_person_is_known_again(device: Device) -> None:
    session = ended(signed_on(device), HUNG_UP)
    found = came(session, NOW + FOR)
    assert found == (session.person_id, NOW, session.id)


def test_after_its_time_both_factors_are_asked_again(device: Device) -> None:
    session = ended(signed_on(device), HUNG_UP)
    assert no(session, NOW + FOR + timedelta(seconds=1)) == "token-resume-over"


@pytest.mark.parametrize("why", sorted(resume.BROKEN))
def test_each_kind_of_break(device: Device, why: str) -> None:
    assert came(ended(signed_on(device), why), NOW).session


@pytest.mark.parametrize("why", ["signed off", "link-session-over", "suspended", "silent", "taken over", "resumed"])
def test_who_signed_off_or_was_signed_off_shows_both_factors(device: Device, why: str) -> None:
    assert no(ended(signed_on(device), why), NOW) == "token-resume-over"


def test_whose_password_or_factors_were_changed_since_shows_them(device: Device) -> None:
    session = signed_on(device)
    Person.objects.filter(pk=session.person_id).update(credentials_at=NOW + timedelta(seconds=1))
    assert no(session, NOW + timedelta(seconds=2)) == "token-resume-over"


def test_it_works_once_and_the_old_session_is_over(device: Device) -> None:
    session = signed_on(device)
    came(session, NOW)
    assert LinkSession.objects.get(pk=session.id).ended_why == "resumed"
    assert no(session, NOW) == "token-unknown"


def test_it_is_for_one_device(device: Device) -> None:
    other = make_device(device.agency, "SMP2")
    assert no(signed_on(device), NOW, other) == "token-elsewhere"


def test_a_session_that_goes_on_is_as_old_as_its_first_sign_on_and_says_so(device: Device) -> None:
    session = ended(signed_on(device), HUNG_UP)
    later = NOW + FOR
    found = came(session, later)
    admitted = may_sign_on(found.person_id, device.pk, current(), later)
    on = sign_on.open_session(admitted, {}, later, door="link", node="one", goes_on=(session.id, found.since))
    assert (on.started_at, LinkSession.objects.get(pk=on.id).started_at) == (NOW, NOW)
    line = Line.objects.get(event="people:sign_on:done", subject=f"session:{on.id}")
    assert line.data["goes_on"] == session.id


def test_a_state_may_give_none(device: Device) -> None:
    session = signed_on(device)
    assert resume.give(session, {"link.resume_seconds": 0}) is None


def test_nothing_is_kept_but_a_digest(device: Device) -> None:
    session = signed_on(device)
    assert session.resume
    kept = LinkSession.objects.get(pk=session.id).resume_digest
    assert bytes(kept or b"") == sign_on.digest(str(session.resume["token"]))
