"""Vehicle numbers: check digits as published, model years, and the key of a whole or a short number."""

import pytest

from leads.hotfiles.things.vehicle.vin import check_digit, doubts, model_years, same_tail, vin_key

VECTORS = [("1M8GDM9AXKP042788", "X"), ("1HGCM82633A004352", "3"), ("1" * 17, "1")]


@pytest.mark.parametrize(("vin", "digit"), VECTORS)
def test_check_digits_of_the_published_vectors(vin: str, digit: str) -> None:
    assert check_digit(vin) == digit == vin[8]
    assert doubts(vin) == ()


def test_a_number_that_is_odd_says_what_is_odd() -> None:
    assert "I, O or Q" in doubts("1M8GDM9AXKP04278O")[0]
    assert "ninth character is 2 and should be 3" in doubts("5YJSA1E22H1234567")[0]
    assert doubts("12345678") == ()  # a short number has no check digit to fail


def test_the_tenth_character_stands_for_two_years_or_for_none() -> None:
    assert model_years("1M8GDM9AXKP042788") == (1989, 2019)
    assert model_years("1M8GDM9AX0P042788") == ()
    assert model_years("KP042788") == ()


def test_a_number_is_found_by_its_last_eight_characters_when_it_is_whole() -> None:
    assert vin_key("1M8GDM9AXKP042788") == vin_key("KP042788") == "V:KP042788"
    assert vin_key("1M8GDM9AXKP04278") == "V:1M8GDM9AXKP04278"
    assert same_tail("1M8GDM9AXKP042788", "2HGGDM9AXKP042788")
    assert not same_tail("1M8GDM9AXKP042788", "1M8GDM9AXKP042789")
