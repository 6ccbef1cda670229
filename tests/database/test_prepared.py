"""A row that is put in past Django is the row that Django would have written."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
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
