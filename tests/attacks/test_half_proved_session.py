"""A password alone opens nothing that changes what opens the account, once its owner has a second factor."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from leads.ledger.models import Line
from leads.people.models import WrongTry
from tests.console.door.way_in import PASSWORD, code_of, person, sign_in, vouched_for

pytestmark = pytest.mark.django_db
CHANGES = [
    "/account/factors/webauthn/add/",
    "/account/factors/totp/activate/",
    "/account/factors/totp/deactivate/",
    "/account/factors/webauthn/keys/1/remove/",
    "/account/factors/webauthn/keys/1/edit/",
    "/account/factors/recovery-codes/generate/",
    "/account/password",
]


@pytest.mark.parametrize("path", CHANGES)
def test_a_password_changes_no_factor_once_one_is_owned(client: Client, path: str) -> None:
    owner = person()
    sign_in(client)  # a thief with the password, before the owner has set anything up
    totp.TOTP.activate(owner, totp.generate_totp_secret())
    for method in (client.get, client.post):
        answer = method(path)
        assert answer.status_code == 302
        assert "/account/factors/reauthenticate" in answer.headers["Location"] or "second-factor" in answer.url


def test_setting_up_a_factor_ends_the_owner_s_other_sessions(client: Client) -> None:
    person()
    other = Client()
    sign_in(other)
    sign_in(client)
    vouched_for(client)
    secret = client.get("/account/factors/totp/activate/").context["form"].secret
    client.post("/account/factors/totp/activate/", {"code": code_of(secret)})
    assert client.get("/look").status_code == 200
    assert other.get("/account/factors/totp/activate/").headers["Location"].startswith("/account/login")


def test_wrong_codes_at_step_up_count_and_leave_a_line(client: Client) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person(), secret)
    sign_in(client)
    client.post("/account/factors/authenticate/", {"code": code_of(secret)})
    for n in range(1, 4):
        client.post("/account/factors/reauthenticate/", {"code": "000000"})
        assert WrongTry.objects.filter(account="alvarez").count() == n
    client.post("/account/password", {"oldpassword": "not it", "password1": PASSWORD, "password2": PASSWORD})
    assert WrongTry.objects.filter(account="alvarez").count() == 4
    assert Line.objects.filter(event="people:sign_in:refused", subject="account:alvarez").count() == 4
