"""The page on which it is said that somebody is not the person of a record, and what the record's page says of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from leads.hotfiles.about_records import NotThisPerson
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.people.models import Person
from tests.console.barriers import barriers
from tests.console.signed_in import Desk, main
from tests.makers import make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
GIVEN = {
    "act": "write", "NAM": "DOE, JOHN", "DOB": "19800202", "OLN": "D555", "OLS": "IL", "SOC": "666-22-2222",
    "how": "photo", "paper": "Booking photograph 26-1", "established_on": "2026-11-23", "ends_on": "2027-11-23",
}  # fmt: skip


@pytest.fixture
def wanted() -> Record:
    values = {"NAM": "DOE, JOHN", "DOB": "19800202", "SOC": "666111111", "OFF": "2404"}
    return make_record(file="wanted_person", values=values, key="EW", number="W990000417")


@pytest.fixture
def sheriff() -> Person:
    return make_person(make_agency("IL1990200", "Example County Sheriff"))


def test_it_is_written_confirmed_and_withdrawn_by_form(wanted: Record, sheriff: Person) -> None:
    theirs, address = Desk(sheriff), f"/records/{wanted.number}"
    assert f"{address}/note" in main(theirs.get(address))
    shown = main(theirs.get(f"{address}/note"))
    assert 'value="2026-11-23"' in shown
    answer = theirs.post(f"{address}/note", **GIVEN)
    assert answer.headers["Location"] == f"{address}?noted=0"
    assert "no terminal could be told" in main(theirs.get(answer.headers["Location"]))
    assert "awaits confirmation" in main(theirs.get(address))
    assert "Confirm it" not in main(theirs.get(f"{address}/note"))
    ours = Desk(make_person(wanted.agency))
    one = NotThisPerson.objects.get()
    shown = main(ours.get(f"{address}/note"))
    assert "Confirm it" in shown
    assert "OLN D555 IL" in shown
    assert "666222222" not in shown
    assert ours.post(f"{address}/note", act="confirm", note=str(one.pk)).status_code == 302
    shown = main(ours.get(address))
    assert "confirmed" in shown
    assert "Confirmed: somebody is not this person" in shown
    answer = ours.post(f"{address}/note", act="withdraw", note=str(one.pk), why=" ")
    assert (answer.status_code, "for a stated reason" in main(answer)) == (422, True)
    ours.post(f"{address}/note", act="withdraw", note=str(one.pk), why="Of another case")
    assert "D555" not in main(ours.get(address))
    assert "Of another case" in main(ours.get(address))
    assert "Of another case" not in main(theirs.get(address)), "words are for the record's agency"


def test_a_mistake_keeps_what_was_typed_and_is_marked(wanted: Record, sheriff: Person) -> None:
    answer = Desk(sheriff).post(f"/records/{wanted.number}/note", **{**GIVEN, "SOC": "666-11-1111"})
    shown = main(answer)
    assert answer.status_code == 422
    assert "that of the person of the record" in shown
    assert 'value="Booking photograph 26-1"' in shown
    assert 'name="SOC"' in shown
    assert not NotThisPerson.objects.exists()
    for day in ("", "soon", "2026-02-30"):
        assert Desk(sheriff).post(f"/records/{wanted.number}/note", **{**GIVEN, "ends_on": day}).status_code == 422
    for which in ("", "x", "999"):
        answer = Desk(sheriff).post(f"/records/{wanted.number}/note", act="confirm", note=which)
        assert answer.status_code == 422


def test_whoever_tries_numbers_is_seen_and_learns_of_no_other_record(wanted: Record, sheriff: Person) -> None:
    desk, page = Desk(sheriff), f"/records/{wanted.number}/note"
    desk.post(page, **{**GIVEN, "SOC": "666-11-1111"})
    line = Line.objects.get(event="hotfiles:note:refused")
    assert (line.subject, line.data) == (f"record:{wanted.number}", {"code": "number-of-the-record", "field": "SOC"})
    other = make_record(file="wanted_person", key="EW")
    desk.post(f"/records/{other.number}/note", **GIVEN)
    note = NotThisPerson.objects.get()
    said = desk.post(page, act="withdraw", note=str(note.pk), why="Guessed.").content.decode()
    assert "There is no such note" in said
    assert other.number not in said


def test_of_no_person_none_is_offered(sheriff: Person) -> None:
    car = make_record()
    assert "/note" not in main(Desk(sheriff).get(f"/records/{car.number}"))
    assert "of no person" in main(Desk(sheriff).get(f"/records/{car.number}/note"))


@pytest.mark.browser
def test_a_note_by_keyboard_alone(terminal: Callable[..., Page]) -> None:
    page = terminal("demo.operator")
    page.goto(f"{page.url.rstrip('/')}/records/W990000005")
    page.keyboard.press("Alt+O")
    page.get_by_role("heading", name="Not this person").wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "NAM":
            break
    for words in ("SAMPLE, JOHN", "19800229", "D555", "IL", "", "", "", ""):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.type("a ph")
    page.keyboard.press("Tab")
    page.keyboard.type("Booking photograph 26-1")
    page.keyboard.press("Alt+W")
    expect(page.get_by_role("status").filter(has_text="Told at its terminals")).to_be_visible()
    assert barriers(page) == []  # the record with a note on it: no other test has one to look at
    notes = page.get_by_role("region", name="Not this person")
    expect(notes).to_contain_text("awaits confirmation")
    expect(notes).to_contain_text("OLN D555 IL")
