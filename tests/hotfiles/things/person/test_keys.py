"""The keys under which a person is found: a record and an inquiry meet, whatever slip was made on the way."""

import pytest

from leads.hotfiles.things.person.keys import asked_keys, record_keys

DOE = {
    "NAM": "DOE, ROBERT Q",
    "AKA": "ROE, JO",
    "DOB": "19881204",
    "SOC": "666123456",
    "MNU": "PP-1; PP-2",
    "OCA": "26-1",
}


@pytest.mark.parametrize(
    "asked",
    [
        {"NAM": "DOE, ROBERT", "DOB": "19881204"},
        {"NAM": "DOE, BOB", "DOB": "19881204"},
        {"NAM": "ROE, JO", "DOB": "19881204"},
        {"NAM": "ROBERT, DOE", "DOB": "19881204"},
        {"NAM": "DOE, ROBERT", "DOB": "19880412"},
        {"NAM": "DOE, ROBERT", "DOB": "19881205"},
        {"NAM": "SMITH, XAVER", "DOB": "19881204"},
        {"SOC": "666123456"},
        {"MNU": "PP-2"},
        {"OCA": "26-1", "NAM": "DOE, ROBERT"},
    ],
)
def test_a_record_is_found(asked: dict[str, str]) -> None:
    assert record_keys(DOE) & set(asked_keys(asked, {}))


@pytest.mark.parametrize(
    ("record", "asked"),
    [
        (("RICE, JOHN CHARLES", "19470329"), ("RICE, CHARLES", "19470923")),  # the second name alone, digits moved
        (("KELLER, BILLY RALPH", "19930616"), ("KELRER, B", "19920616")),  # an initial, a slip, a year off
        (("HAMPTON, DAVID P", "19980427"), ("DAVI, HAMPHON", "19890427")),  # swapped, slips in both, year transposed
        (("LEWIS, ALAN D", "19960528"), ("ALAC D, LEWI", "19960529")),  # swapped, slips in both, a day off
        (("THOMPSON, GENE DANNY", "20020612"), ("THOMPSON, EUGENE DANNY", "20020126")),  # a short form, digits moved
        (("PAYNE, JAMES", "19851027"), ("JAMES, KAYNE", "19851207")),  # swapped, a slip in the initial, digits moved
    ],
)
def test_a_record_is_found_also_with_three_slips(record: tuple[str, str], asked: tuple[str, str]) -> None:
    known = record_keys(dict(zip(("NAM", "DOB"), record, strict=True)))
    assert known & set(asked_keys(dict(zip(("NAM", "DOB"), asked, strict=True)), {}))


def test_a_record_without_a_birth_date_is_found_by_its_name() -> None:
    record = {"NAM": "DOE, ROBERT"}
    assert record_keys(record) & set(asked_keys({"NAM": "DOE, BOB", "DOB": "19700101"}, {}))


def test_a_number_beside_name_and_birth_date_does_not_switch_the_name_off() -> None:
    named = {"NAM": "DOE, ROBERT", "DOB": "19881204"}
    numbers = {"SOC": "666123456", "OLN": "D12345678901", "FBI": "123456AB7", "SID": "IL12345670", "MNU": "PP-1"}
    for code, number in numbers.items():
        keys = asked_keys({**named, code: number}, {})
        assert set(keys) == {*asked_keys(named, {}), *asked_keys({code: number}, {})}
        assert len(keys) == len(set(keys))
    assert asked_keys({"LIC": "TST1234"}, {}) == ()
