"""The identity theft file: the victim is told from an impostor, and the password goes where it must."""

from datetime import UTC, date, datetime, timedelta

import orjson
import pytest

from leads.hotfiles.check_items import items_for
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.messages.wire import AnswerFrame
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from leads.switch.look_back import look_back
from tests.makers import NOW
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
FILE = FILES["identity_theft"]
HELD = {
    "NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "DOB": "19881224", "HGT": "509", "WGT": "165", "HAI": "BRO",
    "SOC": "666120485", "IDT": "CFRD", "PWD": "BLUE HERON 42", "DOT": "20261120", "OCA": "26-10411",
    "SUP": "COMPLAINT", "MKE": "EID",
}  # fmt: skip
SENT = (
    "NAM/DOE, JANE Q.SEX/F.RAC/W.DOB/19881224.HGT/509.WGT/165.HAI/BRO.SOC/666120485.IDT/CFRD.PWD/blue heron  42."
    "DOT/20261120.DOP/20281123.OCA/26-10411.SUP/COMPLAINT.SUD/RECORDS DESK 217-555-0140"
)
PERSON = "NAM/DOE, JANE Q.DOB/19881224"
PASSWORD = "BLUE HERON 42"


def whole(answer: AnswerFrame) -> str:
    """All that an answer says, to a person and to a program, beside what its sender sent."""
    return answer.text + orjson.dumps({**answer.data, "asked": {}}).decode()


@pytest.mark.parametrize(
    "values",
    [
        HELD,
        HELD | {"SUP": "DOCUMENT"},
        HELD | {"DOP": "20261124"},
        HELD | {"DOB": ""},
        HELD | {"MKE": "EIDC", "CMC": "00"},
        HELD | {"PWD": "JANES HERON"},
        HELD | {"PWD": "485"},
    ],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (HELD | {"DOB": "", "SOC": ""}, "DOB"),
        (HELD | {"DOT": "20261124"}, "DOT"),
        (HELD | {"DOP": "20261123"}, "DOP"),
        (HELD | {"SUP": "WARRANT"}, "SUP"),
        (HELD | {"MKE": "EIDC"}, "CMC"),
        (HELD | {"CMC": "00"}, "CMC"),
        (HELD | {"OLN": "D1"}, "OLS"),
    ],
)
def test_unconfirmed_what_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS[values["MKE"]], values, TODAY)
    assert no.value.field == marked


@pytest.mark.parametrize(
    "chosen", ["JANE", "DOE", "DOE JANE Q", "1988-12-24", "12241988", "24121988", "1224", "1988", "666120485", "0485"]
)
def test_a_password_that_goes_with_the_identity_is_no_password(chosen: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.check(MESSAGE_KEYS["EID"], HELD | {"PWD": chosen}, TODAY)
    assert no.value.field == "PWD"
    assert chosen not in no.value.sentence


@pytest.mark.parametrize(
    ("sent", "kept"),
    [(" blue  heron 42 ", "BLUE HERON 42"), ("o'neil-7", "O'NEIL-7"), ("x1" * 10, "X1" * 10), ("7", "7")],
)
def test_a_password_is_read_as_it_is_heard(sent: str, kept: str) -> None:
    assert FILE.by_code["PWD"].read(sent, TODAY) == kept


@pytest.mark.parametrize("sent", ["none", "UNKNOWN", "x" * 21, "blue_heron_secret", "-heron", "0000"])
def test_what_is_no_password_is_refused_and_not_repeated(sent: str) -> None:
    with pytest.raises(Refused) as no:
        FILE.by_code["PWD"].read(sent, TODAY)
    assert sent.lower() not in no.value.sentence.lower().replace("none or unknown", "")


def test_what_is_said_first_is_that_the_record_is_the_victims() -> None:
    assert FILE.advise(HELD).startswith("DOE, JANE Q is a VICTIM.")
    assert "no ground to arrest or hold anybody" in FILE.advise(HELD)
    assert FILE.advise(HELD | {"CMC": "00"}).startswith("Danger, whichever of them it is")
    assert FILE.headline(HELD) == "Stolen identity of DOE, JANE Q: the victim, or an impostor"
    assert FILE.headline(HELD | {"CMC": "00"}).endswith("; Armed and dangerous")
    assert FILE.named(HELD) == ""
    assert [FILE.caution("EID", HELD), FILE.caution("EIDC", HELD), FILE.caution("EID", {"CMC": "90"})] == [
        False,
        True,
        True,
    ]
    facts = dict(FILE.facts(HELD | {"CMC": "00"}))
    assert (facts["Victim: name"], facts["What was stolen"], facts["Caution"]) == (
        "DOE, JANE Q",
        "Credit card",
        "Armed and dangerous",
    )
    assert FILE.warnings({code: value for code, value in HELD.items() if code != "SOC"}, TODAY) == ()


def test_neither_headline_nor_advice_nor_facts_hold_the_password() -> None:
    said = f"{FILE.headline(HELD)}{FILE.advise(HELD)}{FILE.named(HELD)}{FILE.facts(HELD)}{FILE.warnings(HELD, TODAY)}"
    assert PASSWORD not in said
    assert FILE.to_verify(HELD) == "The password is: BLUE HERON 42."
    assert FILE.to_verify({}) == ""
    assert not [key for key in FILE.record_keys(HELD) if "HERON" in key]


def test_keys_and_what_asks_it() -> None:
    assert [key.key for key in FILE.keys] == ["EID", "EIDC", "MID", "XID", "EIN", "XIN", "QID", "ZID"]
    assert FILE.answers == ("QID", "ZID", "QW", "ZW")


def test_unconfirmed_it_is_kept_to_its_date_of_purge_and_five_years_at_most() -> None:
    assert FILE.retired_on(HELD | {"DOP": "20281123"}, TODAY, {}) == date(2028, 11, 23)
    assert FILE.retired_on(HELD, datetime(2026, 11, 23, tzinfo=UTC), {}) == date(2031, 11, 23)
    assert FILE.retired_on(HELD | {"DOP": "20400101"}, TODAY, {}) == date(2031, 11, 23)
    assert FILE.retired_on(HELD, TODAY, {"retention.identity_theft_years": 2}) == date(2028, 11, 23)
    assert list(FILE.on_entry(HELD | {"DOP": "20311123"}, TODAY, {})) == []
    assert "23 Nov 2031" in next(iter(FILE.on_entry(HELD | {"DOP": "20311124"}, TODAY, {})))


@pytest.mark.django_db
def test_who_may_have_the_person_before_them_is_told_the_password_once() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    entered = ask(exchange, ours, "EID", SENT)
    assert entered.data["record"].startswith("J99")
    assert PASSWORD not in whole(entered)
    for key, asked in (("QW", PERSON), ("QID", PERSON), ("QW", "SOC/666120485")):
        answer = ask(exchange, theirs, key, asked)
        [hit] = answer.data["hits"]
        assert hit["advise"].endswith("The password is: BLUE HERON 42.")
        assert orjson.dumps(answer.data).decode().count(PASSWORD) == 1, "in the advice and nowhere else"
        assert "PWD" not in hit["values"]


@pytest.mark.django_db
def test_nobody_else_is_told_the_password() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    ask(exchange, theirs, "QW", PERSON)
    number = ask(exchange, ours, "EID", SENT).data["record"]
    for key, asked in (
        ("ZW", f"{PERSON}.PUR/C.ATN/OFC J DOE"),
        ("ZID", f"NIC/{number}.PUR/C.ATN/OFC J DOE"),
        ("QW", "NAM/DOE, JANE Q.OCA/26-10411"),
    ):
        answer = ask(exchange, theirs, key, asked)
        assert (answer.outcome, PASSWORD in whole(answer)) == ("hit", False)
    record = Record.objects.get(number=number)
    Record.objects.update(looked_back_at=None)
    look_back([record.pk], NOW)
    for waiting in Kept.objects.all():
        assert PASSWORD not in waiting.text + orjson.dumps(waiting.data).decode()
    assert not [line for line in Line.objects.all() if "HERON" in str(line.data)]
    shown = {one.code: one.value for one in items_for(record)}
    assert shown["PWD"] == "*****"
    changed = ask(exchange, ours, "MID", f"NIC/{number}.NAM/DOE, JANE Q.OCA/26-10411.PWD/GRAY GOOSE 7")
    assert "PWD: ***** replaced by *****" in changed.text
    assert "GOOSE" not in whole(changed)


@pytest.mark.django_db
def test_from_entry_to_the_end() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    number = ask(exchange, ours, "EID", SENT).data["record"]
    assert ask(exchange, ours, "EID", SENT).data["no"]["code"] == "on-file"
    assert Record.objects.get().retire_on == date(2028, 11, 24)
    meant = f"NIC/{number}.NAM/DOE, JANE Q.OCA/26-10411"
    assert ask(exchange, ours, "MID", f"{meant}.DOP/20271123").outcome == "modified"
    assert ask(exchange, ours, "MID", f"{meant}.DEL/PWD").outcome == "refused"
    later = NOW + timedelta(hours=1)
    assert ask(exchange, ours, "XID", meant, now=later).outcome == "cancelled"
    assert ask(exchange, theirs, "QID", PERSON, now=later).outcome == "no record"
