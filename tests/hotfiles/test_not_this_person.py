"""A note that somebody is not a record's person: who writes it, who confirms it, what a hit says then, how it ends."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from leads.hotfiles.about_records import NotThisPerson
from leads.hotfiles.check_items import items_for
from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.not_this_person import Wording, confirm_note, note_not_this_person, withdraw_note
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch import look_back
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.keeping import WANTED, send
from tests.makers import (
    NOW,
    actor,
    lift_orders,
    make_administrator,
    make_agency,
    make_device,
    make_order,
    make_person,
    make_record,
    narrowed,
)
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
OTHER = {"NAM": "DOE, JANE", "DOB": "19881224", "OLN": "D555", "OLS": "IL", "SOC": "666222222"}


@pytest.fixture
def clerk() -> Person:
    """Of the agency whose record it is."""
    return make_person(make_agency(), "j.dale")


@pytest.fixture
def sheriff() -> Person:
    return make_person(make_agency("IL1990200", "Example County Sheriff"), "s.kerr")


@pytest.fixture
def wanted(clerk: Person) -> Record:
    return send("EW", {**WANTED, "SOC": "666111111"}, clerk).record


def wording(person: dict[str, str] | None = None, **changed: Any) -> Wording:
    given = {"how": "fingerprints", "paper": "Live-scan report 26-4711", "established_on": TODAY}
    return Wording(person or OTHER, **{**given, "ends_on": TODAY + timedelta(days=365), **changed})


def write(record: Record, by: Person, person: dict[str, str] | None = None, **changed: Any) -> NotThisPerson:
    return note_not_this_person(record.number, wording(person, **changed), by=actor(by), now=NOW)[0]


def confirmed(record: Record, by: Person, **changed: Any) -> NotThisPerson:
    one = write(record, by, **changed)
    return confirm_note(one.pk, by=actor(make_person(record.agency)), now=NOW)[0]


def no_to(record: Record, by: Person, person: dict[str, str] | None = None, **changed: Any) -> Refused:
    with pytest.raises(Refused) as no:
        write(record, by, person, **changed)
    assert no.value.cure
    assert not NotThisPerson.objects.exists()
    return no.value


QUESTION = "NAM/DOE, JANE.DOB/19881224"
WITH_LICENSE = f"{QUESTION}.OLN/D555.OLS/IL"


def hit(question: str, now: datetime = NOW) -> tuple[dict[str, Any], str]:
    exchange, session = Exchange(node="test"), sign_on("IL1990300", now=now)
    answer = ask(exchange, session, "QW", question, now=now)
    return answer.data["hits"][0], answer.text


def test_whoever_had_them_before_them_writes_it_and_its_agency_confirms_it(wanted: Record, sheriff: Person) -> None:
    device = make_device(wanted.agency)
    one, told = note_not_this_person(wanted.number, wording(), by=actor(sheriff), now=NOW)
    assert told == 1
    said = Kept.objects.get(device_id=device.pk).text
    assert "A NOTE AWAITS YOU" in said
    for secret in ("DOE", "D555", "666222222"):
        assert secret not in said
    assert "not_this_person" not in hit(WITH_LICENSE)[0], "nobody of the record's agency has confirmed it"
    hers = make_device(sheriff.agency)
    _, told = confirm_note(one.pk, by=actor(make_person(wanted.agency)), now=NOW)
    assert told == 1
    assert "IS CONFIRMED" in Kept.objects.get(device_id=hers.pk).text
    lines = Line.objects.filter(event__startswith="hotfiles:note:").order_by("id")
    assert [one.event.rsplit(":", 1)[1] for one in lines] == ["written", "confirmed"]
    assert "D555" not in str([one.data for one in lines])
    assert list(RecordChange.objects.order_by("id").values_list("act", flat=True)) == [
        "enter",
        "note",
        "note confirmed",
    ]


def test_a_later_hit_stands_and_says_it_first(wanted: Record, sheriff: Person) -> None:
    before, _ = hit(WITH_LICENSE)
    confirmed(wanted, sheriff)
    found, text = hit(WITH_LICENSE)
    assert (found["record"], found["grade"]) == (wanted.number, before["grade"])
    assert found["not_this_person"]["agrees"]
    first, second = text.split("\n")[:2]
    assert first.startswith(
        "NOT THIS PERSON: on 2026-11-23 Example County Sheriff established by fingerprints that DOE"
    )
    assert second.startswith("HIT. ")
    assert found["advise"].startswith(before["advise"]), "what the record warns of comes before what a note says"
    assert "666222222" not in text


def test_who_asks_by_name_alone_learns_that_there_is_a_note(wanted: Record, sheriff: Person) -> None:
    confirmed(wanted, sheriff)
    found, text = hit(QUESTION)
    assert not found["not_this_person"]["agrees"]
    assert "D555" not in text
    assert text.startswith("NOTE ON FILE")


def test_its_time_ends(wanted: Record, sheriff: Person) -> None:
    confirmed(wanted, sheriff, ends_on=TODAY + timedelta(days=1))
    assert "not_this_person" in hit(WITH_LICENSE, NOW + timedelta(days=1))[0]
    assert "not_this_person" not in hit(WITH_LICENSE, NOW + timedelta(days=2))[0]


@pytest.mark.parametrize(
    ("person", "changed", "code", "field"),
    [
        ({**OTHER, "NAM": " "}, {}, "field-missing", "NAM"),
        ({**OTHER, "DOB": "19880231"}, {}, "field-wrong", "DOB"),
        ({"NAM": "DOE, JANE", "DOB": "19881224"}, {}, "note-without-number", "OLN"),
        ({"NAM": "DOE, JANE", "DOB": "19881224", "OLN": "D555"}, {}, "field-missing", "OLS"),
        ({**OTHER, "SOC": "666111111"}, {}, "number-of-the-record", "SOC"),
        ({**OTHER, "OLN": "1111111"}, {}, "field-placeholder", "OLN"),
        (None, {"how": "guess"}, "without-how", "how"),
        (None, {"paper": " "}, "without-paper", "paper"),
        (None, {"established_on": None}, "note-day-wrong", "established_on"),
        (None, {"established_on": TODAY + timedelta(days=1)}, "note-day-wrong", "established_on"),
        (None, {"ends_on": None}, "note-too-long", "ends_on"),
        (None, {"ends_on": TODAY - timedelta(days=1)}, "note-too-long", "ends_on"),
        (None, {"ends_on": TODAY + timedelta(days=1826)}, "note-too-long", "ends_on"),
    ],
)
def test_what_does_not_tell_them_apart_is_refused(
    person: dict[str, str] | None, changed: dict[str, Any], code: str, field: str, wanted: Record, sheriff: Person
) -> None:
    no = no_to(wanted, sheriff, person, **changed)
    assert (no.code, no.field) == (code, field)


def test_it_ends_in_five_years_at_most(wanted: Record, sheriff: Person) -> None:
    assert write(wanted, sheriff, ends_on=TODAY + timedelta(days=1825))


def test_a_record_of_no_person_and_one_that_ended_take_none(wanted: Record, sheriff: Person) -> None:
    assert no_to(make_record(), sheriff).code == "no-person"
    Record.objects.filter(pk=wanted.pk).update(state="cleared", ended_at=NOW)
    assert no_to(wanted, sheriff).code == "already-ended"


def test_who_may_not_read_the_file_writes_none(wanted: Record, sheriff: Person) -> None:
    narrowed(sheriff.agency, "stolen_vehicle")
    assert no_to(wanted, sheriff).clause == "1240.30(b)(5)"


def test_nobody_confirms_their_own_nor_another_agencys_record(wanted: Record, clerk: Person, sheriff: Person) -> None:
    one = write(wanted, clerk)
    for by, code in ((clerk, "same-person"), (sheriff, "not-your-record"), (make_administrator(), "not-your-record")):
        with pytest.raises(Refused) as no:
            confirm_note(one.pk, by=actor(by), now=NOW)
        assert no.value.code == code
    colleague = make_person(clerk.agency)
    with pytest.raises(Refused) as no:
        confirm_note(one.pk, by=actor(make_person(clerk.agency, certified="less")), now=NOW)
    assert no.value.clause == "1240.90(b)(1)"
    confirm_note(one.pk, by=actor(colleague), now=NOW)
    with pytest.raises(Refused) as no:
        confirm_note(one.pk, by=actor(colleague), now=NOW)
    assert no.value.code == "already-confirmed"


def test_a_suspended_agency_confirms_nothing(wanted: Record, sheriff: Person) -> None:
    one = write(wanted, sheriff)
    make_order(wanted.agency, "files.maintain")
    with pytest.raises(Refused):
        confirm_note(one.pk, by=actor(make_person(wanted.agency)), now=NOW)
    lift_orders()
    assert confirm_note(one.pk, by=actor(make_person(wanted.agency)), now=NOW)


def test_one_whose_time_is_over_is_not_confirmed(wanted: Record, sheriff: Person) -> None:
    one = write(wanted, sheriff, ends_on=TODAY)
    with pytest.raises(Refused) as no:
        confirm_note(one.pk, by=actor(make_person(wanted.agency)), now=NOW + timedelta(days=1))
    assert no.value.code == "note-over"


def test_one_person_is_noted_once(wanted: Record, sheriff: Person) -> None:
    write(wanted, sheriff)
    with pytest.raises(Refused) as no:
        write(wanted, sheriff, {**OTHER, "OLN": "D556"})
    assert no.value.code == "already-noted"
    assert write(wanted, sheriff, {"NAM": "DOE, JANE", "DOB": "19881224", "FBI": "77A"})


@pytest.mark.parametrize(("who", "how"), [("owner", "declined"), ("writer", "withdrawn"), ("department", "declined")])
def test_both_agencies_and_the_department_take_it_back(who: str, how: str, wanted: Record, sheriff: Person) -> None:
    one = write(wanted, sheriff)
    for agency in (wanted.agency, sheriff.agency):
        make_device(agency)
    by = {"owner": make_person(wanted.agency), "writer": sheriff, "department": make_administrator()}[who]
    with pytest.raises(Refused) as no:
        withdraw_note(one.pk, why=" ", by=actor(by), now=NOW)
    assert no.value.code == "without-why"
    ended, told = withdraw_note(one.pk, why="Of another case", by=actor(by), now=NOW)
    assert (ended.ended_how, told) == (how, 2)
    with pytest.raises(Refused) as no:
        confirm_note(one.pk, by=actor(make_person(wanted.agency)), now=NOW)
    assert no.value.code == "no-such-note"
    assert write(wanted, sheriff), "it may be written anew"


def test_what_is_taken_back_is_said_no_more_and_by_no_third_agency(wanted: Record, sheriff: Person) -> None:
    one = confirmed(wanted, sheriff)
    with pytest.raises(Refused) as no:
        withdraw_note(one.pk, why="Mine", by=actor(make_person(make_agency("IL1990400"))), now=NOW)
    assert no.value.code == "not-your-record"
    withdraw_note(one.pk, why="Of another case", by=actor(sheriff), now=NOW)
    assert "not_this_person" not in hit(WITH_LICENSE)[0]


def modify(record: Record, by: Person, **fields: str) -> None:
    send("MW", {"NIC": record.number, "NAM": "DOE, JANE Q", "OCA": "26-10411", **fields}, by)


def test_a_change_of_numbers_asks_to_compare_anew(wanted: Record, clerk: Person, sheriff: Person) -> None:
    one = confirmed(wanted, sheriff)
    make_device(wanted.agency)
    modify(wanted, clerk, HGT="510")
    assert "compare anew" not in hit(WITH_LICENSE)[1]
    modify(wanted, clerk, FBI="123A")
    assert "compare anew" in hit(WITH_LICENSE)[1]
    assert Kept.objects.filter(text__contains="COMPARE A NOTE ANEW").count() == 1
    confirm_note(one.pk, by=actor(clerk), now=NOW)
    assert "compare anew" not in hit(WITH_LICENSE)[1]


def supplement(key: str, record: Record, by: Person, **fields: str) -> None:
    send(key, {"NIC": record.number, "NAM": "DOE, JANE Q", "OCA": "26-10411", **fields}, by)


def test_a_number_that_comes_by_supplement_is_the_records_own(wanted: Record, clerk: Person, sheriff: Person) -> None:
    one = confirmed(wanted, sheriff)
    supplement("EN", wanted, clerk, SOC=OTHER["SOC"])
    one.refresh_from_db()
    assert one.ended_how == "number"
    with pytest.raises(Refused) as no:
        write(wanted, sheriff)
    assert (no.value.code, no.value.field) == ("number-of-the-record", "SOC")


def test_whose_number_was_stolen_is_told_apart_by_the_note(wanted: Record, clerk: Person, sheriff: Person) -> None:
    one = confirmed(wanted, sheriff)
    supplement("ENS", wanted, clerk, SOC=OTHER["SOC"])
    one.refresh_from_db()
    assert one.ended_at is None
    found, text = hit(f"SOC/{OTHER['SOC']}")
    assert (found["grade"], found["not_this_person"]["agrees"]) == ("possible", True)
    assert text.startswith("NOT THIS PERSON: ")


def test_a_record_that_gets_a_number_of_the_note_ends_it(wanted: Record, clerk: Person, sheriff: Person) -> None:
    one = confirmed(wanted, sheriff)
    modify(wanted, clerk, OLN="D555", OLS="WI", OLY="2028")
    one.refresh_from_db()
    assert one.ended_how == "number"
    assert "not_this_person" not in hit(f"{QUESTION}.OLN/D555.OLS/WI")[0]


def test_the_second_party_compares_it_and_a_finding_tells_nobody_whom_it_means(wanted: Record, sheriff: Person) -> None:
    assert not [one for one in items_for(wanted) if one.code.startswith("NOTE")]
    one = confirmed(wanted, sheriff)
    wanted.refresh_from_db()
    item = items_for(wanted)[-1]
    assert item.code == f"NOTE{one.pk}"
    assert "OLN D555 IL" in item.value
    assert "666222222" not in item.value
    assert "DOE" not in item.words


@pytest.mark.django_db(transaction=True)
def test_a_delayed_hit_says_it_as_it_is_when_it_is_told(clerk: Person, sheriff: Person) -> None:
    exchange, session = Exchange(node="test"), sign_on("IL1990300")
    ask(exchange, session, "QW", WITH_LICENSE)
    with transaction.atomic():
        record = send("EW", WANTED, clerk).record
    confirmed(record, sheriff)
    assert look_back.look_back([record.pk], NOW) == 1
    told = Kept.objects.get(outcome="delayed hit")
    assert "NOT THIS PERSON" in told.text
    assert told.data["hits"][0]["not_this_person"]["agrees"]
