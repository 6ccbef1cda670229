"""A copied vehicle answers as one that was made by itself."""

import pytest

from leads.bench.molds import MOLDS, PLANTS, Mold, copies, copy, mold, vin_of
from leads.bench.molds import molds as read
from leads.demo.life import state_of
from leads.demo.planted import COUNT
from leads.demo.vehicles import plate_of
from leads.hotfiles.things.vehicle.keys import record_keys
from leads.hotfiles.things.vehicle.vin import check_digit

PLATE, VIN = plate_of(3)[0], "1FAABCDE3LX000003"
ROW = ["9", "V990000009", "stolen_vehicle", "EV", "active", "1", "25-SMP-000003"]
VALUES = f'{{"LIC": "{PLATE}", "LIS": "IL", "VIN": "{VIN}", "VMA": "FORD"}}'
KEYS = {"#:V990000009", f"P:{PLATE}", f"V:{VIN[-8:]}"}
NUMBER = 12 * MOLDS + 3


def molded(values: str = VALUES, keys: frozenset[str] | set[str] = KEYS) -> Mold:
    return mold([*ROW, values, "[]", "rest"], set(keys))


def test_a_copy_has_number_case_plate_vin_and_keys_of_its_own_and_all_else_of_its_mold() -> None:
    row, keys = copy(molded(), NUMBER)
    plate, vin = plate_of(NUMBER)[0], vin_of(molded(), NUMBER)
    id_, own, *rest = row.rstrip("\n").split("\t")
    assert id_ == str(COUNT + 1 + NUMBER)
    case, values = f"25-SMP-{NUMBER:06d}", VALUES.replace(PLATE, plate).replace(VIN, vin)
    assert rest == [*ROW[2:6], case, values, "[]", "rest"]
    assert {tuple(line.split("\t")) for line in keys.splitlines()} == {
        (key, id_, "") for key in (f"#:{own}", *record_keys({"LIC": plate, "VIN": vin}))
    }


def test_a_copy_of_one_that_was_cleared_has_no_keys() -> None:
    assert copy(molded(keys=set()), NUMBER)[1] == ""


@pytest.mark.parametrize("keys", [KEYS | {"D:ANOTHER"}, KEYS - {f"P:{PLATE}"}])
def test_a_mold_whose_keys_a_copy_would_not_have_is_none(keys: set[str]) -> None:
    with pytest.raises(ValueError, match="a copy would not have"):
        molded(keys=keys)


@pytest.mark.parametrize("code", ["LIC", "VIN"])
def test_a_vehicle_without_plate_or_vin_is_no_mold(code: str) -> None:
    with pytest.raises(ValueError, match=code):
        molded(VALUES.replace(f'"{code}"', '"OTH"'))


def test_molds_stand_in_the_order_of_their_numbers_without_the_planted_records() -> None:
    ids = [COUNT + 3, COUNT + 1, COUNT, COUNT + 2, 1]
    text = "".join("\t".join([str(one), *ROW[1:6], f"{one}-SMP-1", VALUES, "rest"]) + "\n" for one in ids)
    keys = "".join(f"{key}\t{COUNT + 2}\t\n" for key in sorted(KEYS))
    found = read(text.encode(), keys.encode())
    assert [one.before_case.split("\t")[-1] for one in found] == [f"{COUNT + one}-SMP-" for one in (1, 2, 3)]
    assert [one.has_keys for one in found] == [False, True, False]


def test_batches_are_the_copies_one_after_the_other() -> None:
    of = [molded()] * MOLDS
    rows, keys = copies(of, range(MOLDS, MOLDS + 3))
    assert rows.decode() == "".join(copy(of[0], MOLDS + one)[0] for one in range(3))
    assert keys.decode() == "".join(copy(of[0], MOLDS + one)[1] for one in range(3))


def test_a_copy_stands_as_the_vehicle_with_its_number_would() -> None:
    assert all(state_of(number) == state_of(number + MOLDS) for number in range(0, MOLDS, 7))
    assert all(plate_of(number)[1] == plate_of(number + 8 * MOLDS)[1] for number in range(200))


def test_a_copied_vin_is_right_and_nobody_elses() -> None:
    numbers = [1, 1_000_001, 9_000_001, 19_999_999, *range(0, 20_000_000, 60_001)]
    made = {vin_of(molded(), number) for number in numbers}
    assert len(made) == len(numbers)
    assert all(len(one) == 17 and one[8] == check_digit(one) and one[10] in PLANTS for one in made)
