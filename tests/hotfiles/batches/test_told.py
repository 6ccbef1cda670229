"""Results of a batch keep all of a warning, and say what became of a hit's record since."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.hotfiles.batches import told
from leads.hotfiles.models import Record
from leads.hotfiles.not_this_person import Wording, confirm_note, note_not_this_person
from tests.hotfiles.acts import under
from tests.hotfiles.keeping import WANTED, send
from tests.makers import NOW, actor, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
AGENCY = {"ori": "IL1990100", "name": "Example City", "telephone": ""}
HOUR = timedelta(hours=1)
HIT: dict[str, Any] = {
    "record": "W990000001", "file": "wanted_person", "title": "Wanted person", "headline": "Wanted person",
    "grade": "possible", "caution": True, "advise": "Confirm first.", "agency": AGENCY, "case": "26-1",
    "not_this_person": {"agrees": True, "words": "NOT THIS PERSON: 666778888 is another."},
    "located": {"ori": "IL1990200", "agency": "County", "on": "20261122", "case": "", "extradition": ""},
    "found_different": {"at": "2026-11-23T16:04:00Z", "items": [{"code": "VIN", "words": "Vehicle number (VIN)"}]},
    "unsure": ["Birth date is not known."], "reasons": [
        {"field": "NAM", "words": "surname sounds alike", "sure": False},
        {"field": "SEX", "words": "sex is the same", "sure": True},
    ],
    "checked": {"state": "overdue", "at": None, "due": "2026-11-23T16:04:00Z"}, "state": "located",
    "unconfirmed_since": None, "facts": [("Name", "DOE,JOHN")], "values": {"NAM": "DOE,JOHN"},
}  # fmt: skip
ENDED = {
    "ended_record": "D990000001", "file": "protection_order", "title": "Order", "headline": "An order of protection",
    "since": "2026-11-20", "why": "cleared", "advise": "Nobody is to be held to it.", "agency": AGENCY, "case": "",
    "facts": [("Name", "DOE,JOHN")], "reasons": [],
}  # fmt: skip


def when(at: str) -> str:
    return f"<{at[:10]}>"


def kept(**data: Any) -> dict[str, Any]:
    return told.kept_of(data, lambda words: words.replace("666778888", "*****"))


def test_all_is_kept_that_bears_on_acting_and_nothing_that_describes_a_person() -> None:
    said = kept(hits=[HIT], inactive=[ENDED], more=3, narrow_by=("DOB",), not_searched=("NAM",), read_as={"LIC": "A"})
    assert "DOE,JOHN" not in str(said)
    assert "666778888" not in str(said)
    assert told.lines_of(said["hits"][0], when) == [
        "CAUTION. HIT (possible: it only looks alike): Wanted person, record W990000001",
        "NOT THIS PERSON: ***** is another.",
        "LOCATED 22 Nov 2026 by County IL1990200.",
        "A second person found it to differ from its report on <2026-11-23>: vehicle number (VIN). "
        "Confirm with Example City before acting.",
        "Confirm first.",
        "Example City IL1990100 TEL not on file CASE 26-1",
        "NOT SURE: surname sounds alike",
        "NOT SURE: Birth date is not known.",
        "NOT SURE: When this was answered no second person had checked it, and the check was overdue.",
    ]
    assert told.ended_words(said["inactive"][0]).startswith("INACTIVE since 20 Nov 2026: An order of protection, ")
    assert told.beside(said) == [
        "3 more only look alike and are not shown. To narrow the list, say DOB (birth date).",
        "Not searched: NAM.",
        "Read otherwise than it was sent: LIC.",
    ]


def test_an_answer_with_nothing_odd_has_nothing_beside_and_an_older_result_is_read_too() -> None:
    assert told.beside(kept()) == []
    old = {name: HIT[name] for name in ("record", "headline", "grade", "caution", "advise", "agency", "case")}
    assert told.lines_of({**old, "grade": "exact", "caution": False}, when)[0] == (
        "HIT: Wanted person, record W990000001"
    )
    assert told.not_sure(old) == []


# What became of it


def asked(record: Record, at: datetime = NOW, **hit: Any) -> tuple[bool, list[str]]:
    line = {"at": at.isoformat(), "hits": [{"record": record.number, "agency": AGENCY, **hit}]}
    return told.since_then([line], when, NOW + HOUR)(line, line["hits"][0])


def test_a_record_that_stands_as_it_was_says_nothing() -> None:
    assert asked(make_record()) == (True, [])


@pytest.mark.parametrize(
    "ended",
    [
        {"state": "cancelled", "ended_at": NOW},
        {"state": "cleared", "ended_at": NOW},
        {"held_back": True, "unconfirmed_since": NOW},
        {"retire_on": (NOW + HOUR).date()},
    ],
)
def test_what_an_inquiry_returns_no_more_is_no_hit_any_more(ended: dict[str, Any]) -> None:
    record = make_record()
    Record.objects.update(**ended)
    assert asked(record) == (False, [told.GONE])


def test_a_record_that_there_is_not_any_more_is_no_hit_any_more() -> None:
    assert asked(Record(number="V999999999")) == (False, [told.GONE])


def test_what_came_to_it_since_is_said_and_what_was_told_then_is_not_said_twice() -> None:
    record, finder = make_record(), make_agency("IL1990200", "County")
    values = {**record.values, "DOL": "20261123"}
    items = [{"code": "VIN", "words": "Vehicle number (VIN)"}]
    found = {"different_at": NOW, "different_by": make_person(), "different_items": items}
    Record.objects.update(state="located", located_by=finder, plain=values, unconfirmed_since=NOW)
    located = "LOCATED 23 Nov 2026 by County IL1990200."
    stands, said = asked(record)
    assert (stands, said[0]) == (True, located)
    assert "From a backup of" in said[1]
    assert asked(record, located={"on": "20261123"}, unconfirmed_since="x") == (True, [])
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # a finding has a step of its own: not asked here
    Record.objects.update(**found, unconfirmed_since=None)
    assert "A second person found it to differ" in asked(record)[1][1]
    assert asked(record, located={"on": "20261123"}, found_different={"at": "x"}) == (True, [])


@pytest.mark.parametrize(("later", "said"), [(timedelta(0), []), (timedelta(microseconds=1), [told.CHANGED])])
def test_a_change_after_the_answer_is_said(later: timedelta, said: list[str]) -> None:
    record = make_record()
    Record.objects.update(changed_at=NOW + later)
    assert asked(record) == (True, said)


def test_a_note_that_began_after_the_answer_is_said() -> None:
    """Somebody who reads the results may hold an innocent person whose note came an hour later."""
    agency, other = make_agency(), make_agency("IL1990200", "County")
    record = send("EW", WANTED, make_person(agency)).record
    who = {"NAM": "DOE, JANE", "DOB": "19881224", "OLN": "D555", "OLS": "IL"}
    wording = Wording(who, "fingerprints", "Live-scan 26-1", NOW.date(), NOW.date() + timedelta(days=300))
    note, _ = note_not_this_person(record.number, wording, by=actor(make_person(other)), now=NOW)
    assert asked(record) == (True, [])
    confirm_note(note.pk, by=actor(make_person(agency)), now=NOW + HOUR / 2)
    assert asked(record) == (True, [told.NOTED])
    assert asked(record, NOW + HOUR) == (True, [])


def test_one_question_is_enough_for_all_hits_of_a_page() -> None:
    records = [make_record() for _ in range(3)]
    lines = [{"at": NOW.isoformat(), "hits": [{"record": one.number, "agency": AGENCY}]} for one in records]
    with CaptureQueriesContext(
        connection,
    ) as asking:
        say = told.since_then([*lines, {}], when, NOW)
        assert [say(line, line["hits"][0]) for line in lines] == [(True, [])] * 3
    assert len(asking) == 1


def test_a_hit_on_a_trailer_says_what_became_of_the_trailer() -> None:
    ames, finder = make_person(), make_person(make_agency("IL1990200", "County"))
    record = under.with_trailer(ames)
    met = kept(hits=[{**HIT, "add_on": {"kind": "trailer", "whose": "own", "values": under.TRAILER}}])["hits"][0][
        "add_on"
    ]
    which, later = {"NIC": record.number, "LIC": "TST9001"}, NOW + HOUR / 2
    assert asked(record, later, add_on=met) == (True, [])
    send("LB", {**under.meant(record), **under.FOUND}, finder)
    assert asked(record, later, add_on=met) == (True, []), "the boat was found, and not its trailer"
    send("LBT", {**which, **under.FOUND}, finder)
    found = "LOCATED 23 Nov 2026 by County IL1990200, their case S-26-44."
    assert asked(record, later, add_on=met) == (True, [found])
    send("CBT", {**which, **under.OVER}, ames)
    assert asked(record, later, add_on=met) == (False, [told.GONE])
    assert asked(record, later) == (True, [found]), "of the boat"
