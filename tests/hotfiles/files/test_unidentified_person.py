"""The unidentified person file: what is enough, by what it is asked, and that it and the missing ask each other."""

from datetime import date

import pytest

from leads.hotfiles.declare.keys import LOCATE
from leads.hotfiles.match import Asked, as_it_stands
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.fields import DEFAULTS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.files.test_missing_person import SENT as MISSING
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["unidentified_person"]
FOUND = {
    "SEX": "F", "RAC": "W", "EYB": "19801995", "HGT": "506510", "WGT": "140180", "EYE": "BRO", "HAI": "XXX",
    "DBF": "20261122", "EDD": "20261121", "BPS": "ALL", "CDA": "U", "OCA": "C-26-7", "MKE": "EUD",
}  # fmt: skip
SENT = (
    "SEX/F.RAC/W.EYB/19801995.HGT/506510.WGT/140180.EYE/BRO.HAI/XXX.DBF/20261122.BPS/ALL.CDA/U.OCA/C-26-7."
    "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
)
LIVING = {code: value for code, value in FOUND.items() if code not in ("EDD", "BPS", "CDA")} | {"MKE": "EUL"}


def test_keys_and_no_locate() -> None:
    assert [key.key for key in FILE.keys] == ["EUD", "EUL", "EUV", "MU", "EUN", "XUN", "CU", "XU", "QU"]
    assert not [key for key in FILE.keys if key.does is LOCATE]
    assert MESSAGE_KEYS["QU"].files == ("unidentified_person",)
    assert "unidentified_person" not in MESSAGE_KEYS["QW"].files


@pytest.mark.parametrize(
    "values",
    [
        FOUND,
        FOUND | {"DBF": "20261123", "EDD": ""},
        FOUND | {"EDD": "20261122"},
        FOUND | {"SEX": "U", "HGT": "", "WGT": ""},
        FOUND | {"DNA": "Y", "DLO": "LABORATORY"},
        LIVING,
        FOUND | {"MKE": "EUV"},
    ],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (FOUND | {"DBF": "20261124"}, "DBF"),
        (FOUND | {"EDD": "20261123"}, "EDD"),
        (FOUND | {"DNA": "Y"}, "DLO"),
        (FOUND | {"LKA": "26-1"}, "LKI"),
        (FOUND | {"MKE": "EUL"}, "EDD"),
        (LIVING | {"CDA": "U"}, "CDA"),
        (LIVING | {"MKE": "EUD"}, "BPS"),
        (FOUND | {"CDA": ""}, "CDA"),
    ],
)
def test_unconfirmed_what_is_not_enough(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)
    assert no.value.field == marked


def test_doubts() -> None:
    assert FILE.warnings(FOUND, TODAY) == ()
    assert "No height" in FILE.warnings(FOUND | {"HGT": ""}, TODAY)[0]
    assert "before the years of birth" in FILE.warnings(FOUND | {"EYB": "20271990"}, TODAY)[0]
    assert FILE.warnings(FOUND | {"EYB": "20262026"}, TODAY) == ()


def test_what_is_shown() -> None:
    assert FILE.headline(FOUND) == "Unidentified deceased person"
    assert FILE.headline(LIVING) == "Unidentified living person"
    assert FILE.named(FOUND) == "found 22 Nov 2026"
    assert not FILE.caution("EUD", FOUND)
    assert "Tell no family" in FILE.advise(FOUND)
    assert dict(FILE.facts(FOUND))["Height"] == "5 ft 6 in to 5 ft 10 in"


def test_unconfirmed_it_is_kept_until_the_person_has_a_name() -> None:
    assert FILE.retired_on(FOUND, TODAY, {}) is None


def test_unconfirmed_two_of_one_case_are_two_where_anything_tells_them_apart() -> None:
    assert FILE.same(FOUND, dict(FOUND))
    other = FOUND | {"SMT": "TAT R ARM"}
    assert not FILE.same(FOUND, other)
    assert "same case" in FILE.near(FOUND, other)
    assert not FILE.same(FOUND, FOUND | {"OCA": "C-26-8"})
    assert FILE.near(FOUND, FOUND | {"OCA": "C-26-8"}) == ""


def test_by_what_it_is_asked() -> None:
    known = FOUND | {"NIC": "U990000001"}
    inquiries = ({"NIC": "U990000001"}, {"OCA": "C-26-7"}, {"OCA": "C-26-8"})
    found = [as_it_stands(FILE, Asked(asked, TODAY, DEFAULTS), known) for asked in inquiries]
    assert [one and one.grade for one in found] == ["exact", "possible", None]
    assert FILE.searches(("NIC", "OCA")) == (("OCA",),)


def test_each_of_the_files_asks_the_other_at_an_entry() -> None:
    assert FILE.entry_asks == ("missing_person",)
    assert FILES["missing_person"].entry_asks == ("unidentified_person",)


@pytest.mark.django_db
def test_who_is_found_is_told_to_who_enters_the_missing_and_the_other_way_round() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    missing = ask(exchange, ours, "EMO", MISSING.format(born="19881224")).data["record"]
    entered = ask(exchange, theirs, "EUD", SENT)
    [hit] = entered.data["hits"]
    assert (entered.outcome, entered.data["record"][:3]) == ("entered", "U99")
    assert (hit["record"], hit["headline"], hit["grade"]) == (missing, "Possibly a missing person", "possible")
    assert ask(exchange, theirs, "EUL", SENT.replace(".BPS/ALL.CDA/U", "").replace("SEX/F", "SEX/M")).data["hits"] == []
    other = MISSING.format(born="19900101").replace("DOE, JANE Q", "ROE, MARY").replace("26-10411", "26-10412")
    [back] = ask(exchange, ours, "EMO", other).data["hits"]
    assert (back["record"], back["headline"]) == (entered.data["record"], "Possibly an unidentified deceased person")


@pytest.mark.django_db
def test_from_entry_to_the_end() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    number = ask(exchange, ours, "EUD", SENT).data["record"]
    assert ask(exchange, ours, "EUD", SENT).outcome == "refused", "on file already"
    assert ask(exchange, ours, "EUD", SENT + ".SMT/TAT R ARM").outcome == "entered", "two of one case"
    for asked, count in ((f"NIC/{number}", 1), ("OCA/C-26-7", 2)):
        assert len(ask(exchange, ours, "QU", asked).data["hits"]) == count
    assert ask(exchange, ours, "MU", f"NIC/{number}.OCA/C-26-7.FPC/121011CO141159TTCINA").outcome == "modified"
    assert ask(exchange, ours, "CU", f"NIC/{number}.OCA/C-26-7.DCL/20261123.RPS/IDENTIFIED").outcome == "cleared"
    assert ask(exchange, ours, "QU", f"NIC/{number}").outcome == "no record"


@pytest.mark.django_db
def test_unconfirmed_qu_asks_by_looks_and_never_says_more_than_possible() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    body = (
        "SEX/F.RAC/W.EYB/19801995.HGT/506510.WGT/140180.EYE/BRO.HAI/XXX.DBF/20261110.BPS/ALL.CDA/U.OCA/C-26-7."
        "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
    )
    number = ask(exchange, ours, "EUD", body).data["record"]
    for asked in ("SEX/F.AGE/37", "SEX/F.DOB/19881224.HGT/509", "SEX/F.AGE/3540.HGT/600.DBF/2026110120261120.BPS/ALL"):
        [hit] = ask(exchange, ours, "QU", asked).data["hits"]
        assert (hit["record"], hit["grade"]) == (number, "possible"), asked
    for asked in ("SEX/M.AGE/37", "SEX/F.AGE/80", "SEX/F.AGE/37.HGT/601", "SEX/F.AGE/37.DBF/2026110120261109"):
        assert ask(exchange, ours, "QU", asked).outcome == "no record", asked
    assert ask(exchange, ours, "QU", "HGT/509").data["no"]["code"] == "set-missing"


@pytest.mark.django_db
def test_a_birth_date_that_came_by_supplement_is_compared_by_looks_too() -> None:
    """Of whom two birth dates are told, either may be the true one: the body is looked for under both."""
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    missing = ask(exchange, ours, "EMO", MISSING.format(born="19800615")).data["record"]
    inquiry, born = "SEX/F.AGE/2527", "SEX/F.EYB/19982002"
    for asked in (inquiry, born):
        assert ask(exchange, theirs, "QM", asked).outcome == "no record", asked
    added = ask(exchange, ours, "EMN", f"NIC/{missing}.NAM/DOE, JANE Q.OCA/26-10411.DOB/20000615")
    assert added.outcome == "modified"
    for asked in (inquiry, born, "SEX/F.AGE/4547"):
        [hit] = ask(exchange, theirs, "QM", asked).data["hits"]
        assert (hit["record"], hit["grade"]) == (missing, "possible"), asked
    assert ask(exchange, theirs, "QM", "SEX/F.AGE/3536").outcome == "no record"
    living = SENT.replace(".BPS/ALL.CDA/U", "").replace("19801995", "19982002")
    [told] = ask(exchange, theirs, "EUL", living).data["hits"]
    assert (told["record"], told["grade"]) == (missing, "possible")
