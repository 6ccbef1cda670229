"""Whatever changes a record, by modify, supplement or image: what was said of it before counts no more."""

from datetime import timedelta

import pytest

from leads.hotfiles.acts.another import is_another
from leads.hotfiles.told import tell_of_error
from leads.people.models import Person
from tests.hotfiles.keeping import WANTED, send
from tests.makers import NOW, actor, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("field", "left", "open_"), [("DOB", 0, 0), ("HGT", 1, 1)])
def test_its_check_counts_no_more_and_word_of_another_field_stands(
    ames: Person, field: str, left: int, open_: int
) -> None:
    found = send("EW", WANTED, ames).record
    found.checked_at, found.checked_by = NOW, make_person(found.agency, "second.one")
    tell_of_error(
        found.number, why="He is older.", field="DOB", by=actor(make_person(found.agency, "who.tells")), now=NOW
    )
    later = NOW + timedelta(minutes=1)
    assert len(is_another(found, [field], actor(ames), later)) == left
    assert (found.changed_at, found.checked_at, found.checked_by, found.check_from) == (later, None, None, later)
    assert found.duties.filter(ended_at=None).count() == open_
