"""What a second party compares of a vehicle, with the cross-checks between its numbers."""

from datetime import date

import pytest

from leads.hotfiles.things.vehicle.checks import GROUPS

ENTERED = date(2026, 11, 23)
BY_CODE = {one.code: one for one in GROUPS}
PLATE = {"LIC": "TST1234", "LIS": "IL", "LIY": "2026", "LIT": "PC"}


@pytest.mark.parametrize(
    ("code", "values", "fine"),
    [
        ("VIN", {"VIN": "1M8GDM9AXKP042788", "VYR": "1989"}, [True, True]),
        ("VIN", {"VIN": "1M8GDM9AXKP042788", "VYR": "1990"}, [True, False]),
        ("VIN", {"VIN": "1M8GDM9A1KP042788"}, [False]),
        ("VIN", {"VIN": "KP042788", "VYR": "1989"}, [False]),
        ("LIC", PLATE, [True]),
        ("LIC", PLATE | {"LIY": "2025"}, [True, False]),
        ("LIC", PLATE | {"LIY": "NX"}, [True]),
        ("LIC", {"LIC": "TST1234"}, [False]),
    ],
)
def test_what_the_system_holds_against_each_other(code: str, values: dict[str, str], fine: list[bool]) -> None:
    assert [one.fine for one in BY_CODE[code].cross_checks(values, ENTERED)] == fine


def test_no_field_is_compared_twice() -> None:
    fields = [field.code for one in GROUPS for field in one.fields]
    assert len(fields) == len(set(fields))
