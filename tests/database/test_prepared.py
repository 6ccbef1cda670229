"""What runs past Django's cursor does what Django would have done."""

from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError, connection, transaction
from django.forms.models import model_to_dict

from leads.database import prepared
from leads.hotfiles.models import Record, RecordChange
from tests.makers import NOW, make_record

pytestmark = pytest.mark.django_db


def facts(of: Record | RecordChange) -> dict[str, Any]:
    """Every field as the database has it, save what no two rows share."""
    return {k: v for k, v in model_to_dict(type(of).objects.get(pk=of.pk)).items() if k not in ("id", "number")}


def copy(of: Record, number: str) -> Record:
    """The same once more, not in the database yet."""
    twin = Record.objects.get(pk=of.pk)
    twin.pk, twin.number, twin._state.adding = None, number, True
    return twin


def test_a_row_is_what_save_would_have_written() -> None:
    """Also JSON, times, days, what is empty, and what the model itself fills in."""
    saved = make_record(values={"LIC": "O'NEIL \u00e9%s$1", "N": ""}, warnings=["a", "b"], facts_known_at=NOW)
    put = copy(saved, "V990999999")
    prepared.insert(put)
    assert put.pk != saved.pk
    assert facts(put) == facts(saved)
    put.case_number = "26-1"
    put.save()
    assert Record.objects.filter(case_number="26-1").count() == 1, "it is known to be there"
    change = RecordChange(record=put, at=NOW, act="enter", values={"LIC": "X"})
    prepared.insert(change)
    other = RecordChange.objects.create(record=put, at=NOW, act="enter", values={"LIC": "X"})
    assert facts(change) == facts(other)


def test_what_the_database_refuses_is_refused_as_ever() -> None:
    made = make_record()
    with pytest.raises(IntegrityError), transaction.atomic():
        prepared.insert(copy(made, made.number))
    assert Record.objects.count() == 1


def test_a_row_is_undone_with_its_transaction() -> None:
    made = make_record()
    with transaction.atomic():
        prepared.insert(copy(made, "V990999999"))
        transaction.set_rollback(True)
    assert Record.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_transaction_begins_with_its_first_statement_and_is_djangos_own() -> None:
    with transaction.atomic():
        number, words = prepared.begin("SELECT pg_current_xact_id(), 'niño'")
        assert words == "niño"
        assert prepared.run("SELECT pg_current_xact_id()::text") == [(number,)], "nothing has begun another one"
        make_record()
        transaction.set_rollback(True)
    assert not Record.objects.exists()
    with pytest.raises(ProgrammingError), transaction.atomic():
        prepared.begin("SELECT nothing")
    with transaction.atomic():
        make_record()
    assert Record.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_lost_is_no_answer_of_the_database(database_url: str) -> None:
    """The batch is tried again (leads/switch/exchange/recovery.py), where another error would park its messages."""
    [(ours,)] = prepared.run("SELECT pg_backend_pid()")
    with psycopg.connect(database_url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [ours])
    with pytest.raises(OperationalError), transaction.atomic():
        prepared.begin("SELECT 1")
    connection.close()
    with transaction.atomic():
        assert prepared.begin("SELECT 1") == ("1",)
