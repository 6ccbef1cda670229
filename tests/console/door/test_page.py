"""A page opens to those whom its row names, and to everyone where it shows nothing about anyone."""

import pytest

from leads.console.door.page import DEPARTMENT, HALF, OPERATORS, PUBLIC, Page


@pytest.mark.parametrize(
    ("who", "roles", "opens"),
    [
        (PUBLIC, frozenset(), True),
        (OPERATORS, frozenset(), False),
        (OPERATORS, HALF, False),
        (OPERATORS, OPERATORS, True),
        (DEPARTMENT, OPERATORS, False),
        (DEPARTMENT, OPERATORS | DEPARTMENT, True),
    ],
)
def test_a_page_opens_to_those_whom_it_names(who: frozenset[str], roles: frozenset[str], opens: bool) -> None:
    assert Page("one", "one", None, who).opens_for(roles) is opens
