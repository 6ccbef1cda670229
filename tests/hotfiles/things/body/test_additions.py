"""A mark of somebody who is missed or was found is one of nineteen more."""

from leads.hotfiles.things.body.additions import MARK
from leads.hotfiles.things.person import additions as person
from leads.rules.numbers import NUMBERS


def test_more_marks_than_of_anybody_else() -> None:
    assert (NUMBERS[f"supplement.{MARK.most}"].value, NUMBERS[f"supplement.{person.MARK.most}"].value) == (19, 9)
    assert MARK.is_list
    assert "Tattoo" in MARK.shown({"SMT": "TAT R ARM"})
