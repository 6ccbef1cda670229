"""What a record says is read the same, whether it is made, kept, changed or read again; and so is each of its steps."""

import pytest

from leads.hotfiles.models import Record, RecordChange
from tests.hotfiles.keeping import WANTED
from tests.makers import make_record

SAID = {**WANTED, "AKA": "ROE, JANE; POE, JO", "CMC": "0070"}


def test_of_one_that_was_never_kept_all_is_said_that_it_was_given() -> None:
    record = Record(file="wanted_person")
    assert record.values == {}
    record.values = SAID
    assert (record.values, record.plain) == (SAID, WANTED)


@pytest.mark.django_db
def test_what_is_kept_is_read_again() -> None:
    made = make_record(file="wanted_person", values=SAID, number="W990000001")
    found = Record.objects.get(pk=made.pk)
    assert (found.values, found.plain) == (SAID, WANTED)
    made.values = {**SAID, "AKA": "ROE, JANE"}
    assert made.values["AKA"] == "ROE, JANE"
    made.refresh_from_db()
    assert made.values == SAID, "what was not kept"
    [step] = RecordChange.objects.filter(record=made)
    assert (step.values, step.plain, step.beside) == (SAID, WANTED, ())


@pytest.mark.django_db
def test_a_file_without_lists_costs_no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_record()
    monkeypatch.delattr("leads.hotfiles.models.rows_of")
    found = Record.objects.get(pk=made.pk)
    assert found.values == found.plain
