"""Vehicle numbers: check digits as published, model years, and the key of a whole or a short number."""

import pytest

from leads.hotfiles.things.vehicle.vin import (
    check_digit,
    doubts,
    fails,
    folded,
    is_transposed,
    model_years,
    same_tail,
    vin_key,
    vin_keys,
)

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


def test_a_number_is_found_by_its_last_eight_characters_however_long_it_is() -> None:
    assert vin_key("1M8GDM9AXKP042788") == vin_key("KP042788") == "V:KP042788"
    assert vin_key("1M8GDM9AXKP04278") == "V:XKP04278"
    assert same_tail("1M8GDM9AXKP042788", "2HGGDM9AXKP042788")
    assert not same_tail("1M8GDM9AXKP042788", "1M8GDM9AXKP042789")
    assert not same_tail("1234567", "91234567")


def test_what_is_never_in_a_whole_number_is_read_as_what_it_looks_like() -> None:
    assert folded("IM8GDM9AXKPO42788") == "1M8GDM9AXKP042788"
    assert folded("KPO42788") == "KPO42788"  # a short number may have an O
    assert vin_key("1M8GDM9AXKPO42788") == vin_key("1M8GDM9AXKPQ42788") == "V:KP042788"


@pytest.mark.parametrize("at", range(16))
def test_two_neighbors_the_other_way_round_are_found(at: int) -> None:
    right = "1M8GDM9AXKP042788"
    asked = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
    if asked == right:
        return
    assert fails(asked) or at == 4  # M and D count alike
    assert is_transposed(asked, right)
    assert vin_key(right) in vin_keys(asked)


def test_a_number_that_is_right_is_looked_for_as_it_is() -> None:
    assert vin_keys("1M8GDM9AXKP042788") == ("V:KP042788",)
    assert vin_keys("KP042788") == ("V:KP042788",)
    assert not is_transposed("1M8GDM9AXKP042788", "1M8GDM9AXKP042788")
    assert not is_transposed("12345678", "82345671")


def test_the_end_of_a_number_is_found_with_the_letters_that_none_has() -> None:
    """KPO42788 is the end of 1M8GDM9AXKP042788, read with an O; of a short number, where an O may be one, it is not."""
    assert vin_key("1M8GDM9AXKP042788") in vin_keys("KPO42788")
    assert same_tail("KPO42788", "1M8GDM9AXKP042788")
    assert not same_tail("KPO42788", "AAKP042788")
