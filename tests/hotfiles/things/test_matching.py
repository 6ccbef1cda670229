"""How records answer inquiries: grades, reasons in words, and what is said not to be known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.bench.made_up import inquiry, persons
from leads.bench.recall import measure
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.declare.weights import WEIGHTS, score_of
from leads.hotfiles.inquire import asked_keys
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.names import parse, sound
from leads.hotfiles.things.vehicle.plates import LOOK_ALIKES, fits, plate_key, plate_keys
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)
CAR = {
    "LIC": "TST1204",
    "LIS": "IL",
    "LIY": "2027",
    "LIT": "PC",
    "VIN": "1M8GDM9AXKP042788",
    "VYR": "1989",
    "VMA": "TOYT",
}
DOE = {"NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "DOB": "19881204", "FBI": "1234", "SOC": "666123456", "MKE": "EW"}


def car(asked: dict[str, str], values: dict[str, str] = CAR, **numbers: int) -> Match | None:
    found = FILES["stolen_vehicle"].match(asked, values, DAY, numbers)
    shared = set(asked_keys(MESSAGE_KEYS["QV"], asked, {})) & FILES["stolen_vehicle"].record_keys(values)
    assert found is None or shared or "NIC" in asked, "a hit that no key would find"
    return found


def person(asked: dict[str, str], values: dict[str, str] = DOE, **numbers: int) -> Match | None:
    return FILES["wanted_person"].match(asked, values, DAY, numbers)


def words(found: Match | None) -> str:
    assert found is not None
    assert found.score == score_of(found.reasons)
    assert 0 <= found.score <= 1
    return "; ".join(one.words for one in found.reasons)


VEHICLES = [
    ({"LIC": "TST1204", "LIS": "IL"}, "exact", "plate state is the same"),
    ({"LIC": "TST1204", "LIS": "IL", "LIY": "2027", "LIT": "PC"}, "exact", "plate type is the same"),
    ({"LIC": "TST1204"}, "strong", "plate is the same"),
    ({"LIC": "TST12O4", "LIS": "IL"}, "possible", "looks alike: TST1204 on record, O asked, 0 on record"),
    ({"LIC": "T5TI2O4"}, "possible", "5 asked, S on record"),
    ({"LIC": "TST?2?4", "LIS": "IL"}, "possible", "fits where it was seen"),
    ({"VIN": "1M8GDM9AXKP042788"}, "exact", "all characters"),
    ({"VIN": "1M8GDM9AXKP042788", "VMA": "TOYT"}, "exact", "make is the same"),
    ({"VIN": "1M8GDM9AXKP042788", "VMA": "FORD"}, "strong", "make differs"),
    ({"VIN": "2HGGDM9AXKP042788"}, "possible", "only the last eight"),
    ({"VIN": "KP042788"}, "possible", "only the last eight"),
    ({"OAN": "1M8GDM9AXKP042788"}, "possible", "another kind of number"),
    ({"LIC": "TST1204", "LIS": "IL", "VIN": "1HGCM82633A004352"}, "strong", "another asked number differs"),
    ({"LIC": "TST1204", "LIS": "IL", "VIN": "1M8GDM9AXKP042788"}, "exact", "plate is the same"),
]


@pytest.mark.parametrize(("asked", "grade", "said"), VEHICLES)
def test_vehicles_that_answer(asked: dict[str, str], grade: str, said: str) -> None:
    found = car(asked)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {"LIC": "TST1205"},
        {"LIC": "TST1204", "LIS": "IN"},
        {"LIC": "TST12045"},
        {"VIN": "1M8GDM9AXKP042789"},
        {"OAN": "F42"},
        {"LIC": "TST12?5"},
        {"NIC": "V990000002"},
    ],
)
def test_vehicles_that_do_not(asked: dict[str, str]) -> None:
    assert car(asked, CAR | {"NIC": "V990000001"}) is None


def test_what_is_not_known_is_said() -> None:
    found = car({"LIC": "TST1204", "LIS": "IL"})
    assert found is not None
    assert found.unsure == ("The VIN has not been compared. Read it from the car.",)
    found = car({"LIC": "TST1204"}, {"LIC": "TST1204"})
    assert found is not None
    assert found.unsure == ("The record carries no VIN.", "The plate's state was not asked.")
    found = car({"VIN": "KP042788"})
    assert found is not None
    assert "Compare all of it" in found.unsure[0]


def test_a_record_s_own_number_is_an_exact_answer() -> None:
    found = car({"NIC": "V990000001"}, CAR | {"NIC": "V990000001"})
    assert found is not None
    assert (found.grade, found.score) == ("exact", 1.0)


def test_look_alikes_can_be_switched_off() -> None:
    assert car({"LIC": "TST12O4"}, plate_lookalikes=0) is None
    assert car({"LIC": "TST1204"}, plate_lookalikes=0) is not None
    with pytest.raises(Refused) as no:
        asked_keys(MESSAGE_KEYS["QV"], {"LIC": "TST12?4"}, {"plate_lookalikes": 0})
    assert no.value.code == "plate-unknown-off"


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=10), st.data())
def test_whatever_fits_a_plate_is_found_by_its_keys(plate: str, data: st.DataObject) -> None:
    asked = list(plate)
    for at in data.draw(st.sets(st.integers(0, len(plate) - 1), max_size=2)):
        asked[at] = "?"
    turn = {a: b for pair in LOOK_ALIKES for a, b in (pair, pair[::-1])}
    for at in data.draw(st.sets(st.integers(0, len(plate) - 1))):
        asked[at] = turn.get(asked[at], asked[at])
    assert fits("".join(asked), plate)
    keys = plate_keys("".join(asked))
    assert plate_key(plate) in keys
    assert len(keys) == len(set(keys)) <= 961


PERSONS = [
    ({"NAM": "DOE, JANE Q", "DOB": "19881204", "SEX": "F", "RAC": "W"}, "exact", "birth date is the same"),
    ({"NAM": "DOE, JANE", "DOB": "19881204"}, "exact", "given name is the same"),
    ({"NAM": "DOE, JANE", "DOB": "19880412"}, "strong", "birth day and month are swapped"),
    ({"NAM": "DOE, JANE", "DOB": "19891204"}, "strong", "birth year is one off"),
    ({"NAM": "DOE, JANE", "DOB": "19881205"}, "strong", "one digit"),
    ({"NAM": "DOE, JANE", "DOB": "19881240"}, "strong", "turned round"),
    ({"NAM": "JANE, DOE", "DOB": "19881204"}, "strong", "swapped"),
    ({"NAM": "DOW, JANE", "DOB": "19880412"}, "strong", "surname"),
    ({"NAM": "ROE, JANE", "DOB": "19881204"}, "possible", "surname differs"),
    ({"FBI": "1234"}, "exact", "number is the same: FBI number"),
    ({"FBI": "1234", "NAM": "SMITH, BOB"}, "strong", "the name asked is not the record's: DOE, JANE Q"),
    ({"SOC": "666123456", "NAM": "DOE, JANE"}, "exact", "the name asked is the record's too"),
]


@pytest.mark.parametrize(("asked", "grade", "said"), PERSONS)
def test_persons_that_answer(asked: dict[str, str], grade: str, said: str) -> None:
    found = person(asked)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {"NAM": "DOE, JANE", "DOB": "19881204", "SEX": "M"},
        {"NAM": "DOE, JANE", "DOB": "19700101"},
        {"NAM": "DOE, JANE", "DOB": "19881204", "RAC": "B"},
        {"NAM": "SMITH, BOB", "DOB": "19881204"},
        {"FBI": "12345"},
        {"NAM": "DOE, JANE Q", "DOB": "19881204", "FBI": "99"},
    ],
)
def test_persons_that_do_not(asked: dict[str, str]) -> None:
    assert person(asked) is None


@pytest.mark.parametrize(
    ("race", "returns"), [("A", "ABIUW"), ("I", "ABIUW"), ("U", "ABIUW"), ("B", "ABIU"), ("W", "AIUW")]
)
def test_races_that_an_inquiry_returns(race: str, returns: str) -> None:
    asked = {"NAM": "DOE, JANE", "DOB": "19881204", "RAC": race}
    assert "".join(one for one in "ABIUW" if person(asked, DOE | {"RAC": one})) == returns


def test_a_number_is_not_narrowed_by_sex_and_race() -> None:
    assert person({"FBI": "1234", "NAM": "DOE, JANE", "SEX": "M", "RAC": "B"}) is not None


def test_short_forms_and_parts_of_names() -> None:
    record = DOE | {"NAM": "GARCIA-LOPEZ, ROBERT"}
    for name, said in (
        ("GARCIA-LOPEZ, BOB", "short form"),
        ("GARCIALOPEZ, ROBERT", "together"),
        ("LOPEZ, ROBERT", "one part"),
    ):
        assert said in words(person({"NAM": name, "DOB": "19881204"}, record))


def test_an_alias_answers_and_says_so() -> None:
    found = person({"NAM": "ROE, MARY", "DOB": "19881204"}, DOE | {"AKA": "POE, JO; ROE, MARY"})
    assert "alias ROE, MARY" in words(found)


def test_a_name_alone_never_reaches_the_top_grade_and_says_why() -> None:
    record = {code: value for code, value in DOE.items() if code != "DOB"}
    found = person({"NAM": "DOE, JANE Q", "DOB": "19881204", "SEX": "F", "RAC": "W"}, record)
    assert found is not None
    assert found.grade == "possible"
    assert "No birth date is on record" in found.unsure[0]
    best = sum(
        max(row.weight for name, row in WEIGHTS.items() if name.startswith(kind))
        for kind in ("surname", "given", "others", "sex", "race")
    )
    assert best <= 0.60001


def test_a_year_off_that_was_asked_for() -> None:
    assert "within the years asked" in words(person({"NAM": "DOE, JANE", "DOB": "19891204", "EBS": "1"}))
    asked = {"NAM": "DOE, JANE", "DOB": "19891204"}
    found = FILES["wanted_person"].match(asked, DOE, DAY, {"dob.always_expanded": 1})
    assert "within the years asked" in words(found)


def test_a_wanted_person_is_found_through_the_vehicle_but_never_exactly() -> None:
    found = person({"LIC": "TST1204", "LIS": "IL"}, DOE | CAR)
    assert found is not None
    assert found.grade == "strong"
    assert "Who is in the vehicle is not known" in found.unsure[0]
    assert person({"LIC": "TST1204"}) is None


@pytest.mark.parametrize(
    ("asked", "known", "claim"),
    [
        ("19881204", "19881204", "born-same"),
        ("19881204", "19880412", "born-swapped"),
        ("19881204", "19871204", "born-year-near"),
        ("19881204", "19861204", "born-digit"),
        ("19881204", "19811204", "born-digit"),
        ("19881204", "19751204", "born-year-differs"),
        ("19881223", "19881232", "born-turned"),
        ("19881204", "19881217", "born-day-differs"),
        ("19881104", "19880504", "born-month-differs"),
        ("19881204", "19880719", "born-year-only"),
        ("19881204", "19871203", None),
    ],
)
def test_birth_dates(asked: str, known: str, claim: str | None) -> None:
    assert born(asked, known) == claim


def test_names_that_sound_alike() -> None:
    assert sound("CATHERINE") == sound("KATHRYN")
    assert sound("PHELPS") == sound("FELPS")
    assert sound("SMITH") == sound("SMYTHE") != sound("JONES")
    assert parse("DE LA CRUZ, MARIA JR").surname == "DELACRUZ"


def test_every_match_s_score_is_the_sum_of_its_reasons() -> None:
    from random import Random

    random, people = Random(3), persons(300, seed=3)
    found = [person(inquiry(one, slips, random), one) for one in people for slips in (0, 1, 2)]
    assert sum(one is not None for one in found) > 700
    for one in found:
        if one is not None:
            words(one)


def test_a_top_grade_needs_a_birth_date_or_a_number() -> None:
    from random import Random

    random, people = Random(4), persons(400, seed=4)
    for one in people:
        found = person(inquiry(one, 1, random), one)
        if found is not None and found.grade == "exact":
            assert any(line.field == "DOB" and line.weight == WEIGHTS["born-same"].weight for line in found.reasons)


def test_the_keys_keep_what_an_exhaustive_comparison_finds() -> None:
    found = measure(persons(2_000), inquiries=120, slips=2)
    assert found.kept >= 0.99
    assert found.precision >= 0.95
    assert found.candidates < 20
    assert measure(persons(2_000), inquiries=40, slips=0).recall == 1.0
