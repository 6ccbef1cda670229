"""How the name of a group is read: as the group calls itself, and nothing that names none."""

from datetime import date

import pytest

from leads.hotfiles.things.gang.edits import NAME_MOST, group_name
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)
read = group_name("GNG")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Example  street boys", "EXAMPLE STREET BOYS"),
        ("18th street", "18TH STREET"),
        ("X (NORTH)", "X (NORTH)"),
        ("A" + "B" * (NAME_MOST - 1), "A" + "B" * (NAME_MOST - 1)),
    ],
)
def test_names(raw: str, name: str) -> None:
    assert read(raw, DAY) == name
    assert read(name, DAY) == name


@pytest.mark.parametrize("raw", ["", "gang", "UNLISTED GROUP", "UNKNOWN", "NONE", "000", "?", "-A", "ABC" * 21])
def test_what_names_no_group(raw: str) -> None:
    with pytest.raises(Refused) as no:
        read(raw, DAY)
    assert no.value.field == "GNG"
    assert read(no.value.example or "", DAY)
    assert no.value.cure
