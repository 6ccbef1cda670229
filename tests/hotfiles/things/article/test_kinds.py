"""Kinds of article: one that is listed under none may be any."""

from leads.hotfiles.things.article.kinds import kind, may_be_one


def test_the_first_letter_is_the_kind() -> None:
    assert (kind({"TYP": "RTELEVI"}), kind({})) == ("R", "")


def test_what_is_listed_under_no_kind_may_be_of_any() -> None:
    assert may_be_one("R", "R")
    assert may_be_one("Y", "R")
    assert may_be_one("R", "Y")
    assert not may_be_one("R", "B")
