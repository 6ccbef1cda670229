"""Whatever changes a record, by modify, supplement or image: what was said of it before counts no more."""

from datetime import timedelta

import pytest

from leads.hotfiles.acts.another import is_another
from leads.hotfiles.differs import differs
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


@pytest.mark.parametrize(
    ("changed", "compared", "open_"),
    [(["HGT"], False, True), (["HGT"], True, False), ([], False, True)],
)
def test_word_that_names_no_field_is_answered_by_who_says_that_it_was_compared(
    ames: Person, changed: list[str], *, compared: bool, open_: bool
) -> None:
    found = send("EW", WANTED, ames).record
    tell_of_error(found.number, why="He is older.", by=actor(make_person(found.agency)), now=NOW)
    left = is_another(found, changed, actor(ames), NOW + timedelta(minutes=1), compared=compared)
    assert found.duties.filter(ended_at=None).exists() is open_
    assert bool(left) is open_
    assert not left or "names no field. If this change mends it, say so on the page Duties" in left[0]


@pytest.mark.parametrize(
    ("key", "more", "ends"),
    [
        ("EN", {"AKA": "POE, JO"}, True),
        ("XN", {"AKA": "ROE, JO"}, True),
        ("ENS", {"AKA": "POE, JO"}, False),
        ("EN", {"DOB": "19700315"}, False),
    ],
)
def test_an_alias_that_comes_or_goes_by_supplement_is_one_of_the_list_that_a_hit_tells(
    ames: Person, key: str, more: dict[str, str], *, ends: bool
) -> None:
    found = send("EW", {**WANTED, "AKA": "ROE, JO; ROE, JANE"}, ames).record
    tell_of_error(found.number, why="Not hers.", field="AKA", by=actor(make_person(found.agency)), now=NOW)
    send(key, {"NIC": found.number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"], **more}, ames)
    assert found.duties.filter(ended_at=None).exists() is not ends


def test_what_its_second_party_found_is_answered_by_no_paper_but_by_a_change_of_it(ames: Person) -> None:
    found = send("EW", WANTED, ames).record
    differs(found.number, items=["DOB"], by=actor(make_person(found.agency)), now=NOW)
    found.refresh_from_db()
    [left] = is_another(found, ["HGT"], actor(ames), NOW, compared=True)
    assert left.startswith("What its second party found different stands: birth")
    assert found.duties.filter(ended_at=None).exists()
    assert is_another(found, ["DOB"], actor(ames), NOW) == []
    assert not found.duties.filter(ended_at=None).exists()
