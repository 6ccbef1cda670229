"""What tests of the door share: a person with a password, the way in, a code of the app, an older session."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from leads.people.models import Person
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
