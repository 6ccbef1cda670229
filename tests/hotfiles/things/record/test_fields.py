"""The field of a modify that gives a record another key of entry."""

from datetime import date

import pytest

from leads.hotfiles.things.record.fields import entered_as
from leads.rules.refused import Refused


def test_a_record_is_entered_as_one_of_its_files_keys() -> None:
    field = entered_as("EV", "EV-A")
    assert field.read("ev-a", date(2026, 11, 23)) == "EV-A"
    assert field.most == 4
    with pytest.raises(Refused) as no:
        field.read("EW", date(2026, 11, 23))
    assert no.value.field == "MKE"
