"""Rules across the fields of a warrant. Where a rule is general practice and no text was read, it is unconfirmed."""

from collections.abc import Callable

import pytest

from leads.hotfiles.things.warrant.rules import limit_fits, offense_says_enough
from leads.messages.fields import Values
from leads.rules.refused import Refused


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({"OFF": "2404"}, ""),
        ({"OFF": "2499"}, "OFF"),
        ({"OFF": "2499 AS IN REPORT"}, ""),
        ({"OFF": "2499", "MIS": "AS IN REPORT"}, ""),
        ({"OFF": "4901 FROM JAIL"}, "OOC"),
        ({"OFF": "4901 FROM JAIL", "OOC": "2404"}, ""),
        ({"OFF": "4901 FROM JAIL", "OOC": "2499"}, "OOC"),
    ],
)
def test_unconfirmed_an_offense_says_what_was_done(values: dict[str, str], marked: str) -> None:
    assert refused_at(offense_says_enough, values) == marked


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({"EXL": "01"}, ""),
        ({}, "EXL"),
        ({"EXL": "02"}, "MIS"),
        ({"EXL": "02", "MIS": "PICK UP IN COUNTY 199"}, ""),
        ({"EXL": "A", "OFF": "1204"}, "EXL"),
        ({"EXL": "A", "OFF": "0901"}, "EXL"),
        ({"EXL": "A", "OFF": "2404"}, ""),
    ],
)
def test_unconfirmed_a_limit_is_there_and_fits(values: dict[str, str], marked: str) -> None:
    assert refused_at(limit_fits, values) == marked


def refused_at(rule: Callable[[Values], None], values: dict[str, str]) -> str:
    """The field that a rule marks; empty when it lets the values pass."""
    try:
        rule(values)
    except Refused as no:
        return str(no.field) if no.cure else "a refusal without a cure"
    return ""
