"""How values are shown: dates in words, codes translated, secrets masked, what is empty left out."""

from leads.hotfiles.declare.shown import (
    coded_text,
    day_shown,
    kept,
    list_shown,
    masked,
    number_beside,
    secret_shown,
    short_meaning,
)
from leads.hotfiles.files.identity_theft import PWD
from leads.hotfiles.things.person.fields import SOC
from leads.messages.fields import BETWEEN


def test_a_day_is_shown_in_words() -> None:
    assert day_shown("20260105") == "5 Jan 2026"
    assert day_shown("") == ""


def test_a_code_is_shown_with_the_words_behind_it() -> None:
    assert coded_text("OFF", "2404") == "Vehicle theft"
    assert coded_text("OFF", "2404 FROM A LOT") == "Vehicle theft: FROM A LOT"
    assert coded_text("OFF", "") == ""
    assert list_shown("LIS", BETWEEN.join(("IL", "IN"))) == BETWEEN.join(("Illinois", "Indiana"))
    assert list_shown("LIS", "") == ""


def test_a_long_meaning_is_cut_at_a_word_and_the_code_stands_beside() -> None:
    assert short_meaning("LIT", "PC") == "Regular passenger (PC)"
    assert short_meaning("LIT", "VF") == "Veteran, Medal of Honor (VF)"
    assert short_meaning("LIT", "AM") == "Ambulance"
    assert short_meaning("LIT", "") == ""


def test_what_is_empty_is_left_out() -> None:
    assert kept(("Plate", "TST1234"), ("VIN", "")) == (("Plate", "TST1234"),)
    assert number_beside({"OLN": "D123", "OLY": "2027"}, "OLN", "OLS", "OLY") == "D123 2027"


def test_of_a_secret_only_the_end_is_shown() -> None:
    assert secret_shown("666123456") == "*****3456"
    assert secret_shown("") == ""


def test_of_a_secret_others_see_the_end_and_of_a_password_nothing() -> None:
    assert masked(SOC, "666123456") == "*****3456"
    assert masked(None, "666123456") == "*****3456"
    assert masked(PWD, "HERON") == "*****"
    assert masked(PWD, "") == ""
