"""What a person changes at their own account is written down, and an account without a password is told so."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from leads.ledger.models import Line
from leads.people.models import Person
from tests.console.door.way_in import PASSWORD, code_of, person, sign_in

pytestmark = pytest.mark.django_db


def test_what_opens_an_account_is_written_down_when_it_changes(client: Client) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person(), secret)
    sign_in(client)
    client.post("/account/factors/authenticate/", {"code": code_of(secret)})
    new = "another fictional password 42"

    def change(old: str) -> None:
        client.post("/account/password", {"oldpassword": old, "password1": new, "password2": new})

    lines = Line.objects.filter(by="alvarez")
    change("not it")
    assert not lines.filter(event="people:password:changed").exists()
    change(PASSWORD)
    assert lines.filter(event="people:password:changed").count() == 1
    client.post("/account/unlock", {"password": new})
    client.post("/account/factors/recovery-codes/generate/")
    assert lines.get(event="people:factor:added").data == {"factor": "recovery_codes"}
    kept = client.post("/account/factors/totp/deactivate/")
    assert b"only second factor" in kept.content
    assert not lines.filter(event="people:factor:removed").exists()
    assert "fictional" not in str(list(lines.values()))


def test_an_account_without_a_password_is_told_so(inside: Client) -> None:
    answer = inside.get("/account/password")
    assert answer.status_code == 200
    kept = inside.session.items()
    one = Person.objects.get(user_id="alvarez")
    one.set_unusable_password()
    one.save()
    inside.force_login(one, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = inside.session
    session.update({name: value for name, value in kept if name.startswith("leads_")})
    session.save()
    answer = inside.get("/account/password")
    assert (answer.status_code, b"This account has no password." in answer.content) == (422, True)
