"""The workbench of validation and other quality control, and the Department's pages of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from leads.console.records.reviews import waiting_at
from leads.hotfiles.as_shown import newest_change
from leads.hotfiles.models import Record, RecordChange, Review, ReviewItem
from leads.hotfiles.reviews import start_review
from leads.ledger.models import Line
from leads.people.models import Person
from tests.console.barriers import EVERYTHING, barriers
from tests.console.conftest import Console
from tests.console.signed_in import Desk, main
from tests.hotfiles.acts import under
from tests.makers import NOW, actor, make_administrator, make_agency, make_person, make_record, narrowed

pytestmark = pytest.mark.django_db


def started(records: int = 2) -> tuple[Review, Person]:
    for _ in range(records):
        make_record()
    made = start_review(
        "Model years",
        "Is it that of the report?",
        files=["stolen_vehicle"],
        most=10,
        days=14,
        by=actor(make_administrator()),
        now=NOW,
    )
    return made, make_person()


def test_an_agency_answers_one_after_the_other() -> None:
    made, who = started()
    desk = Desk(who)
    assert waiting_at(who.agency_id, NOW) == (2, "waiting for your answer", "due")
    assert waiting_at(who.agency_id, NOW + timedelta(days=15))[2] == "danger"
    assert "0 of 2" in main(desk.get("/reviews"))
    assert "To answer" in main(desk.get(f"/reviews/{made.pk}"))
    first, second = made.items.order_by("record__changed_at", "record_id")
    assert "Is it that of the report?" in main(desk.get(f"/reviews/records/{first.pk}"))
    seen = newest_change(first.record.number)
    assert desk.post(f"/reviews/records/{first.pk}", act="valid", paper=" ", seen=seen).status_code == 422
    assert desk.post(f"/reviews/records/{first.pk}", paper="REPORT 26-1").status_code == 422, "neither was said"
    answer = desk.post(f"/reviews/records/{first.pk}", act="valid", paper="REPORT 26-1", seen=seen)
    assert answer.headers["Location"] == f"/reviews/records/{second.pk}?answered={first.pk}"
    assert "valid as it stands" in main(desk.get(answer.headers["Location"]))
    answer = desk.post(f"/reviews/records/{second.pk}", act="not valid", why="The complaint was withdrawn", seen="0")
    assert answer.headers["Location"] == f"/reviews/{made.pk}?answered={second.pk}"
    assert Record.objects.get(pk=second.record_id).state == "cancelled"
    assert "Nothing of your agency waits" in main(desk.get(answer.headers["Location"]))
    assert "Nothing more is needed" in main(desk.get(f"/reviews/records/{second.pk}"))


def test_what_ended_with_a_record_that_is_not_valid_is_named() -> None:
    who = make_person()
    under.with_trailer(who)
    how = {"files": ["boat"], "most": 10, "days": 14, "by": actor(make_administrator()), "now": NOW}
    one = start_review("Boats", "Is it still gone?", **how).items.get()
    desk, seen = Desk(who), newest_change(one.record.number)
    answer = desk.post(f"/reviews/records/{one.pk}", act="not valid", why="The boat is back", seen=seen)
    assert "Trailer TST9001 IL ends with the record" in main(desk.get(answer.headers["Location"]))


@pytest.mark.parametrize("said", [{"act": "valid", "paper": "REPORT 26-1"}, {"act": "not valid", "why": "Withdrawn"}])
def test_what_changed_since_the_page_was_opened_is_answered_by_nobody(said: dict[str, str]) -> None:
    made, who = started(1)
    desk, item = Desk(who), made.items.get()
    path, seen = f"/reviews/records/{item.pk}", newest_change(item.record.number)
    assert main(desk.get(path)).count(f'name="seen" value="{seen}"') == 2
    RecordChange.objects.create(record=item.record, at=NOW, by=item.record.entered_by, act="modify")
    Record.objects.update(case_number="26-777777")
    answer = desk.post(path, **said, seen=seen)
    page = main(answer)
    assert (answer.status_code, "was changed after this page was opened" in page, "26-777777" in page) == (
        422,
        True,
        True,
    )
    item.refresh_from_db()
    assert (item.answer, item.record.state) == ("", "active")
    assert desk.post(path, **said, seen=newest_change(item.record.number)).status_code == 302


def test_many_records_in_a_short_time_are_no_alarm_where_the_department_asked_for_them() -> None:
    made, who = started()
    desk, item = Desk(who), made.items.first()
    assert item is not None
    for _ in range(3):
        desk.get(f"/reviews/records/{item.pk}")
    assert Line.objects.filter(event="hotfiles:record:opened").count() == 3
    assert not Line.objects.filter(event__startswith="people:volume").exists()


def test_items_of_others_and_files_out_of_reach_are_not_shown() -> None:
    made, who = started()
    item = made.items.first()
    assert item is not None
    stranger = Desk(make_person(make_agency("IL1990200", "Another")))
    assert stranger.get(f"/reviews/records/{item.pk}").status_code == 422
    assert "Nothing of your agency waits" in main(stranger.get(f"/reviews/{made.pk}"))
    assert "TST1234" in main(Desk(who).get(f"/reviews/{made.pk}"))
    narrowed(who.agency, "wanted_person")
    assert "TST1234" not in main(Desk(who).get(f"/reviews/{made.pk}"))
    assert Desk(who).get(f"/reviews/records/{item.pk}").status_code == 422
    assert Desk(who).get("/reviews/99999").status_code == 422


def test_the_department_follows_every_agency_and_starts_another() -> None:
    made, _ = started()
    desk = Desk(make_administrator())
    assert "All agencies" in main(desk.get("/reviews"))
    assert "Example City Police Department" in main(desk.get(f"/reviews/{made.pk}"))
    assert 'value="100"' in main(desk.get("/reviews/new"))
    wanted = {"title": "Plates", "question": "Right?", "files": ["stolen_vehicle"], "most": "1", "days": "7"}
    answer = desk.post("/reviews/new", **{**wanted, "most": "none"})
    assert answer.status_code == 422
    assert 'value="Plates"' in main(answer)
    answer = desk.post("/reviews/new", **wanted)
    new = Review.objects.get(title="Plates")
    assert answer.headers["Location"] == f"/reviews/{new.pk}"
    assert ReviewItem.objects.filter(review=new).count() == 1


@pytest.mark.browser
def test_a_review_is_answered_by_keyboard_alone(terminal: Callable[..., Page], console: Console) -> None:
    page = terminal("demo.second")
    page.goto(f"{console.address}/reviews/1")
    page.keyboard.press("F4")
    page.get_by_label("Paper in hand").wait_for()
    number = page.locator(".main__head .typed").inner_text()
    page.keyboard.type("REPORT 26-1")
    page.keyboard.press("Alt+V")
    done = page.locator(".notice--fine")
    done.wait_for()
    assert number in done.inner_text()
    assert "valid as it stands" in done.inner_text()
    assert barriers(page, EVERYTHING) == []
