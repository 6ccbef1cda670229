"""The felony vehicle file: its reason, its danger, how long it is kept, and a vehicle from entry to its end."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ENTRY, ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["felony_vehicle"]
CAR = {
    "LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC", "VIN": "1M8GDM9AXKP042788", "VYR": "1989", "VMA": "TOYT",
    "MIS": "USED IN A ROBBERY IN ANYTOWN", "DOT": "20261120", "OCA": "26-10411", "SUP": "DOCUMENT", "MKE": "EF",
}  # fmt: skip
SENT = ENTRY.format(plate="TST1234") + ".MIS/USED IN A ROBBERY IN ANYTOWN"


@pytest.mark.parametrize(
    "values", [{}, {"LIC": "", "LIS": "", "LIY": "", "LIT": ""}, {"VIN": "", "VYR": ""}, {"DOT": "20261123"}]
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS["EF"], CAR | values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({"VYR": ""}, "VYR"),
        ({"LIY": ""}, "LIY"),
        ({"DOT": "20261124"}, "DOT"),
        ({"LKA": "26-1"}, "LKI"),
        ({"LIC": "", "LIS": "", "LIY": "", "LIT": "", "VIN": "", "VYR": ""}, "LIC"),
    ],
)
def test_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EF"], CAR | values, TODAY)
    assert no.value.field == marked


@pytest.mark.parametrize("said", ["", "UNKNOWN", "NONE", "N/A"])
def test_unconfirmed_its_reason_is_told(said: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EF"], CAR | {"MIS": said}, TODAY)
    assert no.value.field == "MIS"
    assert "MIS" not in MESSAGE_KEYS["MF"].removable
    assert all(use.must for key in FILE.entries.values() for use in key.uses if use.field.code == "MIS")


def test_one_that_was_also_stolen_is_entered_as_stolen() -> None:
    assert FILE.warnings(CAR, TODAY) == ()
    [said] = FILE.warnings(CAR | {"MIS": "Stolen in Anytown, then used in a robbery"}, TODAY)
    assert "entered as stolen (EV)" in said


@pytest.mark.parametrize("key", list(FILE.entries))
def test_danger_is_said_first_and_nobody_is_arrested_by_it(key: str) -> None:
    told = FILE.advise(CAR | {"MKE": key})
    assert FILE.caution(key, CAR)
    assert told.startswith("Officer safety")
    assert ("armed" if key in {"EF-A", "EF-F"} else "dangerous") in told.partition(" Confirm")[0]
    assert "no ground to arrest" in told
    assert ("latent prints" in told) is (key in {"EF-P", "EF-F"})
    assert FILE.headline(CAR | {"MKE": key}).startswith("Vehicle used in a felony")


def test_no_vehicle_is_called_stolen_that_was_not() -> None:
    facts = dict(FILE.facts(CAR))
    assert facts["Used in the felony on"] == "20 Nov 2026"
    assert facts["Notes"] == "USED IN A ROBBERY IN ANYTOWN"
    assert "stolen" not in " ".join([FILE.headline(CAR), FILE.advise(CAR), *facts]).lower()


def test_unconfirmed_retention() -> None:
    assert FILE.retired_on(CAR, TODAY, {}) == date(2027, 2, 21)
    assert FILE.retired_on(CAR, TODAY, {"retention.felony_vehicle_days": 30}) == date(2026, 12, 23)


@pytest.mark.parametrize(
    ("asked", "grade"),
    [
        ({"LIC": "TST1234", "LIS": "IL"}, "exact"),
        ({"LIC": "TST1234"}, "strong"),
        ({"LIC": "T5T1234", "LIS": "IL"}, "possible"),
        ({"LIC": "TST1234", "LIS": "IN"}, "possible"),
        ({"VIN": "1M8GDM9AXKP042788"}, "exact"),
        ({"VIN": "KP042788"}, "possible"),
        ({"LIC": "TST1234", "LIS": "IL", "VIN": "1HGCM82633A004352"}, "strong"),
        ({"LIC": "TST1235", "LIS": "IL"}, ""),
    ],
)
def test_it_is_found_as_any_vehicle_is(asked: dict[str, str], grade: str) -> None:
    found = FILE.match(asked, CAR, TODAY, {})
    assert getattr(found, "grade", "") == grade


@pytest.mark.django_db
def test_a_felony_vehicle_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    assert "MIS" in ask(exchange, ours, "EF", ENTRY.format(plate="TST1234")).text
    entered = ask(exchange, ours, "EF", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "F99")
    assert ask(exchange, ours, "EF-A", SENT).data["no"]["code"] == "on-file"
    [hit] = ask(exchange, theirs, "QV", "LIC/TST1234.LIS/IL").data["hits"]
    assert (hit["record"], hit["grade"], hit["caution"]) == (number, "exact", True)
    assert [one["record"] for one in ask(exchange, theirs, "QV", f"NIC/{number}").data["hits"]] == [number]
    assert ask(exchange, theirs, "LF", f"NIC/{number}.LIC/TST1234.DOL/20261123.LCA/S-26-44").outcome == "located"
    modified = ask(exchange, ours, "MF", f"NIC/{number}.OCA/26-000123.VCO/RED.MKE/EF-A")
    assert modified.outcome == "modified"
    assert "occupants armed" in ask(exchange, theirs, "QV", "VIN/1ZZTEST02R0000001").data["hits"][0]["headline"]
    assert ask(exchange, ours, "MF", f"NIC/{number}.OCA/26-000123.DEL/MIS").outcome == "refused"
    assert ask(exchange, ours, "CF", f"NIC/{number}.OCA/26-000123.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QV", "LIC/TST1234.LIS/IL").outcome == "no record"


@pytest.mark.django_db
def test_unconfirmed_it_may_stand_beside_a_stolen_one_and_one_inquiry_finds_both() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    stolen = ask(exchange, ours, "EV", ENTRY.format(plate="TST1234")).data["record"]
    entered = ask(exchange, ours, "EF", SENT)
    assert [hit["record"] for hit in entered.data["hits"]] == [stolen]
    found = ask(exchange, theirs, "QV", "LIC/TST1234.LIS/IL").data["hits"]
    assert {hit["record"] for hit in found} == {stolen, entered.data["record"]}
