"""What is accepted of a plate by itself, but read once more."""

import pytest

from leads.hotfiles.things.plate.doubts import plate_doubts

PLATE = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"}


def test_a_common_plate_is_not_doubted() -> None:
    assert list(plate_doubts(PLATE)) == list(plate_doubts({})) == []


@pytest.mark.parametrize(
    ("changed", "said"), [({"LIT": "PE"}, "owner goes on using the number"), ({"LIC": "A12345678"}, "last eight")]
)
def test_each_doubt_is_told_by_itself(changed: dict[str, str], said: str) -> None:
    [found] = plate_doubts(PLATE | changed)
    assert said in found
