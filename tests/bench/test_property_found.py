"""What is found of plates, VINs and serial numbers that were changed: what matching promises, and what it does not."""

from random import Random

import pytest

from leads.bench.property_found import PLATES, SERIALS, VINS, found, guns, vehicles

PROMISED = (
    "plate, one look-alike",
    "plate, two not seen",
    "plate, as entered, under another state",
    "plate, one look-alike, under another state",
    "VIN, last eight only",
    "VIN, O for 0, I for 1",
    "gun, separators",
    "gun, one look-alike",
    "gun, front left out",
)


def test_what_is_promised_is_found_and_what_is_not_is_not() -> None:
    rows = {row.title: row for row in found(150, 12)}
    for title in PROMISED:
        assert rows[title].recall == 1, title
    assert rows["gun, two transposed"].recall > 0.5  # of short numbers none
    assert rows["plate, one left out"].recall == 0
    assert rows["VIN, last six only"].recall == 0
    assert all(row.kept is not None and row.kept >= 0.9 for row in rows.values())
    assert all(row.exact in {None, 1} for row in rows.values())


@pytest.mark.parametrize("changes", [PLATES, VINS, SERIALS])
def test_a_change_is_the_same_for_the_same_seed(changes: dict[str, object]) -> None:
    for change in changes.values():
        assert change("AB12345X0", Random(1)) == change("AB12345X0", Random(1))


def test_records_are_the_same_each_time_and_numbers_their_own() -> None:
    assert vehicles(20) == vehicles(20)
    assert guns(20) == guns(20)
    assert len({one["LIC"] for one in vehicles(100)}) > 95
