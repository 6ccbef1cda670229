"""The files find themselves, and their message keys know which of them they reach."""

from dataclasses import replace

import pytest

from leads.hotfiles.registry import (
    FIELDS,
    FILES,
    MEANINGS,
    MESSAGE_KEYS,
    field_of,
    field_under,
    gathered,
    keys_with,
    with_beside,
)
from leads.messages.keys import Route


def test_files_are_found_and_say_what_they_answer() -> None:
    assert set(FILES) >= {"stolen_vehicle", "wanted_person"}
    for key in ("QV", "QW", "QG"):
        assert MESSAGE_KEYS[key].files == tuple(name for name, file in FILES.items() if key in file.answers)
    assert {"stolen_vehicle", "wanted_person", "license_plate"} <= set(MESSAGE_KEYS["QV"].files)
    assert "stolen_vehicle" not in MESSAGE_KEYS["QW"].files
    assert MESSAGE_KEYS["EV"].needs.files == (MESSAGE_KEYS["EV"].file,) == ("stolen_vehicle",)


def test_a_doubled_key_stops_the_start() -> None:
    file = FILES["stolen_vehicle"]
    with pytest.raises(RuntimeError, match="stolen_vehicle"):
        gathered((file, file))


@pytest.mark.parametrize("letter", ["v", "VV", "Ä", "1", "", "I"])
def test_a_letter_that_numbers_nothing_stops_the_start(letter: str) -> None:
    with pytest.raises(RuntimeError, match="stolen_vehicle"):
        gathered((replace(FILES["stolen_vehicle"], letter=letter),))


def test_an_entry_that_asks_a_file_that_is_not_there_stops_the_start() -> None:
    vehicle, person = replace(FILES["stolen_vehicle"], answers=("QV", "ZV")), FILES["wanted_person"]
    files, _ = gathered((replace(vehicle, entry_asks=("wanted_person",)), person))
    assert files["stolen_vehicle"].entry_asks == ("wanted_person",)
    with pytest.raises(RuntimeError, match="lost_boat"):
        gathered((replace(vehicle, entry_asks=("lost_boat",)), person))


def test_a_file_that_answers_a_key_that_nothing_declares_stops_the_start() -> None:
    vehicle, person = FILES["stolen_vehicle"], FILES["wanted_person"]
    with pytest.raises(RuntimeError, match="QZ"):
        gathered((replace(vehicle, answers=(*vehicle.answers, "QZ")), person))


def test_what_stands_beside_records_has_keys_of_its_own_and_none_of_a_file() -> None:
    assert {key.key: key.files for key in MESSAGE_KEYS.values() if key.route is Route.BESIDE} == {
        **dict.fromkeys(("EIM", "MII", "XIM", "QII"), tuple(FILES)),
        **dict.fromkeys(("ED", "MD", "XD"), ("missing_person", "unidentified_person")),
    }
    with pytest.raises(RuntimeError, match="EIM"):
        with_beside(FILES, {"EIM": MESSAGE_KEYS["EIM"]})


def test_a_code_means_what_its_file_or_message_key_says() -> None:
    """A modify of a vehicle is entered as EV or EV-A, one of a gun as EG; who knows neither is told of all."""
    assert {one.example for one in MEANINGS["MKE"]} >= {"EV", "EG"}
    assert field_of("stolen_gun", "DOT") is FILES["stolen_gun"].by_code["DOT"]
    assert [getattr(field_of(file, "DOT"), "name", "") for file in ("stolen_gun", "stolen_vehicle")] == [
        "Stolen, lost or used on",
        "Stolen on",
    ]
    assert getattr(field_under("MG", "MKE"), "example", "") == "EG"
    assert getattr(field_under("MV", "MKE"), "example", "") == "EV"
    assert {"Stolen, lost or used on", "Stolen on"} <= set(FIELDS["DOT"].name.split(" / "))
    assert field_of("of_a_file_that_left", "VCO") is field_under("QX", "VCO") is FIELDS["VCO"]
    assert field_of("stolen_gun", "QQQ") is field_under("QG", "QQQ") is None


def test_a_field_names_the_keys_that_take_it() -> None:
    keys = set(keys_with(FILES["stolen_vehicle"].by_code["DOT"]))
    assert {"EV", "EV-P", "EV-A", "EV-F", "MV"} <= keys
    assert not {"EG", "EF", "EL"} & keys, "there it is called otherwise"
