"""The parts file: what is enough, what it says, and a part from entry to its end; asked as vehicle and boat too."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS, field_of
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["part"]
VIN = "1M8GDM9AXKP042788"
PART = {
    "SER": "0T369257", "BRA": "MERC", "CAT": "OB", "MIS": "OUTBOARD MOTOR", "DOT": "20261120", "OCA": "26-10411",
    "SUP": "COMPLAINT", "MKE": "EP",
}  # fmt: skip
SENT = (
    "SER/0T-369 257.BRA/MERC.CAT/OB.EPD/150 HP.MIS/OUTBOARD MOTOR, BLACK.DOT/20261121.OCA/26-000123."
    "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
)
TITLE = SENT.replace("0T-369 257", VIN).replace("BRA/MERC.CAT/OB.EPD/150 HP", "BRA/TOYT.CAT/CT")


@pytest.mark.parametrize(
    "values",
    [
        PART,
        PART | {"SER": "", "OAN": "F42"},
        PART | {"BRA": "PART", "CAT": "WH"},
        PART | {"BRA": "PARTNER"},
        PART | {"DOT": "20261123"},
    ],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS["EP"], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({"SER": ""}, "SER"),
        ({"MIS": ""}, "MIS"),
        *(({"BRA": "PART", "CAT": code}, "CAT") for code in ("CF", "CT", "EN", "OB", "TN")),
        ({"BRA": "PART BLACK", "CAT": "EN"}, "CAT"),
        ({"DOT": "20261124"}, "DOT"),
        ({"LKA": "1"}, "LKI"),
    ],
)
def test_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EP"], PART | values, TODAY)
    assert no.value.field == marked


def test_what_it_is_stands_in_its_headline() -> None:
    assert FILE.headline(PART) == "Stolen part: outboard motor"
    assert FILE.headline(PART | {"CAT": "CT", "MKE": "EP-P"}) == (
        "Stolen part: certificate of title, hold for latent prints"
    )
    assert FILE.headline(PART | {"CAT": "TQ"}) == "Stolen part: T-top panel"
    assert "good faith" in FILE.advise(PART)
    assert "latent prints" in FILE.advise(PART | {"MKE": "EP-P"})
    assert "not the vehicle" in FILE.advise(PART | {"CAT": "VP"})
    assert not FILE.caution("EP-P", PART)


def test_unconfirmed_retention() -> None:
    assert FILE.retired_on(PART, TODAY, {}) == date(2031, 1, 1)
    assert FILE.retired_on(PART, TODAY, {"retention.part_years": 1}) == date(2028, 1, 1)


@pytest.mark.parametrize("code", ["CT", "CF", "VP"])
def test_unconfirmed_sources_disagree_how_long_titles_and_vin_plates_are_kept(code: str) -> None:
    paper = PART | {"CAT": code}
    assert FILE.retired_on(paper, TODAY, {}) == date(2031, 1, 1)
    assert FILE.retired_on(paper, TODAY, {"retention.vehicle_paper_years": 1}) == date(2028, 1, 1)
    assert FILE.retired_on(paper, TODAY, {"retention.vehicle_paper_years": 0}) is None


def test_a_code_means_what_it_means_in_this_file() -> None:
    assert getattr(field_of("part", "BRA"), "name", "") == "Brand of the part"
    assert getattr(field_of("article", "BRA"), "name", "") == "Brand"
    assert "part" in MESSAGE_KEYS["QV"].files
    assert "part" in MESSAGE_KEYS["ZV"].files


@pytest.mark.django_db
def test_a_part_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EP", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "E99")
    assert ask(exchange, ours, "EP", SENT).data["no"]["code"] == "on-file"
    for key, asked, grade in (
        ("QB", "SER/OT369257", "strong"),
        ("QB", "SER/0T3692S7", "possible"),
        ("QB", "BHN/0T369257", "possible"),
        ("QV", "VIN/0T369257", "possible"),
        ("QV", "OAN/0T369257", "possible"),
    ):
        [hit] = ask(exchange, theirs, key, asked).data["hits"]
        assert (hit["record"], hit["grade"]) == (number, grade), asked
        assert hit["headline"].lower().endswith("stolen part: outboard motor")
    assert ask(exchange, theirs, "LP", f"NIC/{number}.SER/0T369257.DOL/20261123.LCA/S-26-44").outcome == "located"
    assert ask(exchange, ours, "MP", f"NIC/{number}.OCA/26-000123.OAN/FLEET0042.DEL/SER").outcome == "modified"
    assert ask(exchange, theirs, "QB", "SER/0T369257").outcome == "no record"
    [hit] = ask(exchange, theirs, "QV", "OAN/FLEET0042").data["hits"]
    assert hit["record"] == number
    assert ask(exchange, ours, "XP", f"NIC/{number}.OCA/26-000123.DOC/20261123").outcome == "cancelled"
    assert ask(exchange, theirs, "QB", "OAN/FLEET0042").outcome == "no record"


@pytest.mark.django_db
def test_who_drives_by_right_is_no_sure_hit_when_the_title_was_stolen() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    assert ask(exchange, ours, "EP", TITLE).outcome == "entered"
    [hit] = ask(exchange, theirs, "QV", f"VIN/{VIN}.VMA/TOYT").data["hits"]
    assert (hit["grade"], hit["headline"]) == ("possible", "Possibly a stolen part: certificate of title")
    assert "not the vehicle" in hit["advise"]


@pytest.mark.django_db
def test_a_boat_entered_as_a_part_is_told_to_who_enters_the_boat() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    part = ask(exchange, ours, "EP", SENT.replace("0T-369 257", "TST12345A526"))
    boat = "BHN/TST12345A526.BMA/SEA.BYR/2026.BTY/RUN." + SENT[SENT.index("DOT/") :]
    [hit] = ask(exchange, theirs, "EB", boat).data["hits"]
    assert (hit["record"], hit["grade"]) == (part.data["record"], "possible")
