"""The page of figures: one's own beside the state's, the terminal's hours, every agency for the Department."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from leads.console.oversight.figures import span_words
from leads.ledger.models import Line
from tests.console.barriers import EVERYTHING, barriers
from tests.console.conftest import Console
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


def test_the_states_median_says_which_agencies_count() -> None:
    for _ in range(10):
        make_record(entered_at=NOW - HOUR, facts_known_at=NOW - 3 * HOUR)
    make_record(make_agency("IL1990200", "Another"), entered_at=NOW - HOUR, facts_known_at=NOW - 21 * HOUR)
    shown = main(Desk(make_person(make_agency("IL1990200", "Another"), office="head")).get("/figures"))
    assert "that of the 1 agency that entered 10 records or more" in shown
    assert "20 h 00 min" in shown
    assert "2 h 00 min" in shown
    few = main(Desk(make_person(office="head")).get("/figures"))
    assert "There is no median" not in few


def test_where_no_agency_counts_there_is_no_median() -> None:
    make_record()
    shown = main(Desk(make_person(office="head")).get("/figures"))
    assert "There is no median of the state: no agency entered 10 records" in shown


def test_the_department_opens_the_plots_of_any_agency_and_nobody_else_does() -> None:
    make_record(make_agency("IL1990200", "Another"), entered_at=NOW - HOUR)
    shown = main(Desk(make_administrator()).get("/figures"))
    assert 'href="/figures?agency=IL1990200"' in shown
    shown = main(Desk(make_administrator()).get("/figures", agency="IL1990200"))
    assert "Another IL1990200" in shown
    assert "1 record<" in shown
    assert "signed on at its terminal" in shown
    for ori in ("IL1990200", "IL1990999"):
        answer = Desk(make_person(office="head")).get("/figures", agency=ori)
        assert answer.status_code == 422
        assert "You see no figures of an agency" in answer.content.decode()


def test_the_file_says_what_its_reader_sees_and_the_ledger_says_who_took_it() -> None:
    for agency in (make_agency(), make_agency("IL1990200", "Another")):
        make_record(agency, entered_at=NOW - HOUR, facts_known_at=NOW - 3 * HOUR)
    for who, oris in (
        (make_person(office="head"), ["", "IL1990100"]),
        (make_administrator(), ["", "IL1990100", "IL1990200"]),
    ):
        rows = list(csv.DictReader(io.StringIO(Desk(who).get("/figures.csv").content.decode())))
        assert [one["ori"] for one in rows] == oris
        assert (rows[1]["records"], rows[1]["to_entry_seconds"], rows[1]["to_end_seconds"]) == ("1", "7200", "")
        assert rows[0]["agency"] == "median of 0 agencies"
        line = Line.objects.filter(event="console:page:opened", data__page="figures_csv").latest("id")
        assert (line.by, line.data["rows"]) == (who.user_id, len(oris))
    assert Desk(make_person()).get("/figures.csv").status_code == 403


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)])
def test_the_page_is_read_by_anybody(console: Console, open_page: Callable[..., Page], scheme: str, width: int) -> None:
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(console.way_in("demo.admin"))
    page.goto(f"{console.address}/figures")
    page.get_by_role("heading", name="Figures", exact=True).wait_for()
    assert barriers(page, EVERYTHING) == []
    assert page.evaluate("document.querySelector('.main').scrollWidth") <= width
    page.emulate_media(media="print", color_scheme="light")
    inks = page.evaluate("[...document.querySelectorAll('.bar')].map(one => getComputedStyle(one).color)")
    assert all(ink in ("rgb(0, 0, 0)", "rgb(51, 51, 51)") for ink in inks), inks
    assert not page.get_by_role("link", name="These figures as a file").is_visible()


@pytest.mark.parametrize(
    ("span", "words"),
    [(None, "–"), (timedelta(minutes=59), "59 min"), (HOUR, "1 h 00 min"), (50 * HOUR, "2 d 2 h")],
)
def test_a_span_is_told_in_its_two_largest_units(span: timedelta | None, words: str) -> None:
    assert span_words(span) == words
