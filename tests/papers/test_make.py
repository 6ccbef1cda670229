"""A paper is made from its template and its data alone: the same data, the same bytes; all else comes as data."""

import json
from datetime import timedelta
from typing import Any

import pytest
import typst

from leads.papers.make import HERE, inputs, make
from tests.makers import NOW

NOTICE: dict[str, Any] = {
    "from": {"name": "Department of Examples", "place": "1 Records Way", "telephone": "217-555-0001"},
    "to": {"head": "Chief Rosa Ames", "agency": "Example City PD", "address": "", "ori": "IL1990100", "county": ""},
    "number": "S-2026-0001",
    "date": "November 23, 2026",
    "at": "November 23, 2026, 10:04 CST",
    "ground": "what is alleged is against the law",
    "services": [{"title": "Hot files: inquiry", "says": "asking the hot files"}],
    "others": "",
    "kept": "messages",
    "violations": [{"clause": "", "words": "Sold data."}],
    "hearing": "Tuesday, December 1, 2026",
    "place": "10:00 AM, Hearing Room 1",
    "latest": "December 3, 2026",
    "director": "Jo Vane",
}


def test_the_same_data_give_the_same_bytes_and_a_changed_word_others() -> None:
    paper = make("suspension_notice", NOTICE, NOW)
    assert paper.startswith(b"%PDF-")
    assert make("suspension_notice", NOTICE, NOW) == paper
    assert make("suspension_notice", {**NOTICE, "place": "Hearing Room 2"}, NOW) != paper
    assert make("suspension_notice", NOTICE, NOW + timedelta(days=1)) != paper


@pytest.mark.parametrize("block", ["from", "to"])
@pytest.mark.parametrize("filled", [True, False])
def test_what_the_letterhead_may_leave_out(block: str, filled: bool) -> None:
    named = {"from": "name", "to": "head"}[block]
    parts = {name: words if name == named else "Somewhere" if filled else "" for name, words in NOTICE[block].items()}
    assert make("suspension_notice", {**NOTICE, block: parts}, NOW).startswith(b"%PDF-")


def test_data_that_lack_something_make_no_paper() -> None:
    with pytest.raises(typst.TypstError, match="hearing"):
        make("suspension_notice", {name: said for name, said in NOTICE.items() if name != "hearing"}, NOW)


def test_every_page_of_a_fictional_state_says_that_it_is_one(settings: Any) -> None:
    long = {**NOTICE, "violations": [{"clause": "", "words": "Sold data. " * 40}] * 12}
    for demo in (True, False):
        settings.LEADS_DEMO = demo
        pages, said = _pages(long)
        assert (pages > 1, said) == (True, pages if demo else 0)


def _pages(data: dict[str, Any]) -> tuple[int, int]:
    """How many pages the notice has, and how many of them say that it is fiction."""
    template, told = HERE / "suspension_notice.typ", inputs(data)
    pages = typst.compile(template, sys_inputs=told, format="svg", ignore_system_fonts=True)
    said = json.loads(typst.query(template, "<fiction>", sys_inputs=told, ignore_system_fonts=True))
    return len(pages), len(said)


def test_no_template_knows_who_sends_it() -> None:
    for template in HERE.glob("*.typ"):
        words = template.read_text(encoding="utf-8")
        assert "Springfield" not in words
        assert "State Police" not in words
