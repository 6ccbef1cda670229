"""How many records a person may open in a short time: one within each limit and one beyond it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from leads.ledger.models import Line
from leads.people.models import Reading
from leads.people.volume import KEPT, conspicuous, count, let_go
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_person

pytestmark = pytest.mark.django_db
FEW = {"volume.alarm_records": 3, "volume.brake_records": 12}
SPAN = timedelta(minutes=10)


def opened(by: object, times: int, now: object = NOW) -> None:
    for _ in range(times):
        with transaction.atomic():
            count(by, FEW, now)  # type: ignore[arg-type]


def told(event: str) -> int:
    return Line.objects.filter(event=event).count()


def test_an_alarm_at_the_number_and_once() -> None:
    by = actor(make_person())
    opened(by, 2)
    assert not told("people:volume:alarm")
    opened(by, 2)
    assert told("people:volume:alarm") == 1


def test_a_brake_beyond_the_number_until_the_time_is_over() -> None:
    by, other = actor(make_person()), actor(make_person(user_id="other"))
    opened(by, 12)
    assert told("people:volume:braked") == 1
    with pytest.raises(Refused) as no, transaction.atomic():
        count(by, FEW, NOW)
    assert no.value.code == "too-many-records"
    assert "Inquiries" in no.value.cure
    opened(other, 1)
    begun = Reading.objects.get(person_id=by.person_id).since
    with pytest.raises(Refused):
        opened(by, 1, begun + SPAN - timedelta(microseconds=1))
    opened(by, 1, begun + SPAN)


def test_who_was_conspicuous_is_told_and_forgotten_after_a_month() -> None:
    by = actor(make_person())
    opened(by, 3)
    opened(actor(make_person(user_id="other")), 2)
    assert [one.person_id for one in conspicuous(FEW, NOW - timedelta(days=7))] == [by.person_id]
    assert not conspicuous(FEW, NOW + timedelta(days=1))
    let_go(NOW + KEPT + SPAN)
    assert not Reading.objects.exists()
