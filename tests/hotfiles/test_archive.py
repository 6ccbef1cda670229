"""The Department's search of records that have ended: what is found, by whom, and what the ledger keeps."""

from datetime import date, timedelta
from typing import Any

import pytest

from leads.hotfiles.archive import Sought, search_ended
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.rules.refused import Refused
from tests.hotfiles.keeping import WANTED, send
from tests.makers import (
    CAR,
    NOW,
    actor,
    make_administrator,
    make_agency,
    make_director,
    make_person,
    make_record,
    narrowed,
)

pytestmark = pytest.mark.django_db
PERSON = {"NAM": "DOE, JANE", "AKA": "ROE, J; POE, J", "SOC": "666123456", "OLN": "D123"}


def ended(**facts: Any) -> Record:
    return make_record(**{"state": "retired", "ended_at": NOW, **facts})


def search(
    words: str, file: str = "stolen_vehicle", why: str = "Court order", by: Any = None, **days: Any
) -> list[int]:
    sought = Sought(words, file, **days)
    return [one.pk for one in search_ended(sought, why=why, by=actor(by or make_administrator()), now=NOW)]


def test_what_has_ended_is_found_over_all_agencies_and_what_hits_is_not() -> None:
    first, second = ended(), ended(agency=make_agency("IL1990200"), ended_at=NOW + timedelta(hours=1))
    make_record()
    ended(values=CAR | {"LIC": "TST9"})
    assert search("tst1234") == [second.pk, first.pk]
    assert search(first.number) == [first.pk]
    assert search("26-104") != []
    assert search("TST1234", "license_plate") == []


def test_what_any_step_of_its_life_had_is_found() -> None:
    record = ended(values=CAR | {"LIC": "TST9999"})
    record.changes.create(at=NOW, act="enter", values=CAR)
    assert search("TST1234") == [record.pk]


@pytest.mark.parametrize(
    ("words", "found"),
    [("DOE", True), ("poe, j", True), ("D12", True), ("666-12-3456", True), ("666123456", True), ("66612345", False)],
)
def test_a_person_is_found_by_name_or_number_and_a_social_security_number_whole(words: str, found: bool) -> None:
    ended(file="wanted_person", key="EW", values=PERSON)
    assert bool(search(words, "wanted_person")) == found


def test_what_came_by_supplement_is_found_also_what_was_taken_off_again() -> None:
    ames = make_person()
    record = send("EW", {**WANTED, "AKA": "POE, JO"}, ames).record
    meant = {"NIC": record.number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"]}
    send("EN", {**meant, "AKA": "MARLOWE, TESS; GREEN, PAT"}, ames)
    send("XN", {**meant, "AKA": "GREEN, PAT"}, ames)
    assert search("MARLOWE", "wanted_person") == []  # it hits
    Record.objects.update(state="retired", ended_at=NOW)
    for words in ("marlowe", "green, p"):
        assert search(words, "wanted_person") == [record.pk]
    assert search("WHITE, PAT", "wanted_person") == []


def test_the_days_of_its_end_narrow_it() -> None:
    record = ended()  # 10:04 in Illinois on the 23rd
    days = [date(2026, 11, day) for day in (22, 23, 24)]
    assert [search("TST1234", since=day) for day in days] == [[record.pk], [record.pk], []]
    assert [search("TST1234", until=day) for day in days] == [[], [record.pk], [record.pk]]


@pytest.mark.parametrize(
    ("said", "code"),
    [({"words": "TS"}, "too-short"), ({"why": " "}, "without-why"), ({"file": "no_such"}, "no-such-file")],
)
def test_it_asks_for_a_reason_a_file_and_enough_to_look_for(said: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as no:
        search(**{"words": "TST1234", **said})
    assert no.value.code == code
    assert not Line.objects.filter(event="hotfiles:archive:searched").exists()


def test_nobody_else_searches_it() -> None:
    for who in (make_person(), make_director()):
        with pytest.raises(Refused) as no:
            search("TST1234", by=who)
        assert no.value.code == "not-in-office"
    administrator = make_administrator()
    narrowed(administrator.agency, "wanted_person")
    with pytest.raises(Refused) as no:
        search("TST1234", by=administrator)
    assert no.value.clause == "1240.30(b)(5)"


def test_the_ledger_keeps_who_what_for_and_what_came_and_no_social_security_number() -> None:
    record = ended(file="wanted_person", key="EW", values=PERSON)
    search("666-12-3456", "wanted_person")
    line = Line.objects.get(event="hotfiles:archive:searched")
    assert (line.by, line.data["why"], line.data["found"]) == ("admin.orwell", "Court order", [record.number])
    assert line.data["words"] == "*********"
