"""What two dental charts say together: a tooth is treated or drawn in time, and never heals."""

from __future__ import annotations

from datetime import date

import pytest

from leads.hotfiles.things.body.compare import match_bodies
from leads.hotfiles.things.teeth.compare import compare, may_become
from leads.hotfiles.things.teeth.edits import chart
from leads.messages.fields import Numbers
from tests.hotfiles.things.body.test_compare import FOUND, JANE
from tests.hotfiles.things.saying import words

DAY = date(2026, 11, 23)
BEFORE = "ALL 3-MO 14-X 19-C 30-O"


def said(missing: str, found: str, numbers: Numbers | None = None) -> tuple[str, str]:
    one, other = ({"DCH": chart(text, DAY)} if text else {} for text in (missing, found))
    return next(compare(one, other, numbers or {}), ("", ""))


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        ("V", "V", True), ("V", "MO", True), ("V", "X", True), ("V", "C", True),
        ("MO", "MO", True), ("MO", "MOD", True), ("MO", "C", True), ("MO", "X", True), ("MO", "CR", True),
        ("MO", "O", False), ("MO", "V", False), ("MO", "DF", False),
        ("X", "X", True), ("X", "V", False), ("X", "MO", False), ("X", "C", False),
        ("C", "C", True), ("C", "MO", False), ("C", "X", True), ("C", "V", False),
        ("OR", "O", True), ("R", "V", False), ("R", "O", True),
    ],
)  # fmt: skip
def test_how_a_tooth_may_be_found_later(before: str, after: str, may: bool) -> None:
    assert may_become(before, after) is may


def test_teeth_that_tell_agree() -> None:
    claim, words_ = said(BEFORE, BEFORE)
    assert claim == "teeth-same"
    assert words_ == "32 compared; 4 of the same treatment or gap (3-MO, 14-X, 19-C, 30-O)"
    claim, words_ = said(BEFORE, "ALL 3-MO 14-X 19-C 30-MOD 8-X")
    assert claim == "teeth-same"
    assert words_.endswith("; 2 treated or drawn since")


@pytest.mark.parametrize(
    ("found", "claim"),
    [
        ("ALL 3-MO 14-X 19-C 30-V", "teeth-near"),  # one that can't be
        ("ALL 3-MO 14-X 19-C 30-V 1-V 2-MO", "teeth-near"),
        ("ALL 3-V 14-X 19-C 30-V", "teeth-fit"),  # two that can't be, two that tell
        ("ALL 3-V 14-V 19-C 30-V", "teeth-differ"),  # three
        ("ALL", "teeth-differ"),
        ("UNK", ""),
        ("", ""),
    ],
)
def test_so_many_may_be_charted_wrong_and_so_many_have_to_tell(found: str, claim: str) -> None:
    assert said(BEFORE, found)[0] == claim


def test_the_fewest_teeth_and_one_less() -> None:
    seven = " ".join(f"{tooth}-X" for tooth in range(1, 8))
    assert said(seven, seven) == ("", "")
    assert said(f"{seven} 8-X", f"UNK {seven} 8-X")[0] == "teeth-same"
    assert said(seven, seven, {"dental.least_teeth": 7})[0] == "teeth-same"


def test_two_whole_jaws_say_nothing_of_who_it_is() -> None:
    assert said("ALL", "ALL") == ("teeth-fit", "32 compared")
    assert said("ALL 3-MO 14-X", "ALL 3-MO 14-X")[0] == "teeth-fit"
    assert said("ALL 3-MO 14-X", "ALL 3-MO 14-X", {"dental.telling_teeth": 2})[0] == "teeth-same"


def test_what_a_state_sets_is_taken() -> None:
    assert said(BEFORE, "ALL 3-MO 14-X 19-C 30-V", {"dental.slips": 0})[0] == "teeth-differ"


def bodies(missing: dict[str, str], found: dict[str, str], teeth: str = BEFORE, others: str = BEFORE):
    one = JANE | missing | ({"DCH": chart(teeth, DAY)} if teeth else {})
    other = FOUND | found | ({"DCH": chart(others, DAY)} if others else {})
    return match_bodies(one, other, {})


def test_teeth_are_possible_and_no_more_whatever_agrees() -> None:
    one = bodies({}, {})
    assert one is not None
    assert one.grade == "possible"
    assert "teeth agree: 32 compared" in words(one)
    assert "Looks identify nobody" in one.unsure[0]
    assert one.score <= 1


def test_teeth_that_agree_are_told_whatever_else_differs_save_fingers() -> None:
    other = {"SEX": "M", "EYB": "19401945", "HGT": "600602"}
    assert bodies({}, other) is not None
    assert bodies({}, other, "ALL", "ALL") is None
    assert bodies({}, other | {"FPC": "AAAAAAAAAAAAAAAAAAAA"}) is None


def test_teeth_add_nothing_to_fingers_that_are_the_same() -> None:
    prints = {"FPC": JANE["FPC"]}
    alone, both = bodies({}, prints, "", ""), bodies({}, prints)
    assert alone is not None
    assert both is not None
    assert alone.score == both.score
    differs = bodies({}, prints, BEFORE, "ALL")
    assert differs is not None
    assert "teeth differ" in words(differs)
    assert differs.score == alone.score


def test_that_only_one_has_a_chart_is_said() -> None:
    one, other = bodies({}, {}, BEFORE, ""), bodies({}, {}, "", BEFORE)
    assert one is not None
    assert other is not None
    assert "Only of the missing person a dental chart is on file: teeth were not compared." in one.unsure
    assert "Only of the person who was found a dental chart is on file: teeth were not compared." in other.unsure
    neither = bodies({}, {}, "", "")
    assert neither is not None
    assert not any("dental" in line for line in neither.unsure)
