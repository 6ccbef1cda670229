"""A Social Security number that somebody typed into a search is in no ledger line, however it is parted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from leads.hotfiles.socials import HIDDEN, hidden_socials

ZEROS = "0٠०０𝟎⁰"
NO_DIGIT = st.characters(exclude_categories=["Cs"]).filter(lambda sign: unicodedata.digit(sign, None) is None)
PARTING = st.text(NO_DIGIT, max_size=5)
APART = st.text(NO_DIGIT, min_size=1, max_size=12)


def digits_of(text: str) -> str:
    return "".join(str(one) for sign in text if (one := unicodedata.digit(sign, None)) is not None)


@given(
    st.from_regex(r"666[0-9]{6}", fullmatch=True),
    st.lists(PARTING, min_size=8, max_size=8),
    st.lists(st.sampled_from(ZEROS[:5]), min_size=9, max_size=9),
    st.tuples(APART, APART),
    st.tuples(st.sampled_from(["", "26", "1980", "7"]), st.sampled_from(["", "10411", "62701", "3"])),
)
def test_no_parting_and_no_script_shows_it(
    number: str, parted: list[str], zeros: list[str], around: tuple[str, str], others: tuple[str, str]
) -> None:
    written = [chr(ord(zero) + int(digit)) for zero, digit in zip(zeros, number, strict=True)]
    typed = written[0] + "".join(f"{between}{digit}" for between, digit in zip(parted, written[1:], strict=True))
    kept = hidden_socials(f"{others[0]}{around[0]}{typed}{around[1]}{others[1]}")
    assert HIDDEN in kept
    left = digits_of(kept.replace(HIDDEN, "|"))
    assume(number not in "".join(others))
    assert number not in left
    assert len(left) <= len("".join(others)), "some of its digits are left"


@pytest.mark.parametrize(
    "typed",
    [
        *("666123456", "666-12-3456", "666 12 3456", "666 - 12-3456", "666.12.3456", "666/12/3456", "666_12_3456"),
        *("SSN666123456", "SOC/666-12-3456", "666A12B3456", "666123456X", "６６６-１２-３４５６"),
        *("666\u200b12\u200b3456", "666\u201312\u20133456", "66612-3456", "666-123456", "٦٦٦-١٢-٣٤٥٦"),
    ],
)
def test_every_way_to_write_it_is_hidden(typed: str) -> None:
    assert hidden_socials(f"DOE {typed} 26-10411") in (
        f"DOE {HIDDEN} 26-10411",
        f"DOE SSN{HIDDEN} 26-10411",
        f"DOE SOC/{HIDDEN} 26-10411",
        f"DOE {HIDDEN}X 26-10411",
    )


@pytest.mark.parametrize(
    "words",
    [
        *("DOE, JOHN", "V990000417", "W990000417 V990000418", "TST1234", "26-10411", "26-CF-42", "19800202", ""),
        *("1ZZTEST02R0000001", "217-555-0140", "66612345", "6661234567", "2026-11-27", "Court order 26-CF-42, m²"),
        "666 AND WITH IT ALSO 12 AND THEN AFTER 3456",
    ],
)
def test_what_is_none_stays_to_be_read(words: str) -> None:
    assert hidden_socials(words) == words


def test_a_number_of_the_form_of_a_vin_is_spared_by_its_check_digit_alone() -> None:
    assert hidden_socials("1ZZTEST02R0000001") == "1ZZTEST02R0000001"
    assert HIDDEN in hidden_socials("1ZZTEST03R0000001")


def test_numbers_that_share_digits_are_hidden_whole() -> None:
    assert hidden_socials("1980 66612 3456") == HIDDEN
    assert hidden_socials("666-12-3456 666-65-4321") == HIDDEN, "one after the other, which filters elsewhere missed"
    assert hidden_socials("6 6 6 1 2 3 4 5 6") == HIDDEN
    assert hidden_socials("6 6 6 1 2 3 4 5 6 26-10411") == HIDDEN, "rather too much than too little"
