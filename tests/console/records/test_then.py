"""The page of a record as it was at a moment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.hotfiles.differs import differs
from leads.hotfiles.models import Record
from leads.people.models import Person
from tests.console.signed_in import Desk, main
from tests.hotfiles.keeping import WANTED, send
from tests.makers import NOW, actor, make_administrator, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def ames() -> Person:
    return make_person(make_agency(), "j.ames")


@pytest.fixture
def record(ames: Person) -> Record:
    made = send("EW", {**WANTED, "SOC": "666111111"}, ames).record  # 10:04 in Illinois
    changed = {"NIC": made.number, "NAM": "DOE, JANE Q", "OCA": "26-10411", "SOC": "666222222", "HGT": "510"}
    send("MW", changed, ames, NOW + HOUR)
    return made


def test_it_shows_what_the_record_said_and_its_life_until_then(record: Record, ames: Person) -> None:
    desk, page = Desk(ames, NOW + 2 * HOUR), f"/records/{record.number}/then"
    assert page in main(desk.get(f"/records/{record.number}"))
    before = main(desk.get(page, at="2026-11-23T11:03"))
    assert "666111111" in before
    assert "666222222" not in before
    assert "Modified" not in before
    after = main(desk.get(page, at="2026-11-23T11:04"))
    assert "666222222" in after
    assert "Modified" in after
    assert "not on file then" in main(desk.get(page, at="2026-11-23T10:03"))


def test_it_says_what_of_a_finding_stood_then(record: Record, ames: Person) -> None:
    differs(record.number, items=["DOB", "HGT"], by=actor(make_person(ames.agency)), now=NOW + 2 * HOUR)
    meant = {"NIC": record.number, "NAM": "DOE, JANE Q", "OCA": "26-10411"}
    send("MW", {**meant, "HGT": "511"}, ames, NOW + 3 * HOUR)
    desk, page = Desk(ames, NOW + 4 * HOUR), f"/records/{record.number}/then"
    stood = [main(desk.get(page, at=f"2026-11-23T{at}:05")) for at in (11, 12, 13)]
    assert ["found different 23 Nov 2026 12:04" in one for one in stood] == [False, True, True]
    assert "birth date and place; looks" in stood[1]
    assert "birth date and place</dd>" in stood[2]


def test_oversight_reads_it_masked_also_of_one_that_has_ended_and_no_other_agency(record: Record) -> None:
    page = f"/records/{record.number}/then"
    other = Desk(make_person(make_agency("IL1990200")), NOW + 2 * HOUR)
    answer = other.get(page, at="2026-11-23T10:05")
    assert (answer.status_code, "1111" in main(answer)) == (422, False)
    assert page not in main(other.get(f"/records/{record.number}"))
    Record.objects.update(state="retired", ended_at=NOW + HOUR)
    shown = main(Desk(make_administrator(), NOW + 2 * HOUR).get(page, at="2026-11-23T10:05"))
    assert "666111111" not in shown
    assert "*****1111" in shown


@pytest.mark.parametrize("at", ["soon", "2026-02-30T10:00", "2026-03-08T02:30", "2026-11-23T13:00", "99999999999999"])
def test_what_is_no_moment_or_lies_ahead_is_said(at: str, record: Record, ames: Person) -> None:
    answer = Desk(ames).get(f"/records/{record.number}/then", at=at)
    assert answer.status_code == 422
    assert "Not shown." in main(answer)


def test_a_record_without_its_steps_says_so() -> None:
    made = make_record()
    assert "were not kept" in main(Desk(made.entered_by).get(f"/records/{made.number}/then"))
