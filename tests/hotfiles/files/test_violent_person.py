"""The violent person file: danger first, no warrant, and a record from entry to its cancel."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["violent_person"]
COE = {
    "NAM": "COE, JOHN", "SEX": "M", "RAC": "W", "DOB": "19850101", "HGT": "511", "WGT": "190", "HAI": "BRO",
    "VPC": "1", "OFF": "1304", "CON": "20200115", "OCA": "26-10411", "SUP": "DOCUMENT", "MKE": "EVP",
}  # fmt: skip
SENT = (
    "NAM/COE, JOHN.SEX/M.RAC/W.DOB/19850101.HGT/511.WGT/190.HAI/BRO.VPC/1.OFF/1304.CON/20200115.LIC/TST4711.LIS/IL."
    "LIY/2027.LIT/PC.OCA/26-10411.SUP/DOCUMENT.SUD/RECORDS DESK 217-555-0140"
)
PERSON = "NAM/COE, JOHN.DOB/19850101"


def check(key: str, values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[key], values | {"MKE": key}, TODAY)


def test_keys_of_the_file_are_unconfirmed_and_nobody_locates_or_clears() -> None:
    assert [key.key for key in FILE.keys] == ["EVP", "EVPC", "MVP", "XVP", "EVPN", "XVPN"]
    assert {use.field.code for use in FILE.entries["EVPC"].uses if use.must} >= {"CMC", "VPC", "OCA"}


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("EVP", COE),
        ("EVP", COE | {"OFF": "", "CON": ""}),
        ("EVP", COE | {"VPC": "4", "MIS": "WROTE THAT HE WOULD SHOOT OFFICERS"}),
        ("EVP", COE | {"DOB": "", "SOC": "666123456"}),
        ("EVPC", COE | {"CMC": "00"}),
        ("EVP", COE | {"CON": "20261123"}),
    ],
)
def test_what_is_enough(key: str, values: dict[str, str]) -> None:
    check(key, values)


@pytest.mark.parametrize(
    ("key", "values", "marked"),
    [
        ("EVP", COE | {"DOB": ""}, "DOB"),
        ("EVP", COE | {"CMC": "00"}, "CMC"),
        ("EVPC", COE, "CMC"),
        ("EVP", COE | {"VPC": "4"}, "MIS"),
        ("EVP", COE | {"CON": "20261124"}, "CON"),
        ("EVP", COE | {"LKI": "IL1990100"}, "LKA"),
    ],
)
def test_unconfirmed_what_is_not(key: str, values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        check(key, values)
    assert no.value.field == marked


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"OFF": ""}, "(OFF missing)"),
        ({"OFF": "", "CON": ""}, "(OFF and CON missing)"),
        ({"CON": "19840101"}, "older than the person"),
        ({"AKA": "BEAR,"}, "no given name"),
        ({"DOB": ""}, "name only"),
    ],
)
def test_doubts(changed: dict[str, str], word: str) -> None:
    assert word in " ".join(FILE.warnings(COE | changed, TODAY))


def test_no_doubts_just_inside() -> None:
    assert FILE.warnings(COE, TODAY) == ()
    assert FILE.warnings(COE | {"VPC": "4", "OFF": "", "CON": "", "MIS": "THREAT"}, TODAY) == ()


def test_danger_is_said_first_and_that_it_is_no_warrant() -> None:
    for key in FILE.entries:
        assert FILE.caution(key, COE)
    assert FILE.advise(COE).startswith("Danger: ")
    assert "this record alone is no ground to stop, search or arrest" in FILE.advise(COE)
    assert FILE.headline(COE) == "Violent person, assault on law enforcement"
    held = COE | {"VPC": "4", "CMC": "00"}
    assert FILE.headline(held) == "Violent person, threat to law enforcement: Armed and dangerous"
    assert dict(FILE.facts(COE))["Convicted on"] == "15 Jan 2020"


def test_unconfirmed_there_is_no_end() -> None:
    assert FILE.retired_on(COE, TODAY, {}) is None


@pytest.mark.django_db
def test_a_violent_person_from_entry_to_cancel() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EVP", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "L99")
    assert ask(exchange, ours, "EVP", SENT).data["no"]["code"] == "on-file"
    for key, asked in (("QW", PERSON), ("QV", "LIC/TST4711.LIS/IL"), ("QW", f"NIC/{number}")):
        [hit] = ask(exchange, theirs, key, asked).data["hits"]
        assert (hit["record"], hit["caution"]) == (number, True)
        assert hit["advise"].startswith("Danger: known for violence.")
    meant = f"NIC/{number}.NAM/COE, JOHN"
    assert ask(exchange, theirs, "XVP", meant).outcome == "refused"
    assert ask(exchange, ours, "MVP", f"{meant}.OCA/26-10411.MKE/EVPC.CMC/00").outcome == "modified"
    assert ask(exchange, theirs, "QW", PERSON).text.startswith("HIT. VIOLENT PERSON, ASSAULT ON LAW ENFORCEMENT: ARMED")
    assert ask(exchange, ours, "MVP", f"{meant}.OCA/26-10411.DEL/VPC").outcome == "refused"
    assert ask(exchange, ours, "XVP", f"{meant}.RPS/ADMIN CLOSING").outcome == "cancelled"
    assert ask(exchange, theirs, "QW", PERSON).outcome == "no record"


WANTED = (
    "NAM/COE, JOHN.SEX/M.RAC/W.DOB/19850101.HGT/511.WGT/190.HAI/BRO.OFF/2404.DOW/20261101.EXL/01.OCA/26-20202."
    "SUP/WARRANT.SUD/RECORDS DESK 217-555-0140.FKD/202611230900"
)
REGISTERED = (
    "NAM/COE, JOHN.SEX/M.RAC/W.DOB/19850101.HGT/511.WGT/190.EYE/BRO.HAI/BRO.CRR/3699.CON/20150115.ORD/20200115."
    "ERD/20300115.STA/IL.OCA/26-30303.SUP/DOCUMENT.SUD/RECORDS DESK 217-555-0140"
)


@pytest.mark.django_db
def test_neither_danger_nor_a_warrant_is_hidden_under_another_record() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    for key, sent in (("EXS", REGISTERED), ("EW", WANTED), ("EVP", SENT)):
        assert ask(exchange, ours, key, sent).outcome == "entered"
    told = ask(exchange, ours, "QW", PERSON + ".SEX/M.RAC/W")
    assert [hit["file"] for hit in told.data["hits"]] == ["violent_person", "wanted_person", "sex_offender"]
    assert told.text.split("\n")[0] == (
        "3 HITS, READ EACH: VIOLENT PERSON, ASSAULT ON LAW ENFORCEMENT - CAUTION; WANTED PERSON; "
        "REGISTERED SEX OFFENDER"
    )


@pytest.mark.django_db
def test_who_is_sought_is_read_before_who_is_registered_though_that_is_surer() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    ask(exchange, ours, "EXS", REGISTERED)
    ask(exchange, ours, "EW", WANTED.replace("DOB/19850101", "DOB/19850110"))
    hits = ask(exchange, ours, "QW", PERSON).data["hits"]
    assert [(hit["file"], hit["grade"]) for hit in hits] == [("wanted_person", "strong"), ("sex_offender", "exact")]
