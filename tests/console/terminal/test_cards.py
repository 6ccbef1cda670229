"""The card of an answer: what an officer reads of a hit before acting on it."""

from __future__ import annotations

import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import override

from leads.console.operations.parts import HIT
from leads.console.terminal import cards
from tests.makers import NOW

FOUND = {"at": NOW.isoformat(), "items": [{"code": "VIN", "words": "Vehicle number (VIN)"}]}
SAID = (
    "A second person found it to differ from its report on 23 Nov 2026 10:04: vehicle number (VIN). "
    "Confirm with Testville PD before acting."
)


def card(**more: Any) -> str:
    data = {"outcome": "hit", "at": NOW.isoformat(), "number": 1, "message": 1, "asked": {}, "hits": [{**HIT, **more}]}
    with override(ZoneInfo("America/Chicago")):
        return " ".join(cards.card(data, text="HIT.", now=NOW).split())


def test_a_likeness_is_one_gray_line_and_asks_nothing_of_its_reader() -> None:
    made = card(grade="possible", caution=True)
    assert "No sure hit." in made
    assert "1 likeness, not sure" in made
    assert "card--hit" not in made
    assert "data-caution" not in made
    assert "mark--danger" not in made
    assert "confirm before you act" not in made
    sure = card(grade="strong", caution=True)
    assert "card--hit" in sure
    assert "data-caution" in sure
    assert "confirm before you act" in sure
    assert "likeness" not in sure.replace("likenesses", "")


@pytest.mark.parametrize("grade", ["exact", "strong", "possible"])
def test_a_record_that_differs_says_so_before_what_to_do(grade: str) -> None:
    made = card(found_different=FOUND, grade=grade)
    assert SAID in made
    assert made.index(SAID) < made.index(HIT["advise"])
    assert re.search(r'class="strong danger">! A second person', made)


@pytest.mark.parametrize(("agrees", "how"), [(True, "danger"), (False, "due")])
@pytest.mark.parametrize("grade", ["strong", "possible"])
def test_a_note_that_somebody_is_not_this_person_is_read_before_what_to_do(agrees: bool, how: str, grade: str) -> None:
    made = card(not_this_person={"agrees": agrees, "words": "NOT THIS PERSON: on 2026-11-23"}, grade=grade)
    assert f'<p class="strong {how}">! NOT THIS PERSON: on 2026-11-23</p>' in made
    assert made.index("NOT THIS PERSON") < made.index("card__advise")
    assert "NOT THIS PERSON" not in card(grade=grade)


@pytest.mark.parametrize("more", [{}, {"found_different": None}])
def test_one_that_does_not_or_an_answer_of_before_says_nothing_of_it(more: dict[str, Any]) -> None:
    assert "differ from its report" not in card(**more)


def test_a_time_that_is_quoted_has_its_day_and_year() -> None:
    with override(ZoneInfo("America/Chicago")):
        assert cards.day_and_time(cards.moment(NOW)) == "23 Nov 2026 10:04"
    assert cards.day_and_time(None) == ""


ENDED = {
    "ended_record": "H990000001",
    "headline": "This order is no longer in force since 23 Nov 2026",
    "advise": "Its agency cleared it. It is no ground to stop, search or arrest anybody.",
    "facts": [["Order was against", "DOE, JOHN Q"]],
    "reasons": ["order number is the same"],
    "agency": {"ori": "IL1990100", "name": "Testville PD", "telephone": ""},
    "case": "26-10411",
}


def test_what_is_no_longer_in_force_is_told_in_gray_and_warns_of_nothing() -> None:
    data = {"outcome": "inactive", "at": NOW.isoformat(), "hits": [], "searched": ["Protection order"], "asked": {}}
    with override(ZoneInfo("America/Chicago")):
        made = " ".join(cards.card({**data, "inactive": [ENDED]}, text="INACTIVE", now=NOW).split())
    assert "Inactive. This order is no longer in force since 23 Nov 2026" in made
    assert "no ground to stop" in made
    assert "No record in force" in made
    assert "card--hit" not in made
    assert "data-caution" not in made
    assert "mark--danger" not in made


def test_beside_a_hit_it_stands_after_it() -> None:
    made = card()
    assert "Inactive." not in made
    data = {"outcome": "hit", "at": NOW.isoformat(), "asked": {}, "hits": [HIT], "inactive": [ENDED]}
    with override(ZoneInfo("America/Chicago")):
        made = cards.card(data, text="HIT.", now=NOW)
    assert made.index("card--hit") < made.index("Inactive. This order")
