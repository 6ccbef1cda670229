"""The missing person file: categories and ages, nobody held for being missing, and a locate that ends the record."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.mail.models import Kept
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["missing_person"]
DOE = {
    "NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "DOB": "19881224", "HGT": "509", "WGT": "165", "EYE": "BRO",
    "HAI": "BRO", "MNP": "MP", "DLC": "20261120", "OCA": "26-10411", "SUP": "DOCUMENT", "MKE": "EMO",
}  # fmt: skip
CHILD = DOE | {"DOB": "20121224"}
SENT = (
    "NAM/DOE, JANE Q.SEX/F.RAC/W.DOB/{born}.HGT/509.WGT/165.EYE/BRO.HAI/BRO.MNP/MP.DLC/20261120.OCA/26-10411."
    "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
)


def check(key: str, values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[key], values | {"MKE": key}, TODAY)


def test_keys_of_entry() -> None:
    assert set(FILE.entries) == {f"EM{one}{more}" for one in "DEIJVO" for more in ("", "C")}
    assert {key.key for key in FILE.keys} - set(FILE.entries) == {"MM", "EMN", "XMN", "LM", "CM", "XM", "QM"}


@pytest.mark.parametrize("code", ["NAM", "SEX", "RAC", "DOB", "HGT", "WGT", "EYE", "HAI", "DLC", "MNP", "OCA"])
def test_unconfirmed_what_every_entry_carries(code: str) -> None:
    for key in FILE.entries.values():
        must = {use.field.code: use.must for use in key.uses}
        assert must[code] or (code == "DOB" and key.key in {"EMV", "EMVC"})
        assert must["CMC"] is (key.key[-1] == "C")


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("EMO", DOE),
        ("EMO", DOE | {"DLC": "20261123"}),
        ("EMO", DOE | {"DOB": "20081120"}),  # 18 on the day of the last contact
        ("EMO", CHILD | {"DOE": "20261120"}),
        ("EMJ", CHILD),
        ("EMJ", CHILD | {"DOB": "20081121"}),  # 18 the day after
        ("EMJ", CHILD | {"DOE": "20261121"}),
        ("EMJ", CHILD | {"MPC": "R"}),
        ("EMJC", CHILD | {"CMC": "70"}),
        ("EMD", CHILD | {"CMC": "65"}),
        ("EMI", CHILD | {"MNP": "AA", "MPC": "S"}),
        ("EME", CHILD | {"MNP": "CA", "MPC": "N"}),
        ("EMV", DOE | {"MNP": "DV"}),
        ("EMV", DOE | {"MNP": "DV", "DOB": ""}),
        ("EMO", DOE | {"DOB": "20061120", "MPC": "F"}),
        ("EMO", DOE | {"DOB": "20051121", "MPC": "F"}),  # 20, for one day more
        ("EMO", DOE | {"DNA": "Y", "DLO": "LABORATORY"}),
    ],
)
def test_what_is_enough(key: str, values: dict[str, str]) -> None:
    check(key, values)


@pytest.mark.parametrize(
    ("key", "values", "marked", "cure"),
    [
        ("EMJ", DOE, "DOB", "EMO"),
        ("EMJ", CHILD | {"DOB": "20081120"}, "DOB", "EMO"),
        ("EMJ", CHILD | {"DOE": "20261120"}, "DOE", "EMO"),
        ("EMO", CHILD, "DOE", "EMJ"),
        ("EMO", DOE | {"DOB": "20081121"}, "DOE", "EMJ"),
        ("EMO", CHILD | {"DOE": "20261121"}, "DOE", "EMJ"),
        ("EMOC", CHILD | {"CMC": "00"}, "DOE", "EMJ"),
        ("EMO", DOE | {"DOB": ""}, "DOB", ""),
        ("EMO", DOE | {"DLC": "20261124"}, "DLC", "20261123"),
        ("EMO", DOE | {"CMC": "00"}, "CMC", "EMOC"),
        ("EMOC", DOE, "CMC", ""),
        ("EMV", DOE, "MNP", "DV"),
        ("EMD", DOE | {"MNP": "DV"}, "MNP", "EMV"),
        ("EMO", DOE | {"MNP": "AA"}, "MNP", "EMI"),
        ("EMJ", CHILD | {"MNP": "CA"}, "MNP", "EMI"),
        ("EMI", DOE | {"MNP": "AA"}, "MNP", "MP"),
        ("EMO", DOE | {"MPC": "F"}, "MPC", ""),
        ("EMJ", CHILD | {"DOB": "20081121", "MPC": "F"}, "MPC", ""),
        ("EMO", DOE | {"DOB": "20051120", "MPC": "F"}, "MPC", ""),
        ("EMO", DOE | {"DNA": "Y"}, "DLO", ""),
        ("EMJ", CHILD | {"DOE": "20121223"}, "DOE", ""),
    ],
)
def test_unconfirmed_what_is_not_enough(key: str, values: dict[str, str], marked: str, cure: str) -> None:
    with pytest.raises(Refused) as no:
        check(key, values)
    assert no.value.field == marked
    assert cure in (no.value.cure or "")


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"DOB": "20261121"}, "before the birth"),
        ({"MKE": "EMJ", "MPC": "S"}, "EMI"),
        ({"MPC": "R"}, "an adult may leave"),
        ({"DOB": "20061120"}, "federal law"),
        ({"SOC": "666123456"}, "666"),
        ({"DOB": ""}, "name only"),
    ],
)
def test_doubts(changed: dict[str, str], word: str) -> None:
    assert word in " ".join(FILE.warnings(DOE | changed, TODAY))


def test_no_doubts_just_inside() -> None:
    assert FILE.warnings(DOE, TODAY) == ()
    assert FILE.warnings(CHILD | {"MKE": "EMJ", "MPC": "R"}, TODAY) == ()
    assert FILE.warnings(DOE | {"DOB": "20061120", "MPC": "F"}, TODAY) == ()


def test_caution_stands_where_the_key_or_the_category_says_so() -> None:
    warned = {key for key in FILE.entries if FILE.caution(key, DOE | {"CMC": "90"})}
    assert warned == {*(f"EM{one}C" for one in "DEIJVO"), "EMD", "EME", "EMI"}


def test_nobody_is_held_for_being_missing() -> None:
    for key in FILE.entries:
        said = FILE.advise(DOE | {"MKE": key})
        assert said.startswith("Make sure that the person is safe. Being missing is no crime: do not hold them for it.")
        assert said.endswith("Call the entering agency.")
        assert "protective care" not in said
        assert "arrest" not in said
    assert "A child under 18 is taken into protective care." in FILE.advise(CHILD)
    assert "A child under 18 is taken into protective care." in FILE.advise(DOE | {"DOB": ""})
    assert "held against their will" in FILE.advise(DOE | {"MKE": "EMI"})
    assert FILE.advise(DOE | {"MKE": "EMOC", "CMC": "00"}).startswith("Danger: keep your distance")


def test_what_is_shown() -> None:
    assert FILE.headline(DOE) == "Missing person"
    assert FILE.headline(CHILD | {"MKE": "EMJC", "CMC": "70"}) == "Missing juvenile: Suicidal"
    assert FILE.headline(CHILD | {"MKE": "EMI", "MNP": "AA"}) == "Missing person, not of their own will, AMBER alert"
    facts = dict(FILE.facts(CHILD | {"MPC": "R", "BLT": "OPOS", "SOC": "666123456"}))
    assert facts["Last contact"] == "20 Nov 2026"
    assert facts["Missing as"] == "Missing person, Runaway"
    assert facts["Blood type"] == "O positive"
    assert facts["Social Security number"] == "*****3456"


def test_unconfirmed_there_is_no_end() -> None:
    assert FILE.retired_on(DOE, TODAY, {}) is None


def test_unconfirmed_duplicates_of_one_agency() -> None:
    assert FILE.same(DOE, DOE | {"OCA": "2"})
    assert not FILE.same(DOE, DOE | {"NAM": "ROE, JANE"})


def test_an_inquiry_with_sex_and_birth_date_asks_by_no_looks() -> None:
    keys = FILE.asked_keys({"NAM": "ROE, MARY", "SEX": "F", "RAC": "W", "DOB": "19881224"}, {})
    assert not any(key.startswith(("Y:", "X:")) for key in keys)
    assert FILE.match({"NAM": "ROE, MARY", "SEX": "F", "RAC": "W", "DOB": "19881224"}, DOE, TODAY) is None


@pytest.mark.django_db
def test_car_and_plate_of_a_missing_person_answer_too_and_never_for_sure() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    ask(exchange, ours, "EMO", SENT.format(born="19881224") + ".LIC/TST1234.LIS/IL.LIY/2027.LIT/PC")
    for key, asked in (("QV", "LIC/TST1234.LIS/IL"), ("QW", "NAM/DOE, JANE.DOB/19881224")):
        [hit] = ask(exchange, ours, key, asked).data["hits"]
        assert hit["headline"] == "Missing person"
        assert not hit["caution"]
    [hit] = ask(exchange, ours, "QV", "LIC/TST1234.LIS/IL").data["hits"]
    assert hit["grade"] == "strong"
    assert "Who is in the vehicle" in hit["unsure"][0]


@pytest.mark.django_db
def test_a_locate_ends_the_record_at_once() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    plate = ".LIC/TST1234.LIS/IL.LIY/2027.LIT/PC"
    number = ask(exchange, ours, "EMJ", SENT.format(born="20121224") + plate).data["record"]
    asked = (("QW", "NAM/DOE, JANE Q.DOB/20121224"), ("QV", "LIC/TST1234.LIS/IL"), ("QW", f"NIC/{number}"))
    assert [ask(exchange, theirs, *one).outcome for one in asked] == ["hit"] * 3
    found = ask(exchange, theirs, "LM", f"NIC/{number}.NAM/DOE, JANE Q.DOL/20261123.LCA/S-26-44")
    assert found.outcome == "located"
    assert [ask(exchange, theirs, *one).outcome for one in asked] == ["no record"] * 3
    record = Record.objects.get(number=number)
    assert (record.state, record.ended_why) == ("cleared", "LOCATED")
    assert record.ended_at is not None
    assert not RecordKey.objects.filter(record=record).exists()
    assert list(RecordChange.objects.order_by("id").values_list("act", "why"))[-1] == ("locate", "located by IL1990200")
    told = Kept.objects.get(outcome="located")
    assert told.files == ["missing_person"]
    assert f"YOUR RECORD {number} HAS BEEN LOCATED" in told.text
    assert "The record has ended with this" in told.text
    assert ask(exchange, ours, "CM", f"NIC/{number}.NAM/DOE, JANE Q.DCL/20261123").outcome == "refused"
    assert ask(exchange, ours, "EMJ", SENT.format(born="20121224")).outcome == "entered", "missing once more"


@pytest.mark.django_db
def test_its_own_agency_clears_it_and_a_category_may_change() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    number = ask(exchange, ours, "EMJ", SENT.format(born="20121224")).data["record"]
    meant = f"NIC/{number}.NAM/DOE, JANE Q"
    assert ask(exchange, ours, "LM", f"{meant}.DOL/20261123.LCA/1").outcome == "refused"
    assert ask(exchange, ours, "MM", f"{meant}.OCA/26-10411.MKE/EMI.MNP/AA").outcome == "modified"
    [hit] = ask(exchange, ours, "QW", f"NIC/{number}").data["hits"]
    assert (hit["headline"], hit["caution"]) == ("Missing person, not of their own will, AMBER alert", True)
    assert ask(exchange, ours, "MM", f"{meant}.OCA/26-10411.DEL/DOB").outcome == "refused"
    assert ask(exchange, ours, "CM", f"{meant}.DCL/20261123.RPS/VOL RETURN").outcome == "cleared"
    assert ask(exchange, ours, "QW", f"NIC/{number}").outcome == "no record"


@pytest.mark.parametrize(("born", "hours"), [("20051201", 2), ("20051101", None), ("", None)])
def test_1240_60_a_3_whoever_is_under_21_is_entered_within_two_hours(born: str, hours: int | None) -> None:
    known = datetime(2026, 11, 23, 12, tzinfo=UTC)
    values = {"DOB": born, "DLC": "20261122"}
    assert FILES["missing_person"].enter_by(values, known, {}) == (known + timedelta(hours=hours) if hours else None)
    assert FILES["missing_person"].enter_by(values, None, {}) is None


LOST = (
    "NAM/{name}.SEX/F.RAC/W.DOB/{born}.HGT/509.WGT/165.EYE/BRO.HAI/BRO.SMT/TAT R ARM."
    "FPC/121011CO141159TTCI13.MNP/MP.DLC/20261110.OCA/26-10411.SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
)


@pytest.mark.django_db
def test_unconfirmed_qm_asks_by_looks_and_never_says_more_than_possible() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    number = ask(exchange, ours, "EMO", LOST.format(name="DOE, JANE Q", born="19881224")).data["record"]
    for asked in (
        "SEX/F.AGE/37",
        "SEX/F.AGE/3040.HGT/506510.WGT/140180.EYE/BRO.HAI/BLN.SMT/TAT R ARM",
        "SEX/F.DOB/19900101",
        "SEX/F.EYB/19801995.DLC/2026110120261120",
        "SEX/F.AGE/3040.HGT/511",  # two inches off
    ):
        [hit] = ask(exchange, theirs, "QM", asked).data["hits"]
        assert (hit["record"], hit["grade"]) == (number, "possible"), asked
        assert "Looks identify nobody" in hit["unsure"][0]
    for asked in (
        "SEX/M.AGE/37",
        "SEX/F.AGE/60",
        "SEX/F.AGE/37.HGT/600",  # three inches off
        "SEX/F.AGE/37.DLC/2026110120261109",
        "SEX/F.AGE/43.RAC/B.EYE/BLU.FPC/AAAAAAAAAAAAAAAAAAAA",  # near the years, and nothing else agrees
    ):
        assert ask(exchange, theirs, "QM", asked).outcome == "no record", asked
    [hit] = ask(exchange, theirs, "QM", f"NIC/{number}").data["hits"]
    assert hit["grade"] == "exact"
    assert ask(exchange, theirs, "QM", "SEX/F.HGT/509").data["no"]["code"] == "set-missing"


@pytest.mark.django_db
def test_by_looks_who_agrees_most_comes_first_and_the_list_says_how_many_more() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    for n in range(30):
        sent = LOST.format(name=f"ROE, {'ABCDEFGHIJ'[n % 10] * (n // 10 + 2)}", born="19900101")
        assert ask(exchange, ours, "EMO", sent).outcome == "entered", n
    best = LOST.format(name="DOE, JANE Q", born="19881224").replace("EYE/BRO", "EYE/GRN")
    number = ask(exchange, ours, "EMO", best).data["record"]
    said = ask(exchange, ours, "QM", "SEX/F.AGE/37.EYE/GRN")
    assert (len(said.data["hits"]), said.data["more"]) == (25, 6)
    assert said.data["hits"][0]["record"] == number
    assert said.data["narrow_by"][:2] == ["FPC", "HGT"]
    assert "MORE: 6 more only look alike" in said.text
    scores = [one["score"] for one in said.data["hits"]]
    assert scores == sorted(scores, reverse=True)
    body = (
        "SEX/F.RAC/W.EYB/19851995.HGT/506510.EYE/BRO.HAI/BRO.DBF/20261122.BPS/ALL.CDA/U.OCA/C-26-7."
        "SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
    )
    also = ask(exchange, ours, "EUD", body)
    assert (also.outcome, len(also.data["hits"]), also.data["more"]) == ("entered", 25, 6)
