"""The page that gives a token: the texts that say "sign in to the console" lead somewhere."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from leads.ledger.models import Line
from leads.people.models import SignOnToken
from leads.people.sign_on import digest
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_agency, make_device, make_person

pytestmark = pytest.mark.django_db


def test_who_is_signed_in_gets_a_token_for_a_terminal_of_the_agency() -> None:
    make_device(mnemonic="SMP1")
    desk = Desk(make_person(user_id="alvarez"))
    assert "SMP1" in main(desk.get("/token"))
    shown = main(desk.post("/token", device="SMP1"))
    token = re.search(r'id="token">([^<]+)<', shown)
    assert token is not None
    assert SignOnToken.objects.filter(digest=digest(token[1]), person=desk.person, device__mnemonic="SMP1").exists()
    assert f"SON.IL1990100.R1.TXT DEV/SMP1.TKN/{token[1]}" in shown
    assert Line.objects.filter(event="people:token:issued", by="alvarez").count() == 1
    assert token[1] not in main(desk.get("/token"))


def test_a_sign_in_that_is_not_fresh_shows_a_factor_first() -> None:
    make_device(mnemonic="SMP1")
    desk = Desk(make_person(), NOW + timedelta(minutes=20), proved_at=NOW)
    answer = desk.post("/token", device="SMP1")
    assert answer.status_code == 302
    assert "reauthenticate" in answer.headers["Location"]
    assert not SignOnToken.objects.exists()


def test_no_token_for_a_browser_or_for_another_agency() -> None:
    make_device(mnemonic="SMPB", kind="browser")
    make_device(make_agency("IL1990200", "Elsewhere PD"), "TVP2")
    desk = Desk(make_person())
    for device in ("SMPB", "TVP2", ""):
        assert desk.post("/token", device=device).status_code == 422
    assert not SignOnToken.objects.exists()


def test_who_may_not_sign_on_is_told_why_and_gets_no_token() -> None:
    make_device(mnemonic="SMP1")
    answer = Desk(make_person(certified=False)).post("/token", device="SMP1")
    assert answer.status_code == 422
    assert "1240.90(b)" in main(answer)
    assert not SignOnToken.objects.exists()
