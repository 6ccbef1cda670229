"""Who enters records of a file that not every agency enters: the Department, or agencies that the state names."""

import pytest

from leads.hotfiles.acts.who_enters import may_enter_in
from leads.hotfiles.registry import FILES
from leads.oversight.numbers import set_text
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_administrator, make_agency, make_department, make_person

pytestmark = pytest.mark.django_db


def test_every_agency_enters_where_the_file_names_nobody() -> None:
    may_enter_in(FILES["wanted_person"], actor(make_person()), NOW)


def test_the_department_alone() -> None:
    may_enter_in(FILES["foreign_fugitive"], actor(make_person(make_department())), NOW)
    with pytest.raises(Refused, match="Only the Department"):
        may_enter_in(FILES["foreign_fugitive"], actor(make_person()), NOW)


@pytest.mark.parametrize(
    ("named", "ori", "may"),
    [
        (None, "IL1990100", False),
        (None, "IL1990000", False),
        ("il1990100", "IL1990100", True),
        ("IL1990200, IL1990100", "IL1990100", True),
        ("IL1990200 IL1990300", "IL1990100", False),
        ("XIL1990100", "IL1990100", False),
    ],
)
def test_agencies_that_the_state_names_and_not_even_the_department_unless_named(
    named: str | None, ori: str, may: bool
) -> None:
    if named:
        by = actor(make_administrator())
        set_text("protective_interest.entered_by", named, why="Statute", by=by, now=NOW)
    agency = make_department() if ori == "IL1990000" else make_agency(ori)
    who = actor(make_person(agency))
    if may:
        may_enter_in(FILES["protective_interest"], who, NOW)
        return
    with pytest.raises(Refused) as no:
        may_enter_in(FILES["protective_interest"], who, NOW)
    assert (no.value.code, no.value.clause) == ("not-for-your-agency", None)
