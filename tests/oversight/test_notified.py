"""An agency is notified when somebody there acknowledged the notice or was served with it, and not before."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from leads.ledger.actor import Actor
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.mail.take import acknowledge
from leads.oversight.models import Served, SuspensionOrder
from leads.oversight.notified import not_notified, notified, serve
from leads.oversight.sanctions import lift, suspend_at_once
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_agency, make_device, make_director, make_person

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def order(now: datetime = NOW) -> SuspensionOrder:
    return suspend_at_once(
        make_agency(),
        services=["files"],
        violations=[("1240.80(c)", "Sold.")],
        ground="law",
        hearing_on=date(2026, 12, 1),
        by=actor(make_director()),
        now=now,
    ).order


def acknowledged(device: int, by: Actor, number: int, now: datetime) -> None:
    Kept.objects.filter(device_id=device, sent_number=None).update(sent_number=number, sent_session=1)
    assert acknowledge(device, 1, number, by=by, now=now)


def test_a_notice_that_was_made_and_posted_has_notified_nobody() -> None:
    make_device(make_agency(), "SMP1")
    made = order()
    assert Kept.objects.count() == 1
    assert notified(made) == []
    assert not_notified() == [made]
    assert not_notified(make_agency("IL1990200", "Another")) == []


def test_where_no_device_is_connected_nobody_is_notified_either() -> None:
    made = order()
    assert not Kept.objects.exists()
    assert not_notified() == [made]


def test_acknowledged_says_who_where_and_when() -> None:
    device, by = make_device(make_agency(), "SMP1"), actor(make_person(user_id="ro.pella"), "SMP1")
    made = order()
    acknowledged(device.pk, by, 1, NOW + HOUR)
    assert [(one.at, one.who, one.how) for one in notified(made)] == [
        (NOW + HOUR, "ro.pella", "acknowledged at SMP1"),
    ]
    assert not_notified() == []


def test_the_notice_of_the_lifting_is_not_the_notice() -> None:
    device, by = make_device(make_agency(), "SMP1"), actor(make_person(), "SMP1")
    made = order()
    first = Kept.objects.get()
    lift(made, for_="emergency", why="Flood.", by=actor(make_director()), now=NOW + HOUR)
    Kept.objects.filter(pk=first.pk).update(sent_number=1)
    acknowledged(device.pk, by, 2, NOW + 2 * HOUR)
    assert notified(made) == []
    assert not_notified() == [], "lifted: nobody waits for it any more"


def test_what_was_taken_back_unseen_is_acknowledged_by_nobody() -> None:
    make_device(make_agency(), "SMP1")
    made = order()
    Kept.objects.update(acknowledged_at=NOW)
    assert notified(made) == []


@pytest.mark.parametrize(("how", "words"), Served.HOW)
def test_served_says_on_whom_how_and_who_recorded_it(how: str, words: str) -> None:
    made, director = order(), make_director()
    serve(made, to=" Chief Rosa Ames ", how=how, at=NOW + HOUR, by=actor(director), now=NOW + 2 * HOUR)
    [one] = notified(made)
    assert (one.at, one.who) == (NOW + HOUR, "Chief Rosa Ames")
    assert one.how == f"served {words}, as {director.full_name} recorded"
    assert not_notified() == []
    line = Line.objects.get(event="oversight:suspension:served")
    assert (line.by, line.subject, line.clause) == (director.user_id, "agency:IL1990100", "1240.110(c)")
    assert line.data["to"] == "Chief Rosa Ames"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"to": " "}, "served-on-nobody"),
        ({"how": "pigeon"}, "served-how"),
        ({"at": NOW - timedelta(microseconds=1)}, "served-when"),
        ({"at": NOW + HOUR + timedelta(microseconds=1)}, "served-when"),
    ],
)
def test_what_is_recorded_is_whole_and_was_after_the_order_and_before_now(wrong: dict[str, Any], code: str) -> None:
    facts: dict[str, Any] = {"to": "Chief Rosa Ames", "how": "hand", "at": NOW}
    made, director = order(), actor(make_director())
    with pytest.raises(Refused) as no:
        serve(made, **{**facts, **wrong}, by=director, now=NOW + HOUR)
    assert (no.value.code, no.value.clause) == (code, "1240.110(c)")
    assert not Served.objects.exists()
    for at in (NOW, NOW + HOUR):
        serve(made, **{**facts, "at": at}, by=director, now=NOW + HOUR)
    assert [one.at for one in notified(made)] == [NOW, NOW + HOUR]


def test_only_the_director_records_it() -> None:
    made = order()
    with pytest.raises(Refused) as no:
        serve(made, to="Me", how="hand", at=NOW, by=actor(make_person(office="head")), now=NOW)
    assert no.value.code == "not-in-office"
