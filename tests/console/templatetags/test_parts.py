"""What the part templates need: countdowns, spans in words, links to clauses, addresses with a mark of content."""

from datetime import timedelta

import pytest

from leads.console.templatetags import parts
from tests.makers import NOW

DAY = timedelta(hours=24)


@pytest.mark.parametrize(
    ("left", "state", "shown"),
    [
        (timedelta(hours=24), "", "24 h 00"),
        (DAY / 5 + timedelta(seconds=1), "", "4 h 48"),
        (DAY / 5, "due", "4 h 48"),
        (timedelta(seconds=1), "due", "00:01"),
        (timedelta(0), "danger", "00:00"),
        (timedelta(hours=-6), "danger", "−6 h 00"),
    ],
)
def test_a_countdown_is_due_in_its_last_fifth_and_then_danger(left: timedelta, state: str, shown: str) -> None:
    found = parts.clock_of(NOW + left - DAY, NOW + left, NOW)
    assert (found["state"], found["left"]) == (state, shown)
    assert 0 <= found["permille"] <= 1000


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(3599, "59:59"), (3600, "1 h 00"), (48 * 3600 - 1, "47 h 59"), (48 * 3600, "2 days"), (-61, "−01:01")],
)
def test_time_left_does_not_jump(seconds: int, shown: str) -> None:
    assert parts.time_left(timedelta(seconds=seconds)) == shown


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 seconds"), (1, "1 second"), (60, "1 minute"), (7200, "2 hours"), (None, "0 seconds")]
)
def test_a_span_in_words(seconds: int | None, words: str) -> None:
    assert parts.words_of(seconds) == words


def test_words_of_a_reason_become_a_sentence() -> None:
    assert parts.as_sentence("plate is the same ") == "Plate is the same."
    assert parts.as_sentence("Is it?") == "Is it?"


def test_what_is_not_there_is_empty() -> None:
    assert [parts.nth(["a", "b"], at) for at in (-1, 0, 1, 2)] == ["", "a", "b", ""]
    assert [parts.get(one, "x") for one in (None, {}, {"x": 1})] == ["", "", 1]


def test_a_clause_leads_to_its_page_and_an_unknown_one_nowhere() -> None:
    known = parts.clause("1240.60(a)(5) check")
    assert (known["id"], known["href"]) == ("1240.60(a)(5)", "/law/1240.60-a-5-check")
    assert known["heading"]
    assert parts.clause("28 CFR 20")["href"] == ""


def test_an_address_carries_a_mark_of_what_the_file_holds() -> None:
    path = "console/base.css"
    assert parts.asset(path) == f"/static/{path}?v={parts.version_of(path)}"
    assert len(parts.version_of(path)) == 12
    assert parts.version_of("console/gone.css") == ""
