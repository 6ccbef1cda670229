"""What may be added to a person's record, and how an impostor is read."""

from leads.hotfiles.declare.additions import IMPOSTOR, Added
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.person.additions import ALIAS, BIRTH_DATE, NOT_THEIRS, PERSON, VEHICLE, as_impostor
from leads.hotfiles.things.teeth.additions import CHART
from leads.rules.numbers import NUMBERS

VICTIM = {"NAM": "DOE, JANE", "AKA": "ROE, JANE", "DOB": "19881224", "SEX": "F", "SOC": "666123456", "PWD": "HERON"}


def impostor(kind: str, **values: str) -> Added:
    return Added(kind, IMPOSTOR, values)


def test_names_up_to_ninety_nine_and_nine_of_all_else() -> None:
    most = {kind.name: NUMBERS[f"supplement.{kind.most}"].value for kind in PERSON}
    assert most.pop("alias") == 99
    assert set(most.values()) == {9}


def test_an_entry_of_its_file_has_every_field_that_may_be_added() -> None:
    for file in FILES.values():
        entered = {field.code for field in file.fields}
        beside = [kind for kind in file.adds if not kind.apart and kind not in CHART]  # these have keys of their own
        assert all(entered.issuperset(kind.codes) for kind in beside), file.name


def test_a_vehicle_is_known_by_its_plate_or_its_vin_and_shown_in_words() -> None:
    assert {"LIC", "VIN"} < VEHICLE.asked
    car = {"LIC": "TST9999", "LIS": "WI", "LIY": "2030", "LIT": "PC", "VMA": "TOYT", "VCO": "BLU"}
    assert "TST9999" in VEHICLE.shown(car)
    assert "Toyota" in VEHICLE.shown(car)


def test_no_vehicle_and_no_mark_is_somebody_elses() -> None:
    assert {kind.name for kind in PERSON} - {kind.name for kind in NOT_THEIRS} == {"mark", "vehicle"}


def test_an_impostor_has_the_victims_name_and_birth_date_only_where_they_use_no_other() -> None:
    number = impostor("social security number", SOC="666998888")
    assert as_impostor(VICTIM, [number]) == {"NAM": "DOE, JANE", "DOB": "19881224"}
    name, born = impostor(ALIAS.name, AKA="GREEN, PAT"), impostor(BIRTH_DATE.name, DOB="19700315")
    assert as_impostor(VICTIM, [number, name, born]) == {"NAM": "GREEN, PAT", "DOB": "19700315"}
    assert as_impostor({"NAM": "DOE, JANE"}, [number]) == {"NAM": "DOE, JANE"}
