"""What a second party compares of a boat, with the cross-checks between its numbers."""

from datetime import date

import pytest

from leads.hotfiles.things.boat.checks import GROUPS

ENTERED = date(2026, 11, 23)
BY_CODE = {one.code: one for one in GROUPS}
REGISTERED = {"REG": "IL1234AB", "RES": "IL", "REY": "2026"}


@pytest.mark.parametrize(
    ("code", "values", "fine"),
    [
        ("BHN", {"BHN": "TST12345A595", "BYR": "1995"}, [True]),
        ("BHN", {"BHN": "TST12345A595", "BYR": "1996"}, [False]),
        ("BHN", {"BHN": "4711", "BYR": "1996"}, [False]),
        ("BHN", {"BHN": "4711", "BYR": "1969"}, []),
        ("REG", REGISTERED, [True]),
        ("REG", REGISTERED | {"REY": "2025"}, [True, False]),
        ("REG", REGISTERED | {"REY": "NX"}, [True]),
        ("REG", REGISTERED | {"RES": "WI"}, [True, False]),
        ("REG", {"REG": "IL1234AB"}, [False]),
        ("CGD", {"CGD": "123"}, [False]),
        ("CGD", {"CGD": "1234567"}, []),
    ],
)
def test_what_the_system_holds_against_each_other(code: str, values: dict[str, str], fine: list[bool]) -> None:
    assert [one.fine for one in BY_CODE[code].cross_checks(values, ENTERED)] == fine


def test_no_field_is_compared_twice() -> None:
    fields = [field.code for one in GROUPS for field in one.fields]
    assert len(fields) == len(set(fields))
