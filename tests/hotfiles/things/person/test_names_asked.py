"""Names and birth dates as they are mistyped, asked of a record through the exchange: what answers, and how sure."""

import pytest

from leads.switch.exchange.exchange import Exchange
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
ENTRY = "NAM/{name}.SEX/F.RAC/W.DOB/{born}.HGT/509.WGT/165.HAI/BRO.OFF/2404.DOW/20261101.EXL/01.OCA/26-10411"
BORN = "19881204"


def answered(on_record: str, asked: str, born: str = BORN) -> tuple[str, str]:
    """The grade of the hit with its reasons in one text; two empty texts for no record."""
    exchange, session = Exchange("test"), sign_on()
    entry = f"{ENTRY.format(name=on_record, born=BORN)}.SUP/WARRANT.SUD/RECORDS DESK 217-555-0140"
    assert ask(exchange, session, "EW", entry).outcome == "entered"
    found = ask(exchange, session, "QW", f"NAM/{asked}.DOB/{born}.SEX/F").data.get("hits") or []
    assert len(found) <= 1
    return (found[0]["grade"], " ".join(one["words"] for one in found[0]["reasons"])) if found else ("", "")


SWAPPED = [
    ("PENYATEST, ANA", "ANA, PENYATEST", "are swapped"),
    ("PENYATEST, ANA", "ANA, PENYATSET", "swapped and nearly the same"),  # a slip in the surname
    ("PENYATEST, MARIA", "MARAI, PENYATEST", "swapped and nearly the same"),  # a slip in the given name
    ("PENYATEST, MARIA", "MARAI, PENYATSET", "swapped and nearly the same"),  # in both
    ("PENYA-TEST, MARIA", "MARIA, PENYA TEST", "are swapped"),
    ("PENYA-TEST, MARIA", "MARIA, PENYATEST", "are swapped"),
    ("PENYA-TEST, MARIA", "MARIA, TEST", "swapped and nearly the same"),  # one of two parts
    ("PENYA-TEST, MARIA ELENA", "MARIA ELENA, PENYA-TEST", "are swapped"),
]
PARTED = [
    ("PENYA-TEST, MARIA", "PENYA TEST, MARIA", "surname is the same"),
    ("PENYA-TEST, MARIA", "PENYATEST, MARIA", "written together or apart"),
    ("PENYA-TEST, MARIA", "TEST-PENYA, MARIA", "one part of the surname"),
    ("PENYA-TEST, MARIA", "TEST, MARIA", "one part of the surname"),
    ("PENYA-TEST, MARIA", "PENYA TSET, MARIA", "spelled nearly the same"),
    ("PENYA TEST, MARIA", "PEN YATEST, MARIA", "written together or apart"),
    ("DELA PENYA, MARIA", "DE LAPENYA, MARIA", "written together or apart"),
    ("PENYATEST, MARY ANN", "PENYATEST, MAR YANN", "written together or apart"),
    ("PENYATEST, MARY ANN", "PENYATEST, MARYA NN", "written together or apart"),
    ("PENYATEST, MARY ANN", "PENYATEST, MARYANN", "written together or apart"),
]


@pytest.mark.parametrize(("on_record", "asked", "said"), [*SWAPPED, *PARTED])
def test_a_name_whose_parts_moved_is_a_sure_hit_beside_the_birth_date(on_record: str, asked: str, said: str) -> None:
    grade, reasons = answered(on_record, asked)
    assert grade in {"strong", "exact"}
    assert said in reasons


@pytest.mark.parametrize(("on_record", "asked", "said"), [SWAPPED[0], SWAPPED[1], PARTED[0], PARTED[7]])
def test_the_same_beside_a_birth_date_with_a_slip_is_still_sure(on_record: str, asked: str, said: str) -> None:
    grade, reasons = answered(on_record, asked, "19881205")
    assert grade == "strong"
    assert said in reasons
    assert "one day off" in reasons


@pytest.mark.parametrize("born", ["19880412", "19881240", "18881204", "19881402"])
def test_a_birth_date_whose_digits_moved_is_found_or_refused_and_never_asked_in_vain(born: str) -> None:
    exchange, session = Exchange("test"), sign_on()
    answer = ask(exchange, session, "QW", f"NAM/PENYATEST, ANA.DOB/{born}")
    if answer.outcome == "refused":
        assert "DOB" in answer.text
        assert born in {"19881240", "19881402"}  # the month or the day is none
    else:
        grade, reasons = answered("PENYATEST, ANA", "PENYATEST, ANA", born)
        assert grade in {"strong", "possible"}
        assert "birth" in reasons


@pytest.mark.parametrize(
    ("asked", "said"),
    [("ROE, KUNIGUNDE", "surname differs"), ("PENYATEST, BERTHA", "given name differs")],  # married; misheard
)
def test_one_name_with_the_birth_date_is_told_as_possible_though_the_other_is_wholly_different(
    asked: str, said: str
) -> None:
    grade, reasons = answered("PENYATEST, KUNIGUNDE", asked)
    assert grade == "possible"
    assert said in reasons


def test_neither_name_is_no_hit_though_the_birth_date_is_the_same() -> None:
    assert answered("PENYATEST, KUNIGUNDE", "ROE, BERTHA") == ("", "")


ONE_WORD = [
    ("MONOTEST,", "MONOTEST,", BORN, "there is one name only"),
    ("MONOTEST,", "MONOTSET,", BORN, "there is one name only"),
    ("MONOTEST,", "MONOTEST,", "19881205", "one day off"),
    ("MONOTEST,", "MONOTEST, ANA", BORN, "a given name stands on one side only"),
    ("MONOTEST, ANA", "MONOTEST,", BORN, "a given name stands on one side only"),
]


@pytest.mark.parametrize(("on_record", "asked", "born", "said"), ONE_WORD)
def test_a_name_of_one_word_is_told_as_possible_and_nothing_false_is_said_of_the_other(
    on_record: str, asked: str, born: str, said: str
) -> None:
    grade, reasons = answered(on_record, asked, born)
    assert grade == "possible"
    assert said in reasons
    assert "given name differs" not in reasons


@pytest.mark.parametrize(
    ("on_record", "asked", "born"),
    [
        ("MONOTEST,", "OTHERTEST,", BORN),
        ("MONOTEST,", "MONOTEST, ANA", "19881205"),
        ("MONOTEST,", "OTHERTEST, ANA", BORN),
    ],
)
def test_of_a_name_of_one_word_less_than_that_is_no_hit(on_record: str, asked: str, born: str) -> None:
    assert answered(on_record, asked, born) == ("", "")
