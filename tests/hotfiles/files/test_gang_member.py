"""The file of gang members and terrorists: no warrant, nothing told to the person, no informant given away."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["gang_member"]
MOE = {
    "NAM": "MOE, JANE", "SEX": "F", "RAC": "W", "DOB": "19910303", "HGT": "509", "WGT": "165", "HAI": "BRO",
    "GNG": "EXAMPLE STREET BOYS", "SGP": "NORTH SIDE", "ECR": "A", "DOP": "20281231", "OCA": "26-10411",
    "SUP": "DOCUMENT", "MKE": "EGM",
}  # fmt: skip
SENT = (
    "NAM/MOE, JANE.SEX/F.RAC/W.DOB/19910303.HGT/509.WGT/165.HAI/BRO.AKA/LIL BEAR,.SOC/666123456."
    "GNG/EXAMPLE STREET BOYS.SGP/NORTH SIDE.ECR/B; D.DOP/20281231.LIC/TST4711.LIS/IL.LIY/2027.LIT/PC.OCA/26-10411."
    "SUP/DOCUMENT.SUD/RECORDS DESK 217-555-0140"
)
PERSON = "NAM/MOE, JANE.DOB/19910303"


def check(key: str, values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[key], values | {"MKE": key}, TODAY)


def test_keys_and_what_every_entry_carries() -> None:
    assert [key.key for key in FILE.keys] == ["EGM", "EGMT", "MGM", "XGM", "EGMN", "XGMN", "QGM"]
    must = {use.field.code for use in FILE.entries["EGM"].uses if use.must}
    assert {"NAM", "SEX", "RAC", "GNG", "ECR", "OCA"} <= must
    assert "GNG" not in {use.field.code for use in FILE.entries["EGMT"].uses if use.must}
    assert "GNG" not in {use.field.code for use in MESSAGE_KEYS["QGM"].uses}, "no list of persons by their gang"


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("EGM", MOE),
        ("EGM", MOE | {"CMC": "00"}),
        ("EGM", MOE | {"SGP": "", "DOP": ""}),
        ("EGM", MOE | {"DOP": "20261124"}),
        ("EGMT", MOE | {"ECR": "H"}),
        ("EGMT", MOE | {"ECR": "G", "GNG": "", "SGP": ""}),
    ],
)
def test_what_is_enough(key: str, values: dict[str, str]) -> None:
    check(key, values)


@pytest.mark.parametrize(
    ("key", "values", "marked"),
    [
        ("EGM", MOE | {"DOB": ""}, "DOB"),
        ("EGM", MOE | {"ECR": "G"}, "ECR"),
        ("EGM", MOE | {"ECR": ""}, "ECR"),
        ("EGM", MOE | {"GNG": ""}, "GNG"),
        ("EGM", MOE | {"DOP": "20261123"}, "DOP"),
        ("EGM", MOE | {"DOB": "20261124"}, "DOB"),
    ],
)
def test_unconfirmed_what_is_not(key: str, values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        check(key, values)
    assert no.value.field == marked


@pytest.mark.parametrize(
    ("changed", "word"),
    [({"ECR": "C"}, "one criterion"), ({"SGP": ""}, "No subgroup"), ({"DOB": "20120101"}, "a juvenile")],
)
def test_doubts(changed: dict[str, str], word: str) -> None:
    assert word in " ".join(FILE.warnings(MOE | changed, TODAY))


def test_no_doubts_just_inside_and_a_moniker_is_none() -> None:
    assert FILE.warnings(MOE | {"AKA": "LIL BEAR,"}, TODAY) == ()


def test_danger_then_silence_then_that_it_is_no_warrant() -> None:
    for key in FILE.entries:
        assert FILE.caution(key, MOE)
        for cmc, first in (("", "Caution: "), ("00", "Danger: ")):
            said = FILE.advise(MOE | {"MKE": key, "CMC": cmc})
            assert said.startswith(first)
            assert "Do not let the person know of this record." in said
            assert "this record alone is no ground to stop, search, hold or arrest" in said
    assert "at once, and hold nobody longer" in FILE.advise(MOE | {"MKE": "EGMT"})


def test_what_is_shown_names_no_criterion() -> None:
    assert FILE.headline(MOE) == "Gang member, EXAMPLE STREET BOYS, NORTH SIDE"
    alone = MOE | {"MKE": "EGMT", "GNG": "", "SGP": "", "CMC": "00"}
    assert FILE.headline(alone) == "Known or suspected terrorist: Armed and dangerous"
    facts = dict(FILE.facts(MOE | {"ECR": "B", "AKA": "LIL BEAR,; ROE, JANE"}))
    assert (facts["On the street"], facts["Also known as"]) == ("LIL BEAR", "ROE, JANE")
    assert "nformant" not in str(facts)
    assert FILE.kept_back == {"ECR"}


@pytest.mark.django_db
def test_a_member_from_entry_to_cancel() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EGM", SENT)
    number = entered.data["record"]
    assert (entered.outcome, number[:3]) == ("entered", "T99")
    for key, asked in (("QGM", PERSON), ("QW", PERSON), ("QV", "LIC/TST4711.LIS/IL"), ("QW", f"NIC/{number}")):
        told = ask(exchange, theirs, key, asked)
        [hit] = told.data["hits"]
        assert (hit["record"], hit["caution"], "ECR" in hit["values"]) == (number, True, False)
        assert "informant" not in told.text.lower()
    assert ask(exchange, theirs, "QGM", "NAM/MOE, JANE").data["no"]["field"] == "DOB"
    assert ask(exchange, theirs, "QGM", "GNG/EXAMPLE STREET BOYS").data["no"]["code"] == "field-unknown"
    meant = f"NIC/{number}.NAM/MOE, JANE"
    assert ask(exchange, ours, "MGM", f"{meant}.OCA/26-10411.ECR/+A").outcome == "modified"
    other = SENT.replace("EXAMPLE STREET BOYS", "SAMPLE AVENUE KINGS")
    assert "the same person, as of EXAMPLE STREET BOYS" in ask(exchange, ours, "EGM", other).text
    assert ask(exchange, ours, "EGM", SENT).data["no"]["code"] == "on-file"
    assert ask(exchange, ours, "XGM", meant).outcome == "cancelled"
    [hit] = ask(exchange, theirs, "QGM", PERSON).data["hits"]
    assert "SAMPLE AVENUE KINGS" in hit["headline"]


@pytest.mark.django_db
def test_a_moniker_with_the_birth_date_finds_a_member_as_a_likeness() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    ask(exchange, ours, "EGM", SENT)
    [hit] = ask(exchange, ours, "QGM", "NAM/LIL BEAR,.DOB/19910303").data["hits"]
    assert hit["grade"] == "possible"
    assert "alias LIL BEAR," in str(hit["reasons"])
    refused = ask(exchange, ours, "EGM", SENT.replace("LIL BEAR,", "LIL BEAR").replace("MOE", "ROE"))
    assert refused.data["no"]["field"] == "AKA"
    assert "LIL BEAR," in refused.data["no"]["cure"]


@pytest.mark.django_db
def test_it_answers_until_the_day_of_purge() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    ask(exchange, ours, "EGM", SENT.replace("DOP/20281231", "DOP/20261125"))
    last, over = NOW + timedelta(days=1), datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    session = sign_on("IL1990200", user_id="s.kerr", now=last)
    assert ask(exchange, session, "QW", PERSON, now=last).outcome == "hit"
    session = sign_on("IL1990300", user_id="t.poe", now=over)
    assert ask(exchange, session, "QW", PERSON, now=over).outcome == "no record"


@pytest.mark.django_db
def test_who_enters_it_is_told_when_it_goes_and_of_its_group() -> None:
    exchange, ours = Exchange("test"), sign_on("IL1990100")
    group = "GNG/EXAMPLE STREET BOYS.SGP/NORTH SIDE.OCA/26-7.SUP/DOCUMENT.SUD/RECORDS DESK 217-555-0140"
    ask(exchange, ours, "EGG", group)
    entered = ask(exchange, ours, "EGM", SENT.replace("DOP/20281231.", ""))
    assert "No DOP was sent: the record goes on 23 Nov 2031" in entered.text
    assert Record.objects.get(number=entered.data["record"]).retire_on == date(2031, 11, 24)
    [hit] = entered.data["hits"]
    assert (hit["file"], hit["grade"]) == ("gang_group", "exact")
