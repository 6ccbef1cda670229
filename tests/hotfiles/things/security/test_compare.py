"""How securities answer: the number first, then type, denomination and issuer; by its owner as a possible one only."""

from itertools import product

import pytest

from leads.hotfiles.declare.hot_file import Reason
from leads.hotfiles.things.security.compare import CLAIMS, match_security, near_security, same_security
from leads.hotfiles.things.serial.compare import CLAIMS as NUMBER_CLAIMS
from leads.hotfiles.things.serial.compare import is_close
from tests.hotfiles.things.saying import words

NOTE = {
    "TYP": "FR", "SER": "L12345678A", "DEN": "20", "SDT": "2017A", "OWN": "DOE, JANE Q", "SOC": "666123456"
}  # fmt: skip
ORDER = {
    "TYP": "MO",
    "SER": "70012345678",
    "DEN": "137",
    "ISS": "EXAMPLE TRUST CO",
    "SDT": "20261101",
    "OWN": "ROE, JO",
}
STAR = NOTE | {"SER": "L12345678"}
WHOLE = {"TYP": "FR", "DEN": "20"}
OF_ORDER = {"SER": "70012345678", "TYP": "MO", "DEN": "137"}


@pytest.mark.parametrize(
    ("asked", "values", "grade", "said"),
    [
        ({"SER": "L12345678A"} | WHOLE, NOTE, "exact", "denomination is the same"),
        ({"SER": "L12345678A", "SDT": "2017"} | WHOLE, NOTE, "exact", "date or series is the same"),
        ({"SER": "L12345678A", "TYP": "FR"}, NOTE, "strong", "type is the same"),
        ({"SER": "L12345678A", "DEN": "20"}, NOTE, "strong", "denomination is the same"),
        ({"SER": "L12345678A"}, NOTE, "possible", "all characters"),
        ({"SER": "L12345678A", "TYP": "FR", "DEN": "1"}, NOTE, "possible", "denomination differs: 20 on record"),
        ({"SER": "L12345678A", "SDT": "2013"} | WHOLE, NOTE, "possible", "date or series differs: 2017A on record"),
        ({"SER": "L12345678A", "TYP": "UN", "DEN": "20"}, NOTE, "possible", "may be taken for the other: FR on record"),
        ({"SER": "L12345678A", "TYP": "MO", "DEN": "20"}, NOTE, "possible", "type differs: FR on record"),
        ({"SER": "LI2345678A"} | WHOLE, NOTE, "strong", "looks alike: L12345678A on record, I asked, 1 on record"),
        ({"SER": "LI2345678A"}, NOTE, "possible", "looks alike"),
        ({"SER": "12345678"} | WHOLE, NOTE, "possible", "but for letters that one side lacks: L12345678A on record"),
        ({"SER": "L12345678"} | WHOLE, NOTE, "possible", "letters that one side lacks"),
        ({"SER": "12345678A"} | WHOLE, NOTE, "possible", "what was asked is the end"),
        ({"SER": "45678"} | WHOLE, NOTE, "possible", "what was asked is the end"),
        ({"SER": "L12345678A"} | WHOLE, STAR, "possible", "letters that one side lacks"),
        ({"SER": "L12345678"} | WHOLE, STAR, "strong", "all characters"),
        ({"SER": "O1234567"} | WHOLE, NOTE | {"SER": "01234567"}, "strong", "with 0 for the letter O"),
        ({"ISS": "EXAMPLE TRUST"} | OF_ORDER, ORDER, "exact", "issuer is the same"),
        (OF_ORDER, ORDER, "strong", "denomination is the same"),
        ({"ISS": "EXAMPLE TRUST OF ANYTOWN"} | OF_ORDER, ORDER, "strong", "issuer is nearly the same"),
        ({"ISS": "OTHER EXPRESS"} | OF_ORDER, ORDER, "possible", "issuer differs: EXAMPLE TRUST CO on record"),
        ({"SER": "4711", "TYP": "MO"}, ORDER | {"SER": "4711"}, "possible", "type is the same"),
        ({"SER": "4711", "TYP": "MO", "DEN": "137"}, ORDER | {"SER": "4711"}, "strong", "type is the same"),
        ({"SER": "55555555"} | WHOLE, NOTE | {"SER": "55555555"}, "possible", "all characters"),
        ({"SER": "L12345678A"} | WHOLE, NOTE | {"RMI": "C"}, "strong", "all characters"),
    ],
)
def test_securities_that_answer(asked: dict[str, str], values: dict[str, str], grade: str, said: str) -> None:
    found = match_security(asked, values)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {"SER": "B12345678A"} | WHOLE,  # of another bank
        {"SER": "L12345678B"} | WHOLE,
        {"SER": "L12345679A"} | WHOLE,
        {"SER": "12345678", "TYP": "FR", "DEN": "100"},  # in part, and another note
        {"SER": "12345678", "TYP": "MO"},
        {"SER": "LI2345678A", "TYP": "MO"},
        {"TYP": "FR", "DEN": "20"},
        {"TYP": "FR", "OWN": "ROE, JANE"},
        {"TYP": "MO", "OWN": "DOE, JANE Q"},
        {"OWN": "DOE, JANE Q"},
        {"SOC": "666123457"},
        {},
    ],
)
def test_securities_that_do_not(asked: dict[str, str]) -> None:
    assert match_security(asked, NOTE) is None


@pytest.mark.parametrize(
    "asked", [{"TYP": "FR", "OWN": "DOE, JANE Q"}, {"TYP": "UN", "OWN": "JANE DOE"}, {"SOC": "666123456"}]
)
def test_by_its_owner_it_is_possible_only_and_the_owner_is_said_to_be_the_victim(asked: dict[str, str]) -> None:
    found = match_security(asked, NOTE)
    assert found is not None
    assert words(found)
    assert found.grade == "possible"
    assert "no suspect" in found.unsure[-1]
    assert "666123456" not in repr(found)


def test_a_number_that_does_not_answer_takes_nothing_from_the_owner() -> None:
    found = match_security({"SER": "X1", "TYP": "FR", "OWN": "DOE, JANE"}, NOTE)
    assert found is not None
    assert "no suspect" in found.unsure[-1]


@pytest.mark.parametrize(
    ("asked", "values", "said"),
    [
        ({"SER": "L12345678A"}, NOTE, "Not asked: type, denomination."),
        ({"SER": "L12345678A"} | WHOLE, NOTE, "series was not asked"),
        (OF_ORDER, ORDER, "Not asked: issuer."),
        ({"SER": "L12345678"} | WHOLE, STAR, "a star is not kept"),
        ({"SER": "L12345678A"} | WHOLE, NOTE | {"RMI": "C"}, "genuine note bears the same number"),
    ],
)
def test_what_was_not_compared_is_said(asked: dict[str, str], values: dict[str, str], said: str) -> None:
    found = match_security(asked, values)
    assert found is not None
    assert said in " ".join(found.unsure)


def test_no_claims_that_can_stand_together_leave_the_scale() -> None:
    for first in NUMBER_CLAIMS.values():
        close = is_close(Reason("SER", first.words, first.weight, first.sure))
        kinds = [one for name, one in CLAIMS.items() if name.startswith("type")]
        worths = [CLAIMS["denomination-same"], *([CLAIMS["denomination-differs"]] if close else [])]
        issuers = [one for name, one in CLAIMS.items() if name.startswith("issuer")]
        dates = [one for name, one in CLAIMS.items() if name.startswith("dated")]
        for kind, *others in product(kinds, worths, issuers, dates):
            if kind is not CLAIMS["type-differs"] or first.sure:
                total = round(first.weight + kind.weight + sum(one.weight for one in others), 2)
                assert 0 <= total <= 1, (first.words, kind.words, total)


def test_unconfirmed_one_security_is_on_file_once() -> None:
    assert same_security(NOTE, NOTE | {"OWN": "ROE, JO", "SDT": "2013"})
    assert same_security(ORDER, ORDER | {"ISS": "THE EXAMPLE TRUST COMPANY"})
    for other in ({"DEN": "50"}, {"TYP": "UN"}, {"RMI": "R"}, {"SER": "L12345679A"}):
        assert not same_security(NOTE, NOTE | other)
    assert not same_security(ORDER, ORDER | {"ISS": "OTHER EXPRESS"})
    assert not same_security({}, {})


def test_a_note_that_is_nearly_one_on_file_is_told() -> None:
    assert "serial number is the same" in near_security(NOTE, NOTE | {"RMI": "B"})
    assert near_security(NOTE, ORDER) == near_security({}, {}) == ""
