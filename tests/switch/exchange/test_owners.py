"""The owner of a record whose file wants that is told of each inquiry that surely hits it, once and by itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.database import prepared
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.messages.wire import read_answer
from leads.switch import taken_back
from leads.switch.exchange import owners
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.waiting import Waiting
from tests.hotfiles.acts import under
from tests.hotfiles.files.test_supervised_release import PERSON, SENT
from tests.makers import NOW, make_agency, make_device
from tests.switch.makers import ENTRY, ask, raw, sign_on

pytestmark = pytest.mark.django_db
EVENT = "hotfiles:record:owner_told"


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test", look_back=lambda *_: None)


def told() -> list[Kept]:
    return list(Kept.objects.filter(outcome=owners.ASKED_ABOUT).order_by("id"))


def test_each_of_its_devices_learns_who_asked_about_whom_when_and_why(exchange: Exchange) -> None:
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    other, gone = make_device(make_agency()), make_device(make_agency(), withdrawn_at=NOW)
    make_device(make_agency(), approved=False)
    number = ask(exchange, ours, "EC", SENT).data["record"]
    answer = ask(exchange, theirs, "QW", f"{PERSON}.ATN/OFC J DOE.RSN/stop 26-1")
    assert {one.device_id for one in told()} == {ours.device_id, other.pk}
    assert gone.pk not in {one.device_id for one in told()}
    one = told()[0]
    assert one.text.startswith(f"YOUR RECORD {number} was asked about. Supervised release: POE, MAX, case 26-10411.")
    assert f"IL1990200 TEL 217-555-0100, device {theirs.mnemonic}, 11/23/2026 10:04 CST" in one.text
    assert "FOR: ATN/OFC J DOE RSN/stop 26-1" in one.text
    assert "WHY: Surname is the same." in one.text
    assert (one.files, one.data) == (
        ["supervised_release"],
        {"record": number, "asked_by": "IL1990200", "device": theirs.mnemonic, "asked_at": "2026-11-23T16:04:00Z"},
    )
    line = Line.objects.get(event=EVENT)
    assert (line.subject, line.ori, line.device, line.outcome) == (
        f"record:{number}",
        "IL1990200",
        theirs.mnemonic,
        "done",
    )
    assert line.data == {"message": answer.data["message"], "devices": 2}


@pytest.mark.django_db(transaction=True)
def test_it_comes_to_a_device_that_is_signed_on_as_mail(exchange: Exchange) -> None:
    ours = sign_on("IL1990100")
    ask(exchange, ours, "EC", SENT)
    ask(exchange, sign_on("IL1990200", user_id="s.kerr"), "QV", "LIC/TST4711.LIS/IL")
    [payload] = exchange.presence.kept(ours, NOW)
    assert b"asked about" in payload
    assert b"NOT SURE: Who is in the vehicle is not known." in payload


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("ZW", f"{PERSON}.PUR/C.ATN/OFC J DOE"),
        ("QW", "NAM/POE, MAX.OCA/26-10411"),
        ("QW", "NAM/NEMO, ANN.DOB/19770707"),
    ],
)
def test_nobody_is_told_of_an_administrative_look_up_or_of_what_merely_looks_alike(
    exchange: Exchange, key: str, asked: str
) -> None:
    ask(exchange, sign_on("IL1990100"), "EC", SENT)
    ask(exchange, sign_on("IL1990200", user_id="s.kerr"), key, asked)
    assert told() == []
    assert not Line.objects.filter(event=EVENT).exists()


def test_the_device_that_asked_is_not_told_and_that_nobody_is_stands_in_the_ledger(exchange: Exchange) -> None:
    ours = sign_on("IL1990100")
    ask(exchange, ours, "EC", SENT)
    assert ask(exchange, ours, "QW", PERSON).outcome == "hit"
    assert told() == []
    assert Line.objects.get(event=EVENT).outcome == "nobody told"


def test_a_message_that_is_sent_again_tells_nobody_again(exchange: Exchange) -> None:
    ask(exchange, sign_on("IL1990100"), "EC", SENT)
    theirs = sign_on("IL1990200", user_id="s.kerr")
    for _ in range(2):
        assert ask(exchange, theirs, "QW", PERSON, reference="SAME").outcome == "hit"
    assert len(told()) == 1


def test_a_round_tells_all_in_one_statement_and_one_without_such_a_hit_makes_none(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    ask(exchange, ours, "EC", SENT)
    ask(exchange, ours, "EV", ENTRY.format(plate="TST1234"))
    made: list[str] = []
    run = prepared.run
    monkeypatch.setattr(owners.prepared, "run", lambda said, *values: (made.append(said), run(said, *values))[1])
    exchange.answer([Waiting(theirs, raw(theirs, "QV", "LIC/TST1234.LIS/IL"), NOW)], NOW)
    assert owners.TELL not in made
    batch = [Waiting(theirs, raw(theirs, "QW", PERSON), NOW) for _ in range(3)]
    exchange.answer(batch, NOW)
    assert made.count(owners.TELL) == 1
    assert len(told()) == 3


@pytest.mark.django_db(transaction=True)
def test_it_is_told_with_the_answer_or_not_at_all(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(exchange, sign_on("IL1990100"), "EC", SENT)
    theirs = sign_on("IL1990200", user_id="s.kerr")
    monkeypatch.setattr(owners, "TELL", "SELECT 1/0")
    assert ask(exchange, theirs, "QW", PERSON).outcome == "parked"
    assert told() == []


def test_a_file_that_does_not_want_it_tells_nobody(exchange: Exchange) -> None:
    ask(exchange, sign_on("IL1990100"), "EV", ENTRY.format(plate="TST1234"))
    with CaptureQueriesContext(connection):
        assert ask(exchange, sign_on("IL1990200", user_id="s.kerr"), "QV", "LIC/TST1234.LIS/IL").outcome == "hit"
    assert Record.objects.count() == 1
    assert told() == []


def sent(values: dict[str, str]) -> str:
    return ".".join(f"{code}/{value}" for code, value in values.items())


@pytest.mark.django_db(transaction=True)
def test_a_trailer_that_another_agency_enters_by_itself_is_told_as_the_trailer_and_never_as_the_boat() -> None:
    exchange = Exchange("test", look_back=lambda *_: None)
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    boat = ask(exchange, ours, "EB", sent(under.BOAT)).data["record"]
    ask(exchange, ours, "EBT", f"NIC/{boat}.OCA/26-10411.{sent(under.TRAILER)}")
    entry = ENTRY.format(plate="TST9001").replace("LIT/PC", "LIT/TL")
    vehicle = ask(exchange, theirs, "EV", entry).data["record"]
    [told] = Kept.objects.filter(outcome=owners.ALSO_ENTERED)
    assert told.text.startswith(
        f"WHAT STANDS UNDER YOUR RECORD {boat}: Trailer TST9001 IL is also on file as {vehicle} of another agency."
    )
    assert "clear the trailer with CBT; your record of the boat stands. Until then both answer." in told.text
    assert "end the one that is over" not in told.text
    assert told.data["add_on"] == "Trailer TST9001 IL"
    [one] = [each for each in ask(exchange, theirs, "QV", "LIC/TST9001.LIS/IL").data["hits"] if "add_on" in each]
    assert not any(said.startswith("Make SEA") for said in one["unsure"]), "a doubt of the boat"
    case = dict(pair.split("/", 1) for pair in entry.split(".") if "/" in pair)["OCA"]
    [came] = [read_answer(one) for one in exchange.presence.kept(ours, NOW)]
    assert came.text.startswith(f"WHAT STANDS UNDER YOUR RECORD {boat}: Trailer")
    assert ask(exchange, theirs, "XV", f"NIC/{vehicle}.OCA/{case}.RPP/NOT STOLEN").outcome == "cancelled"
    taken_back.owed(NOW + timedelta(hours=1))
    said = Kept.objects.get(outcome="withdrawn", data__record=vehicle, device_id=ours.device_id)
    assert f"is the same as Trailer TST9001 IL under your record {boat}, was cancelled" in said.text
