"""What stands under a record is located, cleared and cancelled by itself, and the record goes on as it was."""

from datetime import timedelta
from typing import Any

import pytest

from leads.hotfiles.acts.add_on_ends import add_on_meant
from leads.hotfiles.acts.retire import retire_located
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.models import AddOnLocated, Duty, Record, RecordChange
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.acts.entered import keys
from tests.hotfiles.acts.under import BOAT, FOUND, MOTOR, OVER, TRAILER, meant, with_trailer
from tests.hotfiles.keeping import no, send
from tests.makers import NOW, make_device
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def which(record: Record, **more: str) -> dict[str, str]:
    return {"NIC": record.number, "LIC": "TST9001", **more}


def test_a_trailer_that_was_found_is_told_as_located_and_the_boat_stands(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    before = keys(record)
    done = send("LBT", which(record, **FOUND), other, LATER)
    record.refresh_from_db()
    assert (done.outcome, record.state, record.located_by, keys(record)) == ("located", "active", None, before)
    found = {"ori": "IL1990200", "agency": "Example County Sheriff", "on": "20261123", "case": "S-26-44"}
    [one] = additions_of(record)
    assert one.located == {**found, "extradition": ""}
    assert done.warnings[0] == f"Trailer TST9001 IL is located. The boat of {record.number} stands. It still hits."
    assert done.warnings[1].endswith("has no terminal connected and was not told. Telephone them: 217-555-0100.")
    step = RecordChange.objects.order_by("-id")[0]
    assert (step.act, step.why) == ("locate add-on", "Trailer TST9001 IL located by IL1990200")
    line = Line.objects.get(event="hotfiles:record:add_on_located")
    assert (line.subject, line.data["add_on"]) == (f"record:{record.number}", "trailer")


def test_its_agency_is_told_at_its_devices_and_has_to_clear_it(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    make_device(ames.agency, "CTY1")
    assert len(send("LBT", which(record, **FOUND), other, LATER).warnings) == 1
    [told] = Kept.objects.all()
    assert told.outcome == "located"
    assert f"WHAT STANDS UNDER YOUR RECORD {record.number} HAS BEEN LOCATED" in told.text
    assert "The boat was not, and still hits: Stolen boat IL1234AB. Clear the trailer now with CBT, by" in told.text
    duty = Duty.objects.get()
    assert (duty.kind, duty.source, duty.field, duty.devices) == ("cancel", "locate", "LIC", 1)


def test_the_boat_that_is_found_by_the_same_agency_is_a_duty_of_its_own(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    send("LBT", which(record, **FOUND), other, LATER)
    send("LB", {**meant(record), **FOUND}, other, LATER)
    assert sorted(Duty.objects.values_list("field", flat=True)) == ["", "LIC"]
    send("CBT", which(record, **OVER), ames, LATER)
    assert list(Duty.objects.filter(ended_at=None).values_list("field", flat=True)) == [""]


def test_an_old_word_of_the_trailer_retires_no_boat(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    send("LBT", which(record, **FOUND), other, NOW)
    assert retire_located(NOW + timedelta(days=60), {}) == 0
    record.refresh_from_db()
    assert record.state == "active"


@pytest.mark.parametrize(("key", "word"), [("CBT", "cleared"), ("XBT", "cancelled")])
def test_its_own_agency_ends_it_and_nothing_else(ames: Person, key: str, word: str) -> None:
    record = with_trailer(ames)
    send("EBP1", meant(record, **MOTOR), ames)
    done = send(key, which(record, **(OVER if key == "CBT" else {})), ames, LATER)
    record.refresh_from_db()
    assert (record.state, [one.kind for one in additions_of(record)]) == ("active", ["part"])
    said = f"Trailer TST9001 IL is {word}. The boat of {record.number} stands. It still hits."
    assert done.warnings[-1] == said
    assert "P:TST9001" not in keys(record)
    assert [one.words for one in done.changes] == ["LIC: taken off TST9001 IL 2027 TL EZLO BT"]


def test_word_of_another_one_that_is_named_by_the_same_field_stays(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    for serial in ("0T123456", "0T123457"):
        send("EBP1", meant(record, **{**MOTOR, "SER": serial}), ames)
        send("LBP1", {"NIC": record.number, "SER": serial, **FOUND}, other, LATER)
    send("CBP1", {"NIC": record.number, "SER": "0T123456", **OVER}, ames, LATER)
    assert Duty.objects.filter(ended_at=None).count() == 1
    send("CBP1", {"NIC": record.number, "SER": "0T123457", **OVER}, ames, LATER)
    assert not Duty.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize(
    ("key", "sent", "code"),
    [
        ("LBT", {"LIC": "TST9009", **FOUND}, "not-on-the-record"),
        ("LBP1", {"SER": "0T123456", **FOUND}, "not-on-the-record"),
        ("LBT", {"LIC": "TST9001", "DOL": "20261120", "LCA": "1"}, "fields-disagree"),
        ("LBT", {"LIC": "TST9001", "OCA": "26-1", **FOUND}, "does-not-fit"),
        ("CBT", {"LIC": "TST9001", **OVER}, "not-your-record"),
        ("XBT", {"LIC": "TST9001"}, "not-your-record"),
    ],
)
def test_what_another_agency_can_not_say(
    ames: Person, other: Person, key: str, sent: dict[str, str], code: str
) -> None:
    record = with_trailer(ames)
    assert no(key, {"NIC": record.number, **sent}, other).code == code
    assert not AddOnLocated.objects.exists()


def test_nobody_locates_what_is_their_own_and_nothing_is_located_of_what_ended(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    assert no("LBT", which(record, **FOUND), ames).code == "own-record"
    send("XB", meant(record), ames)
    assert no("LBT", which(record, **FOUND), ames).code == "already-ended"


@pytest.mark.parametrize(
    "gone", [{"state": "cancelled", "ended_at": NOW}, {"held_back": True, "unconfirmed_since": NOW}]
)
def test_of_a_record_that_an_inquiry_does_not_return_others_learn_nothing(
    ames: Person, other: Person, gone: dict[str, Any]
) -> None:
    record = with_trailer(ames)
    Record.objects.update(**gone)
    never = no("LBT", {"NIC": "B999999999", "LIC": "TST9001", **FOUND}, other)
    for sent in ({}, {"OCA": "26-1"}, {"LIC": "TST9009"}):
        said = no("LBT", which(record, **FOUND) | sent, other)
        assert (said.code, said.cure) == ("not-on-file", never.cure)
        assert said.sentence == never.sentence.replace("B999999999", record.number)


def test_the_numbers_that_stand_there_are_for_its_own_agency(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    sent = {"NIC": record.number, "LIC": "TST9009"}
    assert no("LBT", {**sent, **FOUND}, other).cure == "Check the number."
    assert no("CBT", {**sent, **OVER}, ames).cure == "Send the number as it stands there: Trailer TST9001 IL."


def test_it_still_hits_is_said_only_where_it_does(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    Record.objects.update(retire_on=NOW.date())
    said = send("LBT", which(record, **FOUND), other, LATER).warnings[0]
    assert said == f"Trailer TST9001 IL is located. The boat of {record.number} stands."


def test_a_boat_that_was_located_before_its_trailer_is_told_as_that(ames: Person, other: Person) -> None:
    record = with_trailer(ames)
    make_device(ames.agency, "CTY1")
    send("LB", {**meant(record), **FOUND}, other, LATER)
    send("LBT", which(record, **FOUND), other, LATER)
    text = Kept.objects.latest("pk").text
    assert "The boat itself was located before: Stolen boat IL1234AB. Clear the trailer now with CBT, by" in text
    assert "still hits" not in text


def test_word_of_its_trailer_by_others_keeps_no_located_boat(ames: Person, other: Person) -> None:
    record, long = with_trailer(ames), NOW + timedelta(days=60)
    send("LB", {**meant(record), **FOUND}, other, NOW)
    send("LBT", which(record, **FOUND), other, LATER)
    record.refresh_from_db()
    assert record.changed_at == LATER, "a restore compares it: what was located after the backup is looked at"
    assert retire_located(long, {}) == 1


def test_word_of_its_trailer_does_not_hide_that_its_agency_keeps_it(ames: Person, other: Person) -> None:
    record, long = with_trailer(ames), NOW + timedelta(days=60)
    send("LB", {**meant(record), **FOUND}, other, NOW)
    send("MB", meant(record, BCO="RED"), ames, LATER)
    send("LBT", which(record, **FOUND), other, LATER + timedelta(hours=1))
    assert retire_located(long, {}) == 0


def test_why_it_was_ended_stands_in_the_step_and_that_nobody_is_told_in_the_answer(ames: Person) -> None:
    record = with_trailer(ames)
    done = send("XBT", which(record, RPP="NOT STOLEN", DOC="20261123"), ames, LATER)
    step = RecordChange.objects.order_by("-id")[0]
    assert step.why.endswith(", XBT: RPP/NOT STOLEN DOC/20261123")
    assert done.warnings[-1] == (
        "Trailer TST9001 IL never was right by this reason: LEADS tells nobody who had a hit on it. Telephone whoever "
        "may still act on one."
    )


def test_what_was_right_and_is_over_says_nothing_of_hits(ames: Person) -> None:
    record = with_trailer(ames)
    done = send("CBT", which(record, RPP="PREVIOUS RECOVERY", **OVER), ames, LATER)
    assert RecordChange.objects.order_by("-id")[0].why.endswith(", CBT: RPP/PREVIOUS RECOVERY DCL/20261123")
    assert "had a hit" not in " ".join(done.warnings)


def test_a_number_that_two_bear_says_not_which_is_meant() -> None:
    held = [Added("part", "own", {"OAN": "CLUB42", "SER": one, "BRA": "MERC", "CAT": "OB"}) for one in ("1X11", "2X22")]
    with pytest.raises(Refused) as said:
        add_on_meant(MESSAGE_KEYS["LBP1"], held, {"OAN": "CLUB42"}, own=False)
    assert said.value.code == "more-than-one"
    assert add_on_meant(MESSAGE_KEYS["LBP1"], held, {"OAN": "CLUB42", "SER": "2X22"}, own=False)[1] == held[1]


@pytest.mark.parametrize("key", ["CB", "XB"])
def test_a_boat_that_ends_takes_what_stands_under_it_along_and_says_what(ames: Person, other: Person, key: str) -> None:
    record = with_trailer(ames)
    send("EBP1", meant(record, **MOTOR), ames)
    send("LBT", which(record, **FOUND), other, LATER)
    done = send(key, {**meant(record), **(OVER if key == "CB" else {})}, ames, LATER)
    assert done.warnings == (
        "Part 0T123456 MERC ends with the record and hits no longer: if it is still missing, enter it by itself.",
    )
    assert not keys(record)


@pytest.mark.django_db(transaction=True)
def test_a_hit_on_either_after_the_other_was_found() -> None:
    exchange = Exchange("test", look_back=lambda records, now: None)
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")

    def sent(values: dict[str, str]) -> str:
        return ".".join(f"{code}/{value}" for code, value in values.items())

    def hit(key: str, asked: str) -> tuple[str, str]:
        [one] = ask(exchange, theirs, key, asked).data["hits"]
        return one["headline"], one["state"]

    number = ask(exchange, ours, "EB-A", sent(BOAT)).data["record"]
    ask(exchange, ours, "EBT", f"NIC/{number}.OCA/26-10411.{sent(TRAILER)}")
    armed = "stolen boat, occupants armed"
    assert hit("QV", "LIC/TST9001.LIS/IL") == (f"Trailer of a {armed}", "active")
    ask(exchange, theirs, "LB", f"NIC/{number}.OCA/26-10411.{sent(FOUND)}")
    assert hit("QV", "LIC/TST9001.LIS/IL") == (f"Trailer of a {armed}", "active"), "the boat was found, and not it"
    assert hit("QB", "REG/IL1234AB") == (f"Located since: {armed}", "located")
    ask(exchange, theirs, "LBT", f"NIC/{number}.LIC/TST9001.{sent(FOUND)}")
    assert hit("QV", "LIC/TST9001.LIS/IL") == (f"Located since: trailer of a {armed}", "located")


def test_what_was_held_back_is_looked_at_before_anything_of_it_is_ended(ames: Person) -> None:
    record = with_trailer(ames)
    Record.objects.update(held_back=True, unconfirmed_since=NOW)
    assert no("CBT", which(record, **OVER), ames).code == "held-back"
    assert no("EBP1", meant(record, **MOTOR), ames).code == "held-back"
