"""The protective interest file: who enters it, what is enough, and what is said to who meets the person."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.oversight.numbers import set_text
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW, actor, make_administrator
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["protective_interest"]
HELD = {
    "NAM": "POE, MARY", "SEX": "F", "RAC": "W", "DOB": "19850202", "HGT": "507", "WGT": "150", "HAI": "BRO",
    "DTT": "20261120", "OCA": "26-10411", "SUP": "DOCUMENT", "MKE": "EPI",
}  # fmt: skip
SENT = (
    "NAM/POE, MARY.SEX/F.RAC/W.DOB/19850202.HGT/507.WGT/150.HAI/BRO.DTT/20261120.LIC/TST4711.LIS/IL.LIY/2027.LIT/PC."
    "OCA/26-10411.SUP/DOCUMENT.SUD/RECORDS DESK 217-555-0140"
)
PERSON = "NAM/POE, MARY.DOB/19850202"


@pytest.mark.parametrize(
    "values",
    [HELD, HELD | {"DTT": "20261123"}, HELD | {"DTT": ""}, HELD | {"MKE": "EPIC", "CMC": "00"}, HELD | {"CMC": "90"}],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (HELD | {"DTT": "20261124"}, "DTT"),
        (HELD | {"DOB": ""}, "DOB"),
        (HELD | {"CMC": "00"}, "CMC"),
        (HELD | {"MKE": "EPIC"}, "CMC"),
        (HELD | {"SUP": "COMPLAINT"}, "SUP"),
        (HELD | {"LKA": "26-1"}, "LKI"),
    ],
)
def test_unconfirmed_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)
    assert no.value.field == marked


def test_keys_doubts_and_no_end() -> None:
    assert [key.key for key in FILE.keys] == ["EPI", "EPIC", "MPI", "XPI", "EPIN", "XPIN"]
    assert FILE.warnings(HELD, TODAY) == ()
    assert "No date of threat" in FILE.warnings(HELD | {"DTT": ""}, TODAY)[0]
    assert FILE.retired_on(HELD, TODAY, {}) is None


def test_what_is_said_first_is_danger_and_then_that_it_is_no_warrant() -> None:
    assert FILE.caution("EPI", HELD)
    assert FILE.advise(HELD).startswith("Take care: the person is thought to threaten somebody")
    assert FILE.advise(HELD | {"CMC": "00"}).startswith("Danger: keep your distance")
    assert "no ground to arrest or hold" in FILE.advise(HELD)
    assert (
        FILE.headline(HELD | {"CMC": "00"}) == "Person who may threaten somebody under protection: Armed and dangerous"
    )
    assert FILE.named(HELD) == "POE, MARY"
    assert dict(FILE.facts(HELD))["Threat of"] == "20 Nov 2026"


@pytest.mark.django_db
def test_nobody_enters_one_until_the_state_names_the_agency() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    no = ask(exchange, ours, "EPI", SENT).data["no"]
    assert (no["code"], no["clause"], "protective_interest.entered_by" in no["cure"]) == (
        "not-for-your-agency",
        None,
        True,
    )
    _name("IL1990300")
    assert ask(exchange, ours, "EPI", SENT).outcome == "refused"
    _name("IL1990300, IL1990100")
    assert ask(exchange, ours, "EPI", SENT).outcome == "entered"


def _name(agencies: str) -> None:
    set_text("protective_interest.entered_by", agencies, why="Statute", by=actor(make_administrator()), now=NOW)


@pytest.mark.django_db
def test_from_entry_to_the_end() -> None:
    _name("IL1990100")
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    number = ask(exchange, ours, "EPI", SENT).data["record"]
    for key, asked in (("QW", PERSON), ("QV", "LIC/TST4711.LIS/IL")):
        [hit] = ask(exchange, theirs, key, asked).data["hits"]
        assert (hit["record"], hit["caution"]) == (number, True)
    meant = f"NIC/{number}.NAM/POE, MARY.OCA/26-10411"
    _name("NONE")
    assert ask(exchange, ours, "MPI", f"{meant}.MIS/HAS MOVED").outcome == "modified", "it stays with its agency"
    assert ask(exchange, ours, "XPI", meant).outcome == "cancelled"
    assert ask(exchange, theirs, "QW", PERSON).outcome == "no record"


@pytest.mark.django_db
def test_what_comes_to_be_known_of_the_person_is_added_and_hits_as_a_caution() -> None:
    _name("IL1990100")
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    number = ask(exchange, ours, "EPI", SENT).data["record"]
    which = f"NIC/{number}.NAM/POE, MARY.OCA/26-10411"
    car = "LIC/TST4712.LIS/IL.LIY/2027.LIT/PC"
    assert ask(exchange, ours, "EPIN", f"{which}.{car}").outcome == "modified"
    [hit] = ask(exchange, theirs, "QV", "LIC/TST4712.LIS/IL").data["hits"]
    assert (hit["record"], hit["caution"], hit["grade"]) == (number, True, "strong")
    assert ask(exchange, ours, "XPIN", f"{which}.{car}").outcome == "modified"
    assert ask(exchange, theirs, "QV", "LIC/TST4712.LIS/IL").outcome == "no record"
