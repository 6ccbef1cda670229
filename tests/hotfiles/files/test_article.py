"""The article file: what is enough, what it says, and an article from entry to its end."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["article"]
SET = {
    "TYP": "RTELEVI", "SER": "TST369257", "BRA": "TST", "MOD": "VIEW 40", "DOT": "20261120", "OCA": "26-10411",
    "SUP": "COMPLAINT", "MKE": "EA",
}  # fmt: skip
SENT = "TYP/RTELEVI.SER/TST-369 257.DOT/20261121.OCA/26-000123.SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
BADGE = {code: value for code, value in SET.items() if code != "SER"} | {"TYP": "QBADGE"}


@pytest.mark.parametrize(
    "values",
    [SET, SET | {"SER": "", "OAN": "FLEET0042"}, BADGE | {"MIS": "STAR, NUMBER WORN OFF"}, SET | {"DOT": "20261123"}],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS["EA"], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (SET | {"SER": ""}, "SER"),
        (BADGE, "MIS"),
        (SET | {"DOT": "20261124"}, "DOT"),
        (SET | {"LKI": "IL1990100"}, "LKA"),
    ],
)
def test_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EA"], values, TODAY)
    assert no.value.field == marked


def test_toxic_chemicals_are_a_danger_and_said_to_be_one_first() -> None:
    toxic = SET | {"TYP": "TCHLORI"}
    assert FILE.caution("EA", toxic)
    assert not FILE.caution("EA", SET)
    assert FILE.headline(toxic) == "Stolen article, toxic"
    assert FILE.advise(toxic).startswith("Toxic chemicals: do not open")


def test_an_article_held_for_prints_and_a_lost_one_say_so() -> None:
    assert FILE.headline(SET | {"MKE": "EA-P"}) == "Stolen article, hold for latent prints"
    assert "latent prints" in FILE.advise(SET | {"MKE": "EA-P"})
    assert dict(FILE.facts(SET | {"MKE": "ELA"}))["Lost on"] == "20 Nov 2026"
    assert dict(FILE.facts(SET))["Stolen on"] == "20 Nov 2026"


def test_without_a_number_it_says_by_what_it_is_found() -> None:
    assert "by its record's number only" in FILE.warnings(BADGE, TODAY)[0]
    assert FILE.warnings(SET, TODAY) == ()


def test_it_is_kept_for_the_year_after_that_of_entry() -> None:
    assert FILE.retired_on(SET, TODAY, {}) == date(2028, 1, 1)
    assert FILE.retired_on(SET, TODAY, {"retention.article_years": 2}) == date(2029, 1, 1)
    assert FILE.retired_on(SET | {"TYP": "TCHLORI"}, TODAY, {}) is None


def test_unconfirmed_items_of_public_safety_are_kept_until_removed() -> None:
    assert FILE.retired_on(BADGE, TODAY, {}) is FILE.retired_on(BADGE | {"TYP": "ZRADIO"}, TODAY, {}) is None


@pytest.mark.django_db
def test_an_article_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EA", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "A99")
    assert ask(exchange, ours, "EA", SENT).data["no"]["code"] == "on-file"
    [hit] = ask(exchange, theirs, "QA", "SER/TST369257.TYP/RTELEVI").data["hits"]
    assert (hit["record"], hit["grade"], hit["caution"]) == (number, "exact", False)
    [hit] = ask(exchange, theirs, "QA", "OAN/TST369257").data["hits"]
    assert (hit["record"], hit["grade"]) == (number, "strong")
    assert ask(exchange, theirs, "QG", "SER/TST369257").outcome == "no record"
    located = ask(exchange, theirs, "LA", f"NIC/{number}.SER/TST369257.DOL/20261123.LCA/S-26-44")
    assert located.outcome == "located"
    assert ask(exchange, ours, "MA", f"NIC/{number}.OCA/26-000123.SER/TST369258.MKE/ELA").outcome == "modified"
    assert ask(exchange, theirs, "QA", "SER/TST369257").outcome == "no record"
    [hit] = ask(exchange, theirs, "QA", f"NIC/{number}").data["hits"]
    assert hit["headline"] == "Located since: lost article"
    assert ask(exchange, ours, "CLA", f"NIC/{number}.OCA/26-000123.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QA", "SER/TST369258").outcome == "no record"
