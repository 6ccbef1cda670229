"""A number of policy is set inside its bounds, with a reason, by whoever holds the office."""

from datetime import timedelta

import pytest

from leads.agencies.models import PolicyNumber, PolicyText
from leads.agencies.policy import number, text
from leads.agencies.standing import version
from leads.ledger.models import Line
from leads.oversight.numbers import set_number, set_text
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_administrator, make_agency, make_department, make_person

pytestmark = pytest.mark.django_db
IDLE = "session.idle_minutes"


@pytest.mark.parametrize("office", ["", "coordinator", "head", "auditor"])
def test_nobody_but_the_administrator_sets_a_number(office: str) -> None:
    agency = make_department() if office == "auditor" else make_agency()
    with pytest.raises(Refused) as no:
        set_number(IDLE, 20, why="A test", by=actor(make_person(agency, office=office or None)), now=NOW)
    assert (no.value.code, no.value.clause, no.value.cure) == (
        "not-in-office",
        "1240.10(b)",
        "Ask the LEADS Administrator.",
    )
    assert not PolicyNumber.objects.exists()


@pytest.mark.parametrize("value", [1, 30])
def test_just_inside_its_bounds_a_number_is_set(value: int) -> None:
    set_number(IDLE, value, why="A test", by=actor(make_administrator()), now=NOW)
    assert number(IDLE, NOW) == value


@pytest.mark.parametrize("value", [0, 31])
def test_just_outside_its_bounds_it_is_refused_and_nothing_is_written(value: int) -> None:
    with pytest.raises(Refused) as no:
        set_number(IDLE, value, why="A test", by=actor(make_administrator()), now=NOW)
    assert no.value.code == "number-out-of-bounds"
    assert "1 to 30" in no.value.cure
    assert not PolicyNumber.objects.exists()
    assert not Line.objects.exists()


@pytest.mark.parametrize(
    ("name", "why", "code"), [("idle", "x", "unknown-number"), (IDLE, " ", "number-without-reason")]
)
def test_an_unknown_number_or_no_reason_is_refused(name: str, why: str, code: str) -> None:
    with pytest.raises(Refused) as no:
        set_number(name, 20, why=why, by=actor(make_administrator()), now=NOW)
    assert no.value.code == code


def test_a_set_number_raises_the_standing_version() -> None:
    before = version()
    set_number(IDLE, 20, why="A test", by=actor(make_administrator()), now=NOW)
    assert version() > before


# Words of this state


def test_the_departments_name_stands_in_its_letters_as_it_was_when_they_were_written() -> None:
    assert text("department.name", NOW) == "Illinois State Police"
    later = NOW + timedelta(days=1)
    set_text("department.name", "Department  of Example", why="Public Act", by=actor(make_administrator()), now=later)
    assert text("department.name", NOW) == "Illinois State Police"
    assert text("department.name", later) == "Department of Example"
    assert Line.objects.get(event="agencies:text:set").data["before"] == "Illinois State Police"


@pytest.mark.parametrize(
    ("name", "value", "why", "code"),
    [
        ("department.motto", "x", "w", "unknown-setting"),
        ("department.name", " ", "w", "setting-says-nothing"),
        ("department.name", "x" * 201, "w", "setting-too-long"),
        ("department.name", "x" * 200, " ", "number-without-reason"),
    ],
)
def test_words_are_known_say_something_and_have_a_reason(name: str, value: str, why: str, code: str) -> None:
    with pytest.raises(Refused) as no:
        set_text(name, value, why=why, by=actor(make_administrator()), now=NOW)
    assert no.value.code == code
    assert not PolicyText.objects.exists()


def test_nobody_but_the_administrator_sets_words() -> None:
    with pytest.raises(Refused) as no:
        set_text("department.name", "x", why="w", by=actor(make_person(office="head")), now=NOW)
    assert no.value.code == "not-in-office"
