"""The console's door: what opens to whom, and when it shuts. Limits just inside and just outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from leads.console.door import session as door
from leads.console.door.now import edge_now
from leads.console.door.page import PUBLIC
from leads.console.door.sign_in import make_demo_link
from leads.console.pages import PAGES, page_of
from leads.ledger.models import Line
from leads.people.models import Acknowledgment, LinkSession, Person, WrongTry
from leads.rules.refused import Refused
from tests.makers import make_agency, make_device, make_person

pytestmark = pytest.mark.django_db
PASSWORD = "a fictional password 41"


def routes(resolver: Any = None, space: str = "") -> Iterator[str]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield space + one.name


def person(**facts: Any) -> Person:
    return make_person(user_id="alvarez", password=PASSWORD, **facts)


def sign_in(client: Client, user_id: str = "alvarez", password: str = PASSWORD, **more: Any) -> Any:
    client.post("/notice", **more)
    return client.post("/account/login", {"login": user_id, "password": password}, **more)


def code_of(secret: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time())))))


@pytest.fixture(autouse=True)
def no_doorbell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its thread would look at another database than this test's; what it does is tested in a real browser."""
    monkeypatch.setattr("leads.switch.exchange.presence.listen", lambda *_: None)
    monkeypatch.setenv("LEADS_DATABASE_URL", "postgresql:///nowhere")


@pytest.fixture
def inside(client: Client, settings: Any) -> Client:
    """A browser behind both factors, at a device."""
    settings.LEADS_DEMO = True
    one = person()
    make_device(one.agency, "SMPB", kind="browser")
    client.get(make_demo_link(one, edge_now()))
    assert client.get("/").status_code == 200
    return client


# --- who may open what ---


def test_every_address_has_a_row_in_the_table() -> None:
    assert all(page_of(name) for name in routes())


def test_a_page_without_a_row_opens_for_nobody() -> None:
    assert page_of("a-page-that-somebody-forgot") is None


@pytest.mark.parametrize("path", ["/", "/device", "/parts", "/look", "/terminal/words.json", "/terminal/aside"])
def test_nothing_but_the_way_in_opens_to_a_stranger(client: Client, path: str) -> None:
    assert client.get(path).headers["Location"].startswith("/account/login")
    assert client.post("/terminal/send", {"line": "QV TST1234 IL"}).status_code == 302


def test_a_script_is_told_where_to_sign_in_rather_than_led_there(client: Client) -> None:
    answer = client.get("/terminal/aside", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/account/login")


def test_an_operator_does_not_open_the_administrators_pages(inside: Client) -> None:
    answer = inside.get("/parts")
    assert answer.status_code == 403
    assert Line.objects.filter(event="console:page:refused", by="alvarez").count() == 1


def test_the_administrator_opens_them(client: Client, settings: Any) -> None:
    settings.LEADS_DEMO = True
    client.get(make_demo_link(make_person(user_id="orwell", office="administrator"), edge_now()))
    assert client.get("/parts").status_code == 200
    assert b'href="/parts"' not in client.get("/look").content  # for design review, so not in the rail


def test_what_a_browser_is_told(client: Client) -> None:
    told = client.get("/notice").headers
    assert "default-src 'self'" in told["Content-Security-Policy"]
    assert "unsafe" not in told["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in told["Content-Security-Policy"]
    assert told["Cache-Control"] == "no-store"
    assert told["X-Frame-Options"] == "DENY"
    assert told["X-Content-Type-Options"] == "nosniff"


# --- the way in ---


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
    assert client.get("/account/factors/totp/activate/").status_code == 200


def test_setting_up_a_second_factor_opens_this_session_and_no_other(client: Client) -> None:
    person()
    thief = Client()
    sign_in(thief)
    sign_in(client)
    secret = client.get("/account/factors/totp/activate/").context["form"].secret
    client.post("/account/factors/totp/activate/", {"code": code_of(secret)})
    assert client.get("/look").status_code == 200
    assert Line.objects.filter(event="people:factor:added", by="alvarez").exists()
    assert thief.get("/look").headers["Location"] == "/account/second-factor"
    assert thief.get("/account/second-factor").headers["Location"].startswith("/account/factors/reauthenticate")


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
    client.post("/account/factors/totp/deactivate/")
    assert lines.filter(event="people:factor:removed", data__factor="totp").count() == 1
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


# --- how long it stays open ---


def moved(client: Client, key: str, back: timedelta) -> None:
    session = client.session
    session[key] = (datetime.fromisoformat(session[key]) - back).isoformat()
    session.save()


@pytest.mark.parametrize(("minutes", "locked"), [(29, False), (31, True)])
def test_an_untouched_screen_locks_after_half_an_hour(inside: Client, minutes: int, locked: bool) -> None:
    moved(inside, door.SEEN_AT, timedelta(minutes=minutes))
    assert (inside.get("/look").status_code == 302) is locked


def test_what_a_page_asks_by_itself_keeps_no_screen_open(inside: Client) -> None:
    moved(inside, door.SEEN_AT, timedelta(minutes=20))
    before = inside.session[door.SEEN_AT]
    assert inside.get("/terminal/aside").status_code == 200
    assert inside.session[door.SEEN_AT] == before
    assert inside.get("/look").status_code == 200
    assert inside.session[door.SEEN_AT] != before


@pytest.mark.parametrize(("minutes", "out"), [(12 * 60 - 1, False), (12 * 60, True)])
def test_a_sign_in_lasts_twelve_hours(inside: Client, minutes: int, out: bool) -> None:
    moved(inside, door.SIGNED_IN_AT, timedelta(minutes=minutes))
    answer = inside.get("/look")
    assert answer.status_code == (302 if out else 200)
    assert LinkSession.objects.filter(ended_at=None).exists() is not out


def test_signing_out_gives_the_device_back(inside: Client) -> None:
    assert LinkSession.objects.filter(ended_at=None).count() == 1
    inside.post("/account/logout")
    assert LinkSession.objects.filter(ended_at=None).count() == 0
    assert Line.objects.filter(event="people:sign_out:done", by="alvarez").exists()
    assert inside.get("/").headers["Location"].startswith("/account/login")


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


# --- one seat, one person ---


def test_a_device_seats_one_person_at_a_time(inside: Client) -> None:
    second, other = Client(), make_person(user_id="rios")
    second.get(make_demo_link(other, edge_now()))
    answer = second.post("/device", {"device": "SMPB"})
    assert answer.status_code == 422
    assert b"Somebody is signed on at SMPB" in answer.content
    assert Line.objects.filter(event="people:sign_on:refused", by="rios").exists()
    inside.post("/account/logout")
    assert second.post("/device", {"device": "SMPB"}).status_code == 302


def test_a_device_of_another_agency_is_no_place(inside: Client) -> None:
    make_device(make_agency("IL1990200", "Elsewhere PD"), "ELSE", kind="browser")
    assert inside.post("/device", {"device": "ELSE"}).status_code == 422


# --- the way into a fictional state ---


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


def test_public_pages_are_few() -> None:
    assert {one.name for one in PAGES if one.who == PUBLIC} == {
        "notice",
        "account_login",
        "account_logout",
        "account_inactive",
        "mfa_authenticate",
        "demo_enter",
        "api",
    }
