"""A list of records: what each filter leaves, by the agency's calendar; and the line when it is taken along."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from leads.hotfiles.models import Record
from leads.hotfiles.own_records import Asked, chosen, take_out
from leads.ledger.models import Line
from leads.rules.refused import Refused
from tests.hotfiles.keeping import WANTED, send
from tests.makers import NOW, actor, make_person, make_record

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("America/Chicago")


def left(**asked: Any) -> set[str]:
    return {one.number for one in chosen(Record.objects.all(), Asked(**asked), ZONE, NOW)}


def test_words_find_a_record_by_its_number_case_and_what_it_is_meant_by() -> None:
    car = make_record(case_number="26-100")
    person = make_record(
        file="wanted_person",
        key="EW",
        case_number="27-1",
        values={"NAM": "DOE, TESTCASE", "SOC": "666123456", "MIS": "ZEBRA"},
    )
    assert left(words=car.number.lower()) == left(words="26-1") == left(words="st123") == {car.number}
    assert left(words="testcase") == {person.number}
    for nothing in ("666123456", "zebra", "st", car.number[:-1]):  # no secret, no notes, no part of a number
        assert left(words=nothing) == set()


def test_words_find_a_record_by_what_came_by_supplement_and_stands() -> None:
    ames = make_person()
    record = send("EW", WANTED, ames).record
    meant = {"NIC": record.number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"]}
    send("MW", {**meant, "OLN": "D1234", "OLS": "IL", "OLY": "NX", "AKA": "POE, JO"}, ames)
    send("EN", {**meant, "OLN": "D9876", "OLS": "WI", "OLY": "NX", "AKA": "MARLOWE, TESS"}, ames)
    assert left(words="d9876") == left(words="marlowe") == {record.number}
    send("XN", {**meant, "AKA": "MARLOWE, TESS"}, ames)
    assert left(words="marlowe") == set()


def test_days_are_those_of_the_agencys_calendar_each_with_its_last_minute() -> None:
    midnight = datetime(2026, 11, 20, tzinfo=ZONE)
    first = make_record(entered_at=midnight)
    last = make_record(entered_at=midnight + timedelta(days=1, microseconds=-1))
    day = date(2026, 11, 20)
    assert left(since=day, until=day) == {first.number, last.number}
    assert left(until=day - timedelta(days=1)) == left(since=day + timedelta(days=1)) == set()


def test_who_entered_it_is_found_by_user_id_or_surname() -> None:
    mine = make_record(entered_by=make_person(user_id="ro.pella"))
    make_record()
    assert left(by="RO.PELLA") == left(by="pel") == {mine.number}
    assert left(by="ella") == set()


def test_checked_and_unchecked() -> None:
    checked = make_record(checked_at=NOW, checked_by=make_person())
    open_one = make_record()
    assert left(check="checked") == {checked.number}
    assert left(check="awaiting") == {open_one.number}
    assert left(check="nothing that is known") == {checked.number, open_one.number}


def test_a_list_that_is_taken_along_has_its_line_without_what_looks_secret() -> None:
    clerk, made = make_person(user_id="ro.pella"), make_record()
    filters = {"q": "doe 666-12-3456", "file": "", "from": "2026-11-01"}
    rows = take_out(Record.objects.all(), filters, by=actor(clerk), now=NOW, numbers={})
    line = Line.objects.get(event="hotfiles:list:taken_out")
    assert [one.number for one in rows] == [made.number]
    assert (line.by, line.data) == ("ro.pella", {"filter": {"q": "DOE *********", "from": "2026-11-01"}, "rows": 1})


def test_a_list_may_be_as_long_as_the_number_says_and_no_longer() -> None:
    for _ in range(2):
        make_record()
    by = actor(make_person())
    assert len(take_out(Record.objects.all(), {}, by=by, now=NOW, numbers={"records.file_rows": 2})) == 2
    with pytest.raises(Refused) as no:
        take_out(Record.objects.all(), {}, by=by, now=NOW, numbers={"records.file_rows": 1})
    assert no.value.code == "list-too-long"
    assert Line.objects.filter(event="hotfiles:list:taken_out").count() == 1
