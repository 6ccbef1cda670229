"""The files find themselves, and their message keys know which of them they reach."""

from dataclasses import replace

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS, gathered


def test_files_are_found_and_say_what_they_answer() -> None:
    assert set(FILES) >= {"stolen_vehicle", "wanted_person"}
    assert MESSAGE_KEYS["QV"].files == ("stolen_vehicle", "wanted_person")
    assert MESSAGE_KEYS["QW"].files == ("wanted_person",)
    assert MESSAGE_KEYS["EV"].needs.files == (MESSAGE_KEYS["EV"].file,) == ("stolen_vehicle",)


def test_a_doubled_key_stops_the_start() -> None:
    file = FILES["stolen_vehicle"]
    with pytest.raises(RuntimeError, match="stolen_vehicle"):
        gathered((file, file))


@pytest.mark.parametrize("letter", ["v", "VV", "Ä", "1", ""])
def test_a_letter_that_numbers_nothing_stops_the_start(letter: str) -> None:
    with pytest.raises(RuntimeError, match="stolen_vehicle"):
        gathered((replace(FILES["stolen_vehicle"], letter=letter),))


def test_an_entry_that_asks_a_file_that_is_not_there_stops_the_start() -> None:
    vehicle, person = FILES["stolen_vehicle"], FILES["wanted_person"]
    files, _ = gathered((replace(vehicle, entry_asks=("wanted_person",)), person))
    assert files["stolen_vehicle"].entry_asks == ("wanted_person",)
    with pytest.raises(RuntimeError, match="lost_boat"):
        gathered((replace(vehicle, entry_asks=("lost_boat",)), person))


def test_a_file_that_answers_a_key_that_nothing_declares_stops_the_start() -> None:
    vehicle, person = FILES["stolen_vehicle"], FILES["wanted_person"]
    with pytest.raises(RuntimeError, match="QZ"):
        gathered((replace(vehicle, answers=(*vehicle.answers, "QZ")), person))
