"""The first password and second factor of somebody on the books: once, by the Administrator, with the person there."""

from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value

from leads.ledger.models import Line
from leads.people import one_time_code
from leads.people.credentials import enroll
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_administrator, make_person

pytestmark = pytest.mark.django_db
SECRET = generate_totp_secret()
PASSWORD = "a long enough phrase 1"


def code(now: datetime = NOW) -> str:
    return format_hotp_value(hotp_value(SECRET, int(now.timestamp()) // 30))


def test_a_person_on_the_books_gets_a_way_in() -> None:
    person = make_person(user_id="t.ames")
    codes = enroll(person, PASSWORD, SECRET, code(), by=actor(make_administrator()), now=NOW)
    kept = Person.objects.get(pk=person.pk)
    assert kept.check_password(PASSWORD)
    assert kept.credentials_at == NOW
    assert one_time_code.take(person.pk, code(), NOW) is None, "it was shown already"
    later = NOW + timedelta(minutes=5)
    assert one_time_code.take(person.pk, code(later), later)
    assert len(codes) == 10
    line = Line.objects.get()
    assert (line.event, line.subject, line.by) == ("people:factor:added", "person:t.ames", "admin.orwell")


def test_whoever_has_a_way_in_gets_no_second_one() -> None:
    person, by = make_person(), actor(make_administrator())
    enroll(person, PASSWORD, SECRET, code(), by=by, now=NOW)
    with pytest.raises(Refused) as no:
        enroll(person, "another long phrase 2", SECRET, code(), by=by, now=NOW)
    assert no.value.code == "has-a-way-in"
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "typed", "refused"), [("short", None, "weak-password"), (PASSWORD, "000000", "wrong-code")]
)
def test_what_does_not_do_leaves_nothing(password: str, typed: str | None, refused: str) -> None:
    person = make_person()
    with pytest.raises(Refused) as no:
        enroll(person, password, SECRET, typed or code(), by=actor(make_administrator()), now=NOW)
    assert no.value.code == refused
    assert not Person.objects.get(pk=person.pk).has_usable_password()
    assert not Authenticator.objects.exists()


def test_nobody_else_gives_it() -> None:
    person = make_person()
    with pytest.raises(Refused) as no:
        enroll(person, PASSWORD, SECRET, code(), by=actor(make_person()), now=NOW)
    assert no.value.code == "not-in-office"
