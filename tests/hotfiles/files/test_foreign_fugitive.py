"""The foreign fugitive file: entered by the Department alone, and no ground for an arrest here."""

from datetime import UTC, date, datetime

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.makers import make_department
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["foreign_fugitive"]
HELD = {
    "NAM": "POE, ANN", "SEX": "F", "RAC": "W", "DOB": "19850303", "HGT": "507", "WGT": "150", "HAI": "BRO",
    "OFF": "2404", "DOW": "20261120", "WNO": "A-1/11-2026", "OCA": "26-10411", "MKE": "EYI",
}  # fmt: skip
SENT = (
    "NAM/POE, ANN.SEX/F.RAC/W.DOB/19850303.HGT/507.WGT/150.HAI/BRO.OFF/2404.DOW/20261120.WNO/A-1 2026.LIC/TST4711."
    "LIS/IL.LIY/2027.LIT/PC.OCA/26-10411.SUP/{paper}.SUD/RECORDS DESK 217-555-0140"
)
PERSON = "NAM/POE, ANN.DOB/19850303"


@pytest.mark.parametrize(
    "values",
    [
        HELD | {"SUP": "DOCUMENT"},
        HELD | {"MKE": "EYC", "SUP": "WARRANT"},
        HELD | {"MKE": "EYCC", "CMC": "00"},
        HELD | {"DOW": "20261123", "ADO": "20261123"},
    ],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (HELD | {"SUP": "WARRANT"}, "SUP"),
        (HELD | {"MKE": "EYC", "SUP": "DOCUMENT"}, "SUP"),
        (HELD | {"DOW": "20261124"}, "DOW"),
        (HELD | {"ADO": "20261121"}, "DOW"),
        (HELD | {"DOB": ""}, "DOB"),
        (HELD | {"MKE": "EYIC"}, "CMC"),
        (HELD | {"CMC": "00"}, "CMC"),
        (HELD | {"OFF": "4901 ESCAPE"}, "OOC"),
    ],
)
def test_unconfirmed_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)
    assert no.value.field == marked


def test_what_is_said_first_is_danger_and_then_that_it_is_no_ground() -> None:
    assert FILE.advise(HELD).startswith("What another country wants is no warrant here")
    assert FILE.advise(HELD | {"CMC": "00"}).startswith("Danger: keep your distance")
    assert FILE.headline(HELD) == "Fugitive on an INTERPOL notice, no warrant here"
    assert FILE.headline(HELD | {"MKE": "EYCC", "CMC": "00"}) == (
        "Fugitive from Canada, no warrant here: Armed and dangerous"
    )
    assert [FILE.caution("EYC", HELD), FILE.caution("EYCC", HELD), FILE.caution("EYI", {"CMC": "90"})] == [
        False,
        True,
        True,
    ]
    assert FILE.named(HELD) == "POE, ANN"
    assert "Warrant" not in dict(FILE.facts(HELD))
    assert dict(FILE.facts(HELD))["Foreign warrant or notice"] == "A-1/11-2026, 20 Nov 2026"
    assert FILE.warnings(HELD, TODAY) == ()


def test_unconfirmed_a_notice_is_kept_for_five_years_and_a_warrant_without_end() -> None:
    assert FILE.retired_on(HELD, TODAY, {}) == date(2031, 11, 23)
    assert FILE.retired_on(HELD, datetime(2028, 2, 29, 23, tzinfo=UTC), {}) == date(2033, 2, 28)
    assert FILE.retired_on(HELD, TODAY, {"retention.interpol_notice_years": 1}) == date(2027, 11, 23)
    assert FILE.retired_on(HELD | {"MKE": "EYC"}, TODAY, {}) is None


def test_two_papers_are_two_records() -> None:
    assert FILE.same(HELD, dict(HELD))
    assert not FILE.same(HELD, HELD | {"WNO": "B-2"})


@pytest.mark.django_db
def test_from_entry_to_the_end() -> None:
    exchange, city, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    make_department()
    ours = sign_on("IL1990000", user_id="r.sloan")
    no = ask(exchange, city, "EYC", SENT.format(paper="WARRANT")).data["no"]
    assert (no["code"], no["clause"]) == ("not-for-your-agency", None)
    number = ask(exchange, ours, "EYI", SENT.format(paper="DOCUMENT")).data["record"]
    assert number.startswith("Y99")
    for key, asked in (("QW", PERSON), ("QV", "LIC/TST4711.LIS/IL")):
        [hit] = ask(exchange, theirs, key, asked).data["hits"]
        assert (hit["record"], "no ground to arrest" in hit["advise"]) == (number, True)
    meant = f"NIC/{number}.NAM/POE, ANN.OCA/26-10411"
    assert ask(exchange, ours, "MY", f"{meant}.MIS/SPEAKS NO ENGLISH").outcome == "modified"
    assert ask(exchange, theirs, "LY", f"NIC/{number}.NAM/POE, ANN.DOL/20261123.LCA/S-26-44").outcome == "located"
    assert ask(exchange, ours, "CY", f"{meant}.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QW", PERSON).outcome == "no record"


@pytest.mark.django_db
def test_what_comes_to_be_known_of_a_fugitive_is_added_by_the_department_and_says_that_it_is_no_warrant() -> None:
    exchange, city = Exchange("test", look_back=lambda records, now: None), sign_on("IL1990100")
    make_department()
    ours = sign_on("IL1990000", user_id="r.sloan")
    number = ask(exchange, ours, "EYI", SENT.format(paper="DOCUMENT")).data["record"]
    which = f"NIC/{number}.NAM/POE, ANN.OCA/26-10411"
    assert ask(exchange, city, "EYN", f"{which}.DOB/19860303").data["no"]["code"] == "not-your-record"
    assert ask(exchange, ours, "EYN", f"{which}.DOB/19860303").outcome == "modified"
    [hit] = ask(exchange, city, "QW", "NAM/POE, ANN.DOB/19860303").data["hits"]
    assert (hit["record"], hit["grade"]) == (number, "strong")
    assert "no warrant here" in hit["headline"]
    assert ask(exchange, ours, "XYN", f"{which}.DOB/19860303").outcome == "modified"
    assert ask(exchange, city, "QW", "NAM/POE, ANN.DOB/19870909").outcome == "no record"
