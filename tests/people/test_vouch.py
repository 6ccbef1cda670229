"""Who opens an account again and who vouches for a second factor; and how often a code may be wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.ledger.models import Line
from leads.people.models import EnrollmentCode, Person
from leads.people.vouch import MOST_TRIES, is_vouched_for, release, vouch
from leads.people.wrong_tries import begin, shut_until
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_administrator, make_agency, make_person

pytestmark = pytest.mark.django_db
DAY = timedelta(hours=24)


def theirs() -> tuple[Person, Person]:
    return make_person(user_id="alvarez"), make_person(user_id="boss.one", office="coordinator")


def code_of(no: pytest.ExceptionInfo[Refused]) -> str:
    return no.value.code


def test_the_coordinator_and_the_administrator_open_an_account_again() -> None:
    person, boss = theirs()
    for by in (actor(boss), actor(make_administrator())):
        for _ in range(5):
            begin("alvarez", "", {}, NOW)
        assert shut_until("alvarez", {}, NOW)
        release(person, by=by, now=NOW)
        assert shut_until("Alvarez", {}, NOW) is None
        assert Line.objects.get(event="people:account:released", by=by.user_id).subject == "person:alvarez"


def test_nobody_else_does() -> None:
    person, boss = theirs()
    strange = make_person(make_agency("IL1990300"), "boss.two", office="coordinator")
    for by, code in (
        (make_person(user_id="friend"), "not-in-office"),
        (strange, "not-in-office"),
        (person, "for-yourself"),
    ):
        for act in (lambda by: release(person, by=by, now=NOW), lambda by: vouch(person, {}, by=by, now=NOW)):
            with pytest.raises(Refused) as no:
                act(actor(by))
            assert code_of(no) == code
    with pytest.raises(Refused) as no:
        release(boss, by=actor(boss), now=NOW)
    assert code_of(no) == "for-yourself"
    assert not Line.objects.filter(event__startswith="people:account").exists()


def test_a_code_opens_once_for_its_own_person_for_a_day() -> None:
    person, boss = theirs()
    code = vouch(person, {}, by=actor(boss), now=NOW)
    assert not is_vouched_for(boss, code, NOW)
    assert not is_vouched_for(person, code, NOW + DAY)
    assert is_vouched_for(person, f" {code.lower().replace('-', ' ')}", NOW + DAY - timedelta(microseconds=1))
    assert not is_vouched_for(person, code, NOW)
    assert code not in str(list(Line.objects.values()))


def test_a_new_code_ends_the_one_before() -> None:
    person, boss = theirs()
    first, second = (vouch(person, {}, by=actor(boss), now=NOW) for _ in range(2))
    assert not is_vouched_for(person, first, NOW)
    assert is_vouched_for(person, second, NOW)


def test_five_wrong_codes_end_the_right_one() -> None:
    person, boss = theirs()
    code = vouch(person, {}, by=actor(boss), now=NOW)
    for _ in range(MOST_TRIES):
        assert not is_vouched_for(person, "AAAA-AAAA-AAAA", NOW)
    assert not is_vouched_for(person, code, NOW)
    assert EnrollmentCode.objects.get().tries == MOST_TRIES
