"""How long the door stays open, just inside and just outside; and how a locked screen opens again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from leads.console.door import session as door
from leads.people.models import LinkSession
from tests.console.door.way_in import PASSWORD, code_of, moved, person, sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("minutes", "locked"), [(29, False), (31, True)])
def test_an_untouched_screen_locks_after_half_an_hour(inside: Client, minutes: int, locked: bool) -> None:
    moved(inside, door.SEEN_AT, timedelta(minutes=minutes))
    assert (inside.get("/look").status_code == 302) is locked


@pytest.mark.parametrize(("minutes", "out"), [(12 * 60 - 1, False), (12 * 60, True)])
def test_a_sign_in_lasts_twelve_hours(inside: Client, minutes: int, out: bool) -> None:
    moved(inside, door.SIGNED_IN_AT, timedelta(minutes=minutes))
    answer = inside.get("/look")
    assert answer.status_code == (302 if out else 200)
    assert LinkSession.objects.filter(ended_at=None).exists() is not out


def test_a_locked_screen_opens_with_the_password(client: Client) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person(), secret)
    sign_in(client)
    client.post("/account/factors/authenticate/", {"code": code_of(secret)})
    client.post("/lock")
    assert client.get("/look").headers["Location"].startswith("/account/unlock")
    client.post("/account/unlock", {"password": "not it"})
    assert client.get("/look").status_code == 302
    client.post("/account/unlock", {"password": PASSWORD})
    assert client.get("/look").status_code == 200
