"""Numbers of records: each file counts by itself, two who enter at once never get one number, and none run out."""

from importlib import import_module

import psycopg
import pytest
from django.db import connection

from leads.hotfiles.acts.number import counted_to, next_number, record_number
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FIELDS
from leads.people.models import Person
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.declare.reading import TODAY
from tests.hotfiles.keeping import send
from tests.makers import make_record

MIGRATION = import_module("leads.hotfiles.migrations.0005_records_count_per_file")


@pytest.mark.parametrize(
    ("count", "number"), [(1, "V990000001"), (9_999_999, "V999999999"), (10_000_000, "V9910000000")]
)
def test_a_number_has_seven_digits_or_more(count: int, number: str) -> None:
    assert record_number("V", count) == number
    assert FIELDS["NIC"].read(number.lower(), TODAY) == number


@pytest.mark.django_db
def test_each_file_counts_by_itself() -> None:
    first, other = int(next_number("V")[3:]), int(next_number("W")[3:])
    next_number("W")
    assert next_number("V") == record_number("V", first + 1)
    assert next_number("W") == record_number("W", other + 2)


@pytest.fixture
def anew(db: None) -> None:
    """Sequences that go with this test's transaction: one that is there keeps what it has given."""
    with connection.cursor() as cursor:
        cursor.execute(MIGRATION.UNDO)
        cursor.execute(MIGRATION.DO)


@pytest.mark.usefixtures("anew")
def test_numbers_go_on_past_seven_digits_and_the_record_is_meant_by_it(ames: Person) -> None:
    counted_to(9_999_999)
    record = enter(ames)
    assert record.number == "V9910000000"
    send("CV", {**meant(record), "DCL": "20261123"}, ames)
    assert Record.objects.get(number="V9910000000").state == "cleared"


@pytest.mark.django_db
def test_who_enters_at_the_same_time_waits_for_nobody_and_gets_another_number() -> None:
    mine = int(next_number("V")[3:])
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as other:
        other.execute("SET lock_timeout = '5s'")
        [theirs] = other.execute("SELECT nextval('hotfiles_number_v')").fetchone() or ()
        assert int(next_number("V")[3:]) == theirs + 1 == mine + 2


def sequences() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequencename FROM pg_sequences WHERE sequencename LIKE 'hotfiles_number%'")
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
@pytest.mark.parametrize(("last", "first_of_guns"), [(None, "G990000001"), (5, "G990000006")])
def test_no_number_that_was_given_is_given_again_by_the_migration(last: int | None, first_of_guns: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MIGRATION.UNDO)
        assert sequences() == {"hotfiles_number"}
        cursor.execute("SELECT setval('hotfiles_number', %s, %s)", [last or 1, last is not None])
        make_record(number="V990000009")
        cursor.execute(MIGRATION.DO)
    assert next_number("V") == "V990000010"
    assert next_number("G") == first_of_guns
    assert len(sequences()) == 26
