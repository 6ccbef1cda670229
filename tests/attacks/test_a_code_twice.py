"""A one-time code that somebody saw is worth nothing once it was taken, for as long as it could be in its time."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.db import connection

from leads.people import one_time_code
from leads.people.models import Person
from tests.makers import make_person

NOW = datetime(2026, 11, 26, 12, 0, 5, tzinfo=UTC)


def code_at(secret: str, at: datetime) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, int(at.timestamp()) // 30)))


def someone() -> tuple[Person, str]:
    secret = totp.generate_totp_secret()
    person = make_person(user_id="alvarez")
    totp.TOTP.activate(person, secret)
    return person, secret


@pytest.mark.django_db
@pytest.mark.parametrize("later", [0, 1, 29, 31, 34, 59, 84])
def test_a_code_is_taken_once_for_as_long_as_it_is_in_its_time(later: int) -> None:
    person, secret = someone()
    early = code_at(secret, NOW + timedelta(seconds=30))  # a telephone that is fast: the longest that a code can live
    assert one_time_code.take(person.pk, early, NOW)
    assert one_time_code.take(person.pk, early, NOW + timedelta(seconds=later)) is None


@pytest.mark.django_db
def test_an_older_code_opens_nothing_after_a_newer_one() -> None:
    person, secret = someone()
    assert one_time_code.take(person.pk, code_at(secret, NOW), NOW)
    assert one_time_code.take(person.pk, code_at(secret, NOW - timedelta(seconds=30)), NOW) is None
    assert one_time_code.take(person.pk, code_at(secret, NOW + timedelta(seconds=30)), NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "taken"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_a_code_of_the_neighboring_half_minutes_counts_and_no_other(seconds: int, taken: bool) -> None:
    person, secret = someone()
    code = code_at(secret, NOW + timedelta(seconds=seconds))
    assert (one_time_code.take(person.pk, code, NOW) is not None) is taken


@pytest.mark.django_db
def test_the_code_that_set_the_app_up_does_not_sign_in_too() -> None:
    person, secret = someone()
    one_time_code.close_until(Authenticator.objects.get(user=person), NOW)
    assert one_time_code.take(person.pk, code_at(secret, NOW), NOW) is None
    assert one_time_code.take(person.pk, code_at(secret, NOW + timedelta(seconds=60)), NOW + timedelta(seconds=60))


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_the_same_moment_one_gets_in() -> None:
    person, secret = someone()
    taken: list[bool] = []
    ready = threading.Barrier(8)

    def try_it() -> None:
        ready.wait()
        taken.append(one_time_code.take(person.pk, code_at(secret, NOW), NOW) is not None)
        connection.close()

    crowd = [threading.Thread(target=try_it) for _ in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert sorted(taken) == [False] * 7 + [True]
