"""How serial numbers answer: what two have in common, in words, and how sure a hit by them is."""

import pytest

from leads.hotfiles.declare.hot_file import Reason
from leads.hotfiles.things.serial.compare import CLAIMS, compared, grade, is_close, likeness, same_number, transposed_in
from leads.hotfiles.things.serial.forms import Kind

GUN, OTHER = Kind("G", letters_inside=False), Kind("A")
AGREES, DIFFERS = Reason("MAK", "make is the same", 0.10), Reason("CAL", "caliber differs", -0.10, sure=False)


@pytest.mark.parametrize(
    ("asked", "known", "of_a_gun", "of_others"),
    [
        ("K369257", "K369257", "same", "same"),
        ("36O257", "360257", "zero", "zero"),
        ("3692S7", "369257", "look-alike", "look-alike"),
        ("BZ9257", "829257", "look-alike", "look-alike"),
        ("369J257", "369257", "letters-inside", ""),
        ("369J257", "369M257", "letters-inside", ""),
        ("K369J257", "369257", "front-missing-on-record", ""),
        ("69257", "K369257", "front-missing-asked", "front-missing-asked"),
        ("69Z57", "K369257", "front-missing-asked", "front-missing-asked"),
        ("9257", "K369257", "", ""),
        ("K369257", "L369257", "", ""),
        ("369257A", "369257B", "", ""),
        ("369257", "369258", "", ""),
    ],
)  # fmt: skip
def test_what_two_numbers_have_in_common(asked: str, known: str, of_a_gun: str, of_others: str) -> None:
    assert (likeness(asked, known, GUN), likeness(asked, known, OTHER)) == (of_a_gun, of_others)


@pytest.mark.parametrize(
    ("asked", "known", "said"),
    [
        ("L12345678A", "L12345678A", "same"),
        ("12345678", "L12345678A", "letters-lacking"),
        ("L12345678", "L12345678A", "letters-lacking"),
        ("L12345678A", "L12345678", "letters-lacking"),
        ("L12345678A", "12345678", "letters-lacking"),
        ("L1234567O", "L12345670A", "letters-lacking"),
        ("C123456789", "C123456789EE", "letters-lacking"),
        ("12345678A", "L12345678A", "front-missing-asked"),
        ("45678", "L12345678A", "front-missing-asked"),
        ("L12345678A", "45678", "front-missing-on-record"),
        ("L12345678B", "L12345678A", ""),
        ("K12345678", "L12345678A", ""),
        ("K12345678A", "L12345678A", ""),
        ("5678", "L12345678A", ""),
    ],
)
def test_letters_around_a_note_s_number_are_left_out(asked: str, known: str, said: str) -> None:
    assert likeness(asked, known, Kind("S", letters_behind=2)) == said


def test_it_is_said_in_words_what_differs() -> None:
    found = compared("3692S7", "369257", GUN)
    assert found is not None
    assert found.words == "serial number looks alike: 369257 on record, S asked, 5 on record"
    found = compared("69257", "K369257", OTHER, "OAN", "owner-applied number")
    assert found is not None
    assert (found.field, found.words) == (
        "OAN",
        "what was asked is the end of the owner-applied number: K369257 on record, 69257 asked",
    )
    assert compared("", "369257", GUN) is compared("369257", "", GUN) is None


LONG, SHORT = "369257", "36925"


@pytest.mark.parametrize(
    ("claim", "beside", "number", "wanted"),
    [
        ("same", [AGREES], LONG, "exact"),
        ("zero", [AGREES], LONG, "exact"),
        ("same", [], LONG, "strong"),
        ("same", [AGREES, DIFFERS], LONG, "strong"),
        ("same", [DIFFERS], LONG, "possible"),
        ("same", [], SHORT, "possible"),
        ("same", [AGREES], SHORT, "strong"),
        ("same", [AGREES, AGREES], SHORT, "exact"),
        ("same", [AGREES, DIFFERS], SHORT, "possible"),
        ("look-alike", [AGREES, AGREES], LONG, "strong"),
        ("letters-inside", [AGREES, AGREES], LONG, "strong"),
        ("look-alike", [AGREES], LONG, "possible"),
        ("look-alike", [AGREES, AGREES], SHORT, "possible"),
        ("look-alike", [AGREES, AGREES, DIFFERS], LONG, "possible"),
        ("front-missing-asked", [AGREES, AGREES, AGREES], LONG, "possible"),
    ],
)  # fmt: skip
def test_how_sure_a_hit_is(claim: str, beside: list[Reason], number: str, wanted: str) -> None:
    first = Reason("SER", CLAIMS[claim].words, CLAIMS[claim].weight, CLAIMS[claim].sure)
    assert grade(first, beside, number) == wanted


def test_numbers_are_close_that_are_alike_in_every_place() -> None:
    close = {name for name, one in CLAIMS.items() if is_close(Reason("SER", one.words, one.weight, one.sure))}
    assert close == {"same", "zero", "letters-inside", "look-alike"}


def test_one_number_is_on_file_once() -> None:
    assert same_number("36O257", "360257")
    assert not same_number("3692S7", "369257")


def test_two_neighbors_transposed_answer_unless_the_number_is_short() -> None:
    found = transposed_in("396257", "369257")
    assert found is not None
    assert not found.sure
    assert transposed_in("36257", "32657") is None
    assert transposed_in("369257", "369257") is None
    assert transposed_in("369275", "396257") is None
