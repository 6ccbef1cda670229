"""What the terminal page shows when it opens: the clocks of the agency's second checks."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from leads.console.door.request import Request
from leads.console.terminal.tape import CLOCKS, aside
from leads.hotfiles.check_items import items_for
from leads.hotfiles.second_check import second_check
from leads.people.models import Person
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import NOW, actor, make_person, make_record

pytestmark = pytest.mark.django_db


def clocks(person: Person) -> list[dict[str, Any]]:
    request = cast(Request, SimpleNamespace(person=person, link=None, now=NOW))
    return cast(list[dict[str, Any]], aside(request)["clocks"])


def test_a_clock_counts_from_the_change_that_undid_a_check() -> None:
    """The page of checks and the hit say the same; counted from the entry it would be two days overdue."""
    ames = make_person()
    record = send("EV", STOLEN, ames).record
    ticked = [item.code for item in items_for(record)]
    second_check(record.number, by=actor(make_person()), items=ticked, now=NOW)
    assert clocks(ames) == []
    changed = NOW + timedelta(days=3)
    send("MV", {"NIC": record.number, "OCA": record.case_number, "VCO": "RED"}, ames, changed)
    [clock] = clocks(ames)
    assert (clock["start"], clock["due"]) == (changed, changed + timedelta(days=1))


def test_the_clocks_are_the_nearest_of_the_agency_alone() -> None:
    ames = make_person()
    ours = [make_record(entered_by=ames, entered_at=NOW - timedelta(hours=h)) for h in range(CLOCKS + 2)]
    make_record(entered_by=ames, checked_at=NOW, checked_by=make_person())
    assert [one["number"] for one in clocks(ames)] == [one.number for one in reversed(ours)][:CLOCKS]
    request = cast(Request, SimpleNamespace(person=ames, link=None, now=NOW))
    assert aside(request)["more"] == 2
