"""What is offered in place of a line that could not be sent holds all of it, and can be read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from leads.console.terminal.line import read_line
from leads.console.terminal.offers import offers
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.messages.read import read_values
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)


def offered(line: str) -> list[str]:
    with pytest.raises(Refused) as no:
        read_line(line)
    return [one for one, _ in offers({"outcome": "refused", "no": no.value.as_dict()}, line, TODAY)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("QVTST1234 IL", ["QV TST1234 IL"]),
        ("qvtst1234", ["QV TST1234"]),
        ("DOE, TESTCASE 19800229", ["QW DOE, TESTCASE 19800229"]),
        ("DOE TESTCASE 02/29/1980", ["QW DOE TESTCASE 02/29/1980"]),
        ("EVANS, TESTCASE 19800229", ["QW EVANS, TESTCASE 19800229"]),
        ("LIC/TST1234 LIS/IL", ["QV LIC/TST1234 LIS/IL", "QW LIC/TST1234 LIS/IL"]),
        ("TST1234 IL", ["QV TST1234 IL", "QG TST1234 IL"]),
        ("QWDOE, TESTCASE 19800229", ["QW DOE, TESTCASE 19800229"]),
        ("QVLIC/TST1234 LIS/IL", ["QV LIC/TST1234 LIS/IL"]),
        ("XX NIC/V990000001 OCA/26-10411", ["XV NIC/V990000001 OCA/26-10411"]),
        ("!!! ???", []),
    ],
)
def test_what_is_offered_is_all_that_was_typed(line: str, expected: list[str]) -> None:
    assert offered(line) == expected


@pytest.mark.parametrize("line", ["QX TST1234 IL", "QZ DOE, TESTCASE 19800229"])
def test_a_key_with_a_slip_is_offered_right_with_all_that_stood_behind_it(line: str) -> None:
    found = offered(line)
    assert found
    for one in found:
        assert one.split()[1:] == line.split()[1:]
        typed = read_line(one)
        read_values(MESSAGE_KEYS[typed.key], typed.pairs, TODAY, FIELDS)


def no_record(line: str) -> list[str]:
    asked = dict(read_line(line).pairs)
    data: dict[str, Any] = {"outcome": "no record", "asked": asked}
    return [one for one, _ in offers(data, line, TODAY)]


def test_the_end_of_a_vin_is_offered_with_all_else_that_was_asked() -> None:
    assert no_record("QV LIC/KZ000999") == ["QV VIN/KZ000999"]
    assert no_record("QV LIC/KZ000999 LIS/IL RSN/26-1") == ["QV VIN/KZ000999 LIS/IL RSN/26-1"]
    assert no_record("QV LIC/TST1234 LIS/IL") == []
