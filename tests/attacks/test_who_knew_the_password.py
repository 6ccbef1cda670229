"""Whoever changes a password because somebody knows it has them out: of links, of the API, and with tokens in hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from leads.agencies.models import Device
from leads.console.door.now import edge_now
from leads.ledger.models import Line
from leads.people import sign_on
from leads.people.employment import let_in, shut_out
from leads.people.models import LinkSession, Person
from leads.standing.gates import may_sign_on
from leads.standing.snapshot import current
from tests.console.door.way_in import PASSWORD, code_of, person, sign_in
from tests.makers import NOW, actor, make_administrator, make_device, make_person
from tests.people.doors import code_of as refused_with
from tests.people.doors import token, use

NEW = "another fictional password 42"


def signed_in(client: Client) -> Person:
    """The owner of an account at the console, behind both factors."""
    owner = person()
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(owner, secret)
    sign_in(client)
    client.post("/account/factors/authenticate/", {"code": code_of(secret)})
    return owner


def change_password(client: Client) -> None:
    client.post("/account/password", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert Line.objects.filter(event="people:password:changed").count() == 1


def elsewhere(owner: Person, door: str, mnemonic: str) -> int:
    """A sign-on of somebody who knew what opens the account."""
    device = make_device(owner.agency, mnemonic)
    admitted, now = may_sign_on(owner.pk, device.pk, current(), edge_now()), edge_now()
    return sign_on.open_session(admitted, {}, now, door=door, node="elsewhere").id


@pytest.mark.django_db
def test_their_links_and_programs_are_signed_off_and_the_owner_keeps_the_seat(client: Client) -> None:
    owner = signed_in(client)
    seat = make_device(owner.agency, "SMB1", kind="browser")
    client.post("/device", {"device": seat.mnemonic})
    theirs = [elsewhere(owner, "api", "SMP2"), elsewhere(owner, "link", "SMP3")]
    change_password(client)
    ended = LinkSession.objects.filter(pk__in=theirs, ended_why="password or second factor changed")
    assert ended.count() == 2
    assert LinkSession.objects.get(device=seat).ended_at is None
    assert Line.objects.filter(event="people:sign_off:done", device__in=["SMP2", "SMP3"]).count() == 2


@pytest.mark.django_db
def test_a_wrong_password_ends_nothing(client: Client) -> None:
    owner = signed_in(client)
    theirs = elsewhere(owner, "link", "SMP3")
    client.post("/account/password", {"oldpassword": "not it", "password1": NEW, "password2": NEW})
    assert sign_on.is_open(theirs)


@pytest.fixture
def device() -> Device:
    return make_device(mnemonic="SMP1")


@pytest.mark.django_db
def test_a_token_in_hand_opens_nothing_after_the_change(device: Device) -> None:
    owner = make_person(device.agency)
    text = token(owner, device)
    Person.objects.filter(pk=owner.pk).update(credentials_at=NOW + timedelta(seconds=1))
    assert refused_with(text, device, NOW + timedelta(seconds=2)) == "token-overtaken"


@pytest.mark.django_db
def test_a_token_of_before_an_account_was_shut_opens_nothing_when_it_is_opened_again(device: Device) -> None:
    owner, by = make_person(device.agency), actor(make_administrator())
    text = token(owner, device)
    shut_out(owner.user_id, why="A telephone was stolen.", by=by, now=NOW + timedelta(seconds=1))
    let_in(owner.user_id, why="It was found again.", by=by, now=NOW + timedelta(seconds=2))
    assert refused_with(text, device, NOW + timedelta(seconds=3)) == "token-overtaken"


@pytest.mark.django_db
def test_a_token_given_after_the_change_opens(device: Device) -> None:
    owner = make_person(device.agency)
    Person.objects.filter(pk=owner.pk).update(credentials_at=NOW)
    assert use(token(owner, device), device) == owner.pk
