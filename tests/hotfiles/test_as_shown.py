"""What is said of a record holds for the record that was shown: the newest step of its life says which that was."""

import pytest

from leads.hotfiles.as_shown import must_be_as_shown, newest_change, newest_changes
from leads.hotfiles.models import Record, RecordChange
from leads.rules.refused import Refused
from leads.rules.section_70_validation import QUALITY
from tests.makers import NOW, make_record

pytestmark = pytest.mark.django_db


def change(record: Record) -> str:
    return str(RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act="modify").pk)


def test_what_was_shown_counts_until_something_changed() -> None:
    record = make_record()
    assert newest_change(record.number) == "0"
    first = change(record)
    assert newest_change(f" {record.number.lower()}") == first
    must_be_as_shown(record.number, first, QUALITY)
    second = change(record)
    assert newest_changes([record.number, "V990000999"]) == {record.number: second}
    for stale in (first, "", "0"):
        with pytest.raises(Refused) as no:
            must_be_as_shown(record.number, stale, QUALITY)
        assert (no.value.code, no.value.clause, bool(no.value.cure)) == ("changed-meanwhile", QUALITY, True)
    must_be_as_shown(record.number, second, QUALITY)


def test_what_has_ended_or_never_was_is_for_the_act_to_say() -> None:
    record = make_record()
    change(record)
    must_be_as_shown(record.number, "0", QUALITY, lambda _: False)
    Record.objects.update(state="cleared", ended_at=NOW)
    must_be_as_shown(record.number, "0", QUALITY)
    must_be_as_shown("V990000999", "0", QUALITY)
