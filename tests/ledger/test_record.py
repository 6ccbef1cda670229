"""Writing the ledger: in the caller's transaction or not at all, and only events that are listed."""

from datetime import datetime

import pytest
from django.db import connection, transaction

from leads.ledger.events import EVENTS, sentence
from leads.ledger.models import Line
from leads.ledger.record import COLUMNS, NotALine, many, record
from tests.ledger.ledgers import BAKER
from tests.makers import NOW


@pytest.mark.django_db
def test_a_line_holds_what_it_was_told() -> None:
    record(
        "hotfiles:record:entered",
        now=NOW,
        by=BAKER,
        subject="record:V990000417",
        outcome="entered",
        clause="1240.60(a)(3)",
        data={"message": 8841},
    )
    line = Line.objects.get()
    assert [getattr(line, name) for name in COLUMNS] == [
        NOW,
        "hotfiles:record:entered",
        "baker",
        "IL1990100",
        "SMP1",
        "record:V990000417",
        "entered",
        "1240.60(a)(3)",
        {"message": 8841},
    ]
    assert line.xid > 0


@pytest.mark.django_db
def test_what_leads_did_by_itself_names_nobody_and_may_say_whom_it_is_about() -> None:
    record("hotfiles:record:found_by_look_back", now=NOW, ori="IL1990100", device="SMP1")
    assert Line.objects.values_list("by", "ori", "device").get() == ("", "IL1990100", "SMP1")


@pytest.mark.django_db
def test_whoever_acts_brings_agency_and_device_and_no_others_are_said() -> None:
    with pytest.raises(NotALine, match="twice from where"):
        record("demo:state:made", now=NOW, by=BAKER, ori="IL1990200")


@pytest.mark.django_db
def test_many_lines_are_one_statement() -> None:
    given = {"at": "now()", "event": "'switch:message:answered'", "subject": "'message:' || n", "data": "'{}'::jsonb"}
    rows = ", ".join(f'{given.get(name, repr(""))} AS "{name}"' for name in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(many(f"SELECT {rows} FROM generate_series(0, 2) AS n"))
    assert list(Line.objects.order_by("id").values_list("subject", flat=True)) == [
        "message:0",
        "message:1",
        "message:2",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_of_a_transaction_is_a_bug() -> None:
    with pytest.raises(NotALine, match="outside of a transaction"):
        record("demo:state:made", now=NOW)
    assert not Line.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_line_falls_with_the_act() -> None:
    with transaction.atomic():
        record("demo:state:made", now=NOW)
        transaction.set_rollback(True)
    assert not Line.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("event", "now"),
    [("demo:state:unmade", NOW), ("demo:state:made", datetime(2026, 11, 23))],  # noqa: DTZ001
)
def test_an_unknown_event_or_a_time_without_a_zone_is_a_bug(event: str, now: datetime) -> None:
    with pytest.raises(NotALine):
        record(event, now=now)


def test_every_event_is_room_noun_verb_with_a_sentence() -> None:
    rooms = {"switch", "mail", "people", "hotfiles", "agencies", "oversight", "ledger", "console", "api", "demo"}
    for event in EVENTS:
        room, noun, verb = event.split(":")
        assert room in rooms
        assert noun.isidentifier()
        assert verb.isidentifier()
        assert sentence(event).endswith(".")
