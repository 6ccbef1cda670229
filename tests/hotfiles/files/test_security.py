"""The securities file: what is enough, what it says, and a note from entry to its end."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["security"]
NOTE = {
    "TYP": "FR", "SER": "L12345678A", "DEN": "20", "SDT": "2017A", "OWN": "DOE, JANE Q", "DOT": "20261120",
    "OCA": "26-10411", "SUP": "COMPLAINT", "MKE": "ES",
}  # fmt: skip
ORDER = NOTE | {"TYP": "MO", "SER": "70012345678", "DEN": "137", "ISS": "EXAMPLE TRUST CO", "SDT": "20261101"}
ABOUT = "OCA/26-000123.SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
SENT = f"TYP/FR.SER/L 12345678 A.DEN/$20.00.SDT/SERIES 2017A.OWN/ANYTOWN BANK.SOC/666123456.DOT/20261121.{ABOUT}"


@pytest.mark.parametrize(
    "values",
    [
        NOTE,
        ORDER,
        NOTE | {"TYP": "PM", "DEN": "77"},
        NOTE | {"ISS": "L"},
        NOTE | {"DOT": "20261123"},
        NOTE | {"RMI": "C"},
    ],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS["ES"], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (ORDER | {"ISS": ""}, "ISS"),
        (NOTE | {"DEN": "3"}, "DEN"),
        (NOTE | {"TYP": "TB"}, "DEN"),
        (NOTE | {"DOT": "20261124"}, "DOT"),
        (NOTE | {"LKI": "IL1990100"}, "LKA"),
    ],
)
def test_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["ES"], values, TODAY)
    assert no.value.field == marked


def test_every_entry_has_what_the_source_names_for_a_note() -> None:
    assert {use.field.code for use in MESSAGE_KEYS["ES"].uses if use.must} >= {
        "TYP",
        "SER",
        "DEN",
        "OWN",
        "SDT",
        "DOT",
        "OCA",
    }


def test_the_owner_s_number_is_a_secret() -> None:
    assert FILE.by_code["SOC"].secret
    assert "666123456" not in str(FILE.facts(NOTE | {"SOC": "666123456"}))


@pytest.mark.parametrize(
    ("marked", "headline", "first", "danger"),
    [
        ("", "Stolen or missing Federal Reserve note", "Confirm with", False),
        ("R", "Piece of ransom money: Federal Reserve note", "Ransom money: a life", True),
        ("B", "Piece of bait money: Federal Reserve note", "Bait money", False),
        ("C", "Counterfeit Federal Reserve note", "Counterfeit: have it examined", False),
    ],
)
def test_what_it_says_first(marked: str, headline: str, first: str, danger: bool) -> None:
    values = NOTE | {"RMI": marked}
    assert FILE.headline(values) == headline
    assert FILE.advise(values).startswith(first)
    assert "may be a victim too" in FILE.advise(values)
    assert "seize on this alone" in FILE.advise(values)
    assert FILE.caution("ES", values) is danger


def test_ransom_money_asks_for_a_call_at_once() -> None:
    assert "Call the entering agency at once" in FILE.advise(NOTE | {"RMI": "R"})


@pytest.mark.parametrize(
    ("values", "end"),
    [
        (NOTE, date(2031, 1, 1)),
        (NOTE | {"RMI": "C"}, date(2031, 1, 1)),
        (ORDER, date(2029, 1, 1)),
        (NOTE | {"TYP": "PM"}, date(2029, 1, 1)),
        (NOTE | {"TYP": "TC"}, date(2029, 1, 1)),
        (NOTE | {"RMI": "R"}, None),
        (NOTE | {"TYP": "TC", "RMI": "B"}, None),
    ],
)
def test_unconfirmed_how_long_it_is_kept(values: dict[str, str], end: date | None) -> None:
    assert FILE.retired_on(values, TODAY, {}) == end


def test_unconfirmed_how_long_is_a_setting() -> None:
    assert FILE.retired_on(NOTE, TODAY, {"retention.security_years": 1}) == date(2028, 1, 1)
    assert FILE.retired_on(ORDER, TODAY, {"retention.money_order_years": 1}) == date(2028, 1, 1)


@pytest.mark.django_db
def test_a_note_from_entry_to_its_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "ES", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "S99")
    assert ask(exchange, ours, "ES", SENT).data["no"]["code"] == "on-file"
    [hit] = ask(exchange, theirs, "QS", "SER/L12345678A.TYP/FR.DEN/20").data["hits"]
    assert (hit["record"], hit["grade"], hit["caution"]) == (number, "exact", False)
    [hit] = ask(exchange, theirs, "QS", "SER/12345678").data["hits"]
    assert (hit["grade"], hit["headline"]) == ("possible", "Possibly a stolen or missing Federal Reserve note")
    for asked in ("TYP/FR.OWN/ANYTOWN BK", "SOC/666123456"):
        [hit] = ask(exchange, theirs, "QS", asked).data["hits"]
        assert (hit["record"], hit["grade"], hit["values"]["SOC"]) == (number, "possible", "*****3456")
    assert ask(exchange, theirs, "QW", "SOC/666123456").outcome == "no record"  # the victim is not wanted
    assert ask(exchange, theirs, "QA", "SER/L12345678A").outcome == "no record"
    located = ask(exchange, theirs, "LS", f"NIC/{number}.SER/L12345678A.DOL/20261123.LCA/S-26-44")
    assert located.outcome == "located"
    assert ask(exchange, ours, "MS", f"NIC/{number}.OCA/26-000123.SER/L12345679A.RMI/R").outcome == "modified"
    assert ask(exchange, theirs, "QS", "SER/L12345678A").outcome == "no record"
    [hit] = ask(exchange, theirs, "QS", "SER/L12345679A").data["hits"]
    assert hit["caution"]
    assert ask(exchange, ours, "CS", f"NIC/{number}.OCA/26-000123.DCL/20261123").outcome == "cleared"
    assert ask(exchange, theirs, "QS", "SER/L12345679A").outcome == "no record"


@pytest.mark.django_db
def test_what_is_searched_with_what_is_said() -> None:
    exchange, theirs = Exchange("test"), sign_on("IL1990200")
    no = ask(exchange, theirs, "QS", "OWN/DOE, JANE").data["no"]
    assert no["sentence"] == "An owner's name is searched only with the type of the security."
    assert ask(exchange, theirs, "QS", "SER/L12345678A.TYP/FR.DEN/3").outcome == "no record"
    no = ask(exchange, theirs, "QS", "TYP/CHECK.SER/123456").data["no"]
    assert "do not qualify" in no["sentence"]


@pytest.mark.django_db
def test_a_modify_may_not_make_a_note_that_there_is_not() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    number = ask(exchange, ours, "ES", SENT).data["record"]
    no = ask(exchange, ours, "MS", f"NIC/{number}.OCA/26-000123.DEN/3").data["no"]
    assert no["field"] == "DEN"
