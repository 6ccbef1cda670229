"""The gun file: what is enough, what it says, and a gun from entry to its end."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["stolen_gun"]
GUN = {
    "SER": "K369257", "MAK": "SW", "CAL": "38", "TYP": "PR", "MOD": "MODEL 10", "DOT": "20261120", "OCA": "26-10411",
    "SUP": "COMPLAINT", "MKE": "EG",
}  # fmt: skip
SENT = (
    "SER/K-369 257.MAK/SW.CAL/38.TYP/PR.DOT/20261121.OCA/26-000123.SUP/INVESTIGATIVE REPORT."
    "SUD/RECORDS DESK 217-555-0140"
)


@pytest.mark.parametrize(
    "values",
    [GUN, GUN | {"MAK": "ZZZ", "MIS": "HOME MADE"}, GUN | {"DOT": "20261123"}, GUN | {"LKI": "IL1990100", "LKA": "1"}],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS["EG"], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({"MAK": "ZZZ"}, "MIS"),
        ({"TYP": "Z"}, "MIS"),
        ({"CAL": "9999"}, "CAL"),
        ({"DOT": "20261124"}, "DOT"),
        ({"LKI": "IL1990100"}, "LKA"),
    ],
)
def test_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EG"], GUN | values, TODAY)
    assert no.value.field == marked


def test_danger_is_said_first() -> None:
    assert FILE.caution("EFG", GUN)
    assert not FILE.caution("EG", GUN)
    assert FILE.headline(GUN | {"MKE": "EFG-P"}) == "Gun used in a felony, hold for latent prints"
    assert FILE.advise(GUN | {"MKE": "EFG"}).startswith("Officer safety")
    assert "latent prints" in FILE.advise(GUN | {"MKE": "EG-P"})
    assert FILE.advise(GUN).startswith("Confirm with the entering agency")


@pytest.mark.parametrize(
    ("key", "words"),
    [("EG", "Stolen on"), ("ELG", "Lost on"), ("EFG", "Used in the felony on"), ("EFG-P", "Used in the felony on")],
)
def test_its_date_is_of_what_happened_and_no_gun_is_called_stolen_that_was_not(key: str, words: str) -> None:
    dated = [label for label, _ in FILE.facts(GUN | {"MKE": key}) if label.endswith(" on")]
    assert dated == [words]


def test_unconfirmed_a_gun_is_kept_until_it_is_removed() -> None:
    assert FILE.retired_on(GUN, TODAY, {}) is None


@pytest.mark.django_db
def test_a_gun_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EFG", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "G99")
    assert ask(exchange, ours, "EG", SENT).data["no"]["code"] == "on-file"
    [hit] = ask(exchange, theirs, "QG", "SER/K369J257.MAK/SW.CAL/38").data["hits"]
    assert (hit["record"], hit["grade"], hit["caution"]) == (number, "strong", True)
    assert [one["record"] for one in ask(exchange, theirs, "QG", f"NIC/{number}").data["hits"]] == [number]
    located = ask(exchange, theirs, "LFG", f"NIC/{number}.SER/K369257.DOL/20261123.LCA/S-26-44")
    assert located.outcome == "located"
    modified = ask(exchange, ours, "MG", f"NIC/{number}.OCA/26-000123.SER/K369258.MKE/EG")
    assert modified.outcome == "modified"
    assert ask(exchange, theirs, "QG", "SER/K369257").outcome == "no record"
    assert ask(exchange, theirs, "QG", "SER/K369258").data["hits"][0]["caution"] is False
    assert ask(exchange, ours, "CG", f"NIC/{number}.OCA/26-000123.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QG", "SER/K369258").outcome == "no record"
    assert "articles" in ask(exchange, ours, "EG", SENT.replace("TYP/PR", "TYP/BB")).data["no"]["sentence"]
