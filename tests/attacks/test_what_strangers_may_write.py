"""What anyone may have LEADS write without signing on does not grow without end, and nothing of it is a secret."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from leads.api import sessions
from leads.console.pages import PAGES
from leads.ledger.models import Line
from leads.people import strangers, wrong_tries
from leads.people.models import SignOnToken, WrongTry
from leads.people.strangers import OF_ADDRESS, OF_ALL
from leads.rules.refused import Refused
from leads.switch import housekeeping
from leads.switch.exchange.presence import Presence
from tests.console.door.way_in import PASSWORD, person, sign_in
from tests.console.test_who_opens import address_of
from tests.makers import NOW, make_agency, make_device
from tests.people.doors import token

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def lines(event: str) -> int:
    return Line.objects.filter(event=event).count()


def test_no_page_opens_a_session_for_somebody_who_has_not_signed_in() -> None:
    """Each POST to the notice left a row for twelve hours."""
    for page in PAGES:
        for method in ("get", "post"):
            getattr(Client(), method)(address_of(page), {"login": "nobody", "password": "x"})
    sign_in(Client(), "nobody", "x")
    assert not Session.objects.exists()


def test_the_notice_is_still_asked_for_and_who_read_it_is_still_written() -> None:
    person()
    assert Client().get("/account/login").headers["Location"] == "/notice"
    sign_in(Client())
    assert lines("people:notice:acknowledged") == 1


def test_bad_tokens_at_the_api_fill_no_ledger() -> None:
    make_device(make_agency(), "SMP1")
    for n in range(OF_ADDRESS * 3):
        with pytest.raises(Refused):
            sessions.begin("SMP1", f"guess{n}", NOW, "198.51.100.9")
    assert lines("people:sign_on:refused") == OF_ADDRESS
    with pytest.raises(Refused):
        sessions.begin("SMP1", "guess", NOW + MINUTE, "198.51.100.9")
    assert Line.objects.get(event="people:strangers:many").data == {"lines": OF_ADDRESS * 2}


@pytest.mark.django_db(transaction=True)
def test_bad_tokens_and_bad_frames_of_many_addresses_fill_no_ledger() -> None:
    make_device(make_agency(), "SMP1")
    presence = Presence("n1")
    for n in range(OF_ALL):
        with pytest.raises(Refused):
            presence.sign_on(token="guess", mnemonic="SMP1", ori="IL1990100", now=NOW, address=f"2001:db8:{n:x}::1")
        presence.note_bad(None, f"2001:db8:{n:x}::1", "link-outside-frame", "There are …", NOW)
    assert lines("people:sign_on:refused") + lines("switch:frame:refused") == OF_ALL


def test_names_that_nobody_has_fill_no_ledger() -> None:
    for n in range(OF_ALL + 20):
        wrong_tries.wrong(wrong_tries.begin(f"nobody{n}", f"198.51.{n % 250}.{n // 250}", {}, NOW), "password", NOW)
    assert lines("people:sign_in:refused") == OF_ALL


def test_who_is_known_is_written_whatever_strangers_do() -> None:
    person()
    for n in range(OF_ALL + 1):
        wrong_tries.wrong(wrong_tries.begin(f"nobody{n}", f"198.51.{n % 250}.{n // 250}", {}, NOW), "password", NOW)
    wrong_tries.wrong(wrong_tries.begin("alvarez", "203.0.113.9", {}, NOW), "password", NOW)
    assert Line.objects.filter(subject="account:alvarez").count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_comes_with_a_good_token_and_is_refused_is_written_whatever_strangers_do() -> None:
    device = make_device(make_agency(), "SMP1")
    good = token(person(), device, NOW)
    presence = Presence("n1")
    for n in range(OF_ALL + 1):
        presence.note_bad(None, f"2001:db8:{n:x}::1", "link-outside-frame", "There are …", NOW)
    with pytest.raises(Refused):
        presence.sign_on(token=good, mnemonic="NONE", ori="IL1990100", now=NOW, address="203.0.113.9")
    assert lines("people:sign_on:refused") == 1


def test_a_password_typed_as_a_name_is_kept_nowhere() -> None:
    person()
    sign_in(Client(), PASSWORD, "alvarez")
    sign_in(Client(), "\x9b2J\x07", "x")
    one = Line.objects.get(event="people:sign_in:refused")
    assert (one.subject, set(one.data)) == ("account:unknown", {"address", "what"})
    assert PASSWORD not in str(list(WrongTry.objects.values()))
    for _ in range(4):
        sign_in(Client(), PASSWORD, "alvarez")
    assert b"Too many wrong tries" in sign_in(Client(), PASSWORD, "alvarez").content, "it is counted all the same"


@pytest.mark.django_db(transaction=True)
def test_what_a_stranger_claims_to_be_moves_no_terminal_and_is_short() -> None:
    presence = Presence("n1")
    with pytest.raises(Refused):
        presence.sign_on(token="x", mnemonic="\x1b[2J" + "D" * 9000, ori="IL1990100\x07", now=NOW)
    one = Line.objects.get(event="people:sign_on:refused")
    assert (one.ori, one.device) == ("IL1990100", "2JDDDDD")


def test_all_of_one_subscribers_ipv6_addresses_are_one() -> None:
    person()
    for n in range(20):
        wrong_tries.begin(f"nobody{n}", f"2001:db8:0:1::{n:x}", {}, NOW)
    with pytest.raises(Refused):
        wrong_tries.begin("alvarez", "2001:db8:0:1:ffff::1", {}, NOW)
    wrong_tries.begin("alvarez", "2001:db8:0:2::1", {}, NOW)


def test_housekeeping_lets_go_of_what_opens_nothing_any_more(tmp_path: object) -> None:
    device = make_device(make_agency(), "SMP1")
    owner = person()
    token(owner, device, NOW)
    for key, at in (("old", NOW - timedelta(seconds=1)), ("new", NOW + timedelta(seconds=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=at)
    for at in (NOW - timedelta(days=1, seconds=1), NOW - timedelta(hours=23)):
        wrong_tries.begin("alvarez", "203.0.113.9", {}, at)
    duty = next(one for name, _, one in housekeeping.DUTIES if "sessions" in name)
    duty(tmp_path, NOW)  # type: ignore[arg-type]
    assert [one.session_key for one in Session.objects.all()] == ["new"]
    assert (SignOnToken.objects.count(), WrongTry.objects.count()) == (1, 1)
    duty(tmp_path, NOW + timedelta(days=1, minutes=6))  # type: ignore[arg-type]
    assert not SignOnToken.objects.exists()


def test_the_throttle_begins_anew_each_minute() -> None:
    throttle = strangers.Throttle()
    assert all(throttle.may_write("198.51.100.9", NOW)[0] for _ in range(OF_ADDRESS))
    assert not throttle.may_write("198.51.100.9", NOW + MINUTE - timedelta(microseconds=1))[0]
    assert throttle.may_write("198.51.100.8", NOW)[0]
    assert throttle.may_write("198.51.100.9", NOW + MINUTE) == (True, 1)
