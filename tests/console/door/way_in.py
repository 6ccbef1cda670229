"""What tests of the door share: a person with a password, the way in, a code of the app, an older session."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from leads.console.door.now import edge_now
from leads.people.acting import acting
from leads.people.models import Person
from leads.people.vouch import vouch
from tests.makers import make_person

PASSWORD = "a fictional password 41"


def person(**facts: Any) -> Person:
    return make_person(user_id="alvarez", password=PASSWORD, **facts)


def sign_in(client: Client, user_id: str = "alvarez", password: str = PASSWORD, **more: Any) -> Any:
    client.post("/notice", **more)
    return client.post("/account/login", {"login": user_id, "password": password}, **more)


def code_of(secret: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))))


def moved(client: Client, key: str, back: timedelta) -> None:
    session = client.session
    session[key] = (datetime.fromisoformat(session[key]) - back).isoformat()
    session.save()


def vouched_for(client: Client, user_id: str = "alvarez") -> Any:
    """The session is shown the code that the person's coordinator gave; a first second factor may be set up in it."""
    owner = Person.objects.select_related("agency").get(user_id=user_id)
    coordinator = Person.objects.filter(agency=owner.agency, user_id="coordinator.of.it").first()
    coordinator = coordinator or make_person(owner.agency, "coordinator.of.it", office="coordinator")
    now = edge_now()
    code = vouch(owner, {}, by=acting(coordinator, now), now=now)
    return client.post("/account/second-factor", {"code": code})
