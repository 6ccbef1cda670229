"""The registry of sex offenders: what is entered, what is said of it, juveniles, and a registration until it ends."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["sex_offender"]
LOE = {
    "NAM": "LOE, ANN", "SEX": "F", "RAC": "W", "DOB": "19830202", "HGT": "509", "WGT": "165", "EYE": "BRO",
    "HAI": "BRO", "CRR": "3699", "CON": "20200115", "ORD": "20210115", "ERD": "20310115", "STA": "IL",
    "OCA": "26-10411", "SUP": "DOCUMENT", "MKE": "EXS",
}  # fmt: skip
SENT = (
    "NAM/LOE, ANN.SEX/F.RAC/W.DOB/19830202.HGT/509.WGT/165.EYE/BRO.HAI/BRO.SOC/666123456.CRR/3699.CON/20200115."
    "ORD/20210115.ERD/20310115.OFS/05.SNU/100.SNA/MAIN ST.CTY/ANYTOWN.STA/IL.ZIP/62701.LIC/TST4711.LIS/IL.LIY/2027."
    "LIT/PC.OCA/26-10411.SUP/DOCUMENT.SUD/RECORDS DESK 217-555-0140"
)
PERSON = "NAM/LOE, ANN.DOB/19830202"


def check(key: str, values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[key], values | {"MKE": key}, TODAY)


def test_keys_and_what_every_entry_carries() -> None:
    assert [key.key for key in FILE.keys] == ["EXS", "EXSC", "MXS", "CXS", "XXS", "EXSN", "XXSN", "QXS"]
    must = {use.field.code for use in FILE.entries["EXS"].uses if use.must} - {"SUP", "SUD"}
    asked_for = "OCA ORD ERD CRR CON NAM SEX RAC HGT WGT HAI EYE DOB STA"
    assert must == set(asked_for.split())


def test_nothing_is_on_file_of_a_victim() -> None:
    assert {"ROV", "SOV", "AOV"}.isdisjoint(use.field.code for key in FILE.keys for use in key.uses)


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("EXS", LOE),
        ("EXS", LOE | {"ERD": "NONEXP"}),
        ("EXS", LOE | {"ERD": "20261123"}),
        ("EXS", LOE | {"CMC": "35"}),
        ("EXSC", LOE | {"CMC": "35"}),
        ("EXSC", LOE | {"CMC": "0035"}),
        ("EXS", LOE | {"CMC": "9035"}),
        ("EXS", LOE | {"ORD": "20261123"}),
    ],
)
def test_what_is_enough(key: str, values: dict[str, str]) -> None:
    check(key, values)


@pytest.mark.parametrize(
    ("key", "values", "marked"),
    [
        ("EXS", LOE | {"ERD": "20261122"}, "ERD"),
        ("EXS", LOE | {"ERD": "20210115"}, "ERD"),
        ("EXS", LOE | {"ORD": "20261124"}, "ORD"),
        ("EXS", LOE | {"CON": "20261124"}, "CON"),
        ("EXS", LOE | {"CON": "19830201"}, "CON"),
        ("EXS", LOE | {"CMC": "0035"}, "CMC"),
        ("EXSC", LOE, "CMC"),
        ("EXS", LOE | {"BDA": "20250101", "EDA": "20240101"}, "EDA"),
        ("EXS", LOE | {"DNA": "Y"}, "DLO"),
    ],
)
def test_unconfirmed_what_is_not(key: str, values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        check(key, values)
    assert no.value.field == marked


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"CRR": "2404"}, "no sexual offense by its code"),
        ({"OFS": "77"}, "OFS/77 stands as it was sent"),
        ({"CMC": "35"}, "demands no caution"),
        ({"DOB": "20020116"}, "17 years old when convicted"),
        ({"AKA": "BEAR,"}, "no given name"),
    ],
)
def test_doubts(changed: dict[str, str], word: str) -> None:
    assert word in " ".join(FILE.warnings(LOE | changed, TODAY))


def test_no_doubts_just_inside() -> None:
    assert FILE.warnings(LOE | {"OFS": "12", "CRR": "1099"}, TODAY) == ()
    assert FILE.warnings(LOE | {"DOB": "20020115"}, TODAY) == ()


@pytest.mark.parametrize(
    ("key", "cmc", "danger"), [("EXS", "", False), ("EXS", "35", False), ("EXSC", "35", False), ("EXSC", "3500", True)]
)
def test_being_registered_is_no_danger_for_officers(key: str, cmc: str, danger: bool) -> None:
    assert FILE.caution(key, LOE | {"CMC": cmc}) is danger


def test_nobody_is_held_for_being_registered() -> None:
    said = FILE.advise(LOE)
    assert said.startswith("Whoever is registered may go about: this record is no warrant, and alone no ground to stop")
    assert "juvenile" not in said
    assert "may not be kept" in FILE.advise(LOE | {"OFS": "01"})
    assert "only the warrant counts" in FILE.advise(LOE | {"OFS": "12"})
    assert FILE.advise(LOE | {"CMC": "00"}).startswith("Danger: keep your distance")


def test_who_was_a_child_when_convicted_is_told_to_nobody_outside() -> None:
    said = "The person was a juvenile when convicted: tell nobody outside law enforcement."
    assert said in FILE.advise(LOE | {"DOB": "20020116"})
    assert said not in FILE.advise(LOE | {"DOB": "20020115"})


def test_what_is_shown() -> None:
    assert FILE.headline(LOE | {"OFS": "05"}) == "Registered sex offender"
    held = LOE | {"OFS": "02", "SXP": "Y", "CMC": "00"}
    assert FILE.headline(held) == (
        "Registered sex offender, sexually violent predator, absconded, non-compliant: Armed and dangerous"
    )
    facts = dict(FILE.facts(LOE | {"SNU": "100", "SNA": "MAIN ST", "CTY": "ANYTOWN", "ZIP": "62701", "EMP": "BAKERY"}))
    assert facts["Registered address"] == "100 MAIN ST, ANYTOWN, IL 62701"
    assert facts["Registered"] == "From 15 Jan 2021 through 15 Jan 2031"
    assert dict(FILE.facts(LOE | {"ERD": "NONEXP"}))["Registered"] == "From 15 Jan 2021 without end"
    assert facts["Employer, school"] == "BAKERY"


def test_unconfirmed_it_is_kept_through_its_last_day() -> None:
    assert FILE.retired_on(LOE, TODAY, {}) == date(2031, 1, 16)
    assert FILE.retired_on(LOE | {"ERD": "NONEXP"}, TODAY, {}) is None


def test_the_days_are_compared_by_the_system() -> None:
    group = next(one for one in FILE.groups if one.code == "ORD")
    assert [one.fine for one in group.cross_checks(LOE, TODAY)] == [True, True]
    assert [one.fine for one in group.cross_checks(LOE | {"ERD": "20261122"}, TODAY)] == [True, False]
    assert [one.fine for one in group.cross_checks(LOE | {"ERD": "NONEXP"}, TODAY)] == [True, True]


@pytest.mark.django_db
def test_a_registration_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EXS", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "X99")
    for key, asked in (("QXS", PERSON), ("QW", PERSON), ("QV", "LIC/TST4711.LIS/IL"), ("QXS", f"NIC/{number}")):
        [hit] = ask(exchange, theirs, key, asked).data["hits"]
        assert (hit["record"], hit["caution"], hit["values"]["SOC"]) == (number, False, "*****3456")
    meant = f"NIC/{number}.NAM/LOE, ANN"
    assert ask(exchange, ours, "MXS", f"{meant}.OCA/26-10411.OFS/01").outcome == "modified"
    assert ask(exchange, theirs, "QXS", PERSON).data["hits"][0]["headline"] == "Registered sex offender, absconded"
    assert ask(exchange, ours, "CXS", f"{meant}.DCL/20210114").data["no"]["field"] == "DCL", "not before it began"
    assert ask(exchange, ours, "CXS", f"{meant}.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QXS", PERSON).outcome == "no record"


@pytest.mark.django_db
def test_a_registration_answers_through_its_last_day_and_not_on_the_next() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    ask(exchange, ours, "EXS", SENT.replace("ERD/20310115", "ERD/20261124"))
    last, over = NOW + timedelta(days=1), datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    session = sign_on("IL1990200", user_id="s.kerr", now=last)
    assert ask(exchange, session, "QXS", PERSON, now=last).outcome == "hit"
    session = sign_on("IL1990300", user_id="t.poe", now=over)
    assert ask(exchange, session, "QXS", PERSON, now=over).outcome == "no record"
