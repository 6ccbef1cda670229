"""A password that somebody found makes no account theirs; and whoever is shut out is let in by who knows them."""

from __future__ import annotations

import pytest
from django.test import Client

from leads.console.door.now import edge_now
from leads.ledger.models import Line
from leads.people.models import EnrollmentCode, PasswordUsed
from leads.people.vouch import MOST_TRIES, release
from tests.console.door.way_in import PASSWORD, code_of, person, sign_in, vouched_for
from tests.makers import actor, make_administrator

pytestmark = pytest.mark.django_db
ADDS = ["/account/factors/totp/activate/", "/account/factors/webauthn/add/"]


@pytest.mark.parametrize("path", ADDS)
def test_a_password_alone_sets_up_no_second_factor(client: Client, path: str) -> None:
    """Whoever had the password before the owner's first sign-in enrolled a factor of their own, and was in."""
    person()
    sign_in(client)
    for method in (client.get, client.post):
        assert method(path).headers["Location"] == "/account/second-factor"
    assert client.post("/account/second-factor", {"code": "ABCD-EFGH-JKLM"}).status_code == 422
    assert client.get(path).headers["Location"] == "/account/second-factor"


def test_the_code_of_the_coordinator_opens_this_session_and_no_other(client: Client) -> None:
    person()
    thief = Client()
    sign_in(thief)
    sign_in(client)
    assert b"Set up an app" in vouched_for(client).content
    secret = client.get(ADDS[0]).context["form"].secret
    assert thief.get(ADDS[0]).headers["Location"] == "/account/second-factor"
    client.post(ADDS[0], {"code": code_of(secret)})
    assert client.get("/look").status_code == 200


def test_guessing_the_code_ends_it(client: Client) -> None:
    person()
    sign_in(client)
    vouched_for(Client())  # a code is given, and somebody who is not signed in can't use it
    for _ in range(MOST_TRIES):
        client.post("/account/second-factor", {"code": "AAAA-AAAA-AAAA"})
    assert EnrollmentCode.objects.get().tries == MOST_TRIES
    assert Line.objects.filter(event="people:sign_in:refused", data__what="enrollment code").count() == MOST_TRIES
    assert b"Too many wrong tries" in client.post("/account/second-factor", {"code": "x"}).content


def test_an_account_that_a_stranger_shut_is_opened_by_the_administrator(client: Client) -> None:
    owner = person()
    for _ in range(5):
        sign_in(Client(REMOTE_ADDR="198.51.100.9"), password="guess")
    assert b"Too many wrong tries" in sign_in(client).content
    release(owner, by=actor(make_administrator()), now=edge_now())
    assert sign_in(client).status_code == 302


def test_a_password_that_was_lost_is_not_chosen_again(client: Client) -> None:
    owner = person()
    assert PasswordUsed.objects.filter(person=owner).exists(), "the first one is known too"
    sign_in(client)
    vouched_for(client)
    client.post(ADDS[0], {"code": code_of(client.get(ADDS[0]).context["form"].secret)})
    again = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/account/password", again).status_code == 200
    short = {"oldpassword": PASSWORD, "password1": "q8#q8#q", "password2": "q8#q8#q"}
    assert client.post("/account/password", short).status_code == 200
    good = {"oldpassword": PASSWORD, "password1": "another fictional 42", "password2": "another fictional 42"}
    assert client.post("/account/password", good).status_code == 302
    back = {"oldpassword": "another fictional 42", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post("/account/password", back).status_code == 200
