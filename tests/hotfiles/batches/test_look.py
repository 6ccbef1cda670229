"""A batch looked over: values as they are read, every problem by itself, nothing secret, what a modify would change."""

from typing import Any

import pytest

from leads.hotfiles.batches.look import NO, asks_for, difference, in_words, look, without_secrets, written
from leads.hotfiles.batches.rows import Row
from leads.hotfiles.declare.keys import CHANGING
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.rules.refused import Refused
from tests.commands.batches import ENTRY
from tests.makers import NOW


def row(key: str, **fields: str) -> Row:
    return Row(2, key, tuple(fields.items()))


def entry(**more: str) -> Row:
    fields = {code: value for code, value in {**ENTRY, **more}.items() if code != "key" and value}
    return row("EV", **fields)


def codes(looked: Row) -> list[str]:
    return [one.code for one in look(looked, NOW).problems]


def test_an_entry_is_read_as_the_switch_reads_it() -> None:
    looked = look(entry(LIC="tst-5678", DOT="2026-11-21", VIN="1ZZTEST02R0000004"), NOW)
    assert not looked.problems
    assert (looked.values["LIC"], looked.values["DOT"], looked.values["SUP"]) == ("TST5678", "20261121", "DOCUMENT")
    assert any("VIN" in warning for warning in looked.warnings)


@pytest.mark.parametrize(
    ("looked", "problems"),
    [
        (entry(SUP="TELEPHONE"), ["telephone-only"]),
        (entry(DOT="20261124"), ["field-wrong"]),
        (entry(VMA="", OCA=""), ["field-missing", "field-missing"]),
        (entry(VIN="NOVIN"), ["field-placeholder"]),
        (row("MV", NIC="V990000001", OCA="26-1", PIH="REPORT"), ["who-validates"]),
        (row("MV", NIC="V990000001", OCA="26-1", VLN="J DOE"), ["no-paper"]),
        (row("MV", NIC="V990000001", OCA="26-1", VLN="J DOE", PIH="REPORT 26-1"), []),
        (row("ZV", LIC="TST1234", LIS="IL"), ["purpose-missing"]),
        (row("ZV", LIC="TST1234", LIS="IL", PUR="C", ATN="OFC J DOE 4411"), []),
        (row("QV", LIC="A.LIS/IL"), ["wire-not-as-meant"]),
    ],
)
def test_what_a_row_says_by_itself(looked: Row, problems: list[str]) -> None:
    assert codes(looked) == problems


def test_the_longest_row_that_can_be_a_message() -> None:
    most = 16_384 - len(written(row("EV", MIS="A"))) + 1 - 2
    written(row("EV", MIS="A" * most))
    with pytest.raises(Refused) as no:
        written(row("EV", MIS="A" * (most + 1)))
    assert (no.value.code, no.value.field) == ("row-too-long", "MIS")


def test_nothing_secret_is_shown() -> None:
    said = "\n".join(in_words(look(row("QW", SOC="666-12-3456"), NOW)))
    assert said == "row 2  QW  SOC/*****3456"
    wrong = "\n".join(in_words(look(row("QW", NAM="A\x1b[2J", SOC="666-12-345"), NOW)))
    assert wrong.startswith("row 2  QW  NAM/A?[2J SOC/*****-345\n  NO: ")
    assert "\x1b" not in wrong
    assert "666" not in wrong
    asked = row("QW", SOC="666-12-3456; 666123457")
    assert without_secrets(asked, "666-12-3456 or 666123456 is 666123457.") == "***** or ***** is *****."
    impostor = row("EID", PWD="Blue Heron 42")
    assert without_secrets(impostor, "BLUE HERON 42 is short.") == "***** is short."


def test_the_inquiry_for_a_record_is_one_that_opens_its_file_and_needs_no_purpose() -> None:
    assert {key: asked.key for key in ("MV", "MW", "MG", "MPO") if (asked := asks_for(MESSAGE_KEYS[key]))} == {
        "MV": "QV",
        "MW": "QW",
        "MG": "QG",
        "MPO": "QPO",
    }
    assert asks_for(MESSAGE_KEYS["EV"]) is None
    changing = [key for key in MESSAGE_KEYS.values() if key.does in CHANGING]
    assert all(asks_for(key) for key in changing)


def hit(**values: str) -> dict[str, Any]:
    agency = {"ori": "IL1990100", "name": "Example City", "telephone": ""}
    return {
        "record": "W990000001",
        "values": values,
        "case": "26-1",
        "headline": "Wanted person",
        "agency": agency,
        "additions": [],
    }


def told(looked: Row, *hits: dict[str, Any]) -> str:
    return "\n".join(difference(look(looked, NOW), list(hits)))


def test_what_a_modify_would_change() -> None:
    held = hit(NAM="DOE, JOHN", DOB="19800229", SMT="TAT L ARM", SOC="*****3456", HAI="BRO")
    change = row("MW", NIC="W990000001", NAM="DOE, JOHN", OCA="26-1", HAI="BLK", SOC="666123457")
    said = told(change, held)
    assert "HAI: BRO replaced by BLK" in said
    assert "SOC: sent, not shown" in said
    assert "666" not in said
    assert "NO: NAM is not what W990000001 says" in told(
        row("MW", NIC="W990000001", NAM="ROE, JANE", OCA="26-1", HAI="BLK"), held
    )
    assert "nothing: it says all of this already" in told(
        row("MW", NIC="W990000001", NAM="DOE, JOHN", OCA="26-1", HAI="BRO"), held
    )
    assert "NO: VMO can't be taken off" in told(row("MV", NIC="V990000001", OCA="26-1", DEL="VMO"), vehicle())
    assert "VCO: taken off BLU" in told(row("MV", NIC="V990000001", OCA="26-1", DEL="VCO"), vehicle())
    assert told(change).startswith(f"{NO} W990000001 is not found")


def test_what_a_supplement_would_add() -> None:
    held = hit(NAM="DOE, JOHN", AKA="ROE, JOHN")
    meant = {"NIC": "W990000001", "NAM": "DOE, JOHN", "OCA": "26-1"}
    assert "AKA: added POE, JO" in told(row("EN", **meant, AKA="POE, JO"), held)
    assert "NO: The record has no SMT" in told(row("EN", **meant, SMT="TAT R ARM"), held)
    assert "AKA: taken off ROE, JOHN" in told(row("XN", **meant, AKA="ROE, JOHN"), held)
    assert "NO: POE, JO can't be taken off AKA: it holds ROE, JOHN" in told(row("XN", **meant, AKA="POE, JO"), held)
    assert "NO: AKA holds ROE, JOHN already" in told(row("EN", **meant, AKA="ROE, JOHN"), held)
    born = held | {"additions": [{"kind": "birth date", "whose": "own", "values": {"DOB": "19700315"}}]}
    assert "DOB: taken off 19700315" in told(row("XN", **meant, DOB="19700315"), born)
    assert "NO: 19700316 can't be taken off DOB: added are 19700315" in told(row("XN", **meant, DOB="19700316"), born)
    said = told(row("EN", **meant, SOC="666123457"), held)
    assert "SOC: added *****3457" in said
    assert "666" not in said


def vehicle() -> dict[str, Any]:
    return {**hit(LIC="TST1234", VCO="BLU"), "record": "V990000001"}
