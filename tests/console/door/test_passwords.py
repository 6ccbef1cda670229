"""Which passwords may be chosen: one just long enough and one too short, and none that was used."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from leads.agencies.models import PolicyNumber
from leads.people.models import PasswordUsed, Person
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(settings: pytest.FixtureRequest) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


def chosen(person: Person, password: str) -> bool:
    try:
        validate_password(password, person)
    except ValidationError:
        return False
    person.set_password(password)
    person.save()
    return True


@pytest.mark.parametrize(("size", "good"), [(7, False), (8, True), (256, True), (257, False)])
def test_a_password_has_its_length(size: int, good: bool) -> None:
    assert chosen(make_person(), ("q8#" * 100)[:size]) is good


def test_a_state_may_ask_for_a_longer_one() -> None:
    PolicyNumber.objects.create(
        name="password.min_length", value=14, since=NOW, why="Our own rule.", set_by="admin.orwell"
    )
    assert not chosen(make_person(), "q8#q8#q8#q8#q")
    assert chosen(make_person(user_id="other"), "q8#q8#q8#q8#q8")


def test_one_that_a_person_has_or_had_is_not_chosen_again_and_the_eleventh_is() -> None:
    person = make_person()
    words = [f"a fictional word {n}" for n in range(11)]
    assert all(chosen(person, one) for one in words)
    assert not any(chosen(person, one) for one in words[1:])
    assert PasswordUsed.objects.filter(person=person).count() == 10
    assert chosen(person, words[0]), "ten others lie between"
    assert chosen(make_person(user_id="other"), words[5]), "of their own only"
