"""What tests of fields share: how a value just inside is read, and how one just outside is refused."""

from datetime import date

import pytest

from leads.hotfiles.registry import FIELDS
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)


def is_read(code: str, raw: str, value: str) -> None:
    """The field takes what was typed, in this stored form."""
    assert FIELDS[code].read(raw, TODAY) == value


def is_refused(code: str, raw: str) -> Refused:
    """The field refuses what was typed, marks itself, and shows an example that it would take."""
    with pytest.raises(Refused) as no:
        FIELDS[code].read(raw, TODAY)
    assert no.value.field == code
    assert no.value.example
    assert FIELDS[code].read(no.value.example, TODAY)
    assert no.value.sentence.endswith((".", "?"))
    return no.value
