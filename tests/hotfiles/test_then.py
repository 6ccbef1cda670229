"""A record as it was at a moment: values, state, check and finding, from its history."""

from datetime import timedelta

import pytest

from leads.hotfiles.check_items import items_for
from leads.hotfiles.differs import differs, withdraw_difference
from leads.hotfiles.models import Record
from leads.hotfiles.second_check import second_check
from leads.hotfiles.then import look_at_then, state_at
from leads.ledger.models import Line
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.hotfiles.keeping import STOLEN, WANTED, send
from tests.makers import NOW, actor, make_administrator, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
HOUR, INSTANT = timedelta(hours=1), timedelta(microseconds=1)


@pytest.fixture
def ames() -> Person:
    return make_person(make_agency(), "j.ames")


def modify(record: Record, by: Person, at: object, **fields: str) -> None:
    send("MV", {"NIC": record.number, "OCA": "26-000123", **fields}, by, at)  # type: ignore[arg-type]


def test_its_values_are_those_of_the_step_before_the_moment(ames: Person) -> None:
    record = send("EV", STOLEN, ames).record
    modify(record, ames, NOW + HOUR, VCO="RED")
    modify(record, ames, NOW + 2 * HOUR, DEL="VCO")
    assert state_at(record, NOW - INSTANT) is None
    colors = [state_at(record, NOW + at) for at in (HOUR - INSTANT, HOUR, 2 * HOUR)]
    assert [one.values.get("VCO") for one in colors if one] == ["BLU", "RED", None]


def test_what_had_come_to_it_by_supplement_is_shown_from_then_on(ames: Person) -> None:
    record = send("EW", WANTED, ames).record
    named = {"NIC": record.number, "OCA": record.case_number, "NAM": record.values["NAM"]}
    send("EN", {**named, "DOB": "19811215"}, ames, NOW + HOUR)
    came = [state_at(record, NOW + at) for at in (HOUR - INSTANT, HOUR)]
    assert [[added.values for added in one.additions] for one in came if one] == [[], [{"DOB": "19811215"}]]


def test_its_last_state_is_the_present_one(ames: Person) -> None:
    record = send("EV", STOLEN, ames).record
    other = make_person(make_agency("IL1990200"))
    meant = {"NIC": record.number, "OCA": "26-000123"}
    send("LV", {**meant, "DOL": "20261123", "LCA": "26-1"}, other, NOW + HOUR)
    send("CV", {**meant, "DCL": "20261123", "RPP": "HIT STATE"}, ames, NOW + 2 * HOUR)
    states = [state_at(record, NOW + at * HOUR) for at in (0, 1, 2)]
    assert [one.state for one in states if one] == ["active", "located", "cleared"]
    record.refresh_from_db()
    assert states[-1] is not None
    assert (record.state, record.values) == (states[-1].state, states[-1].values)


def test_a_missing_person_who_was_located_was_found_then() -> None:
    record = make_record(file="missing_person", key="EMO")
    record.changes.create(at=NOW, act="enter", values={})
    record.changes.create(at=NOW + HOUR, act="locate", values={})
    for act, state in (("retire", "cleared"), ("remove", "cancelled")):
        record.changes.create(at=NOW + 2 * HOUR, act=act, why="x", values={})
        then = state_at(record, NOW + 2 * HOUR)
        assert then is not None
        assert then.state == state
    located = state_at(record, NOW + HOUR)
    assert located is not None
    assert located.state == "cleared"


def test_who_had_checked_it_and_what_was_found_different(ames: Person) -> None:
    record = send("EW", WANTED, ames).record
    second = actor(make_person(ames.agency, "s.kerr"))
    differs(record.number, items=["OCA"], by=second, now=NOW + HOUR)
    withdraw_difference(record.number, why="Mistaken", by=second, now=NOW + 2 * HOUR)
    second_check(record.number, by=second, items=[one.code for one in items_for(record)], now=NOW + 3 * HOUR)
    mw = {"NIC": record.number, "NAM": "DOE, JANE Q", "OCA": "26-10411", "HGT": "510"}
    send("MW", mw, ames, NOW + 4 * HOUR)
    found = [state_at(record, NOW + at * HOUR) for at in range(5)]
    assert [bool(one.different) for one in found if one] == [False, True, False, False, False]
    assert [bool(one.checked) for one in found if one] == [False, False, False, True, False]
    assert found[3] is not None
    assert found[3].checked is not None
    assert found[3].checked.by_id == second.person_id


def test_what_was_found_different_stood_until_each_of_it_was_mended_and_while_it_could_hit(ames: Person) -> None:
    record = send("EV", STOLEN, ames).record
    differs(record.number, items=["VIN", "VMA"], by=actor(make_person(ames.agency)), now=NOW + HOUR)
    modify(record, ames, NOW + 2 * HOUR, MIS="SEEN")
    modify(record, ames, NOW + 3 * HOUR, VCO="RED")
    send("XV", {"NIC": record.number, "OCA": "26-000123"}, ames, NOW + 4 * HOUR)
    found = [state_at(record, NOW + at * HOUR) for at in range(5)]
    stood = ["", "VIN VMA", "VIN VMA", "VIN", ""]
    assert [" ".join(item["code"] for item in one.differing) for one in found if one] == stood
    assert [bool(one.different) for one in found if one] == [False, True, True, True, False]


def test_it_is_for_its_agency_and_oversight_and_leaves_a_line(ames: Person) -> None:
    record = send("EV", STOLEN, ames).record
    for who in (ames, make_administrator()):
        assert look_at_then(record, NOW, by=actor(who), now=NOW)
    lines = Line.objects.filter(event="hotfiles:record:seen_as_it_was")
    assert [(one.subject, one.data) for one in lines] == [(f"record:{record.number}", {"at": NOW.isoformat()})] * 2
    for who, at, code in (
        (make_person(make_agency("IL1990200")), NOW, "not-your-record"),
        (ames, NOW + HOUR, "not-then"),
    ):
        with pytest.raises(Refused) as no:
            look_at_then(record, at, by=actor(who), now=NOW)
        assert no.value.code == code
    assert lines.count() == 2


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        (("take out",), "cleared"),
        (("locate", "take out"), "cleared"),
        (("retire",), "retired"),
        (("clear", "retire"), "cleared"),  # its years as inactive were over
        (("retire", "take out"), "retired"),
        (("cancel", "retire"), "cancelled"),
    ],
)
def test_what_had_ended_before_is_told_no_more_and_stays_as_it_ended(acts: tuple[str, ...], state: str) -> None:
    record = make_record()
    for act in ("enter", *acts):
        record.changes.create(at=NOW, act=act, why="x", values={})
    then = state_at(record, NOW)
    assert then is not None
    assert then.state == state
