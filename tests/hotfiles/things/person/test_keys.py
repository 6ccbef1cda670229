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
    assert record_keys(DOE) & set(asked_keys(asked))


def test_a_record_without_a_birth_date_is_found_by_its_name() -> None:
    record = {"NAM": "DOE, ROBERT"}
    assert record_keys(record) & set(asked_keys({"NAM": "DOE, BOB", "DOB": "19700101"}))


def test_who_asks_by_a_number_asks_by_nothing_else() -> None:
    assert asked_keys({"SOC": "666123456", "NAM": "DOE, ROBERT", "DOB": "19881204"}) == ("S:666123456",)
    assert asked_keys({"LIC": "TST1234"}) == ()
