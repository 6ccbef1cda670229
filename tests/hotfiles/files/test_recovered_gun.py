"""The recovered gun file: what is enough, what it says, and that guns of both files are found by one inquiry."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.files.test_stolen_gun import SENT
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["recovered_gun"]
GUN = {"SER": "K369257", "MAK": "SW", "CAL": "38", "TYP": "PR", "DOR": "20261120", "OCA": "26-10411", "MKE": "ERG"}


def test_what_is_enough() -> None:
    FILE.check(MESSAGE_KEYS["ERG"], GUN | {"DOR": "20261123"}, TODAY)
    assert "MIS" not in {use.field.code for key in FILE.keys for use in key.uses}


@pytest.mark.parametrize(
    ("values", "marked"),
    [({"MAK": "ZZZ"}, "MAK"), ({"CAL": "9999"}, "CAL"), ({"DOR": "20261124"}, "DOR"), ({"LKA": "26-1"}, "LKI")],
)
def test_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["ERG"], GUN | values, TODAY)
    assert no.value.field == marked


def test_nobody_is_arrested_by_it() -> None:
    assert not FILE.caution("ERG", GUN)
    assert "no ground to arrest" in FILE.advise(GUN)
    assert dict(FILE.facts(GUN))["Recovered on"] == "20 Nov 2026"


def test_unconfirmed_retention() -> None:
    assert FILE.retired_on(GUN, TODAY, {}) == date(2029, 1, 1)
    assert FILE.retired_on(GUN, TODAY, {"retention.recovered_gun_years": 1}) == date(2028, 1, 1)


def test_each_of_the_files_asks_the_other_at_an_entry() -> None:
    assert FILE.entry_asks == ("stolen_gun",)
    assert FILES["stolen_gun"].entry_asks == ("recovered_gun",)


@pytest.mark.django_db
def test_a_recovered_gun_may_stand_beside_a_stolen_one_and_one_inquiry_finds_both() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    stolen = ask(exchange, ours, "EG", SENT).data["record"]
    recovered = ask(exchange, theirs, "ERG", SENT.replace("DOT/", "DOR/")).data["record"]
    assert recovered[:3] == "R99"
    found = ask(exchange, ours, "QG", "SER/K369257.MAK/SW").data["hits"]
    assert {hit["record"] for hit in found} == {stolen, recovered}
    assert ask(exchange, theirs, "CRG", f"NIC/{recovered}.SER/K369257.DCL/20261123").outcome == "cleared"
    assert [hit["record"] for hit in ask(exchange, ours, "QG", "SER/K369257").data["hits"]] == [stolen]
