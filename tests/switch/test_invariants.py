"""The invariants of ARCHITECTURE.md that the exchange keeps, one after the other, on a real PostgreSQL."""

import threading
import time
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection, transaction

from leads.agencies.models import AccessLevel, Agency
from leads.hotfiles.models import Record, RecordKey
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.messages.wire import read_answer
from leads.people.models import Certification
from leads.switch import look_back
from leads.switch.exchange import exchange as exchange_module
from leads.switch.exchange import journal, recovery
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.task import Task
from leads.switch.exchange.waiting import Waiting
from leads.switch.models import Message, Parked
from tests.makers import NOW, lift_orders, make_device, make_order, make_record
from tests.switch.makers import ENTRY, ask, raw, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "LIC/TST1234.LIS/IL"


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(node="test")


# 1. Acknowledged means on disk


def test_what_an_answer_says_is_committed_before_it_is_handed_back(exchange: Exchange) -> None:
    session = sign_on()
    told = ask(exchange, session, "EV", ENTRY.format(plate="TST1234"))
    assert told.outcome == "entered"
    with transaction.atomic():
        connection.cursor().execute("SHOW synchronous_commit")
    assert not connection.in_atomic_block
    assert Record.objects.get().number == told.data["record"]
    assert Message.objects.get().answer.startswith("EV.IL1990100.")
    with connection.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        assert cursor.fetchone()[0] == "on"


def test_an_answer_that_could_not_be_stored_does_not_leave(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    session = sign_on()

    def full(*_: object) -> None:
        raise RuntimeError("no space left")

    monkeypatch.setattr(journal, "store", full)
    with pytest.raises(RuntimeError, match="no space"):
        exchange.answer([Waiting(session, raw(session, "EV", ENTRY.format(plate="TST1234")), NOW)], NOW)
    assert not Record.objects.exists(), "the act is undone with the answer that could not be stored"


# 2. Nothing is answered twice or done twice


def test_a_message_sent_again_gets_the_same_answer_byte_for_byte_and_does_nothing(exchange: Exchange) -> None:
    session = sign_on()
    message = Waiting(session, raw(session, "EV", ENTRY.format(plate="TST1234"), "SAME000001"), NOW)
    first = exchange.answer([message], NOW)
    again = exchange.answer([message], NOW + timedelta(minutes=5))
    assert again == first
    assert Record.objects.count() == 1
    assert Message.objects.count() == 1


def test_the_same_message_twice_in_one_batch_is_done_once(exchange: Exchange) -> None:
    session = sign_on()
    message = Waiting(session, raw(session, "EV", ENTRY.format(plate="TST1234"), "SAME000001"), NOW)
    first, second = exchange.answer([message, message], NOW)
    assert first == second
    assert Record.objects.count() == 1


def test_the_same_inquiry_twice_in_one_batch_gets_one_answer(exchange: Exchange) -> None:
    session = sign_on()
    message = Waiting(session, raw(session, "QV", QUESTION, "SAME000001"), NOW)
    first, second = exchange.answer([message, message], NOW)
    assert first == second
    assert Message.objects.count() == 1


def test_what_is_new_beside_a_message_sent_again_is_stored_like_any_other(exchange: Exchange) -> None:
    mine, other = sign_on(), sign_on("IL1990200")
    again = Waiting(mine, raw(mine, "QV", QUESTION, "SAME000001"), NOW)
    new = Waiting(other, raw(other, "EV", ENTRY.format(plate="TST1234"), "NEW0000001"), NOW)
    first = exchange.answer([again], NOW)
    answers = exchange.answer([again, new], NOW)
    assert answers[:1] == first
    assert sorted(Message.objects.values_list("answer", flat=True)) == sorted(one.decode() for one in answers)
    assert Record.objects.count() == 1
    assert Line.objects.filter(subject__startswith="message:").count() == 3


def test_a_reference_used_for_another_message_is_refused(exchange: Exchange) -> None:
    session = sign_on()
    ask(exchange, session, "QV", QUESTION, reference="SAME000001")
    told = ask(exchange, session, "QV", "LIC/TST9999.LIS/IL", reference="SAME000001")
    assert told.data["no"]["code"] == "reference-used"
    assert Message.objects.count() == 1


def test_who_may_not_ask_any_more_is_not_told_yesterdays_answer_either(exchange: Exchange) -> None:
    session = sign_on()
    make_record()
    message = Waiting(session, raw(session, "QV", QUESTION, "REPLAY0001"), NOW)
    assert read_answer(exchange.answer([message], NOW)[0]).outcome == "hit"
    suspend("files")
    told = read_answer(exchange.answer([message], NOW)[0])
    assert (told.data["no"]["clause"], told.data["hits"]) == ("1240.110(c)", [])
    lift_orders()
    assert read_answer(exchange.answer([message], NOW)[0]).outcome == "hit"


def test_a_padded_message_is_known_by_its_reference_and_hurts_nobody(exchange: Exchange) -> None:
    """CR, LF and DEL are passed over wherever they stand, also two hundred of them before the header."""
    bad, good = sign_on("IL1990200"), sign_on()
    padded = Waiting(bad, b"\r\n" * 100 + raw(bad, "QV", QUESTION, "PADDED0001"), NOW)
    entry = Waiting(good, raw(good, "EV", ENTRY.format(plate="TST1234")), NOW)
    first, second, entered = (read_answer(one) for one in exchange.answer([padded, padded, entry], NOW))
    assert entered.outcome == "entered"
    assert first.data["number"] == second.data["number"]
    assert Kept.objects.filter(device_id=bad.device_id, outcome="delayed hit").count() == 1


def test_a_refusal_that_is_not_kept_takes_no_place_in_the_count(exchange: Exchange) -> None:
    session = sign_on()
    ask(exchange, session, "QV", QUESTION, reference="SAME000001")
    assert ask(exchange, session, "QV", "LIC/TST9999.LIS/IL", reference="SAME000001").data["number"] == 0
    assert ask(exchange, session, "QV", QUESTION).data["number"] == 2


def test_another_device_may_use_the_same_reference(exchange: Exchange) -> None:
    here, there = sign_on(), sign_on("IL1990200")
    assert ask(exchange, here, "QV", QUESTION, reference="SAME000001").outcome == "no record"
    assert ask(exchange, there, "QV", QUESTION, reference="SAME000001").outcome == "no record"


def test_a_crash_before_the_commit_leaves_nothing_half_done_and_is_made_good_by_sending_again(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sign_on()
    message = Waiting(session, raw(session, "EV", ENTRY.format(plate="TST1234"), "SAME000001"), NOW)
    store = journal.store
    with monkeypatch.context() as crash:
        crash.setattr(journal, "store", lambda *given: (store(*given), (_ for _ in ()).throw(SystemExit)))
        with pytest.raises(SystemExit):
            exchange.answer([message], NOW)
    assert not Message.objects.exists()
    assert not Record.objects.exists()
    told = read_answer(exchange.answer([message], NOW)[0])
    assert told.outcome == "entered"
    assert Record.objects.count() == Message.objects.count() == 1


def test_a_commit_of_which_nobody_heard_is_found_by_the_next_try(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database goes away between its commit and our hearing of it: the answer is there, under its own count."""
    session = sign_on()
    message = Waiting(session, raw(session, "EV", ENTRY.format(plate="TST1234"), "SAME000001"), NOW)
    answer_round, cut = exchange._answer_round, iter([True])

    def unheard(tasks: list[Task], now: datetime) -> None:
        answer_round(tasks, now)
        if next(cut, False):
            raise OperationalError("the connection is lost")

    monkeypatch.setattr(exchange, "_answer_round", unheard)
    monkeypatch.setattr(recovery, "PAUSE", 0)
    told = read_answer(exchange.answer([message], NOW)[0])
    assert (told.outcome, told.data["number"]) == ("entered", 1)
    assert Record.objects.count() == Message.objects.count() == 1
    assert ask(exchange, session, "QV", QUESTION).data["number"] == 2


# 3. No hit is missed


def test_entry_first_then_inquiry_is_an_immediate_hit(exchange: Exchange) -> None:
    session = sign_on()
    entered = ask(exchange, session, "EV", ENTRY.format(plate="TST1234"))
    told = ask(exchange, session, "QV", QUESTION)
    assert [hit["record"] for hit in told.data["hits"]] == [entered.data["record"]]
    assert not Kept.objects.exists()


def test_inquiry_first_then_entry_is_a_delayed_hit_for_who_asked(exchange: Exchange) -> None:
    asker, enterer = sign_on("IL1990200"), sign_on()
    assert ask(exchange, asker, "QV", QUESTION, reference="ASKED00001").outcome == "no record"
    entered = ask(exchange, enterer, "EV", ENTRY.format(plate="TST1234"), now=NOW + timedelta(hours=1))
    [late] = [read_answer(payload) for payload in exchange.presence.kept(asker, NOW + timedelta(hours=1))]
    assert late.outcome == "delayed hit"
    assert late.data["unsolicited"]
    assert late.data["reference"] == "ASKED00001"
    assert late.data["hits"][0]["record"] == entered.data["record"]
    [told] = [read_answer(payload) for payload in exchange.presence.kept(enterer, NOW + timedelta(hours=1))]
    assert told.data["asked_by"] == "IL1990200"


def test_a_delayed_hit_waits_while_the_agency_may_not_ask(exchange: Exchange) -> None:
    asker, enterer = sign_on(), sign_on("IL1990200")
    ask(exchange, asker, "QV", QUESTION)
    suspend("files.inquire")
    ask(exchange, enterer, "EV", ENTRY.format(plate="TST1234"))
    assert exchange.presence.kept(asker, NOW) == []
    lift_orders()
    assert [read_answer(one).outcome for one in exchange.presence.kept(asker, NOW)] == ["delayed hit"]


def test_a_delayed_hit_waits_while_the_agency_s_access_does_not_reach_its_file(exchange: Exchange) -> None:
    asker, enterer = sign_on(), sign_on("IL1990200")
    ask(exchange, asker, "QV", QUESTION)
    ask(exchange, enterer, "EV", ENTRY.format(plate="TST1234"))
    level = AccessLevel.objects.create(name="persons", kind="less", services=["files"], files=["wanted_person"])
    Agency.objects.filter(pk=asker.agency_id).update(level=level)
    assert exchange.presence.kept(asker, NOW) == []
    AccessLevel.objects.filter(pk=level.pk).update(files=["stolen_vehicle"])
    assert [read_answer(one).outcome for one in exchange.presence.kept(asker, NOW)] == ["delayed hit"]


@pytest.mark.parametrize(("days", "late_hits"), [(5, 1), (5.01, 0)])
def test_the_look_back_reaches_five_days(exchange: Exchange, days: float, late_hits: int) -> None:
    asker, enterer = sign_on("IL1990200", now=NOW - timedelta(days=days)), sign_on()
    asker.started_at = NOW - timedelta(days=days)
    ask(exchange, asker, "QV", QUESTION, now=NOW - timedelta(days=days))
    ask(exchange, enterer, "EV", ENTRY.format(plate="TST1234"))
    assert Kept.objects.filter(outcome="delayed hit").count() == late_hits


def test_a_batch_has_its_transaction_number_before_it_looks_up(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker = sign_on("IL1990200")
    seen: list[bool] = []
    look_up = exchange_module.inquire.look_up

    def watching(*given: object) -> object:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")
            seen.append(cursor.fetchone()[0])
        return look_up(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(exchange_module.inquire, "look_up", watching)
    ask(exchange, asker, "QV", QUESTION)
    assert seen == [True], "a look back on another connection knows that it has to wait for this batch"


def test_an_entry_in_the_middle_of_an_inquiry_is_found_all_the_same(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry commits after the inquiry's look-up; its look back waits for the inquiry's commit, and finds it."""
    asker, enterer = sign_on("IL1990200"), sign_on()
    looked_up, committed = threading.Event(), threading.Event()
    look_up = exchange_module.inquire.look_up

    def overtaken(*given: object) -> object:
        found = look_up(*given)  # type: ignore[arg-type]
        monkeypatch.setattr(exchange_module.inquire, "look_up", look_up)
        looked_up.set()
        assert committed.wait(10)
        return found

    def ask_elsewhere() -> None:
        assert ask(exchange, asker, "QV", QUESTION).outcome == "no record"
        connection.close()

    def pause(seconds: float) -> None:
        committed.set()  # only once the look back waits is the inquiry let go
        time.sleep(seconds)

    monkeypatch.setattr(look_back, "time", SimpleNamespace(sleep=pause, monotonic=time.monotonic))
    monkeypatch.setattr(exchange_module.inquire, "look_up", overtaken)
    inquiry = threading.Thread(target=ask_elsewhere)
    inquiry.start()
    assert looked_up.wait(10)
    entered = ask(Exchange(node="other"), enterer, "EV", ENTRY.format(plate="TST1234"))
    inquiry.join()
    assert entered.outcome == "entered"
    assert Kept.objects.filter(device_id=asker.device_id, outcome="delayed hit").count() == 1


def test_a_look_back_that_waited_in_vain_stays_owed(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    asker, enterer = sign_on("IL1990200"), sign_on()
    ask(exchange, asker, "QV", QUESTION)
    monkeypatch.setattr(look_back, "batches_are_over", lambda: False)
    ask(exchange, enterer, "EV", ENTRY.format(plate="TST1234"))
    assert not Kept.objects.exists()
    monkeypatch.undo()
    assert look_back.owed(NOW) == 1


def test_a_look_back_that_a_crash_prevented_is_done_by_the_next_start(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker, enterer = sign_on("IL1990200"), sign_on()
    ask(exchange, asker, "QV", QUESTION)
    ask(Exchange(node="dies", look_back=lambda *_: None), enterer, "EV", ENTRY.format(plate="TST1234"))
    assert not Kept.objects.exists()
    assert look_back.owed(NOW) == 1
    assert Kept.objects.filter(device_id=asker.device_id).count() == 1
    assert look_back.owed(NOW) == 0, "and only once"


# 4. Standing is never stale


def suspend(service: str) -> None:
    make_order(Agency.objects.get(ori="IL1990100"), service)


def test_a_suspension_holds_for_the_next_message_of_every_exchange(exchange: Exchange) -> None:
    session = sign_on()
    elsewhere = Exchange(node="other")
    assert ask(elsewhere, session, "QV", QUESTION).outcome == "no record"
    suspend("files.inquire")
    for one in (exchange, elsewhere):
        told = ask(one, session, "QV", QUESTION)
        assert (told.data["no"]["code"], told.data["no"]["clause"]) == ("service-suspended", "1240.110(c)")
    lift_orders()
    assert ask(exchange, session, "QV", QUESTION).outcome == "no record"


def test_a_suspension_that_is_not_committed_holds_for_nobody(exchange: Exchange) -> None:
    session = sign_on()
    with transaction.atomic():
        suspend("files")
        told: list[str] = []

        def elsewhere() -> None:
            told.append(ask(exchange, session, "QV", QUESTION).outcome)
            connection.close()

        other = threading.Thread(target=elsewhere)
        other.start()
        other.join()
        transaction.set_rollback(True)
    assert told == ["no record"]


@pytest.mark.parametrize(("last_day", "outcome"), [(date(2026, 11, 23), "no record"), (date(2026, 11, 22), "refused")])
def test_a_certificate_lapses_between_two_messages(exchange: Exchange, last_day: date, outcome: str) -> None:
    """1240.90(b)(1): the last day is in, the day after is out; days of Illinois count."""
    session = sign_on()
    Certification.objects.filter(person_id=session.person_id).update(valid_until=last_day)
    told = ask(exchange, session, "QV", QUESTION)
    assert told.outcome == outcome
    if outcome == "refused":
        assert told.data["no"]["clause"] == "1240.90(b)(1)"
        assert told.data["no"]["cure"]


# 5. A cancelled record never hits


@pytest.mark.parametrize(("key", "state"), [("XV", "cancelled"), ("CV", "cleared")])
def test_an_ended_record_hits_nowhere_from_the_commit_on(exchange: Exchange, key: str, state: str) -> None:
    session = sign_on()
    number = ask(exchange, session, "EV", ENTRY.format(plate="TST1234")).data["record"]
    date_field = {"XV": "DOC", "CV": "DCL"}[key]
    told = ask(exchange, session, key, f"NIC/{number}.OCA/26-000123.{date_field}/20261123")
    assert told.outcome == state, told.text
    assert ask(Exchange(node="other"), session, "QV", QUESTION).outcome == "no record"
    assert not RecordKey.objects.exists()


def test_the_database_itself_drops_the_keys_of_an_ended_record_and_takes_no_new_ones() -> None:
    record = make_record()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE hotfiles_record SET state = 'cancelled', ended_at = now() WHERE id = %s", [record.pk])
    assert not RecordKey.objects.exists()
    with pytest.raises(Exception, match="can not hit"):
        RecordKey.objects.create(key="P:TST1234", record_id=record.pk)
    with pytest.raises(Exception, match="enter it anew"), connection.cursor() as cursor:
        cursor.execute("UPDATE hotfiles_record SET state = 'active', ended_at = NULL WHERE id = %s", [record.pk])


def test_a_record_cancelled_before_its_look_back_is_nobodys_delayed_hit(exchange: Exchange) -> None:
    asker = sign_on("IL1990200")
    ask(exchange, asker, "QV", QUESTION)
    record = make_record(looked_back_at=None)
    Record.objects.filter(pk=record.pk).update(state="cancelled", ended_at=NOW)
    look_back.owed(NOW)
    assert not Kept.objects.exists()


# 6. A no is an answer; anything else is parked, and nothing behind it waits


def test_a_message_that_makes_the_code_fail_is_parked_whole_and_the_rest_is_answered(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, other = sign_on(), sign_on("IL1990200")
    hits = exchange_module.inquire.hits

    def failing(asked: dict[str, str], *rest: object) -> object:
        if asked.get("LIC") == "BOOM1":
            raise ZeroDivisionError("a bug")
        return hits(asked, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(exchange_module.inquire, "hits", failing)
    batch = [
        Waiting(session, raw(session, "QV", "LIC/BOOM1.LIS/IL", "BOOM000001"), NOW),
        Waiting(other, raw(other, "QV", QUESTION), NOW),
    ]
    parked, answered = (read_answer(payload) for payload in exchange.answer(batch, NOW))
    assert answered.outcome == "no record"
    assert parked.outcome == "parked"
    kept = Parked.objects.get()
    assert str(kept.message_id) in parked.text
    assert "ZeroDivisionError" in kept.error
    assert "ZeroDivisionError" not in parked.text, "the terminal is told a number, not our insides"
    assert b"BOOM1" in Message.objects.get(id=kept.message_id).as_sent
    assert Line.objects.filter(event="switch:message:parked").count() == 1


def test_an_act_that_fails_half_way_leaves_nothing_behind(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    session = sign_on()
    monkeypatch.setattr("leads.hotfiles.acts.enter.remember", lambda *_, **__: 1 / 0)
    assert ask(exchange, session, "EV", ENTRY.format(plate="TST1234")).outcome == "parked"
    assert not Record.objects.exists()
    assert not RecordKey.objects.exists()


# 7. Nothing governed changes without a ledger line


def test_every_message_has_its_line_with_who_where_and_how_it_ended(exchange: Exchange) -> None:
    session = sign_on()
    number = ask(exchange, session, "EV", ENTRY.format(plate="TST1234")).data["record"]
    ask(exchange, session, "QV", QUESTION)
    ask(exchange, session, "QV", "LIC/TST9999.LIS/IL")
    ask(exchange, session, "QV", "LIC/")
    lines = list(Line.objects.filter(subject__startswith="message:").order_by("id"))
    assert [line.outcome for line in lines] == ["entered", "hit", "no record", "refused"]
    assert {(line.by, line.ori, line.device) for line in lines} == {(session.user_id, session.ori, session.mnemonic)}
    assert lines[1].data["hits"] == [number]
    assert "TST1234" not in str(lines[1].data), "the line points at the message and tells nothing of its text"
    assert Line.objects.filter(event="hotfiles:record:entered", subject=f"record:{number}").exists()


def test_a_line_and_its_answer_stand_or_fall_together(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    session = sign_on()
    with monkeypatch.context() as crash:
        crash.setattr(journal, "STORE", journal.STORE.replace("INSERT INTO ledger_line", "INSERT INTO no_such_table"))
        with pytest.raises(Exception, match="no_such_table"):
            exchange.answer([Waiting(session, raw(session, "QV", QUESTION), NOW)], NOW)
    assert not Line.objects.filter(subject__startswith="message:").exists()
    assert not Message.objects.exists()


def test_order_is_kept_for_one_device_and_an_entry_is_found_by_the_inquiry_behind_it(exchange: Exchange) -> None:
    session = sign_on()
    batch = [
        Waiting(session, raw(session, "QV", QUESTION), NOW),
        Waiting(session, raw(session, "EV", ENTRY.format(plate="TST1234")), NOW),
        Waiting(session, raw(session, "QV", QUESTION), NOW),
    ]
    outcomes = [read_answer(payload).outcome for payload in exchange.answer(batch, NOW)]
    assert outcomes == ["no record", "entered", "hit"]


def test_a_device_may_not_send_for_another_agency(exchange: Exchange) -> None:
    session = sign_on()
    forged = Waiting(session, b"QV.IL1990200.FORGED0001.TXT\r\nLIC/TST1234.LIS/IL", NOW)
    told = read_answer(exchange.answer([forged], NOW)[0])
    assert told.data["no"]["code"] == "wrong-ori"
    assert make_device(Agency.objects.get(ori="IL1990100")).agency.ori == session.ori
