"""The page of figures: one's own beside the state's, the terminal's hours, every agency for the Department."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.console.oversight.figures import span_words
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_administrator, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_the_head_of_an_agency_sees_its_figures_beside_the_states() -> None:
    make_record(entered_at=NOW - HOUR, facts_known_at=NOW - 3 * HOUR)
    shown = main(Desk(make_person(office="head")).get("/figures"))
    assert "Facts known to entry" in shown
    assert "2 h 00 min" in shown
    assert "Nobody certified was signed on" in shown
    assert "Every agency" not in shown


def test_an_agency_without_records_has_none_and_the_department_sees_all() -> None:
    make_record()
    shown = main(Desk(make_person(make_agency("IL1990200", "Another"), office="coordinator")).get("/figures"))
    assert "entered no record" in shown
    assert "nothing asks it" in shown
    assert "Example City Police Department IL1990100" in main(Desk(make_administrator()).get("/figures"))


@pytest.mark.parametrize(
    ("span", "words"),
    [(None, "–"), (timedelta(minutes=59), "59 min"), (HOUR, "1 h 00 min"), (50 * HOUR, "2 d 2 h")],
)
def test_a_span_is_told_in_its_two_largest_units(span: timedelta | None, words: str) -> None:
    assert span_words(span) == words
