"""A copied vehicle answers as one that was made by itself."""

from leads.bench.growth import MOLDS, mold, vehicle, vin_of
from leads.demo.life import state_of
from leads.demo.vehicles import plate_of
from leads.hotfiles.things.vehicle.keys import record_keys
from leads.hotfiles.things.vehicle.vin import check_digit

PLATE, VIN = plate_of(3)[0], "1FAABCDE3LX000003"
ROW = ["9", "V990000009", "stolen_vehicle", "EV", "active", "1", "25-SMP-000003"]
LINE = "\t".join([*ROW, f'{{"LIC": "{PLATE}", "LIS": "IL", "VIN": "{VIN}"}}', "[]", "rest"])
NUMBER = 12 * MOLDS + 3


def test_a_copy_has_number_case_plate_vin_and_keys_of_its_own() -> None:
    row, keys = vehicle(mold(LINE, ["#:V990000009", f"P:{PLATE}", f"V:{VIN[-8:]}"]), NUMBER)
    plate, vin = plate_of(NUMBER)[0], vin_of(VIN, NUMBER)
    assert plate in row
    assert vin in row
    assert PLATE not in row
    assert VIN not in row
    assert f"25-SMP-{NUMBER:06d}" in row
    found = {line.split("\t")[0] for line in keys.splitlines()}
    assert found == {f"#:{row.split(chr(9))[1]}", *record_keys({"LIC": plate, "VIN": vin})}


def test_a_copy_stands_as_the_vehicle_with_its_number_would() -> None:
    assert all(state_of(number) == state_of(number + MOLDS) for number in range(0, MOLDS, 7))
    assert all(plate_of(number)[1] == plate_of(number + 8 * MOLDS)[1] for number in range(200))


def test_a_copied_vin_is_right_and_nobody_elses() -> None:
    made = {vin_of(VIN, number) for number in (1, 1_000_001, 9_000_001, 19_999_999)}
    assert len(made) == 4
    assert all(len(one) == 17 and one[8] == check_digit(one) for one in made)
