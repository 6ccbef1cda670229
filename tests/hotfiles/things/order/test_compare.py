"""How orders answer: by number and court, by whom they protect; and that nobody is taken for the other."""

from datetime import date

import pytest

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.match import Asked, as_it_stands
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.order.compare import (
    CLAIMS,
    expired,
    match_order,
    match_protected,
    near_order,
    same_order,
    surer,
    told_apart,
)
from leads.hotfiles.things.vehicle.beside import match_beside
from leads.messages.fields import DEFAULTS
from tests.hotfiles.things.saying import words

DAY = date(2026, 11, 23)
ORDER = {
    "NAM": "ROE, MARK", "DOB": "19890303", "SEX": "M", "PNO": "26-OP-000123", "CTI": "IL199015J", "PPN": "ROE, MARY",
    "PPB": "19900303", "PSX": "F", "EXP": "20270115", "OCA": "26-10411",
}  # fmt: skip
NUMBER, COURT = {"PNO": "26-OP-000123"}, {"CTI": "IL199015J"}


def hit(asked: dict[str, str], values: dict[str, str] = ORDER) -> Match:
    found = FILES["protection_order"].match(asked, values, DAY)
    assert found is not None
    words(found)
    return found


@pytest.mark.parametrize(
    ("asked", "grade", "said"),
    [
        (NUMBER | COURT, "exact", "court is the same"),
        (NUMBER | COURT | {"NAM": "ROE, MARK"}, "exact", "the name asked is the record's too"),
        (NUMBER | {"NAM": "ROE, MARK"}, "strong", "order number is the same"),
        (NUMBER, "possible", "order number is the same"),
        ({"PNO": "26OP000123"} | COURT, "exact", "order number is the same"),
        ({"PNO": "2026-OP-123"} | COURT, "strong", "but for how it is written: 26-OP-000123"),
        ({"PNO": "26-0P-000123"} | COURT, "strong", "but for how it is written"),
        ({"PNO": "26OP123"}, "possible", "but for how it is written"),
        ({"PNO": "26OP123", "NAM": "ROE, MARK"}, "possible", "but for how it is written"),
        (NUMBER | {"CTI": "IL198015J"}, "possible", "court differs, and courts number alike: IL199015J"),
        (NUMBER | COURT | {"NAM": "SMITH, BOB"}, "possible", "the name asked is not the record's: ROE, MARK"),
        (NUMBER | {"CTI": "IL198015J", "NAM": "ROE, MARK"}, "possible", "court differs"),
    ],
)
def test_orders_that_answer_by_number(asked: dict[str, str], grade: str, said: str) -> None:
    found = match_order(asked, ORDER)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


def test_orders_that_do_not() -> None:
    assert match_order({"PNO": "26-OP-000124"}, ORDER) is None
    assert match_order(COURT, ORDER) is None
    assert match_order(NUMBER, {}) is None


def test_no_sum_of_claims_leaves_the_scale() -> None:
    number = [row.weight for name, row in CLAIMS.items() if name.startswith("order")]
    court = [row.weight for name, row in CLAIMS.items() if name.startswith("court")]
    assert max(number) + max(court) + 0.10 <= 1.00001  # the name beside it adds 0.10
    assert min(number) + min(court) >= 0


def test_what_was_not_asked_is_said() -> None:
    found = match_order(NUMBER, ORDER)
    assert found is not None
    assert found.unsure == (
        "The court was not asked: other courts have orders of this number.",
        "The name was not asked.",
    )


def test_a_protected_person_is_told_as_one() -> None:
    found = hit({"PPN": "ROE, MARY", "PPB": "19900303"})
    assert found.grade == "exact"
    assert found.told is not None
    assert found.told.headline == "PROTECTED PERSON ROE, MARY, by an order against ROE, MARK"
    assert found.told.advise.startswith("PROTECTED PERSON: ROE, MARY is whom this order protects")
    assert {one.field for one in found.reasons} == {"PPN", "PPB"}
    assert words(found).startswith("protected person: surname is the same")


def test_a_protected_person_is_found_with_slips_and_without_a_birth_date_only_possibly() -> None:
    assert hit({"PPN": "ROE, MARY", "PPB": "19900330"}).grade == "strong"
    undated = {code: value for code, value in ORDER.items() if code != "PPB"} | {"PSN": "666123457"}
    found = hit({"PPN": "ROE, MARY", "PPB": "19900303"}, undated)
    assert (found.grade, found.told is not None) == ("possible", True)
    assert match_protected({"PPN": "ROE, MARY", "PPB": "19900303"}, {"NAM": "ROE, MARK"}, {}) is None
    assert match_protected({"PPN": "ROE, MARY"}, ORDER, {}) is None
    assert match_protected({"PPN": "SMITH, JO", "PPB": "19900303"}, ORDER, {}) is None


def test_a_protected_person_who_is_asked_for_as_if_restrained_is_not_told_so() -> None:
    """A couple of one name and nearly one birth date: the order answers, and says whom it was asked of."""
    found = hit({"NAM": "ROE, MARY", "DOB": "19900303"})
    assert found.told is not None
    assert "fit the protected person better" in found.unsure[0]
    assert hit({"NAM": "ROE, MARK", "DOB": "19890303"}).told is None
    assert FILES["protection_order"].match({"NAM": "ROE, MARY", "DOB": "19900303", "SEX": "F"}, ORDER, DAY) is None
    far = ORDER | {"NAM": "DOE, JOHN", "DOB": "19700101"}
    assert FILES["protection_order"].match({"NAM": "ROE, MARY", "DOB": "19900303"}, far, DAY) is None


def test_a_protected_person_s_name_beside_the_order_s_number_is_told() -> None:
    other = ORDER | {"NAM": "DOE, JOHN"}
    found = hit(NUMBER | COURT | {"NAM": "ROE, MARY"}, other)
    assert (found.grade, found.told is not None) == ("possible", True)
    assert found.unsure[0] == "The name asked is that of the protected person, not of the respondent."
    assert hit(NUMBER | COURT | {"NAM": "SMITH, BOB"}, other).told is None


def test_both_at_the_door() -> None:
    """Who asks for both is told of the respondent, with the protected person; of the surer one otherwise."""
    both = {"NAM": "ROE, MARK", "DOB": "19890303", "PPN": "ROE, MARY", "PPB": "19900303"}
    found = hit(both)
    assert (found.grade, found.told) == ("exact", None)
    assert "The protected person asked for is the one whom this order protects." in found.unsure
    found = hit(both | {"NAM": "ROE, MARC", "DOB": "19900303"})
    assert found.told is not None
    assert "may be that of the respondent" in found.unsure[0]


def test_the_surer_of_two_answers_counts() -> None:
    """A number of another court's order does not hide that the person is the respondent."""
    found = hit({"NAM": "ROE, MARK", "DOB": "19890303", "PNO": "26OP123"})
    assert found.grade == "exact"
    one, other = Match("possible", 0.9, ()), Match("strong", 0.5, ())
    assert surer(one, other) is surer(other, one) is other
    assert surer(one, None) is surer(None, one) is one
    assert surer(None, None) is None


def test_an_order_whose_last_day_is_over_answers_nothing() -> None:
    assert not expired({"EXP": "20261123"}, DAY)
    assert expired({"EXP": "20261122"}, DAY)
    assert not expired({"EXP": "NONEXP"}, DAY)
    assert not expired({}, DAY)
    over = ORDER | {"EXP": "20261122", "NIC": "H990000001"}
    for asked in ({"NIC": "H990000001"}, NUMBER | COURT, {"NAM": "ROE, MARK", "DOB": "19890303"}):
        inquiry = Asked(asked, DAY, DEFAULTS)
        assert as_it_stands(FILES["protection_order"], inquiry, over) is None
        assert as_it_stands(FILES["protection_order"], inquiry, over | {"EXP": "20261123"}) is not None


def test_unconfirmed_one_order_against_one_person_is_on_file_once() -> None:
    assert same_order(ORDER, ORDER | {"PNO": "2026OP123", "OCA": "1"})
    assert same_order(ORDER, ORDER | {"NAM": "ROE, MARC", "OCA": "1"})
    assert same_order(ORDER, ORDER | {"CTI": "IL198015J"})
    assert not same_order(ORDER, ORDER | {"CTI": "IL198015J", "OCA": "1"})
    assert not same_order({}, {})


def test_a_second_order_and_a_second_respondent_are_none_but_are_told() -> None:
    second = ORDER | {"PNO": "26-OP-000777"}
    assert not same_order(ORDER, second)
    assert near_order(ORDER, second) == "another order against the same person, 26-OP-000777"
    accomplice = ORDER | {"NAM": "DOE, JOHN", "DOB": "19700101"}
    assert not same_order(ORDER, accomplice)
    assert near_order(ORDER, accomplice) == "the same order, against DOE, JOHN"
    assert near_order(ORDER, ORDER | {"PNO": "1", "NAM": "DOE, JOHN"}) == near_order({}, {}) == ""


COUPLE = {
    "NAM": "ROE, MARK", "DOB": "19881101", "PNO": "26-OP-000123", "CTI": "IL199015J", "OCA": "26-1",
    "PPN": "ROE, MARY", "PPB": "19900303", "LIC": "TST4711", "LIS": "IL",
}  # fmt: skip
BY_NUMBER = {"PNO": "26-OP-000123", "CTI": "IL199015J"}


@pytest.mark.parametrize(
    ("asked", "is_protected"),
    [
        ({**BY_NUMBER, "NAM": "ROE, MARY"}, True),
        ({**BY_NUMBER, "NAM": "ROE, MARY", "DOB": "19900303"}, True),
        ({**BY_NUMBER, "NAM": "ROE, MARK"}, False),
        ({**BY_NUMBER, "NAM": "ROE, MARK", "DOB": "19881101"}, False),
        (BY_NUMBER, False),
    ],
)
def test_of_a_couple_of_names_that_sound_alike_the_one_asked_is_told(asked: dict[str, str], is_protected: bool) -> None:
    found, protected = told_apart(asked, COUPLE, match_order(asked, COUPLE), {})
    assert protected is is_protected
    assert found is not None
    assert any(one.field == "NAM" for one in found.reasons) is ("NAM" in asked and not is_protected)


def test_whom_an_order_protects_is_told_so_in_the_respondent_s_car_too() -> None:
    car = match_beside({"LIC": "TST4711", "LIS": "IL"}, COUPLE, {})
    for name, born, is_protected in (("ROE, MARY", "19900303", True), ("ROE, MARK", "19881101", False)):
        asked = {"NAM": name, "DOB": born, "LIC": "TST4711", "LIS": "IL"}
        assert told_apart(asked, COUPLE, car, {})[1] is is_protected
