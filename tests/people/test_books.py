"""Agencies, devices and people come onto the books whole or not at all, each with its line."""

import tomllib
from datetime import timedelta

import pytest

from leads.agencies.models import Agency, Device
from leads.ledger.models import Line
from leads.people.books import put_on_the_books, read
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.standing.gates import may_sign_on
from leads.standing.snapshot import current
from tests.makers import NOW, actor, make_administrator, make_agency, make_person

pytestmark = pytest.mark.django_db
FILE = """
[[agency]]
ori = "IL1990100"
name = "Example City Police Department"
kind = "police"
county = "199"
head = "Chief Rosa Ames"
telephone = "217-555-0100"

[agency.agreement]
version = "2026-1"
signed_by_agency_on = 2026-03-02
signed_by_department_on = 2026-03-05
from_on = 2026-03-10

[[agency.device]]
mnemonic = "EXC1"
kind = "terminal"
configuration = "TERMINAL 3.1"

[[agency.person]]
user_id = "t.ames"
surname = "AMES"
given_names = "TONI"
employed_from = 2024-01-08
state_submitted_on = 2026-01-12
national_submitted_on = 2026-01-12
decided_on = 2026-02-02
reason = "Of good character, as three references say."
certified = "full"
certified_from = 2026-03-16
certified_until = 2028-03-15
office = "coordinator"
"""
EVENTS = [
    *("agencies:agency:entered", "agencies:agreement:signed", "agencies:device:approved"),
    *("people:person:entered", "people:screening:decided", "people:certificate:awarded", "people:office:filled"),
]
AT = FILE.replace("[[agency]]", "[[at]]").replace("[[agency.", "[[at.")
AT = AT[: AT.index("name =")] + AT[AT.index("[[at.person]]") :]


def put(text: str, **who: object) -> int:
    by = actor(make_administrator())
    return put_on_the_books(read(tomllib.loads(text)), by=by, now=NOW, **who)  # type: ignore[arg-type]


def no_to(text: str) -> Refused:
    with pytest.raises(Refused) as no:
        put(text)
    assert not Agency.objects.filter(ori="IL1990100").exists(), "nothing of it is kept"
    return no.value


def test_who_is_on_the_books_may_sign_on() -> None:
    assert put(FILE) == 1
    person, device = Person.objects.get(user_id="t.ames"), Device.objects.get()
    assert not person.has_usable_password()
    admitted = may_sign_on(person.pk, device.pk, current(), NOW + timedelta(days=1))
    assert admitted.agency.ori == "IL1990100"
    assert sorted(Line.objects.values_list("event", flat=True)) == sorted(EVENTS)
    assert set(Line.objects.values_list("by", flat=True)) == {"admin.orwell"}


def test_somebody_comes_to_an_agency_that_is_known() -> None:
    make_agency()
    assert put(AT) == 1
    assert Person.objects.get(user_id="t.ames").agency.ori == "IL1990100"


@pytest.mark.parametrize(
    ("was", "becomes", "code", "said"),
    [
        ("[[agency]]", "[[agencies]]", "books-not-read", "The file"),
        ('head = "Chief Rosa Ames"\n', "", "books-not-read", "say head"),
        ('kind = "police"', 'kind = "police"\ncolor = "blue"', "books-not-read", "take out color"),
        ("from_on = 2026-03-10", 'from_on = "soon"', "books-not-read", "from_on as a day"),
        ("from_on = 2026-03-10", "from_on = 2026-03-10T08:00:00Z", "books-not-read", "from_on as a day"),
        ("certified_from = 2026-03-16\n", "", "books-not-read", "say certified_from"),
        ('office = "coordinator"', 'office = "director"', "books-not-read", "head or coordinator"),
        ('kind = "police"', 'kind = "circus"', "books-do-not-fit", "circus"),
        ('"IL1990100"', '"IL199"', "books-do-not-fit", "Agency IL199"),
        ('"EXC1"', '"EXC12"', "books-do-not-fit", "device EXC12"),
        ("until = 2028-03-15", "until = 2026-03-15", "books-do-not-fit", "certificate_ends_after_it_begins"),
        ("[[agency]]", '[[at]]\nori = "IL1990900"\n[[agency]]', "no-such-agency", "IL1990900"),
    ],
)
def test_what_does_not_fit_is_a_sentence_and_leaves_nothing(was: str, becomes: str, code: str, said: str) -> None:
    assert was in FILE
    no = no_to(FILE.replace(was, becomes, 1))
    assert no.code == code
    assert said in f"{no.sentence} {no.cure}"


def test_what_is_known_is_never_changed_this_way() -> None:
    put(FILE)
    with pytest.raises(Refused) as no:
        put(FILE.replace("Example City", "Another City"))
    assert no.value.code == "books-do-not-fit"
    with pytest.raises(Refused):
        put(AT)
    assert Agency.objects.get(ori="IL1990100").name.startswith("Example City")
    assert Person.objects.filter(user_id="t.ames").count() == 1


def test_nobody_else_does_it() -> None:
    someone = actor(make_person(make_agency("IL1990200")))
    with pytest.raises(Refused) as no:
        put_on_the_books(read(tomllib.loads(FILE)), by=someone, now=NOW)
    assert no.value.code == "not-in-office"
