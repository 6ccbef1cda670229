"""What a terminal page that stays open says of its reader's standing: an order's beginning and end, on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.console.terminal.test_terminal import STOLEN, ask

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
LOW = {"width": 720, "height": 450}


@contextmanager
def suspended(director: Page) -> Iterator[None]:
    """The operators' agency without training and support, by an order of the Director that is lifted in the end."""
    origin = director.url.rstrip("/")
    director.goto(f"{origin}/agencies/IL1990100")
    director.get_by_role("link", name="Suspend services at once").click()
    director.get_by_label("Training and support", exact=True).check()
    director.locator("#ground-1").check()
    director.locator("#words-0").fill("Sent private messages.")
    director.locator("#hearing_on").fill(
        director.evaluate("new Date(Date.now() + 4 * 864e5).toISOString().slice(0, 10)")
    )
    director.get_by_role("button", name="Show what it does").click()
    director.get_by_role("button", name="Order it now").click()
    director.locator(".steps").wait_for()
    try:
        yield
    finally:
        director.locator("input[name=reason]").first.check()
        director.locator("#why").fill("It was another agency.")
        director.get_by_role("button", name="Give the services back").click()
        expect(director.locator(".card--fine")).to_contain_text("Given back")


def seen(page: Page) -> None:
    """Acknowledges all that came by itself, so that no other test finds it."""
    while (rows := page.locator("#unseen [data-seen]")).count():
        left = page.locator("[data-act=ack]").count()
        rows.first.click()
        expect(page.locator("[data-act=ack]")).to_have_count(left - 1)


def test_header_and_bar_follow_an_order_without_a_reload(terminal: Enter) -> None:
    director, page = terminal("demo.director"), terminal()
    page.evaluate("window.stayed = true")
    header, bar = page.locator("#header-person"), page.locator(".terminal__bar")
    expect(header).to_contain_text("full access until")
    with suspended(director):
        expect(header).to_contain_text("suspended in part since")
        expect(header).not_to_contain_text("until")
        expect(bar.locator("summary")).to_contain_text("Suspended training and support since")
        expect(bar).to_contain_text("A car or a person before you now: ask another agency's dispatcher by telephone")
    expect(bar).to_have_count(0)
    expect(header).to_contain_text("full access until")
    assert page.evaluate("window.stayed")
    seen(page)


def test_on_a_low_screen_what_stands_above_the_tape_is_a_line_each_and_covers_nothing(terminal: Enter) -> None:
    director, page = terminal("demo.director"), terminal(viewport=LOW)
    entering = terminal("demo.second")
    ask(page, "QV LIC/TST7795 LIS/IL")
    ask(entering, STOLEN.format(plate="TST7795", vin="1FATEST08KZ000795", case="26-000795"))
    expect(page.locator("#unseen")).to_be_visible()
    with suspended(director):
        bar = page.locator(".terminal__bar")
        expect(bar).to_be_visible()
        boxes = [page.locator(one).bounding_box() for one in (".terminal__bar", "#unseen", "#tape", "#line-form")]
        for upper, lower in pairwise(boxes):
            assert upper is not None
            assert lower is not None
            assert upper["y"] + upper["height"] <= lower["y"] + 1  # nothing is covered
        over, unseen, tape, line = boxes
        assert over is not None
        assert unseen is not None
        assert tape is not None
        assert line is not None
        assert max(over["height"], unseen["height"]) <= 40
        assert tape["height"] >= 150
        assert line["y"] + line["height"] <= LOW["height"]
        # the notice of it comes too, and with it the bar anew: folded, should it say something else than before
        expect(page.locator(".entry").filter(has_text="SUSPENSION")).to_have_count(1)
        order = bar.get_by_role("link", name="The order")
        for _ in range(250):  # all of it is a key away; again where the bar came anew meanwhile
            if order.is_visible():
                break
            if not page.locator(".terminal__bar[open]").count():
                bar.locator("summary").click()
            page.wait_for_timeout(20)
        expect(order).to_be_visible()
    seen(page)
