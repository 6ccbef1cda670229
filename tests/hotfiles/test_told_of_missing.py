"""Who was told of a missing child's entry: asked of its agency, kept with its time, found where it is late."""

from datetime import timedelta
from typing import Any

import pytest

from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.told_of_missing import asked_of, told_of_missing, untold
from leads.ledger.models import Line
from leads.oversight.watches import overdue
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW, actor, make_agency, make_person, make_record
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
HOUR, INSTANT = timedelta(hours=1), timedelta(microseconds=1)
CHILD = {"NAM": "DOE, JANE", "DOB": "20121224", "DLC": "20261123", "MKE": "EMJ"}
CLAUSE = "1240.60(a)(3)"
EVERYONE = ["OFFICERS", "CLEARINGHOUSE", "SHIFTS", "GUARDIAN"]


def missing(**facts: Any) -> Record:
    values = {**CHILD, **facts.pop("values", {})}
    return make_record(file="missing_person", key="EMJ", values=values, **facts)


def tell(record: Record, whom: str = "OFFICERS", *, by: Person | None = None, now: Any = NOW, **said: str) -> None:
    said = {"at": "", "how": "Radio, unit 12", **said}
    told_of_missing(record.number, whom=whom, by=actor(by or record.entered_by), now=now, **said)


def no_to(record: Record, **said: Any) -> Refused:
    with pytest.raises(Refused) as no:
        tell(record, **said)
    assert no.value.cure
    return no.value


def test_whoever_enters_a_child_is_told_whom_the_law_names() -> None:
    sent = (
        "NAM/DOE, JANE Q.SEX/F.RAC/W.DOB/{}.HGT/509.WGT/165.EYE/BRO.HAI/BRO.MNP/MP.DLC/20261120.OCA/26-10411."
        "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
    )
    exchange, session = Exchange(node="test"), sign_on()
    answer = ask(exchange, session, "EMJ", sent.format("20121224"))
    assert "Tell of this child: officers on duty, by radio; State Missing Persons Clearinghouse" in answer.text
    assert "325 ILCS 40/6" in answer.text
    assert "Tell of this" not in ask(exchange, session, "EMO", sent.format("19881224")).text


@pytest.mark.parametrize(("born", "is_child"), [("20051124", True), ("20051123", False), ("", False)])
def test_a_child_is_under_21_at_the_last_contact(born: str, is_child: bool) -> None:
    assert bool(asked_of(missing(values={"DOB": born}), NOW, {})) == is_child
    assert asked_of(make_record(), NOW, {}) == []


def test_what_is_told_is_kept_with_its_time_and_a_ledger_line() -> None:
    record = missing()
    tell(record, at="202611231000", how=" Radio,\nunit 12 ")
    [first, *rest] = asked_of(record, NOW, {})
    assert first.told is not None
    assert (first.whom, first.told.how, first.told.told_at, first.late) == (
        "OFFICERS",
        "Radio, unit 12",
        NOW - timedelta(minutes=4),
        False,
    )
    assert [one.told for one in rest] == [None, None, None]
    line = Line.objects.get(event="hotfiles:record:told_of_missing")
    assert (line.clause, line.data["whom"], line.data["late"]) == (CLAUSE, "OFFICERS", False)
    assert "unit 12" not in str(line.data)
    assert RecordChange.objects.get(act="spread").why.startswith("officers on duty")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"whom": ""}, "not-asked"),
        ({"whom": "NCMEC"}, "not-asked"),
        ({"how": " "}, "without-how"),
        ({"at": "202611231005"}, "no-such-time"),  # in a minute
        ({"at": "202611222359"}, "no-such-time"),  # before she was last seen
        ({"at": "soon"}, "no-such-time"),
    ],
)
def test_what_can_not_be_is_refused(said: dict[str, str], code: str) -> None:
    assert no_to(missing(), **said).code == code


def test_it_is_said_once_by_its_agency_and_of_a_child() -> None:
    record = missing()
    tell(record)
    assert no_to(record).code == "already-told"
    assert no_to(record, whom="GUARDIAN", by=make_person(make_agency("IL1990200"))).code == "not-your-record"
    assert no_to(make_record()).code == "no-child"
    less = make_person(record.agency, certified="less")
    assert no_to(record, whom="GUARDIAN", by=less).clause == "1240.90(b)(1)"


def test_what_is_still_to_be_told_stands_with_its_agency_the_nearest_due_first() -> None:
    later, first = missing(entered_at=NOW), missing(entered_at=NOW - HOUR)
    missing(state="cleared", ended_at=NOW)
    assert [record.pk for record, _ in untold(NOW, {}, later.agency_id)] == [first.pk, later.pk]
    assert untold(NOW, {}, make_agency("IL1990200").pk) == []
    for whom in EVERYONE:
        tell(first, whom)
    assert [record.pk for record, _ in untold(NOW, {})] == [later.pk]


def test_1240_60_a_3_who_was_not_told_in_time_is_found() -> None:
    record = missing()
    assert overdue(NOW + 2 * HOUR)[CLAUSE] == []
    [found] = overdue(NOW + 2 * HOUR + INSTANT)[CLAUSE]
    assert (found.subject, found.due, found.asked) == (f"record:{record.number}", NOW + 2 * HOUR, "operator")
    assert "not told: officers on duty, by radio; State Missing Persons Clearinghouse" in found.words
    assert "guardian" not in found.words
    tell(record)
    assert "officers" not in overdue(NOW + 3 * HOUR)[CLAUSE][0].words
    assert overdue(NOW + 3 * HOUR, make_agency("IL1990200"))[CLAUSE] == []


def test_1240_60_a_3_what_was_told_late_stays_found_until_the_next_audit() -> None:
    record, then = missing(), NOW + 2 * HOUR + timedelta(minutes=1)
    for whom in EVERYONE:
        tell(record, whom, now=then)
    [found] = overdue(then)[CLAUSE]
    assert "told late: officers" in found.words
    assert found.asked == "coordinator"
    assert overdue(then + timedelta(days=365))[CLAUSE]
    assert overdue(then + timedelta(days=365) + INSTANT)[CLAUSE] == []


def test_1240_60_a_3_a_child_who_was_found_in_time_asks_nobody() -> None:
    missing(state="cleared", ended_at=NOW + 2 * HOUR)
    late = missing(state="cleared", ended_at=NOW + 2 * HOUR + INSTANT)
    assert [one.subject for one in overdue(NOW + 5 * HOUR)[CLAUSE]] == [f"record:{late.number}"]
