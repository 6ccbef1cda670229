"""Who leaves, or is shut out, holds no place from that commit on: at a link, at the console or over the API."""

from datetime import date, timedelta
from typing import Any

import pytest

from leads.ledger.models import Line
from leads.people.employment import let_in, shut_out, works_until
from leads.people.models import LinkSession, Person
from leads.rules.refused import Refused
from leads.standing.gates import may_enter
from leads.standing.snapshot import current
from tests.makers import NOW, actor, make_administrator, make_agency, make_device, make_person
from tests.people.doors import open_at
from tests.sql import never_commits, settle

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def leaver() -> Person:
    """Somebody with a place at two devices."""
    person = make_person(user_id="dana.olsen")
    for _ in range(2):
        open_at(person, make_device())
    return person


def head() -> Any:
    return actor(make_person(office="head"))


def signed_on() -> int:
    return LinkSession.objects.filter(ended_at=None).count()


def enters(person: Person) -> bool:
    try:
        may_enter(person.pk, current(), NOW)
    except Refused:
        return False
    return True


def test_who_is_shut_out_loses_every_sign_on_in_the_same_transaction(leaver: Person) -> None:
    other = make_person()
    open_at(other, make_device())
    assert shut_out("dana.olsen", why="Password given away.", by=head(), now=NOW) == 2
    assert signed_on() == 1
    assert not enters(leaver)
    assert enters(other)
    assert set(LinkSession.objects.exclude(ended_at=None).values_list("ended_why", flat=True)) == {"shut out"}
    assert Line.objects.filter(event="people:sign_off:done", by="dana.olsen").count() == 2
    line = Line.objects.get(event="people:account:shut")
    assert (line.subject, line.data["sign_ons_ended"]) == ("person:dana.olsen", 2)
    leaver.refresh_from_db()
    assert leaver.credentials_at == NOW, "browsers that were signed in before stay out when the account opens again"
    let_in("dana.olsen", why="Password changed.", by=head(), now=NOW)
    assert enters(leaver)
    assert signed_on() == 1


def test_a_last_day_that_is_over_ends_sign_ons_now_and_one_to_come_when_it_is_over(leaver: Person) -> None:
    assert works_until("dana.olsen", TODAY, why="Retires.", by=head(), now=NOW) == 0
    assert signed_on() == 2
    assert enters(leaver)
    assert works_until("dana.olsen", YESTERDAY, why="Left.", by=head(), now=NOW) == 2
    assert signed_on() == 0
    assert not enters(leaver)
    works_until("dana.olsen", None, why="Wrong person.", by=head(), now=NOW)
    assert enters(leaver)
    assert [line.data["last_day"] for line in Line.objects.filter(event="people:employment:dated").order_by("id")] == [
        "2026-11-23",
        "2026-11-22",
        "",
    ]


@pytest.mark.usefixtures("leaver")
def test_only_who_answers_for_a_person_does_it_and_says_why() -> None:
    for by in (make_person(), make_person(make_agency("IL1990200", "Example County Sheriff"), office="head")):
        with pytest.raises(Refused, match="Only the LEADS A") as no:
            shut_out("dana.olsen", why="Spite.", by=actor(by), now=NOW)
        assert no.value.code == "not-in-office"
    for office in ("coordinator", "head"):
        with pytest.raises(Refused) as no:
            shut_out("dana.olsen", why=" ", by=actor(make_person(office=office)), now=NOW)
        assert no.value.code == "without-why"
    with pytest.raises(Refused) as no:
        shut_out("nobody", why="Left.", by=actor(make_administrator()), now=NOW)
    assert no.value.code == "no-such-person"
    with pytest.raises(Refused) as no:
        works_until("dana.olsen", date(2019, 1, 1), why="Left.", by=head(), now=NOW)
    assert no.value.code == "ends-before-it-begins"
    assert signed_on() == 2
    assert shut_out("dana.olsen", why="Left.", by=actor(make_administrator()), now=NOW) == 2


def test_the_database_lets_nobody_stay_who_is_shut_out_and_signs_nobody_on(leaver: Person) -> None:
    with never_commits("nobody_shut_out_stays"):
        Person.objects.filter(pk=leaver.pk).update(is_active=False)
    shut_out("dana.olsen", why="Left.", by=head(), now=NOW)
    settle()
    again = LinkSession.objects.order_by("pk")[0]
    again.ended_at = None
    with never_commits("nobody_shut_out_signs_on"):
        again.save()
    again.pk = None
    with never_commits("nobody_shut_out_signs_on"):
        again.save()
