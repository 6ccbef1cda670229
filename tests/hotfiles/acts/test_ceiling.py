"""How many records LEADS removes by itself in a day, and what happens where more are due."""

from datetime import date, timedelta
from typing import Any

import pytest

from leads.hotfiles.acts.ceiling import within_ceiling
from leads.hotfiles.acts.retire import retire, retire_located
from leads.hotfiles.models import Duty, Record
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.oversight.numbers import set_number
from tests.makers import NOW, actor, make_administrator, make_agency, make_device, make_person, make_record

pytestmark = pytest.mark.django_db
TODAY, DAY = date(2026, 11, 23), timedelta(days=1)
TWO = {"removal.most_a_day": 2, "removal.most_percent": 0}


def due(count: int, **facts: Any) -> None:
    for _ in range(count):
        make_record(**{"retire_on": TODAY, **facts})


def test_as_many_as_are_usual_go_and_one_more_keeps_all_of_them() -> None:
    due(2)
    assert retire(NOW, TWO) == 2
    due(3, retire_on=TODAY + 2 * DAY)
    assert retire(NOW + 2 * DAY, TWO) == 0
    assert Record.objects.filter(state="active").count() == 3


def test_those_of_the_last_day_count() -> None:
    due(1)
    assert retire(NOW, TWO) == 1
    due(2)
    assert retire(NOW + DAY - timedelta(microseconds=1), TWO) == 0
    assert retire(NOW + DAY, TWO) == 2


def test_what_goes_in_turns_is_within_from_the_first_to_the_last() -> None:
    due(3)
    three = TWO | {"removal.most_a_day": 3}
    assert [retire(NOW, three, most=2), retire(NOW, three, most=2)] == [2, 1]


def test_a_large_file_loses_its_share() -> None:
    due(3)
    for _ in range(9):
        make_record()
    assert retire(NOW, {"removal.most_a_day": 1, "removal.most_percent": 24}) == 0
    assert retire(NOW, {"removal.most_a_day": 1, "removal.most_percent": 25}) == 3


def test_the_department_is_told_once_a_day_and_lets_them_go_with_a_reason() -> None:
    administrator = make_administrator()
    device, other = make_device(administrator.agency), make_device(make_agency())
    due(3)
    for at in (NOW, NOW + DAY - timedelta(microseconds=1), NOW + DAY):
        assert retire(at, TWO) == 0
    said = Kept.objects.filter(device_id=device.pk)
    assert said.count() == 2
    assert said[0].text.startswith("3 RECORDS ARE DUE TO BE REMOVED, AND NONE IS: THEIR TIME IS OVER.")
    assert not Kept.objects.filter(device_id=other.pk).exists()
    line = Line.objects.filter(event="hotfiles:removal:halted").first()
    assert line is not None
    assert (line.clause, line.data) == ("1240.70(b)", {"due": 3, "removed": 0, "most": 2})
    set_number("removal.most_a_day", 3, why="Looked over: New Year's Day", by=actor(administrator), now=NOW)
    assert retire(NOW, {**TWO, "removal.most_a_day": 3}) == 3


def test_what_was_located_and_left_waits_too_and_is_told_for_itself() -> None:
    make_device(make_administrator().agency)
    for _ in range(3):
        record = make_record(state="located")
        other = make_person(make_agency("IL1990200"))
        facts = {
            "record": record,
            "kind": "cancel",
            "source": "locate",
            "why": "Located",
            "told_at": NOW,
            "due_at": NOW,
        }
        Duty.objects.create(**facts, told_by=other, teller=other.agency)
    due(3, retire_on=TODAY)
    later = NOW + 14 * DAY
    assert [retire(later, TWO), retire_located(later, TWO)] == [0, 0]
    assert Line.objects.filter(event="hotfiles:removal:halted").count() == 2
    assert within_ceiling(0, "NOTHING", NOW, TWO)
