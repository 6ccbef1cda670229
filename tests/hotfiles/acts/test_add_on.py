"""A trailer, another vehicle and parts come under a record as things of their own, each found by its own numbers."""

from datetime import date, timedelta

import pytest

from leads.hotfiles.acts.add_on import by_itself, may_come, named_on_entry
from leads.hotfiles.additions import additions_of
from leads.hotfiles.check_items import items_for
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.boat.additions import TRAILER as OF_A_BOAT
from leads.ledger.models import Line
from leads.messages.fields import DEFAULTS
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.acts.entered import keys, keys_it_should_have
from tests.hotfiles.acts.under import BOAT, CAR, MOTOR, TRAILER, boat, meant, with_trailer
from tests.hotfiles.keeping import STOLEN, no, send
from tests.makers import NOW, make_person
from tests.switch.makers import ask, sign_on

LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 23)
CASE = "DOT/20261121.OCA/26-10411.SUP/COMPLAINT.SUD/RECORDS DESK 217-555-0140"


@pytest.mark.django_db
def test_a_trailer_stands_under_the_boat_and_the_boat_says_what_it_said(ames: Person) -> None:
    record = boat(ames)
    first, old = dict(record.values), keys(record)
    Record.objects.update(checked_by=make_person(), checked_at=NOW)
    done = send("EBT", meant(record, **TRAILER), ames, LATER)
    record.refresh_from_db()
    assert (done.outcome, done.look_back, record.values, record.looked_back_at) == ("modified", True, first, None)
    assert [one.words for one in done.changes] == ["LIC: added TST9001 IL 2027 TL EZLO BT"]
    assert additions_of(record) == (Added("trailer", "own", TRAILER),)
    assert old < keys(record) == keys_it_should_have(record)
    assert (record.checked_at, record.check_from) == (None, LATER), "somebody else compares it anew"
    line = Line.objects.get(event="hotfiles:record:modified")
    assert line.data == {"fields": ["LIC"], "key": "EBT"}
    assert RecordChange.objects.order_by("-id")[0].additions == [["trailer", "own", TRAILER]]


@pytest.mark.django_db
def test_it_is_an_item_of_its_own_for_the_second_party_with_what_its_numbers_say(ames: Person) -> None:
    record = boat(ames)
    send("EBT", meant(record, **TRAILER, VIN="1M8GDM9AXKP042788", VYR="1990"), ames)
    record.refresh_from_db()
    [item] = [one for one in items_for(record) if one.code == "LIC_OWN"]
    assert item.words == "Trailer"
    assert item.value == "TST9001 IL 2027 TL 1M8GDM9AXKP042788 1990 EZLO BT"
    assert [one.words for one in item.cross_checks if not one.fine] == [
        "TST9001 IL: The VIN stands for 1989 or 2019, the record says 1990."
    ]
    assert any("Trailer TST9001 IL: The VIN stands for model year 1989 or 2019" in one for one in record.warnings)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("key", "sent", "code", "field"),
    [
        ("EBT", {**TRAILER, "LIY": ""}, "set-missing", "LIY"),
        ("EBT", {"VMA": "EZLO"}, "set-missing", "LIC"),
        ("EBT", {**TRAILER, "VMA": ""}, "field-missing", "VMA"),
        ("EBT", {**TRAILER, "VIN": "1M8GDM9AXKP042788"}, "field-missing", "VYR"),
        ("EBT", {**TRAILER, "OCA": "26-10412"}, "does-not-fit", "OCA"),
        ("EBP1", {**MOTOR, "SER": ""}, "set-missing", "SER"),
        ("EBP1", {**MOTOR, "BRA": "PART"}, "fields-disagree", "CAT"),
        ("EBP1", {**MOTOR, "CAT": "CT", "BRA": "CHEV"}, "fields-disagree", "CAT"),
    ],
)
def test_what_is_not_taken(ames: Person, key: str, sent: dict[str, str], code: str, field: str) -> None:
    record = boat(ames)
    fields = {**meant(record), **sent}
    refused = no(key, {name: value for name, value in fields.items() if value}, ames)
    assert (refused.code, refused.field) == (code, field)
    assert not additions_of(record)


@pytest.mark.django_db
def test_nobody_else_adds_and_nothing_comes_to_what_has_ended(ames: Person, other: Person) -> None:
    record = boat(ames)
    assert no("EBT", meant(record, **TRAILER), other).code == "not-your-record"
    send("XB", meant(record), ames)
    assert no("EBT", meant(record, **TRAILER), ames).code == "already-ended"


@pytest.mark.django_db
def test_a_boat_has_one_trailer_and_up_to_seven_parts(ames: Person) -> None:
    record = with_trailer(ames)
    again = no("EBT", meant(record, **{**TRAILER, "VST": "UT"}), ames)
    assert (again.code, again.field) == ("already-on-the-record", "LIC")
    assert no("EBT", meant(record, **{**TRAILER, "LIC": "TST9002"}), ames).code == "list-full"
    for nth in range(7):
        send("EBP1", meant(record, **{**MOTOR, "SER": f"0T12345{nth}"}), ames)
    full = no("EBP1", meant(record, **{**MOTOR, "SER": "0T123459"}), ames)
    assert (full.code, full.sentence) == ("list-full", "Under a record of this file stands no more than 7 of: part.")


@pytest.mark.django_db
def test_a_vehicle_has_two_others_and_is_none_of_them_itself(ames: Person) -> None:
    record = send("EV", STOLEN, ames).record
    itself = {code: STOLEN[code] for code in ("LIC", "LIS", "LIY", "LIT", "VMA")}
    assert no("EVS1", meant(record, **itself), ames).code == "already-on-the-record"
    for plate in ("TST9002", "TST9003"):
        send("EVS1", meant(record, **{**CAR, "LIC": plate}), ames)
    assert no("EVS1", meant(record, **{**CAR, "LIC": "TST9004"}), ames).code == "list-full"
    assert send("EPS1", meant(record, SER="SN4711X", BRA="CHEV", CAT="EN"), ames).outcome == "modified"


def test_by_itself_it_is_looked_over_as_on_an_entry_of_such_a_thing() -> None:
    assert by_itself(OF_A_BOAT, TRAILER, TODAY) == (
        "EZLO is not in this system's short list of makes. Check the code.",
    )
    with pytest.raises(Refused):
        by_itself(OF_A_BOAT, {code: value for code, value in TRAILER.items() if code != "LIT"}, TODAY)
    assert named_on_entry(OF_A_BOAT, {**TRAILER, "NIC": "B990000001"}) == Added("trailer", "own", TRAILER)


def test_a_boats_own_number_may_be_on_its_trailer_too() -> None:
    file, values = FILES["boat"], {**BOAT, "OAN": "CLUB42"}
    may_come(file, values, (), Added("trailer", "own", {**TRAILER, "OAN": "CLUB42", "VYR": "2020"}), DEFAULTS)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["vehicle", "boat"])
def test_whoever_enters_it_twice_is_told_and_so_is_the_other_agency(first: str) -> None:
    """A trailer under a boat of the city, which the county has entered as a vehicle; whichever comes first."""
    exchange = Exchange("test", look_back=lambda records, now: None)
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    trailer = ".".join(f"{code}/{value}" for code, value in TRAILER.items())
    sent = ".".join(f"{code}/{value}" for code, value in BOAT.items())
    if first == "vehicle":
        vehicle = ask(exchange, theirs, "EV", f"{trailer}.{CASE}").data["record"]
    number = ask(exchange, ours, "EB", sent).data["record"]
    added = ask(exchange, ours, "EBT", f"NIC/{number}.OCA/26-10411.{trailer}")
    if first == "vehicle":
        assert [(hit["record"], hit["headline"]) for hit in added.data["hits"]] == [(vehicle, "Stolen vehicle")]
    else:
        entered = ask(exchange, theirs, "EV", f"{trailer}.{CASE}")
        assert [(hit["record"], hit["headline"]) for hit in entered.data["hits"]] == [
            (number, "Trailer of a stolen boat")
        ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["alone", "under"])
def test_also_in_one_file_of_ones_own(first: str) -> None:
    exchange, ours = Exchange("test", look_back=lambda records, now: None), sign_on("IL1990100")
    car, truck = (
        ".".join(f"{code}/{value}" for code, value in {**CAR, "LIC": plate}.items()) for plate in ("A1", "B2")
    )
    alone = ask(exchange, ours, "EV", f"{car}.{CASE}").data["record"] if first == "alone" else ""
    number = ask(exchange, ours, "EV", f"{truck}.{CASE}").data["record"]
    added = ask(exchange, ours, "EVS1", f"NIC/{number}.OCA/26-10411.{car}")
    if first == "alone":
        assert [hit["record"] for hit in added.data["hits"]] == [alone]
    else:
        assert not added.data["hits"]
        [hit] = ask(exchange, ours, "EV", f"{car}.{CASE}").data["hits"]
        assert (hit["record"], hit["headline"]) == (number, "Vehicle stolen along with a stolen vehicle")


@pytest.mark.django_db
def test_a_style_that_an_entry_explains_in_mis_is_taken_without_and_doubted(ames: Person) -> None:
    """The message of an add-on has no MIS: a cure that nobody can follow is none."""
    done = send("EBT", meant(boat(ames), **{**TRAILER, "VST": "CE"}), ames)
    assert "Trailer TST9001 IL: Style CE is not explained: say in MIS of the record what it is." in done.warnings
