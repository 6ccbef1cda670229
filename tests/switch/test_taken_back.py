"""A record that never was right: whoever had a hit on it is told, once, that it no longer stands."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection

from leads.hotfiles.models import Record
from leads.hotfiles.serious_error import remove
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.messages.wire import read_answer
from leads.people.sign_on import Session
from leads.switch import look_back, taken_back
from leads.switch.exchange.exchange import Exchange
from leads.switch.housekeeping import LONG_DUTIES
from tests.hotfiles.attachments.test_attach import image
from tests.hotfiles.test_also_on_file import GUN
from tests.makers import CAR, NOW, actor, make_administrator, make_record, narrowed
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION, OTHER = "LIC/TST1234.LIS/IL", "LIC/ZZZ1.LIS/IL"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(node="test")


@pytest.fixture
def asker() -> Session:
    return sign_on("IL1990200")


def removed(record: Record) -> Record:
    return remove(record.number, why="The VIN is that of a truck.", by=actor(make_administrator()), now=NOW)[0]


def told() -> list[Kept]:
    return list(Kept.objects.filter(outcome="withdrawn").order_by("id"))


def test_each_device_that_had_the_hit_is_told_once_with_all_that_it_asked(exchange: Exchange, asker: Session) -> None:
    record, innocent = make_record(), sign_on("IL1990300")
    ask(exchange, asker, "QV", QUESTION, now=NOW - DAY, reference="FIRST")
    ask(exchange, asker, "QV", QUESTION, now=NOW, reference="SECOND")
    ask(exchange, innocent, "QV", OTHER)
    assert taken_back.owed(NOW) == 0, "a record that stands"
    removed(record)
    assert taken_back.owed(NOW + HOUR) == 1
    [said] = told()
    assert (said.device_id, said.files) == (asker.device_id, [record.file])
    assert f"Record {record.number}, which you had as a hit" in said.text
    assert "Do not act on it" in said.text
    assert record.agency.name in said.text
    assert "truck" not in said.text, "what is in question is for the agency whose record it is"
    assert [one["reference"] for one in said.data["asked_before"]] == ["FIRST", "SECOND"]
    line = Line.objects.get(event="hotfiles:record:hit_taken_back")
    assert (line.ori, line.subject, line.clause) == ("IL1990200", f"record:{record.number}", "1240.60(a)(5) serious")
    assert len(line.data["messages"]) == 2
    assert taken_back.owed(NOW + 2 * HOUR) == 0
    assert len(told()) == 1
    [came] = [read_answer(one) for one in exchange.presence.kept(asker, NOW + HOUR)]
    assert (came.outcome, came.data["hits"]) == ("withdrawn", [])


def test_an_image_that_was_handed_out_is_passed_over_unread(exchange: Exchange, asker: Session) -> None:
    record = make_record()
    ask(exchange, asker, "QII", f"IMN/{image(record).number}")
    removed(record)
    with patch.object(taken_back, "_is_hit") as read:
        taken_back.owed(NOW + HOUR)
    assert not read.called
    assert told() == []


def test_an_answer_is_taken_apart_once_for_all_records_that_are_owed() -> None:
    numbers = [f"V99{n:07d}" for n in range(taken_back.AT_ONCE)]
    said = {"numbers": numbers, "no_hits": [], "delayed": "", "since": NOW - DAY, "until": NOW}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (VERBOSE) {taken_back.HAD_IT}", said)
        plan = [row[0].strip() for row in cursor.fetchall()]
    apart = next((at for at, line in enumerate(plan) if line.startswith("Output: split_part(")), -1)
    numbered = next(at for at, line in enumerate(plan) if "Function Scan on pg_catalog.unnest" in line)
    assert 0 <= apart < numbered, "by a step of its own, before the numbers are gone through\n" + "\n".join(plan)


@pytest.mark.parametrize(("before", "is_told"), [(30 * DAY, True), (30 * DAY + timedelta(seconds=1), False)])
def test_hits_of_so_many_days_are_taken_back(
    exchange: Exchange, asker: Session, before: timedelta, is_told: bool
) -> None:
    record = make_record(entered_at=NOW - 60 * DAY)
    later = NOW + HOUR
    ask(exchange, asker, "QV", QUESTION, now=later - before)
    removed(record)
    taken_back.owed(later)
    assert bool(told()) == is_told
    [line] = Line.objects.filter(event="hotfiles:record:hit_taken_back")
    assert line.outcome == ("withdrawn" if is_told else "nobody told")


def test_a_delayed_hit_that_was_sent_is_taken_back_and_one_that_waits_is_never_told(
    exchange: Exchange, asker: Session
) -> None:
    unread = sign_on("IL1990300")
    for one in (asker, unread):
        ask(exchange, one, "QV", QUESTION)
    record = make_record(looked_back_at=None)
    look_back.look_back([record.pk], NOW)
    [hit] = [read_answer(one) for one in exchange.presence.kept(asker, NOW)]
    assert hit.outcome == "delayed hit"
    Kept.objects.filter(device_id=asker.device_id).update(acknowledged_at=NOW)
    removed(record)
    taken_back.owed(NOW + HOUR)
    assert [one.device_id for one in told()] == [asker.device_id]
    assert exchange.presence.kept(unread, NOW + HOUR) == []


def test_it_waits_for_batches_that_are_in_flight(exchange: Exchange, asker: Session) -> None:
    """One that looked before the removal answers a hit after it."""
    record = make_record()
    ask(exchange, asker, "QV", QUESTION)
    removed(record)
    with patch.object(taken_back, "batches_are_over", return_value=False):
        assert taken_back.owed(NOW) == 0
    assert told() == []
    assert Record.objects.get().hits_owed
    assert taken_back.owed(NOW) == 1


def test_another_node_that_was_quicker_has_told_them(exchange: Exchange, asker: Session) -> None:
    record = make_record()
    ask(exchange, asker, "QV", QUESTION)
    gone = removed(record)
    assert taken_back.take_back([gone], NOW) == 1
    assert taken_back.take_back([gone], NOW) == 0
    assert len(told()) == 1


def test_it_waits_for_somebody_who_may_ask_the_file(exchange: Exchange, asker: Session) -> None:
    record = make_record()
    ask(exchange, asker, "QV", QUESTION)
    removed(record)
    narrowed(record.agency.__class__.objects.get(ori="IL1990200"), "wanted_person")
    [duty] = [act for name, _, act in LONG_DUTIES if name == "take back hits on records that were removed"]
    duty(None, NOW)  # type: ignore[arg-type]
    assert len(told()) == 1
    assert exchange.presence.kept(asker, NOW) == []


@pytest.mark.parametrize(
    ("act", "why", "is_told"),
    [("XV", "NOT STOLEN", True), ("CV", "NOT STOLEN", True), ("XV", "CASE DROPPED", False), ("CV", "HIT STATE", False)],
)
def test_what_its_own_agency_ends_as_never_right_is_taken_back_too(
    exchange: Exchange, asker: Session, act: str, why: str, is_told: bool
) -> None:
    record, owner = make_record(), sign_on("IL1990100")
    ask(exchange, asker, "QV", QUESTION)
    day = "DCL/20261123." if act == "CV" else ""
    meant = f"NIC/{record.number}.OCA/{record.case_number}"
    assert ask(exchange, owner, act, f"{meant}.{day}RPP/{why}").outcome in ("cleared", "cancelled")
    assert taken_back.owed(NOW + HOUR) == is_told
    if not is_told:
        assert told() == []
        return
    [said] = told()
    assert said.device_id == asker.device_id
    became = "cancelled" if act == "XV" else "cleared"
    assert (
        f"was {became} by its agency as NOT STOLEN, so that it never was right: the hit no longer stands" in said.text
    )
    assert "serious error" not in said.text
    assert Line.objects.get(event="hotfiles:record:hit_taken_back").clause == ""


def test_several_records_are_told_of_in_one_look_each_to_whom_it_concerns(exchange: Exchange, asker: Session) -> None:
    one, other = make_record(), make_record(values={**CAR, "LIC": "TST7777", "VIN": "1ZZTEST02R7777777"})
    both = sign_on("IL1990300")
    ask(exchange, asker, "QV", QUESTION)
    ask(exchange, both, "QV", QUESTION)
    ask(exchange, both, "QV", "LIC/TST7777.LIS/IL")
    for record in (one, other):
        removed(record)
    assert taken_back.owed(NOW + HOUR) == 2
    said = {(item.device_id, item.data["record"]) for item in told()}
    assert said == {(asker.device_id, one.number), (both.device_id, one.number), (both.device_id, other.number)}


def test_who_was_told_of_it_with_an_entry_or_a_change_of_their_own_is_told_too(exchange: Exchange) -> None:
    """What else is on file is a hit, and somebody may be held on it; who acts on the record itself had none."""
    owner, finder, changer = sign_on("IL1990100"), sign_on("IL1990200"), sign_on("IL1990300")
    gun = f"{GUN}.{{more}}/20261121"
    sought = ask(exchange, owner, "EFG", gun.format(serial="K369257", case="26-1", more="DOT")).data["record"]
    assert ask(exchange, owner, "MG", f"NIC/{sought}.OCA/26-1.MIS/SEEN").outcome == "modified"
    assert ask(exchange, finder, "ERG", gun.format(serial="K369257", case="S-2", more="DOR")).data["hits"]
    other = ask(exchange, changer, "ERG", gun.format(serial="T88102", case="S-3", more="DOR")).data
    assert not other["hits"]
    assert ask(exchange, changer, "MRG", f"NIC/{other['record']}.OCA/S-3.SER/K369257").data["hits"]
    removed(Record.objects.get(number=sought))
    taken_back.owed(NOW + HOUR)
    assert [one.device_id for one in told()] == [finder.device_id, changer.device_id]


@pytest.mark.parametrize(("why", "is_told"), [("NOT STOLEN", True), ("HIT STATE", False)])
def test_who_was_told_that_another_agency_has_the_same_is_told_where_that_never_was_right(
    exchange: Exchange, why: str, is_told: bool
) -> None:
    owner, finder = sign_on("IL1990100"), sign_on("IL1990200")
    gun = f"{GUN}.{{more}}/20261121"
    ours = ask(exchange, owner, "EFG", gun.format(serial="K369257", case="26-1", more="DOT")).data["record"]
    theirs = ask(exchange, finder, "EG", gun.format(serial="K369257", case="S-2", more="DOT")).data["record"]
    [came] = [read_answer(one) for one in exchange.presence.kept(owner, NOW)]
    assert (came.outcome, came.data["other"]) == ("also entered", theirs)
    assert ask(exchange, finder, "XG", f"NIC/{theirs}.OCA/S-2.RPP/{why}").outcome == "cancelled"
    taken_back.owed(NOW + HOUR)
    Kept.objects.update(sent_session=None)  # as for the next who signs on there
    if not is_told:
        assert told() == []
        [again] = [read_answer(one) for one in exchange.presence.kept(owner, NOW + HOUR)]
        assert again.text.startswith(f"SINCE THEN {theirs} IS CANCELLED. YOUR RECORD {ours}")
        return
    [said] = [one for one in told() if one.device_id == owner.device_id and one.data["record"] == theirs]
    assert f"Record {theirs} of" in said.text
    assert f"is the same as your record {ours}, was cancelled by its agency as NOT STOLEN" in said.text
    assert "Your record stands" in said.text
    line = Line.objects.get(event="hotfiles:record:hit_taken_back", data__same_as=ours)
    assert (line.ori, line.subject) == ("IL1990100", f"record:{theirs}")
    came_again = [read_answer(one).outcome for one in exchange.presence.kept(owner, NOW + HOUR)]
    assert came_again == ["withdrawn"], "the lead itself is told no more"


def test_a_lead_that_nobody_had_read_is_not_told_at_all(exchange: Exchange) -> None:
    owner, finder = sign_on("IL1990100"), sign_on("IL1990200")
    gun = f"{GUN}.{{more}}/20261121"
    ask(exchange, owner, "EFG", gun.format(serial="K369257", case="26-1", more="DOT"))
    theirs = ask(exchange, finder, "EG", gun.format(serial="K369257", case="S-2", more="DOT")).data["record"]
    removed(Record.objects.get(number=theirs))
    taken_back.owed(NOW + HOUR)
    assert not [one for one in told() if one.device_id == owner.device_id]
    assert exchange.presence.kept(owner, NOW + HOUR) == []
    assert Line.objects.filter(event="mail:item:withdrawn", subject=f"record:{theirs}").count() == 1
