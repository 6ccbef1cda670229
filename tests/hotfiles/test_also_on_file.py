"""A recovered gun learns at entry that it is sought, and a stolen one that it was found; never from a closed file."""

from __future__ import annotations

import pytest

from leads.hotfiles.also_on_file import also_on_file, turns
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.messages.fields import DEFAULTS
from leads.messages.wire import AnswerFrame
from leads.people.sign_on import Session
from leads.switch.exchange.exchange import Exchange
from tests.console.orders import ordered
from tests.hotfiles.every import written
from tests.hotfiles.keeping import WANTED
from tests.makers import NOW, make_agency, narrowed
from tests.switch.makers import ENTRY, ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
GUN = "SER/{serial}.MAK/SW.CAL/38.TYP/PR.OCA/{case}.SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(node="test")


@pytest.fixture
def city() -> Session:
    return sign_on("IL1990100")


@pytest.fixture
def county() -> Session:
    return sign_on("IL1990200", user_id="s.kerr")


def stolen(exchange: Exchange, by: Session, key: str = "EFG", serial: str = "K369257", **more: str) -> AnswerFrame:
    return ask(exchange, by, key, GUN.format(serial=serial, case="26-1") + ".DOT/20261121", **more)


def recovered(exchange: Exchange, by: Session, serial: str = "K369257", **more: str) -> AnswerFrame:
    return ask(exchange, by, "ERG", GUN.format(serial=serial, case="S-2") + ".DOR/20261122", **more)


def test_who_found_a_gun_is_told_with_the_entry_that_another_agency_looks_for_it(
    exchange: Exchange, city: Session, county: Session
) -> None:
    sought = stolen(exchange, city).data["record"]
    said = recovered(exchange, county)
    [hit] = said.data["hits"]
    assert said.outcome == "entered"
    assert said.data["record"][0] == "R"
    assert (hit["record"], hit["file"], hit["grade"], hit["caution"]) == (sought, "stolen_gun", "exact", True)
    assert "ALSO ON FILE:\nHIT. GUN USED IN A FELONY - CAUTION" in said.text
    assert Line.objects.get(event="switch:message:answered", data__record=said.data["record"]).data["hits"] == [sought]


def test_who_reports_a_gun_stolen_is_told_who_has_it(exchange: Exchange, city: Session, county: Session) -> None:
    found = recovered(exchange, county).data["record"]
    [hit] = stolen(exchange, city, "EG").data["hits"]
    assert (hit["record"], hit["agency"]["ori"]) == (found, "IL1990200")


def test_one_agency_is_told_of_its_own_other_file_too(exchange: Exchange, city: Session) -> None:
    sought = stolen(exchange, city).data["record"]
    assert [hit["record"] for hit in recovered(exchange, city).data["hits"]] == [sought]


@pytest.mark.parametrize(("serial", "grade"), [("K3692S7", "strong"), ("69257", "possible")])
def test_what_is_not_sure_is_told_as_not_sure(
    exchange: Exchange, city: Session, county: Session, serial: str, grade: str
) -> None:
    stolen(exchange, city)
    assert [hit["grade"] for hit in recovered(exchange, county, serial).data["hits"]] == [grade]


def test_a_number_that_is_put_right_is_asked_and_another_change_is_not(
    exchange: Exchange, city: Session, county: Session
) -> None:
    sought = stolen(exchange, city).data["record"]
    found = recovered(exchange, county, "T88102").data["record"]
    change = f"NIC/{found}.OCA/S-2."
    assert ask(exchange, county, "MRG", f"{change}MOD/MODEL 10").data["hits"] == []
    said = ask(exchange, county, "MRG", f"{change}SER/K369257")
    assert said.outcome == "modified"
    assert [hit["record"] for hit in said.data["hits"]] == [sought]


def test_another_number_and_another_file_tell_nothing(exchange: Exchange, city: Session, county: Session) -> None:
    stolen(exchange, city)
    assert recovered(exchange, county, "T88102").data["hits"] == []
    assert ask(exchange, county, "EV", ENTRY.format(plate="TST1234")).data["hits"] == []


def test_a_record_that_ended_is_not_told(exchange: Exchange, city: Session, county: Session) -> None:
    sought = stolen(exchange, city).data["record"]
    assert ask(exchange, city, "CFG", f"NIC/{sought}.OCA/26-1.DCL/20261123").outcome == "cleared"
    said = recovered(exchange, county)
    assert said.data["hits"] == []
    assert "ALSO" not in said.text


def test_a_file_out_of_reach_tells_an_entry_nothing(exchange: Exchange, city: Session, county: Session) -> None:
    stolen(exchange, city)
    narrowed(make_agency("IL1990200"), "recovered_gun")
    said = recovered(exchange, county)
    assert (said.outcome, said.data["hits"]) == ("entered", [])


def test_who_may_enter_and_not_ask_is_told_nothing(exchange: Exchange, city: Session, county: Session) -> None:
    stolen(exchange, city)
    ordered(make_agency("IL1990200"), "files.inquire")
    said = recovered(exchange, county)
    assert (said.outcome, said.data["hits"]) == ("entered", [])


def test_an_entry_sent_again_is_not_made_again_and_tells_only_what_is_open_now(
    exchange: Exchange, city: Session, county: Session
) -> None:
    sought = stolen(exchange, city).data["record"]
    first = recovered(exchange, county, reference="R1")
    assert recovered(exchange, county, reference="R1") == first
    narrowed(make_agency("IL1990200"), "recovered_gun")
    again = recovered(exchange, county, reference="R1")
    assert (again.outcome, again.data["record"]) == ("entered", first.data["record"])
    assert sought not in again.text + str(again.data)
    assert Record.objects.filter(file="recovered_gun").count() == 1


def test_two_agencies_that_enter_the_same_gun_at_once_take_the_same_turn(
    exchange: Exchange, city: Session, county: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each would miss the other's record: neither looks before the other is committed."""
    taken: list[set[tuple[int, str]]] = []
    monkeypatch.setattr("leads.switch.exchange.routes.one_at_a_time", lambda *some: taken.append(set(some)))
    stolen(exchange, city)
    recovered(exchange, county)
    both = (0, "recovered_gun+stolen_gun")
    assert taken == [
        {(city.agency_id, "stolen_gun"), both},
        {(county.agency_id, "recovered_gun"), both},
    ]
    assert turns("wanted_person") == []


VEHICLE = (
    "LIC/TST1234.LIS/IL.LIY/2027.LIT/PC.VMA/CHEV.MIS/USED IN A ROBBERY.DOT/20261121.OCA/{case}."
    "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
)
PLATE = VEHICLE.replace("VMA/CHEV.MIS/USED IN A ROBBERY.", "")


@pytest.mark.parametrize(
    ("first", "then"),
    [("EV", "EF"), ("EF", "EV"), ("EV", "EL"), ("EL", "EV"), ("EF-A", "EL"), ("EL", "EF")],
)
def test_a_vehicle_learns_at_entry_of_its_plate_and_felony_and_the_other_way_round(
    exchange: Exchange, city: Session, county: Session, first: str, then: str
) -> None:
    fields = {key: PLATE if key[:2] == "EL" else VEHICLE for key in (first, then)}
    sought = ask(exchange, city, first, fields[first].format(case="26-1")).data["record"]
    said = ask(exchange, county, then, fields[then].format(case="S-2"))
    [hit] = said.data["hits"]
    assert (said.outcome, hit["record"], hit["grade"]) == ("entered", sought, "exact")
    assert hit["caution"] is (first[:2] == "EF")


def test_files_of_vehicles_take_turns_by_twos() -> None:
    """And boats and parts with stolen vehicles, since what stands under one may be entered as the other."""
    by_twos = ("felony_vehicle+license_plate", "felony_vehicle+stolen_vehicle", "license_plate+stolen_vehicle")
    files = ("felony_vehicle", "license_plate", "stolen_vehicle")
    taken = {turn for file in files for _, turn in turns(file)}
    assert sorted(taken) == sorted((*by_twos, "boat+stolen_vehicle", "part+stolen_vehicle"))
    assert "boat+stolen_vehicle" in {turn for _, turn in turns("boat")}


def test_only_what_may_be_opened_is_read(exchange: Exchange, city: Session) -> None:
    number = stolen(exchange, city).data["record"]
    recovered(exchange, city)
    entered = Record.objects.get(file="recovered_gun")
    told = also_on_file(entered, lambda file: True, NOW.date(), NOW, DEFAULTS)
    assert [hit.candidate.number for hit in told] == [number]
    assert also_on_file(entered, lambda file: file != "stolen_gun", NOW.date(), NOW, DEFAULTS) == []


def test_another_agencys_record_of_the_same_is_told_to_both_and_ones_own_and_the_unsure_to_nobody(
    exchange: Exchange, city: Session, county: Session
) -> None:
    first = stolen(exchange, city).data["record"]
    said = stolen(exchange, county, "EG")
    assert [hit["record"] for hit in said.data["hits"]] == [first]
    [told] = Kept.objects.all()
    assert (told.device_id, told.outcome, told.data["record"]) == (city.device_id, "also entered", first)
    assert f"YOUR RECORD {first} is also on file as {said.data['record']} of another agency." in told.text
    assert Line.objects.get(event="hotfiles:record:owner_told").subject == f"record:{first}"
    more = stolen(exchange, county, "EG", serial="69257").data
    assert [(hit["record"], hit["grade"], hit["file"], hit["agency"]["ori"]) for hit in more.get("hits", [])] == []
    assert Kept.objects.count() == 1


def test_whoever_looks_for_a_gun_is_told_that_another_agency_has_found_it(
    exchange: Exchange, city: Session, county: Session
) -> None:
    stolen(exchange, city)
    recovered(exchange, city)
    assert not Kept.objects.exists(), "an agency knows its own"
    recovered(exchange, county)
    assert {one.device_id for one in Kept.objects.all()} == {city.device_id}


def test_a_second_birth_date_asks_what_other_agencies_have_under_it_as_an_entry_does(
    exchange: Exchange, city: Session, county: Session
) -> None:
    theirs = ask(exchange, county, "EW", written({**WANTED, "DOB": "19700315"})).data["record"]
    mine = ask(exchange, city, "EW", written(WANTED))
    assert [hit["record"] for hit in mine.data["hits"]] == []
    meant = {"NIC": mine.data["record"], "NAM": WANTED["NAM"], "OCA": WANTED["OCA"]}
    said = ask(exchange, city, "EN", written({**meant, "DOB": "19700315"}))
    assert [(hit["record"], hit["grade"]) for hit in said.data["hits"]] == [(theirs, "exact")]
    other = ask(exchange, city, "EN", written({**meant, "AKA": "POE, JO"}))
    assert other.data["no"]["code"] == "nothing-to-add-to"
    stolen_by_her = ask(exchange, city, "ENS", written({**meant, "DOB": "19600101"}))
    assert [hit["record"] for hit in stolen_by_her.data["hits"]] == [theirs], "by the second birth date, as before"
