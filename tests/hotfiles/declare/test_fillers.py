"""Known placeholders, field by field."""

import pytest

from leads.hotfiles.declare.fillers import (
    no_placeholders,
    only_placeholders,
    placeholder,
    placeholder_doubts,
    placeholders,
)
from leads.rules.refused import Refused


@pytest.mark.parametrize(
    ("code", "value", "act"),
    [
        ("SOC", "123456789", "refused"), ("SOC", "333333333", "refused"), ("SOC", "666123456", ""),
        ("LIC", "NULL", "warned"), ("LIC", "NOTAG", "warned"), ("LIC", "AAAAA", "warned"), ("LIC", "111", ""),
        ("VIN", "11111111111111111", "refused"), ("OLN", "NOLICENSE", "refused"), ("MIS", "NULL", ""),
        ("NAM", "LNU", "warned"), ("SER", "OBLITERATED", "refused"),
        ("SER", "5555", "warned"), ("SER", "K5555", ""), ("CGD", "7777", "refused"), ("CGD", "777", ""),
        ("DEN", "5555", ""),
    ],
)  # fmt: skip
def test_what_becomes_of_a_placeholder_at_entry(code: str, value: str, act: str) -> None:
    assert placeholder(code, value) == act


def test_a_placeholder_is_refused_or_warned_of_also_within_a_list() -> None:
    with pytest.raises(Refused) as no:
        no_placeholders({"LIC": "TST1234", "MNU": "AR-12; PP-000000000"})
    assert (no.value.code, no.value.field) == ("field-placeholder", "MNU")
    no_placeholders({"LIC": "NULL", "SOC": "666123456"})
    with pytest.raises(Refused) as no:
        no_placeholders({"PSN": "333333333"})
    assert no.value.field == "PSN"
    assert len(list(placeholder_doubts({"PPN": "ROE, UNKNOWN", "AKA": "LNU, MARY"}))) == 2
    assert len(list(placeholder_doubts({"LIC": "NULL", "VMA": "TOYT"}))) == 1
    assert len(list(only_placeholders({"LIC": "NULL", "SOC": "666666666"}, ("LIC", "SOC", "VIN")))) == 2


def test_the_listed_placeholders_of_a_field_are_placeholders() -> None:
    assert {"LNU", "UNKNOWN"} <= placeholders("NAM")
    assert all(placeholder("NAM", one) for one in placeholders("NAM"))
    assert placeholders("MIS") == frozenset()
    assert "=" not in placeholders("SER"), "that row is of numbers of one sign all along"
