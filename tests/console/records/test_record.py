"""One record on the screen: what one may do with it next."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from leads.hotfiles.differs import differs
from tests.console.barriers import EVERYTHING, barriers
from tests.console.signed_in import Desk, main
from tests.hotfiles.keeping import WANTED
from tests.makers import NOW, actor, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db


def test_a_record_of_ones_own_leads_to_the_terminal_with_a_line_begun() -> None:
    found = make_record()
    own = main(Desk(found.entered_by).get(f"/records/{found.number}"))
    assert f"#line=MV%20NIC%2F{found.number}" in own
    assert "Alt+X" in own
    other = make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one")
    assert "#line=" not in main(Desk(other).get(f"/records/{found.number}"))


def test_a_record_that_differs_says_so_first_and_leads_to_what_settles_it() -> None:
    found = make_record()
    finder = make_person(found.agency, "second.one")
    differs(found.number, items=["OCA"], words="It is 26-7.", by=actor(finder), now=NOW)
    own = main(Desk(found.entered_by).get(f"/records/{found.number}"))
    assert own.index("Found to differ from its report") < own.index("Stolen vehicle")
    assert "The report says: It is 26-7." in own
    assert "enter it anew as its report says: no modify changes the case number; then it is compared anew." in own
    assert f'href="/checks/{found.number}"' in own
    other = make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one")
    theirs = main(Desk(other).get(f"/records/{found.number}"))
    assert "Confirm with Example City Police Department before acting." in theirs
    assert "case number" in theirs
    assert "26-7." not in theirs  # neither above nor in its history: such words may hold what is masked for others
    assert "Before you act, confirm it with" in theirs


def test_a_record_that_a_restore_holds_back_says_so_on_its_page_and_in_the_list() -> None:
    found = make_record(unconfirmed_since=NOW - timedelta(days=1), held_back=True, keys=())
    own = main(Desk(found.entered_by).get(f"/records/{found.number}"))
    assert "Held back" in own
    assert "is not returned on inquiries until its agency has looked at its papers" in own
    assert "Look at its papers. Cancel it; or, if it still holds, modify it with VLN" in own
    assert "Held back" in main(Desk(found.entered_by).get("/records"))


def test_whoever_opens_a_record_of_a_backup_is_told_to_ask_as_on_a_hit() -> None:
    found = make_record(unconfirmed_since=NOW - timedelta(days=1))
    other = make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one")
    theirs = main(Desk(other).get(f"/records/{found.number}"))
    assert theirs.count("From a backup of 2026-11-22") == 2  # before the advice, and with how good the record is
    assert "Ask its agency whether it still holds before anybody is held." in theirs


def test_a_record_found_once_says_on_its_page_what_a_hit_says_first() -> None:
    found = make_record(state="located")
    other = make_person(make_agency("IL1990300", "Third PD"), "third.one")
    assert "Already found once: ask both agencies" in main(Desk(other).get(f"/records/{found.number}"))


def test_a_warrant_that_came_late_says_so_and_why_to_its_own_agency() -> None:
    facts = {"support": "WARRANT", "facts_known_at": NOW - timedelta(hours=30), "entered_late": True}
    found = make_record(**facts, late_why="Tornado, everyone out")
    own = main(Desk(found.entered_by).get(f"/records/{found.number}"))
    assert "Entered 30 h 00 min after its facts were known: Tornado, everyone out" in own
    other = Desk(make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one"))
    theirs = main(other.get(f"/records/{found.number}"))
    assert "an emergency is named" in theirs
    assert "Tornado" not in theirs
    bare = make_record(found.agency, **facts)
    assert "no emergency is named" in main(other.get(f"/records/{bare.number}"))


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)])
def test_a_record_with_what_was_added_has_no_barrier(terminal: Callable[..., Page], scheme: str, width: int) -> None:
    """Entered, supplemented and opened from the keyboard, light and wide, dark and narrow."""
    page = terminal(color_scheme=scheme, viewport={"width": width, "height": 900})
    home = page.url.rstrip("/")

    name = f"HALE, {scheme.upper()}"

    def say(key: str, fields: dict[str, str]) -> str:
        page.locator("#line").focus()
        page.keyboard.type(f"{key} " + " ".join(f"{code}/{value}" for code, value in fields.items()))
        with page.expect_response("**/terminal/send"):
            page.keyboard.press("Enter")
        return page.locator(".entry").filter(has_text=name).last.inner_text()  # a notice may come behind it

    told = say("EW", {**WANTED, "NAM": name, "OCA": f"26-{width}", "AKA": "ROE, JANE", "SOC": "666123456"})
    found = re.search(r"W99\d+", told)
    assert found, told
    meant = {"NIC": found[0], "NAM": name, "OCA": f"26-{width}"}
    say("EN", {**meant, "DOB": "19700315", "AKA": "MARLOWE, TESS"})
    say("ENS", {**meant, "SOC": "666123457"})
    page.goto(f"{home}/records/{found[0]}")
    page.keyboard.press("F6")
    expect(page.get_by_text("Added since, by supplement")).to_be_visible()
    assert barriers(page, EVERYTHING) == []
    assert page.evaluate("document.querySelector('.main').scrollWidth") <= width
