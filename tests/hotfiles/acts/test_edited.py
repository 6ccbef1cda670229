"""An entry by itself: what keeps it out whatever is on file, and what is doubtful about it."""

from datetime import UTC, datetime

import pytest

from leads.hotfiles.acts.edited import edited
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.messages.read import read_values
from leads.rules.refused import Refused
from tests.hotfiles.keeping import STOLEN
from tests.makers import NOW

CHICAGO = "America/Chicago"


def read(**more: str) -> dict[str, str]:
    pairs = [(code, value) for code, value in {**STOLEN, **more}.items() if value]
    return dict(read_values(MESSAGE_KEYS["EV"], pairs, NOW.date(), FIELDS))


def test_what_stands_in_columns_is_no_part_of_what_is_described() -> None:
    said = edited(MESSAGE_KEYS["EV"], read(FKD="202611230930"), CHICAGO, NOW)
    assert said.known_at == datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
    assert not said.described.keys() & {"SUP", "SUD", "FKD", "OCA"}
    assert said.described["LIC"] == "TST1234"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"SUP": "TELEPHONE"}, "telephone-only"),
        ({"FKD": "202611231005"}, "no-such-time"),
        ({"FKD": "202603080230"}, "no-such-time"),
    ],
)
def test_what_keeps_an_entry_out_whatever_is_on_file(more: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as no:
        edited(MESSAGE_KEYS["EV"], read(**more), CHICAGO, NOW)
    assert no.value.code == code
