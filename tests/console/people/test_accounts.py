"""The page of accounts: what it says of whom, and what its two buttons do."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal import auth as totp

from leads.people.vouch import is_vouched_for
from leads.people.wrong_tries import begin, shut_until
from tests.console.signed_in import Desk, main, text
from tests.makers import NOW, make_administrator, make_agency, make_person

pytestmark = pytest.mark.django_db


def boss() -> Desk:
    return Desk(make_person(user_id="boss.one", office="coordinator"))


def shut(user_id: str) -> None:
    for _ in range(5):
        begin(user_id, "", {}, NOW)


def test_it_says_who_is_shut_out_and_who_has_no_second_factor() -> None:
    desk = boss()
    make_person(user_id="alvarez", surname="ALVAREZTEST")
    totp.TOTP.activate(make_person(user_id="rios"), totp.generate_totp_secret())
    shut("rios")
    page = main(desk.get("/accounts"))
    assert page.count("! shut until") == page.count('value="release"') == 1
    assert page.count("✓ set up") == 1
    assert page.count('value="code"') == 1, "not for oneself"
    assert "Somebody else does it for you." in page


def test_a_person_is_let_in_again() -> None:
    desk = boss()
    make_person(user_id="rios")
    shut("rios")
    assert desk.post("/accounts", person="rios", act="release").status_code == 302
    assert shut_until("rios", {}, NOW) is None


def test_a_code_is_shown_once_and_opens() -> None:
    desk = boss()
    person = make_person(user_id="rios")
    found = re.search(
        r'class="typed">([A-Z2-9]{4}(?:-[A-Z2-9]{4}){2})<', main(desk.post("/accounts", person="rios", act="code"))
    )
    assert found
    assert found[1] not in text(desk.get("/accounts"))
    assert "a code was given" in main(desk.get("/accounts"))
    assert is_vouched_for(person, found[1], NOW)


def test_other_agencies_are_the_administrators_to_see() -> None:
    make_person(make_agency("IL1990300"), "far.away")
    assert "far.away" not in main(boss().get("/accounts", ori="IL1990300"))
    assert "far.away" in main(Desk(make_administrator()).get("/accounts", ori="il1990300"))
    assert boss_of_none().post("/accounts", person="far.away", act="release").status_code == 422


def boss_of_none() -> Desk:
    return Desk(make_person(user_id="boss.two", office="coordinator"))


@pytest.mark.parametrize("person", ["", "nobody", "RIOS"])
def test_nobody_of_that_name_is_a_sentence(person: str) -> None:
    answer = boss().post("/accounts", person=person, act="code")
    assert answer.status_code == 422
    assert "LEADS knows nobody of that name." in text(answer)
