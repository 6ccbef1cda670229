"""The pages of the law: every clause has one, links reach it, and its figures are those of the reader's agency."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.urls import resolve, reverse

from leads.console.law.law import _slugs
from leads.oversight.numbers import set_number
from leads.rules.clauses import CLAUSES
from tests.console.signed_in import Desk, main, text
from tests.makers import NOW, actor, make_administrator, make_agency, make_department, make_person, make_record

pytestmark = pytest.mark.django_db


def test_every_clause_has_an_address_of_its_own_that_leads_back_to_it() -> None:
    addresses = {reverse("law_clause", args=[name]) for name in CLAUSES}
    assert len(addresses) == len(CLAUSES) == 88
    for name in CLAUSES:
        assert resolve(reverse("law_clause", args=[name])).kwargs == {"name": name}
    assert all(slug == slug.lower() for slug in _slugs())


def test_a_link_on_any_page_reaches_the_clause() -> None:
    made = Template("{% load parts %}{% clause '1240.60(a)(5) check' %}").render(Context())
    assert 'href="/law/1240.60-a-5-check"' in made
    assert "href" not in Template("{% load parts %}{% clause '1240.999' %}").render(Context())


def test_the_table_shows_all_and_filters() -> None:
    desk = Desk(make_person())
    whole = main(desk.get("/law"))
    assert "88</span> clauses" in whole
    assert whole.count('<th scope="row"') == 88
    some = main(desk.get("/law", q="second-party", kept="watch"))
    assert "1240.60-a-5-check" in some
    assert 0 < some.count('<th scope="row"') < 10
    assert "No clause fits" in main(desk.get("/law", q="no such words anywhere"))
    assert main(desk.get("/law", q="1240.60(a)(5)")).count('<th scope="row"') == 3


def test_a_page_of_law_says_all_about_its_clause() -> None:
    page = main(Desk(make_person()).get(reverse("law_clause", args=["1240.60(a)(5) check"])))
    clause = CLAUSES["1240.60(a)(5) check"]
    assert clause.heading in page
    assert "24 hours" in page  # the limit
    assert "18 Jun 1999" in page  # and from when
    assert "leads.rules.section_60_hot_file_records:second_check_due" in page  # a home
    assert "tests/console/law/test_law.py" in page  # tests that name it
    assert "✓ inside" in page  # cases on both sides
    assert "! outside" in page


def clause_page(name: str) -> str:
    return reverse("law_clause", args=[name])


def test_a_page_of_law_says_how_its_days_are_counted_and_both_readings() -> None:
    desk = Desk(make_administrator())
    hearing, plan = (main(desk.get(f"/law/{slug}")) for slug in ("1240.110-c-3", "1240.100-d-plan"))
    assert "Here it stays the last" in hearing
    assert "reading.department_days_move" in hearing
    assert "Here it moves on to the next day" in plan
    set_number("reading.department_days_move", 1, why="Opinion 26-2", by=actor(desk.person), now=NOW)
    assert "Here it moves on to the next day" in main(desk.get(clause_page("1240.110(c)(3)")))
    assert "never moved" in main(desk.get(clause_page("1240.110(b)")))
    assert "How it is counted" not in main(desk.get(clause_page("1240.80(c)")))


def test_every_page_of_law_opens() -> None:
    desk = Desk(make_person())
    for name in (*CLAUSES, "1240.60(a)(5)", "1240.60"):
        assert desk.get(reverse("law_clause", args=[name])).status_code == 200, name


def test_a_whole_lists_its_parts_and_an_unknown_clause_is_not_there() -> None:
    desk = Desk(make_person())
    assert main(desk.get("/law/1240.60-a-5")).count("<section>") == 3
    assert desk.get("/law/1240.61").status_code == 404


def test_figures_are_of_the_own_agency_and_for_the_department_of_all() -> None:
    late = NOW - timedelta(hours=24, seconds=1)
    other = make_agency("IL1990200", "Tarn Valley PD")
    mine, theirs = make_record(entered_at=late), make_record(other, entered_at=late)
    make_record(entered_at=NOW - timedelta(hours=24))  # the last instant is in time
    address = reverse("law_clause", args=["1240.60(a)(5) check"])
    page = main(Desk(make_person()).get(address))
    assert mine.number in page
    assert theirs.number not in page
    assert "overdue in your agency" in page
    auditor = make_person(make_department(), office="auditor")
    both = main(Desk(auditor).get(address))
    assert mine.number in both
    assert theirs.number in both
    assert "overdue in all agencies" in both


def test_the_law_is_for_those_who_signed_in() -> None:
    from django.test import Client

    answer = Client().get("/law")
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/account/login")
    assert "Sign in" not in text(Desk(make_person()).get("/law"))
