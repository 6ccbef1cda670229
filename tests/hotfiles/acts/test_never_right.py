"""Which ends say that a record never was right."""

import pytest

from leads.hotfiles.acts import never_right
from leads.hotfiles.acts.never_right import SERIOUS_ERROR, was_never_right
from leads.hotfiles.codes import CODES
from leads.hotfiles.models import Record
from leads.people.models import Person
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.keeping import send

REASONS = {**CODES["RPP"], **CODES["RPS"]}


def test_every_reason_is_one_that_can_be_given() -> None:
    assert never_right._NEVER_RIGHT - {SERIOUS_ERROR} <= set(REASONS)


@pytest.mark.parametrize("why", sorted(REASONS))
def test_what_is_not_what_it_was_entered_as_never_was_right(why: str) -> None:
    assert was_never_right(why) == (why.startswith("NOT ") or why == "FRAUD COMPLAINT")


def test_no_reason_and_one_of_leads_own_say_nothing_of_it() -> None:
    assert was_never_right(SERIOUS_ERROR)
    assert not was_never_right("")
    assert not was_never_right("NOT VALID")


@pytest.mark.django_db
@pytest.mark.parametrize(("why", "owed"), [("NOT STOLEN", True), ("PREVIOUS RECOVERY", False)])
def test_its_end_owes_word_to_whoever_had_a_hit(why: str, owed: bool, ames: Person) -> None:
    send("XV", {**meant(enter(ames)), "RPP": why}, ames)
    assert Record.objects.get().hits_owed is owed
