"""Words that are this state's stand in settings, and nowhere in the code."""

from pathlib import Path

import pytest

from leads.rules import texts
from leads.rules.refused import Refused
from leads.rules.texts import TEXTS, check_text


def test_every_text_has_title_default_and_source() -> None:
    assert set(TEXTS) == {
        "department.name",
        "department.place",
        "department.hearing_place",
        "protective_interest.entered_by",
    }
    assert all(one.title and one.value and one.source for one in TEXTS.values())
    assert all(check_text(one.name, one.value) == one.value for one in TEXTS.values())


def test_the_departments_name_and_place_are_in_no_code() -> None:
    package = Path(texts.__file__).parents[1]
    files = [one for one in package.rglob("*") if one.suffix in {".py", ".typ", ".html"} and one.is_file()]
    named = [one for one in files if any(word in one.read_text("utf-8") for word in ("State Police", "Springfield"))]
    assert [str(one.relative_to(package)) for one in named] == []


@pytest.mark.parametrize("value", ["", " ", "x" * 201])
def test_a_text_says_something_and_fits_a_letter(value: str) -> None:
    with pytest.raises(Refused):
        check_text("department.name", value)
    assert check_text("department.name", "x" * 200) == "x" * 200
