"""The supervised release file: what is enough, what is said at the stop, and that whoever supervises is told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.declare.keys import LOCATE
from leads.hotfiles.match import Asked, as_it_stands
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.fields import DEFAULTS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["supervised_release"]
HELD = {
    "NAM": "POE, MAX", "SEX": "M", "RAC": "W", "DOB": "19850101", "HGT": "511", "WGT": "190", "HAI": "BRO",
    "OFF": "2404", "PSS": "PAROLE", "SON": "MARLOWE, R", "SOT": "2175550100", "DSE": "20281123", "OCA": "26-10411",
    "SUP": "DOCUMENT", "MKE": "EC",
}  # fmt: skip
SENT = (
    "NAM/POE, MAX.SEX/M.RAC/W.DOB/19850101.HGT/511.WGT/190.HAI/BRO.OFF/2404.PSS/PAROLE.SON/MARLOWE, R.SOT/217-555-0100."
    "DSE/20281123.LIC/TST4711.LIS/IL.LIY/2027.LIT/PC.OCA/26-10411.SUP/DOCUMENT.SUD/RECORDS DESK 217-555-0140"
)
PERSON = "NAM/POE, MAX.DOB/19850101"


def without(*codes: str) -> dict[str, str]:
    return {code: value for code, value in HELD.items() if code not in codes}


@pytest.mark.parametrize(
    "values",
    [
        HELD,
        HELD | {"MKE": "EC-C", "CMC": "00"},
        HELD | {"CMC": "90"},
        HELD | {"DSE": "20261123"},
        HELD | {"DSE": "20261122", "DPE": "20261123"},
        without("DSE") | {"DPE": "20261123"},
        without("DOB") | {"FBI": "123456AB7"},
        HELD | {"OFF": "4901 ESCAPE", "OOC": "2404", "DIS": "20261123"},
    ],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (without("DOB"), "DOB"),
        (without("DSE"), "DSE"),
        (HELD | {"DSE": "20261122"}, "DSE"),
        (HELD | {"DSE": "20261121", "DPE": "20261122"}, "DPE"),
        (HELD | {"MKE": "EC-C"}, "CMC"),
        (HELD | {"CMC": "00"}, "CMC"),
        (HELD | {"DOB": "20261124"}, "DOB"),
        (HELD | {"SUP": "COMPLAINT"}, "SUP"),
        (HELD | {"OFF": "4901 ESCAPE"}, "OOC"),
        (HELD | {"DIS": "20261124"}, "DIS"),
        (HELD | {"LIC": "TST4711"}, "LIS"),
    ],
)
def test_unconfirmed_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)
    assert no.value.field == marked


def test_keys_and_no_locate() -> None:
    assert [key.key for key in FILE.keys] == ["EC", "EC-C", "MC", "CC", "XC", "ECN", "XCN", "ECNS", "XCNS"]
    assert not [key for key in FILE.keys if key.does is LOCATE]
    assert FILE.tells_owner


def test_doubts() -> None:
    assert FILE.warnings(HELD, TODAY) == ()
    assert "name only" in FILE.warnings(without("DOB"), TODAY)[0]


def test_what_is_said_first_is_danger_and_then_that_it_is_no_warrant() -> None:
    assert FILE.advise(HELD).startswith("Being on supervised release is no warrant: this record alone is no ground")
    assert "officer, MARLOWE, R 2175550100, has to know of this contact" in FILE.advise(HELD)
    assert FILE.advise(HELD | {"CMC": "00"}).startswith("Danger: keep your distance")
    assert FILE.headline(HELD) == "Person on supervised release (PAROLE)"
    assert FILE.headline(HELD | {"CMC": "00"}).endswith(": Armed and dangerous")
    assert FILE.named(HELD) == "POE, MAX"
    assert [FILE.caution("EC", HELD), FILE.caution("EC-C", HELD), FILE.caution("EC", {"CMC": "90"})] == [
        False,
        True,
        True,
    ]
    assert dict(FILE.facts(HELD))["Supervising officer"] == "MARLOWE, R 2175550100"


def test_unconfirmed_it_is_kept_through_the_later_of_its_last_days() -> None:
    assert FILE.retired_on(HELD, TODAY, {}) == date(2028, 11, 24)
    assert FILE.retired_on(HELD | {"DPE": "20290101"}, datetime(2026, 11, 23, tzinfo=UTC), {}) == date(2029, 1, 2)
    assert FILE.retired_on(without("DSE"), TODAY, {}) is None


@pytest.mark.parametrize(("last", "answers"), [("20261123", True), ("20261122", False)])
def test_it_answers_through_its_last_day(last: str, answers: bool) -> None:
    for asked in ({"NAM": "POE, MAX", "DOB": "19850101"}, {"NIC": "C990000001"}):
        known = HELD | {"DSE": last, "NIC": "C990000001"}
        assert (as_it_stands(FILE, Asked(asked, TODAY, DEFAULTS), known) is not None) is answers


def test_the_second_party_sees_when_it_is_over() -> None:
    [group] = [one for one in FILE.groups if one.code == "DSE"]
    assert [one.fine for one in group.cross_checks(HELD, TODAY)] == [True]
    assert [one.fine for one in group.cross_checks(HELD | {"DSE": "20261122"}, TODAY)] == [False]
    assert not list(group.cross_checks({}, TODAY))


@pytest.mark.django_db
def test_from_entry_to_the_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    number = ask(exchange, ours, "EC", SENT).data["record"]
    assert number.startswith("C99")
    assert ask(exchange, ours, "EC", SENT).data["no"]["code"] == "on-file"
    for key, asked in (("QW", PERSON), ("QV", "LIC/TST4711.LIS/IL"), ("ZW", f"{PERSON}.PUR/C.ATN/OFC J DOE")):
        [hit] = ask(exchange, theirs, key, asked).data["hits"]
        assert (hit["record"], hit["caution"]) == (number, False)
    meant = f"NIC/{number}.NAM/POE, MAX.OCA/26-10411"
    assert ask(exchange, ours, "MC", f"{meant}.MKE/EC-C.CMC/00").outcome == "modified"
    [hit] = ask(exchange, theirs, "QW", PERSON).data["hits"]
    assert (hit["caution"], hit["advise"][:7]) == (True, "Danger:")
    later = NOW + timedelta(hours=1)
    assert ask(exchange, ours, "CC", f"{meant}.DCL/20261123", now=later).outcome == "cleared"
    assert ask(exchange, theirs, "QW", PERSON, now=later).outcome == "no record"
