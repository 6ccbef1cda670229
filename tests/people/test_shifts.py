"""The coordinator sets the shifts of their own agency."""

from datetime import time

import pytest

from leads.agencies.models import AgencyShift
from leads.ledger.models import Line
from leads.people.shifts import MOST, Row, set_shifts
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_agency, make_person

pytestmark = pytest.mark.django_db
DAY, NIGHT = Row("DAY", "07:00", "19:00"), Row(" NIGHT ", "19:00", "07:00")


def test_all_of_them_are_set_and_the_table_of_before_goes() -> None:
    boss = make_person(office="coordinator")
    set_shifts([DAY, NIGHT], by=actor(boss), now=NOW, numbers={})
    set_shifts([NIGHT], by=actor(boss), now=NOW, numbers={})
    held = AgencyShift.objects.get()
    assert (held.agency, held.name, held.begins, held.ends) == (boss.agency, "NIGHT", time(19), time(7))
    assert [one.data["shifts"] for one in Line.objects.filter(event="agencies:shifts:set").order_by("id")] == [
        ["DAY 07:00-19:00", "NIGHT 19:00-07:00"],
        ["NIGHT 19:00-07:00"],
    ]
    assert set_shifts([], by=actor(boss), now=NOW, numbers={}) == []


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([Row("", "07:00", "15:00")], "shift-not-clear"),
        ([Row("DAY", "7", "15:00")], "shift-not-clear"),
        ([Row("DAY", "07:00", "24:00")], "shift-not-clear"),
        ([Row("DAY", "07:00+05:00", "15:00")], "shift-not-clear"),
        ([Row("DAY", "07:00:30", "15:00")], "shift-not-clear"),
        ([DAY, Row("day", "15:00", "23:00")], "shift-not-clear"),
        ([Row("ALL", "00:00", "00:00")], "shift-too-long"),
        ([Row("ALL", "00:00", "23:59")], "shift-too-long"),
        ([Row("LONG", "19:00", "07:01")], "shift-too-long"),
        ([Row(f"S{n}", "07:00", "15:00") for n in range(MOST + 1)], "too-many-shifts"),
    ],
)
def test_what_can_not_be_read_changes_nothing(rows: list[Row], code: str) -> None:
    boss = make_person(office="coordinator")
    set_shifts([DAY], by=actor(boss), now=NOW, numbers={})
    with pytest.raises(Refused) as no:
        set_shifts(rows, by=actor(boss), now=NOW, numbers={})
    assert (no.value.code, bool(no.value.cure)) == (code, True)
    assert AgencyShift.objects.get().name == "DAY"


def test_only_the_coordinator_sets_them() -> None:
    for by in (make_person(), make_person(make_agency("IL1990200", "Another"), office="head")):
        with pytest.raises(Refused) as no:
            set_shifts([DAY], by=actor(by), now=NOW, numbers={})
        assert no.value.code == "not-in-office"
