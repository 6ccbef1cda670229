"""The first Administrator: once, proven, screened; and for whom an account of the machine stands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value

from leads.agencies.models import Agency
from leads.ledger.models import Line
from leads.people import one_time_code
from leads.people.first import First, bind, first_administrator, stands_for
from leads.people.models import Person
from leads.people.offices import offices_of
from leads.rules.days import ILLINOIS
from leads.rules.refused import Refused
from leads.standing.gates import may_enter
from leads.standing.snapshot import current
from tests.makers import NOW, STARTED, actor, make_administrator, make_person

pytestmark = pytest.mark.django_db
EVENTS = {
    *("agencies:agency:entered", "people:person:entered", "people:screening:decided", "people:office:filled"),
    *("people:factor:added", "people:account:bound"),
}
SECRET = generate_totp_secret()


def code(now: datetime) -> str:
    return format_hotp_value(hotp_value(SECRET, int(now.timestamp()) // 30))


def avery(**other: object) -> First:
    wanted = First(
        "avery", "QUINN", "AVERY", "a long enough phrase 1", SECRET, code(NOW), STARTED, "IL1990000", "State Police"
    )
    return replace(wanted, **other)  # type: ignore[arg-type]


def test_the_first_administrator_is_made_with_a_second_factor() -> None:
    by, codes = first_administrator(avery(), account="aquinn", now=NOW)
    person = Person.objects.get(user_id="avery")
    assert offices_of(person.pk, NOW) == by.offices == {"administrator"}
    assert person.check_password("a long enough phrase 1")
    assert one_time_code.take(person.pk, code(NOW), NOW) is None, "it was shown already"
    assert one_time_code.take(person.pk, code(NOW + timedelta(minutes=5)), NOW + timedelta(minutes=5))
    assert len(set(codes)) == 10
    assert stands_for("aquinn") == person
    assert {line.event for line in Line.objects.all()} == EVENTS


def test_it_is_made_once() -> None:
    first_administrator(avery(), account="aquinn", now=NOW)
    with pytest.raises(Refused) as no:
        first_administrator(avery(user_id="blair", ori="IL1990001"), account="blair", now=NOW)
    assert no.value.code == "already-begun"
    assert Person.objects.count() == Agency.objects.count() == 1


#: Monday evening in Illinois; in UTC it is Tuesday.
EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=ILLINOIS).astimezone(UTC)


def test_who_is_made_in_the_evening_acts_that_evening() -> None:
    by, _ = first_administrator(avery(code=code(EVENING)), account="aquinn", now=EVENING)
    may_enter(by.person_id, current(), EVENING)


def test_a_screening_of_tomorrow_is_refused_in_the_evening_too() -> None:
    with pytest.raises(Refused) as no:
        first_administrator(avery(code=code(EVENING), screened_on=EVENING.date()), account="aquinn", now=EVENING)
    assert no.value.code == "screened-in-future"


@pytest.mark.parametrize(
    ("other", "refused"),
    [
        ({"password": "short"}, "weak-password"),
        ({"password": "password1234"}, "weak-password"),
        ({"code": "000000"}, "wrong-code"),
        ({"user_id": ""}, "not-a-user-id"),
        ({"user_id": " avery"}, "not-a-user-id"),
        ({"screened_on": NOW.date() + timedelta(days=1)}, "screened-in-future"),
    ],
)
def test_what_does_not_fit_leaves_nothing_behind(other: dict[str, object], refused: str) -> None:
    with pytest.raises(Refused) as no:
        first_administrator(avery(**other), account="aquinn", now=NOW)
    assert no.value.code == refused
    assert not Person.objects.exists()
    assert not Agency.objects.exists()


def test_an_account_stands_for_whom_the_administrator_says_and_for_nobody_who_left() -> None:
    by, director = actor(make_administrator()), make_person(user_id="director.vane")
    bind("vane", director, by=by, now=NOW)
    assert stands_for("vane") == director
    director.is_active = False
    director.save()
    assert stands_for("vane") is None
    assert stands_for("root") is None


def test_nobody_else_binds_an_account() -> None:
    someone = make_person()
    with pytest.raises(Refused) as no:
        bind("root", someone, by=actor(someone), now=NOW)
    assert no.value.code == "not-in-office"
    assert stands_for("root") is None
