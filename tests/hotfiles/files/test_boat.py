"""The boat file: what is enough, what it says, and a boat from entry to its end."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS, field_of
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["boat"]
BOAT = {
    "REG": "IL1234AB", "RES": "IL", "REY": "2027", "BHN": "TST12345A526", "BMA": "SEA", "BYR": "2026", "BTY": "RUN",
    "DOT": "20261120", "OCA": "26-10411", "SUP": "COMPLAINT", "MKE": "EB",
}  # fmt: skip
SENT = (
    "REG/IL 1234 AB.RES/IL.REY/2027.BHN/TST12345A526.BMA/SEA.BYR/2026.BTY/RUN.BCO/WHI.BLE/18.DOT/20261121."
    "OCA/26-000123.SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
)


def without(*codes: str) -> dict[str, str]:
    return {code: value for code, value in BOAT.items() if code not in codes}


REGISTRATION = ("REG", "RES", "REY")


@pytest.mark.parametrize(
    "values",
    [
        BOAT,
        without("BHN"),
        without(*REGISTRATION),
        without("BHN", *REGISTRATION) | {"CGD": "1198765"},
        without("BHN", *REGISTRATION) | {"OAN": "F42"},
        BOAT | {"BTY": "YYY", "MIS": "GREEN CANOE"},
        BOAT | {"DOT": "20261123"},
        BOAT | {"BHN": "4711", "REG": "B1234567", "LKI": "IL1990100", "LKA": "1"},
    ],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS["EB"], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (without("REY"), "REY"),
        (without("RES"), "RES"),
        (without("REG"), "REG"),
        (without("BHN", *REGISTRATION), "BHN"),
        (BOAT | {"BTY": "YYY"}, "MIS"),
        (BOAT | {"DOT": "20261124"}, "DOT"),
        (BOAT | {"LKI": "IL1990100"}, "LKA"),
    ],
)
def test_unconfirmed_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EB"], values, TODAY)
    assert no.value.field == marked


def test_danger_is_said_first() -> None:
    assert FILE.caution("EB-A", BOAT)
    assert not FILE.caution("EB-P", BOAT)
    assert FILE.headline(BOAT | {"MKE": "EB-F"}) == "Stolen boat, occupants armed, hold for latent prints"
    assert FILE.advise(BOAT | {"MKE": "EB-A"}).startswith("Occupants may be armed")
    assert "latent prints" in FILE.advise(BOAT | {"MKE": "EB-P"})
    assert FILE.advise(BOAT).startswith("Confirm with the entering agency")


def test_unconfirmed_retention() -> None:
    assert FILE.retired_on(BOAT, TODAY, {}) == date(2031, 1, 1)
    assert FILE.retired_on(BOAT, TODAY, {"retention.boat_years": 1}) == date(2028, 1, 1)
    for code, value in (("OAN", "F42"), ("CGD", "1198765")):
        assert FILE.retired_on(without("BHN") | {code: value}, TODAY, {}) == date(2031, 1, 1)
    assert FILE.retired_on(without("BHN"), TODAY, {}) == date(2027, 2, 21)
    assert FILE.retired_on(without("BHN"), TODAY, {"retention.boat_no_hull_days": 30}) == date(2026, 12, 23)


def test_a_code_means_what_it_means_in_this_file() -> None:
    assert getattr(field_of("boat", "OAN"), "name", "") == "Owner-applied number"
    assert getattr(field_of("boat", "BCO"), "codes", "") == "VCO"


def test_what_is_asked() -> None:
    assert MESSAGE_KEYS["QB"].files == MESSAGE_KEYS["ZB"].files == ("boat", "part", "stolen_vehicle")


@pytest.mark.django_db
def test_a_boat_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EB-A", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "B99")
    assert ask(exchange, ours, "EB", SENT).data["no"]["code"] == "on-file"
    for asked, grade in (
        ("BHN/TST12345A526", "exact"),
        ("REG/IL1234AB.RES/IL", "exact"),
        ("REG/IL-1234-AB", "strong"),
        ("REG/IL1234AB.RES/WI", "possible"),
        ("REG/WS1234AB.RES/WI", "possible"),
        ("BHN/US-TST12345A526", "possible"),
        ("BHN/TST1234SA526", "possible"),
        ("SER/TST12345A526", "possible"),
    ):
        [hit] = ask(exchange, theirs, "QB", asked).data["hits"]
        assert (hit["record"], hit["grade"], hit["caution"]) == (number, grade, True), asked
    assert [one["record"] for one in ask(exchange, theirs, "QB", f"NIC/{number}").data["hits"]] == [number]
    assert ask(exchange, theirs, "QV", "VIN/TST12345A526").outcome == "no record"
    assert ask(exchange, theirs, "LB", f"NIC/{number}.BHN/TST12345A526.DOL/20261123.LCA/S-26-44").outcome == "located"
    modified = ask(exchange, ours, "MB", f"NIC/{number}.OCA/26-000123.CGD/1198765.DEL/BHN.MKE/EB")
    assert modified.outcome == "modified"
    assert ask(exchange, theirs, "QB", "BHN/TST12345A526").outcome == "no record"
    [hit] = ask(exchange, theirs, "QB", "CGD/1198765").data["hits"]
    assert (hit["grade"], hit["caution"]) == ("exact", False)
    assert ask(exchange, ours, "CB", f"NIC/{number}.OCA/26-000123.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QB", "CGD/1198765").outcome == "no record"


@pytest.mark.django_db
def test_a_second_boat_of_one_hull_is_told_and_another_agency_may_enter_it() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    assert ask(exchange, ours, "EB", SENT).outcome == "entered"
    nearly = SENT.replace("TST12345A526", "TST1234SA526").replace("IL 1234 AB", "IL 4321 BA")
    assert "nearly the same" in str(ask(exchange, ours, "EB", nearly).data)
    assert ask(exchange, theirs, "EB", SENT).outcome == "entered"
