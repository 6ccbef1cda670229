"""How long messages are kept: months made ahead and removed, the turn of a month, and what a legal hold keeps."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from leads.agencies.models import Device
from leads.database import partitions
from leads.ledger.models import Line
from leads.people.sign_on import Session, close_session
from leads.rules.numbers import number
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.presence import counted
from leads.switch.models import InquiryKey, Message
from leads.switch.retention import digest_of, forget_keys, make_ahead, remove_messages, years_before
from tests.makers import make_agency, make_device
from tests.sql import past_triggers
from tests.switch.makers import ENTRY, ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "LIC/TST1234.LIS/IL"
MIDNIGHT = datetime(2026, 12, 1, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
INSTANT = timedelta(microseconds=1)
DAYS = timedelta(days=number("messages.resend_days"))
YEARS = number("messages.retention_years")


@pytest.fixture
def device() -> Device:
    make_ahead(MIDNIGHT - DAY)
    return make_device(make_agency(), "SMP1")


def at(device: Device, now: datetime, before: Session | None = None) -> Session:
    """A new session at the device; the one before has ended when the new one begins."""
    if before is not None:
        close_session(before, why="signed off", now=now)
    return counted(sign_on(device=device, now=now))


def entry(session: Session, now: datetime, plate: str = "TST1234") -> tuple[str, str, int]:
    """An entry under one reference, as a terminal sends it again; its answer."""
    found = ask(Exchange("test"), session, "EV", ENTRY.format(plate=plate), now=now, reference="SAME1")
    return found.text, found.data["outcome"], found.data["number"]


# The turn of a month


def test_a_message_sent_again_after_midnight_in_the_same_session_is_the_same(device: Device) -> None:
    session = at(device, MIDNIGHT - SECOND)
    assert entry(session, MIDNIGHT - SECOND) == entry(session, MIDNIGHT) == entry(session, MIDNIGHT + 20 * DAY)
    assert Message.objects.get().month == date(2026, 11, 1)


def test_a_message_sent_again_after_midnight_in_a_new_session_is_the_same(device: Device) -> None:
    old = at(device, MIDNIGHT - SECOND)
    first = entry(old, MIDNIGHT - SECOND)
    new = at(device, MIDNIGHT, old)
    assert (new.month, new.resends_from) == (date(2026, 12, 1), date(2026, 11, 1))
    assert entry(new, MIDNIGHT) == first
    assert Message.objects.count() == 1


def test_another_message_under_that_reference_is_refused_after_midnight_too(device: Device) -> None:
    old = at(device, MIDNIGHT - SECOND)
    entry(old, MIDNIGHT - SECOND)
    text, outcome, _ = entry(at(device, MIDNIGHT, old), MIDNIGHT, plate="TST9999")
    assert outcome == "refused"
    assert "SAME1 before" in text


def test_what_is_new_after_midnight_is_stored_in_the_new_month(device: Device) -> None:
    session = at(device, MIDNIGHT, at(device, MIDNIGHT - SECOND))
    first = entry(session, MIDNIGHT)
    assert entry(session, MIDNIGHT) == first
    assert Message.objects.get().month == date(2026, 12, 1)


@pytest.mark.parametrize(("late", "months"), [(timedelta(0), 1), (INSTANT, 2)])
def test_a_last_session_counts_for_so_many_days_and_no_longer(device: Device, late: timedelta, months: int) -> None:
    old = at(device, MIDNIGHT - SECOND)
    entry(old, MIDNIGHT - SECOND)
    close_session(old, why="signed off", now=MIDNIGHT)
    now = MIDNIGHT + DAYS + late
    session = counted(sign_on(device=device, now=now))
    ask(Exchange("test"), session, "EV", ENTRY.format(plate="TST1234"), now=now, reference="SAME1")
    assert Message.objects.values("month").distinct().count() == months


def test_a_last_session_that_lasted_for_weeks_counts_from_its_end(device: Device) -> None:
    old = at(device, MIDNIGHT - SECOND)
    first = entry(old, MIDNIGHT + 20 * DAY)
    assert entry(at(device, MIDNIGHT + 21 * DAY, old), MIDNIGHT + 21 * DAY) == first


def test_devices_side_by_side_are_met_each_in_its_own_months(device: Device) -> None:
    """One batch: a device whose month has turned, and one that never was there before."""
    from leads.messages.wire import read_answer
    from leads.switch.exchange.waiting import Waiting
    from tests.switch.makers import raw

    old = at(device, MIDNIGHT - SECOND)
    first = ask(Exchange("test"), old, "QV", QUESTION, now=MIDNIGHT - SECOND, reference="SAME1")
    both = [at(device, MIDNIGHT, old), at(make_device(make_agency(), "SMP2"), MIDNIGHT)]
    batch = [Waiting(one, raw(one, "QV", QUESTION, "SAME1"), MIDNIGHT) for one in both]
    again, other = [read_answer(one) for one in Exchange("test").answer(batch, MIDNIGHT)]
    assert again.data["message"] == first.data["message"] != other.data["message"]
    assert sorted(Message.objects.values_list("month", flat=True)) == [date(2026, 11, 1), date(2026, 12, 1)]


OTHER_PROCESS = """
import sys
from datetime import datetime
import django
django.setup()
from leads.people.models import LinkSession
from leads.people.sign_on import read_session
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.presence import counted
from leads.switch.exchange.waiting import Waiting
now = datetime.fromisoformat(sys.argv[1])
session = counted(read_session(LinkSession.objects.get(ended_at=None), now))
raw = f"QV.{session.ori}.SAME1.TXT\\r\\nLIC/TST1234.LIS/IL".encode()
sys.stdout.buffer.write(Exchange("other").answer([Waiting(session, raw, now)], now)[0])
"""


def test_another_process_knows_after_midnight_what_was_sent_before(
    device: Device, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = at(device, MIDNIGHT - SECOND)
    first = ask(Exchange("test"), old, "QV", QUESTION, now=MIDNIGHT - SECOND, reference="SAME1")
    at(device, MIDNIGHT, old)
    monkeypatch.setenv("LEADS_DATABASE_URL", database_url)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "leads.settings")
    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, MIDNIGHT.isoformat()], capture_output=True, check=True, timeout=60
    )
    assert f'"message":{first.data["message"]},' in done.stdout.decode().replace(" ", "")
    assert Message.objects.count() == 1


# Made ahead


def test_this_month_and_the_next_are_made_and_days_for_a_week() -> None:
    now = datetime(2031, 1, 31, 23, 59, tzinfo=UTC)
    made = make_ahead(now)
    assert made[:2] == ["ledger_line_2031_01_01", "ledger_line_2031_02_01"]
    assert made[2:4] == ["switch_message_2031_01_01", "switch_message_2031_02_01"]
    assert [made[4], made[-1]] == ["switch_inquirykey_2031_01_31", "switch_inquirykey_2031_02_07"]
    assert make_ahead(now) == []


def test_what_fell_into_the_net_is_taken_out_of_it(device: Device, caplog: pytest.LogCaptureFixture) -> None:
    """A node that began without its month refuses nothing, says so, and mends it."""
    far = datetime(2027, 5, 5, tzinfo=UTC)
    session = at(device, far)
    first = entry(session, far)
    ask(Exchange("test"), session, "QV", QUESTION, now=far)
    assert partitions.net_holds_rows("switch_message")
    make_ahead(MIDNIGHT)
    assert "switch_message_net" in caplog.text
    assert "switch_message_2027_05_01" in make_ahead(far)
    assert not partitions.net_holds_rows("switch_message")
    assert not partitions.net_holds_rows("switch_inquirykey")
    assert entry(session, far) == first
    assert Message.objects.count() == 2


def test_a_long_report_holds_up_nobody(device: Device, database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    import psycopg

    with psycopg.connect(database_url) as report:
        report.execute("SELECT count(*) FROM switch_message")
        assert not [name for name in make_ahead(datetime(2031, 1, 1, tzinfo=UTC)) if "message" in name]
    assert "it is tried again" in caplog.text
    assert "switch_message_2031_01_01" in make_ahead(datetime(2031, 1, 1, tzinfo=UTC))


# Removed


def over(month: date) -> datetime:
    """The moment from which a month's last instant is over."""
    following = (datetime(month.year, month.month, 1, tzinfo=UTC) + 31 * DAY).replace(day=1)
    return following.replace(year=following.year + YEARS)


def test_a_month_goes_when_its_last_message_is_old_enough_and_not_before(device: Device) -> None:
    session = at(device, MIDNIGHT - SECOND)
    entry(session, MIDNIGHT - SECOND)
    later = at(device, MIDNIGHT, session)
    ask(Exchange("test"), later, "QV", QUESTION, now=MIDNIGHT)
    digest = digest_of("switch_message_2026_11_01")
    number_, end = Message.objects.earliest("id").id, over(date(2026, 11, 1))
    assert remove_messages(end - SECOND) == []
    assert remove_messages(end) == ["2026-11"]
    assert Message.objects.get().month == date(2026, 12, 1)
    line = Line.objects.latest("id")
    assert (line.event, line.subject) == ("switch:month:removed", "messages:2026-11")
    assert line.data == {
        "rows": 1,
        "first": number_,
        "last": number_,
        "digest": digest,
        "number": "messages.retention_years",
        "value": YEARS,
    }
    assert remove_messages(end) == []


def test_a_month_stays_while_a_message_of_a_long_session_in_it_is_young(device: Device) -> None:
    entry(at(device, MIDNIGHT - SECOND), MIDNIGHT + DAY)
    end = over(date(2026, 11, 1))
    assert remove_messages(end + DAY) == []
    assert remove_messages(end + DAY + INSTANT) == ["2026-11"]


def test_the_digest_is_what_anyone_can_compute_from_a_copy(device: Device) -> None:
    entry(at(device, MIDNIGHT - SECOND), MIDNIGHT - SECOND)
    before = digest_of("switch_message_2026_11_01")
    assert digest_of("switch_message_2026_11_01") == before
    with past_triggers(), connection.cursor() as cursor:
        cursor.execute("UPDATE switch_message SET answer = answer || ' '")
    assert digest_of("switch_message_2026_11_01") != before


def test_removing_and_its_line_stand_or_fall_together(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    from leads.switch import retention

    entry(at(device, MIDNIGHT - SECOND), MIDNIGHT - SECOND)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(retention, "record", fail)
    with pytest.raises(RuntimeError):
        remove_messages(over(date(2026, 11, 1)))
    assert Message.objects.count() == 1


def test_keys_of_inquiries_go_by_days_once_no_look_back_reaches_them(device: Device) -> None:
    now, window = MIDNIGHT + 5 * DAY, timedelta(days=number("delayed_inquiry.days"))
    session = at(device, now - window - SECOND)
    for asked in (now - window - INSTANT, now - window):
        ask(Exchange("test"), session, "QV", QUESTION, now=asked)
    make_ahead(now - window - DAY)
    assert forget_keys(now)[-1] == "2026-11-30"
    assert list(InquiryKey.objects.values_list("day", flat=True).distinct()) == [(now - window).date()]
    assert Message.objects.count() == 2, "the messages themselves are the journal and stay"


def test_years_are_counted_by_the_calendar() -> None:
    assert years_before(datetime(2028, 2, 29, 5, tzinfo=UTC), 3) == datetime(2025, 2, 28, 5, tzinfo=UTC)
    assert years_before(datetime(2028, 2, 29, 5, tzinfo=UTC), 4) == datetime(2024, 2, 28, 5, tzinfo=UTC)


def test_ledger_lines_go_under_a_number_and_a_hold_of_their_own(device: Device) -> None:
    from leads.ledger.seal import seal
    from leads.ledger.verify import verify
    from leads.switch.retention import remove_lines

    entry(at(device, MIDNIGHT - SECOND), MIDNIGHT - SECOND)
    seal(MIDNIGHT)
    end = over(date(2026, 11, 1))
    assert "2026-11" not in remove_lines(end - DAY)
    assert "2026-11" in remove_lines(end)
    assert Line.objects.latest("id").data["number"] == "ledger.retention_years"
    assert verify(None, now=end).ok


# The tables are those of the models


@pytest.mark.parametrize("model", [Message, InquiryKey])
def test_table_and_model_agree(model: type[Message] | type[InquiryKey]) -> None:
    """The tables are made by hand (0002), for Django can't make them in parts."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, table)
        cursor.execute(
            "SELECT attname, NOT attnotnull, format_type(atttypid, atttypmod) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0",
            [table],
        )
        columns = cursor.fetchall()
    fields = [field for field in model._meta.local_concrete_fields if field.column]
    assert sorted((field.column, field.null, field.db_type(connection)) for field in fields) == sorted(columns)
    trees = {name for name, one in there.items() if one["index"] and not one["primary_key"]}
    assert {index.name for index in model._meta.indexes} == trees


def test_no_other_table_stands_in_parts() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT partrelid::regclass::text FROM pg_partitioned_table")
        assert {name for (name,) in cursor.fetchall()} == {"switch_message", "switch_inquirykey", "ledger_line"}
