"""The way in: notice, password, second factor, wrong tries; and the one-time links of a fictional state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from leads.console.door.now import edge_now
from leads.console.door.sign_in import make_demo_link
from leads.ledger.models import Line
from leads.people.models import Acknowledgment, Person, WrongTry
from leads.rules.refused import Refused
from tests.console.door.way_in import PASSWORD, code_of, person, sign_in, vouched_for
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def test_the_notice_comes_first_and_is_kept(client: Client) -> None:
    person()
    assert client.get("/account/login").headers["Location"] == "/notice"
    sign_in(client)
    assert Acknowledgment.objects.get().person.user_id == "alvarez"
    assert Line.objects.filter(event="people:notice:acknowledged", by="alvarez").exists()
    assert Line.objects.filter(event="people:sign_in:done", by="alvarez").exists()


def test_a_password_alone_opens_nothing(client: Client) -> None:
    person()
    sign_in(client)
    for path in ("/", "/device", "/look", "/account/password", "/account/factors/"):
        assert client.get(path).headers["Location"] == "/account/second-factor"
    assert client.get("/account/second-factor").status_code == 200
    vouched_for(client)
    assert client.get("/account/factors/totp/activate/").status_code == 200


def test_setting_up_a_second_factor_opens_this_session_and_no_other(client: Client) -> None:
    person()
    thief = Client()
    sign_in(thief)
    sign_in(client)
    vouched_for(client)
    secret = client.get("/account/factors/totp/activate/").context["form"].secret
    client.post("/account/factors/totp/activate/", {"code": code_of(secret)})
    assert client.get("/look").status_code == 200
    assert Line.objects.filter(event="people:factor:added", by="alvarez").exists()
    assert thief.get("/look").headers["Location"].startswith("/account/login")
    assert thief.get("/account/second-factor").headers["Location"].startswith("/account/login")


def test_a_passkey_alone_signs_nobody_in(client: Client) -> None:
    assert client.get("/account/factors/webauthn/login/").status_code == 404


def test_password_and_code_open_the_console(client: Client) -> None:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person(), secret)
    assert sign_in(client).headers["Location"] == "/account/factors/authenticate/"
    assert client.get("/look").headers["Location"].startswith("/account/login")
    client.post("/account/factors/authenticate/", {"code": code_of(secret)})
    assert client.get("/look").status_code == 200


def test_wrong_codes_shut_the_account_as_wrong_passwords_do(client: Client) -> None:
    totp.TOTP.activate(person(), totp.generate_totp_secret())
    sign_in(client)
    for _ in range(5):
        client.post("/account/factors/authenticate/", {"code": "000000"})
    assert b"Too many wrong tries" in client.post("/account/factors/authenticate/", {"code": "000000"}).content


@pytest.mark.parametrize(("wrong", "shut"), [(4, False), (5, True)])
def test_five_wrong_tries_shut_an_account(client: Client, wrong: int, shut: bool) -> None:
    person()
    for _ in range(wrong):
        sign_in(client, password="not it")
    answer = sign_in(client)
    assert (b"Too many wrong tries" in answer.content) is shut
    assert Line.objects.filter(event="people:sign_in:refused", subject="account:alvarez").count() == wrong
    other = make_person(user_id="rios", password=PASSWORD)
    assert sign_in(Client(), other.user_id).status_code == 302  # the room is not shut for one person's mistakes


@pytest.mark.parametrize(("minutes", "shut"), [(14, True), (16, False)])
def test_an_account_opens_again_after_fifteen_minutes(client: Client, minutes: int, shut: bool) -> None:
    person()
    for _ in range(5):
        sign_in(client, password="not it")
    WrongTry.objects.update(at=edge_now() - timedelta(minutes=minutes))
    assert (b"Too many wrong tries" in sign_in(client).content) is shut


def test_an_address_that_tries_many_accounts_is_shut(client: Client) -> None:
    person()
    for n in range(20):
        sign_in(client, f"guess{n}", "not it", REMOTE_ADDR="10.9.9.9")
    assert b"Too many wrong tries" in sign_in(client, REMOTE_ADDR="10.9.9.9").content
    assert sign_in(Client(), REMOTE_ADDR="10.9.9.8").status_code == 302


def test_an_unknown_account_and_a_wrong_password_sound_alike(client: Client) -> None:
    person()
    one = sign_in(client, "nobody", "not it").content.replace(b"nobody", b"")
    other = sign_in(client, "alvarez", "not it").content.replace(b"alvarez", b"")
    assert one.split(b'role="alert"')[1].split(b"</div>")[0] == other.split(b'role="alert"')[1].split(b"</div>")[0]


def test_a_one_time_link_works_once(client: Client, settings: Any) -> None:
    settings.LEADS_DEMO = True
    path = make_demo_link(person(), edge_now())
    assert client.get(path).status_code == 302
    again = Client().get(path)
    assert again.status_code == 410
    assert b"This link was used. Stop and start the demo for new ones." in again.content
    assert Client().get(path, REMOTE_ADDR="10.1.1.1").status_code == 404
    assert Client().get(path[:-1]).status_code == 404
    settings.LEADS_DEMO = False
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    "how", [{"REMOTE_ADDR": "10.1.1.1"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"HTTP_FORWARDED": "for=127.0.0.1"}]
)
def test_a_one_time_link_works_on_this_machine_only(client: Client, settings: Any, how: dict[str, str]) -> None:
    settings.LEADS_DEMO = True
    path = make_demo_link(person(), edge_now())
    assert client.get(path, **how).status_code == 404
    assert client.get(path, REMOTE_ADDR="127.0.0.1").status_code == 302  # it was not used up


def test_there_are_no_one_time_links_in_a_real_state(client: Client, settings: Any) -> None:
    settings.LEADS_DEMO = True
    path = make_demo_link(person(), edge_now())
    settings.LEADS_DEMO = False
    assert client.get(path).status_code == 404
    with pytest.raises(Refused):
        make_demo_link(Person.objects.get(user_id="alvarez"), edge_now())


@pytest.mark.parametrize(("hours", "status"), [(11, 302), (12, 404)])
def test_a_one_time_link_grows_old(client: Client, settings: Any, hours: int, status: int) -> None:
    settings.LEADS_DEMO = True
    path = make_demo_link(person(), edge_now() - timedelta(hours=hours))
    assert client.get(path).status_code == status
