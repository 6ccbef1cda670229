"""The look back: who asked lately is told once what has come on file since; the entering agency learns who asked."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from leads.agencies.models import AccessLevel, Device
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.oversight.numbers import set_number
from leads.rules.numbers import number
from leads.switch import look_back
from leads.switch.exchange.exchange import Exchange
from leads.switch.models import Message
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import CAR, NOW, actor, make_administrator, make_agency, make_device, make_person, make_record
from tests.sql import past_triggers
from tests.switch.makers import ENTRY, ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "LIC/TST1234.LIS/IL"
WINDOW = timedelta(days=number("delayed_inquiry.days"))
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(node="test")


def owed_record(**facts: object) -> Record:
    """A record whose look back is still owed."""
    return make_record(looked_back_at=None, **facts)  # type: ignore[arg-type]


def told(outcome: str = "delayed hit") -> list[int]:
    """The devices that something waits for, in the order in which it was posted."""
    return list(Kept.objects.filter(outcome=outcome).order_by("id").values_list("device_id", flat=True))


# Who is told


def test_an_inquiry_as_old_as_the_window_is_looked_back_to(exchange: Exchange) -> None:
    asker = sign_on("IL1990200", now=NOW - WINDOW)
    ask(exchange, asker, "QV", QUESTION, now=NOW - WINDOW)
    assert look_back.look_back([owed_record().pk], NOW) == 1
    assert told() == [asker.device_id]


def test_an_older_one_is_not(exchange: Exchange) -> None:
    before = NOW - WINDOW - INSTANT
    ask(exchange, sign_on("IL1990200", now=before), "QV", QUESTION, now=before)
    assert look_back.look_back([owed_record().pk], NOW) == 0


def test_the_state_sets_how_far_back(exchange: Exchange) -> None:
    set_number("delayed_inquiry.days", 7, why="Board, June", by=actor(make_administrator()), now=NOW - WINDOW * 2)
    before = NOW - timedelta(days=7)
    ask(exchange, sign_on("IL1990200", now=before), "QV", QUESTION, now=before)
    assert look_back.look_back([owed_record().pk], NOW) == 1


def test_everyone_who_asked_is_told_each_at_the_device_that_asked(exchange: Exchange) -> None:
    askers = [sign_on("IL1990200"), sign_on("IL1990300")]
    for one in askers:
        ask(exchange, one, "QV", QUESTION)
    ask(exchange, sign_on("IL1990400"), "QV", "LIC/KLM678.LIS/IL")
    assert look_back.look_back([owed_record().pk], NOW) == 2
    assert told() == [one.device_id for one in askers]


def test_who_was_shown_the_record_at_once_is_not_told_again(exchange: Exchange) -> None:
    record = make_record()
    assert ask(exchange, sign_on("IL1990200"), "QV", QUESTION).outcome == "hit"
    Record.objects.update(looked_back_at=None)
    assert look_back.look_back([record.pk], NOW) == 0


def test_who_was_shown_it_as_possible_is_told_once_it_is_sure(exchange: Exchange) -> None:
    by = make_person(make_agency())
    with transaction.atomic():
        record = send("EV", STOLEN, by).record
    asked = ask(exchange, sign_on("IL1990200"), "QV", f"LIC/{STOLEN['LIC']}.LIS/IN")
    assert [hit["grade"] for hit in asked.data["hits"]] == ["possible"]
    meant = {"NIC": record.number, "OCA": STOLEN["OCA"]}
    with transaction.atomic():
        send("MV", {**meant, "VCO": "RED"}, by)
    assert look_back.look_back([record.pk], NOW) == 0, "still possible: it is known"
    with transaction.atomic():
        send("MV", {**meant, "LIS": "IN"}, by)
    assert look_back.look_back([record.pk], NOW) == 1
    Record.objects.update(looked_back_at=None)
    assert look_back.look_back([record.pk], NOW) == 0, "told by the delayed hit"


def test_a_plate_not_seen_whole_under_another_state_shares_a_key_and_is_no_hit(exchange: Exchange) -> None:
    ask(exchange, sign_on("IL1990200"), "QV", "LIC/TST1?34.LIS/IN")
    assert look_back.look_back([owed_record().pk], NOW) == 0


@pytest.mark.parametrize("plate", ["TST1234", "TST1Z34"])
def test_a_plate_under_another_state_is_told_late_as_it_is_told_at_once(exchange: Exchange, plate: str) -> None:
    ask(exchange, sign_on("IL1990200"), "QV", f"LIC/{plate}.LIS/IN")
    assert look_back.look_back([owed_record().pk], NOW) == 1
    [hit] = Kept.objects.get(outcome="delayed hit").data["hits"]
    assert hit["grade"] == "possible"


def test_an_administrative_look_up_leaves_no_notice(exchange: Exchange) -> None:
    session = sign_on("IL1990200")
    assert ask(exchange, session, "ZV", f"{QUESTION}.PUR/A.ATN/OFC J DOE").outcome == "no record"
    assert look_back.look_back([owed_record().pk], NOW) == 0


@pytest.mark.parametrize("state", ["cleared", "cancelled"])
def test_what_ended_before_its_look_back_is_told_to_nobody(exchange: Exchange, state: str) -> None:
    ask(exchange, sign_on("IL1990200"), "QV", QUESTION)
    record = owed_record()
    Record.objects.update(state=state, ended_at=NOW)
    assert look_back.look_back([record.pk], NOW) == 0
    record.refresh_from_db()
    assert record.looked_back_at == NOW


def test_a_record_is_looked_back_for_once(exchange: Exchange) -> None:
    ask(exchange, sign_on("IL1990200"), "QV", QUESTION)
    record = owed_record()
    assert [look_back.look_back([record.pk], NOW), look_back.look_back([record.pk], NOW)] == [1, 0]
    assert len(told()) == 1


def test_an_agency_is_not_told_of_files_beyond_its_access_level(exchange: Exchange) -> None:
    level = AccessLevel.objects.create(name="Persons", kind="less", services=["files"], files=["wanted_person"])
    make_agency("IL1990200", "Example Court", level=level)
    assert ask(exchange, sign_on("IL1990200"), "QV", QUESTION).outcome == "no record"
    assert look_back.look_back([owed_record().pk], NOW) == 0


# What they are told


def test_the_delayed_hit_says_when_it_was_asked_and_is_a_whole_hit(exchange: Exchange) -> None:
    asker = sign_on("IL1990200")
    asked = ask(exchange, asker, "QV", QUESTION, reference="MYREF00001")
    record = owed_record()
    look_back.look_back([record.pk], NOW + timedelta(hours=1))
    kept = Kept.objects.get(outcome="delayed hit")
    assert kept.text.startswith("DELAYED HIT on what you asked")
    assert (kept.data["reference"], kept.data["asked_message"]) == ("MYREF00001", asked.data["message"])
    [hit] = kept.data["hits"]
    assert (hit["record"], hit["grade"], hit["values"]) == (record.number, "exact", CAR)
    line = Line.objects.get(event="hotfiles:record:found_by_look_back")
    assert (line.subject, line.device, line.ori) == (f"record:{record.number}", asker.mnemonic, "IL1990200")
    assert line.data == {"message": asked.data["message"], "messages": [asked.data["message"]]}


def test_the_entering_agency_learns_who_asked_at_each_of_its_devices(exchange: Exchange) -> None:
    agency = make_agency()
    here, there, gone = make_device(agency), make_device(agency), make_device(agency)
    Device.objects.filter(pk=gone.pk).update(withdrawn_at=NOW)
    asker = sign_on("IL1990200")
    ask(exchange, asker, "QV", QUESTION)
    record = owed_record(agency=agency)
    look_back.look_back([record.pk], NOW)
    assert told("asked before entry") == [here.pk, there.pk]
    notice = Kept.objects.filter(outcome="asked before entry").first()
    assert notice is not None
    assert record.number in notice.text
    assert "IL1990200" in notice.text
    assert asker.mnemonic in notice.text


def test_an_agency_that_asked_itself_is_told_once_at_the_device_that_asked(exchange: Exchange) -> None:
    agency = make_agency()
    asking, other = make_device(agency), make_device(agency)
    person = make_person(agency)
    ask(exchange, sign_on(device=asking, person=person), "QV", QUESTION)
    look_back.look_back([owed_record(agency=agency).pk], NOW)
    assert (told(), told("asked before entry")) == ([asking.pk], [other.pk])


def test_only_devices_that_are_connected_are_told_who_asked(exchange: Exchange) -> None:
    """One that was never approved reaches nobody; of those that are, none is left out, however many there are."""
    agency = make_agency()
    make_device(agency, approved_at=None)
    here = [make_device(agency).pk for _ in range(25)]
    ask(exchange, sign_on("IL1990200"), "QV", QUESTION)
    look_back.look_back([owed_record(agency=agency).pk], NOW)
    assert told("asked before entry") == here


# When it is done


def test_an_entry_looks_back_by_itself_and_a_modify_for_what_is_new(exchange: Exchange) -> None:
    owner, first, second = sign_on(), sign_on("IL1990200"), sign_on("IL1990300")
    ask(exchange, first, "QV", QUESTION)
    ask(exchange, second, "QV", "LIC/KLM678.LIS/IL")
    number_ = ask(exchange, owner, "EV", ENTRY.format(plate="TST1234")).data["record"]
    assert told() == [first.device_id]
    ask(exchange, owner, "MV", f"NIC/{number_}.OCA/26-000123.LIC/KLM678")
    assert second.device_id in told()


def test_records_of_one_batch_are_looked_back_for_after_one_wait_and_in_one_look(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker, other = sign_on("IL1990200"), sign_on("IL1990300")
    ask(exchange, asker, "QV", QUESTION)
    ask(exchange, other, "QV", "LIC/KLM678.LIS/IL")
    records = [owed_record(), owed_record(values={**CAR, "LIC": "KLM678", "VIN": ""})]
    waits: list[int] = []
    monkeypatch.setattr(look_back, "batches_are_over", lambda: not waits.append(1))
    with CaptureQueriesContext(connection) as asked:
        assert look_back.look_back([one.pk for one in records], NOW) == 2
    assert told() == [asker.device_id, other.device_id], "each of the record asked about, by nobody else's"
    assert (len(waits), sum("switch_inquirykey" in one["sql"] for one in asked)) == (1, 1)


def test_what_is_committed_while_a_look_back_waits_its_turn_goes_with_it() -> None:
    first, second, third = (owed_record().pk for _ in range(3))
    turns: list[Callable[[], None]] = []
    gathered = look_back.Gathered(turns.append)
    gathered([first], NOW)
    gathered([second], NOW)
    assert len(turns) == 1
    turns[0]()
    assert set(Record.objects.exclude(looked_back_at=None).values_list("pk", flat=True)) == {first, second}
    gathered([third], NOW)
    turns[1]()
    assert not Record.objects.filter(looked_back_at=None).exists()


def test_look_backs_do_not_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would lose seconds to the other, and both would stay owed: a look back answers nobody."""
    waited_for: list[str] = []

    def meanwhile(records: object, now: object) -> dict[int, object]:
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute(look_back.IN_FLIGHT.replace("pid <> pg_backend_pid()", "true"), [list(look_back.ANSWERING)])
            waited_for.extend(one for (one,) in cursor.fetchall())
        other.close()
        return {}

    monkeypatch.setattr(look_back, "_recent", meanwhile)
    record = owed_record()
    with connection.cursor() as cursor:
        cursor.execute("SET application_name = 'leads exchange'")
    look_back.look_back([record.pk], NOW)
    assert waited_for == []
    with connection.cursor() as cursor:
        cursor.execute("SHOW application_name")
        assert cursor.fetchone() == ("leads exchange",), "and batches on this connection are waited for as ever"


def test_a_look_back_holds_few_records_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An act on one of them waits for no more than these."""
    monkeypatch.setattr(look_back, "TOGETHER", 2)
    held: list[int] = []
    recent = look_back._recent

    def counted(records: Sequence[Record], now: datetime) -> object:
        held.append(len(records))
        return recent(records, now)

    monkeypatch.setattr(look_back, "_recent", counted)
    look_back.look_back([owed_record().pk for _ in range(5)], NOW)
    assert held == [2, 2, 1]


def test_one_that_fails_elsewhere_is_told_and_the_next_is_made(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(look_back, "look_back", lambda *_: 1 // 0)
        look_back.Gathered(lambda what: what())([7], NOW)
    assert "stays owed" in caplog.text
    record = owed_record()
    look_back.Gathered(lambda what: what())([record.pk], NOW)
    assert not Record.objects.filter(looked_back_at=None).exists()


def test_a_record_that_is_being_changed_is_left_out_and_stays_owed(exchange: Exchange) -> None:
    """Nobody waits for whoever holds it, so two never wait for each other."""
    ask(exchange, sign_on("IL1990200"), "QV", QUESTION)
    held, free = owed_record(), owed_record()
    other = connection.copy()
    try:
        other.set_autocommit(False)
        other.cursor().execute("SET application_name = 'something long'")
        other.cursor().execute("SELECT 1 FROM hotfiles_record WHERE id = %s FOR UPDATE", [held.pk])
        assert look_back.look_back([held.pk, free.pk], NOW) == 1
        other.rollback()  # a connection that is merely closed holds its locks until the server notices
    finally:
        other.close()
    assert look_back.owed(NOW) == 1


def test_inquiries_are_found_by_the_filters_of_their_keys(exchange: Exchange) -> None:
    """Not by reading every inquiry of the last days, nor once for each message, however little the planner knows."""
    session = sign_on("IL1990200")
    for _ in range(5):
        ask(exchange, session, "QV", QUESTION)
    since = NOW - WINDOW
    asked = {
        "of": [1, 1, 2],
        "keys": ["P:TST1234", "V:KZ000417", "P:TST1234"],
        "day": since.date(),
        "since": since,
        "asking": look_back.WITH_NOTICES,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(look_back.BY_THE_FILTERS)
        cursor.execute("EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF) " + look_back.RECENT, asked)
        plan = [line for (line,) in cursor.fetchall()]
    filters = [line for line in plan if "Bitmap Index Scan on switch_inquirykey" in line]
    assert filters
    assert all("loops=1)" in line for line in filters)
    assert not [line for line in plan if "Seq Scan" in line]


def test_what_a_crash_left_undone_is_done_a_few_at_a_time(exchange: Exchange) -> None:
    ask(exchange, sign_on("IL1990200"), "QV", QUESTION)
    for _ in range(3):
        owed_record()
    assert look_back.owed(NOW, most=2) == 2
    assert look_back.owed(NOW, most=2) == 1
    assert look_back.owed(NOW, most=2) == 0
    assert len(told()) == 3
    assert not Record.objects.filter(looked_back_at=None).exists()


def test_five_inquiries_of_one_device_are_one_alarm_with_the_list_and_one_notice_to_each_owner(
    exchange: Exchange,
) -> None:
    agency = make_agency()
    owners = [make_device(agency), make_device(agency)]
    asker, another = sign_on("IL1990200"), sign_on("IL1990300")
    for minute in range(5):
        ask(exchange, asker, "QV", QUESTION, now=NOW + timedelta(minutes=minute))
    ask(exchange, another, "QV", QUESTION)
    look_back.look_back([owed_record(agency=agency).pk], NOW + timedelta(hours=1))
    assert sorted(told()) == sorted([asker.device_id, another.device_id])
    kept = Kept.objects.get(outcome="delayed hit", device_id=asker.device_id)
    assert len(kept.data["asked_before"]) == 5
    assert kept.data["asked_message"] == kept.data["asked_before"][-1]["message"]
    assert "10:04 CST, " in kept.text.split("\n")[0]
    assert "10:08 CST" in kept.text.split("\n")[0]
    assert told("asked before entry") == [one.pk for one in owners]
    notice = Kept.objects.filter(outcome="asked before entry").first()
    assert notice is not None
    assert ", 6 times:" in notice.text
    assert len(notice.data["asked_before"]) == 6


def test_a_later_look_back_lists_only_what_was_not_told(exchange: Exchange) -> None:
    asker, record = sign_on("IL1990200"), owed_record()
    ask(exchange, asker, "QV", QUESTION)
    Record.objects.update(looked_back_at=None)
    assert look_back.look_back([record.pk], NOW) == 0, "it was shown at once"
    with past_triggers():
        Message.objects.update(answer="")
    assert look_back.look_back([owed_again(record)], NOW) == 1
    assert look_back.look_back([owed_again(record)], NOW) == 0


def owed_again(record: Record) -> int:
    Record.objects.update(looked_back_at=None)
    return record.pk
