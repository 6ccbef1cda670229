"""Who acts: an operator of one agency, and one of another."""

import pytest

from leads.people.models import Person
from tests.makers import make_agency, make_person


@pytest.fixture
def ames() -> Person:
    return make_person(user_id="t.ames")


@pytest.fixture
def other() -> Person:
    return make_person(make_agency("IL1990200", "Example County Sheriff"), "s.kerr")
