"""What letters and notices say of services is true of all orders in force, and not of one alone."""

from datetime import date, timedelta
from typing import Any

import pytest

from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.oversight import notices
from leads.oversight.models import SuspensionOrder
from leads.oversight.sanctions import lift, suspend_at_once
from tests.makers import NOW, actor, make_agency, make_device, make_director

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What each letter is made of, in place of its bytes."""
    made: list[dict[str, Any]] = []
    monkeypatch.setattr(notices, "make", lambda _, told, __: made.append(told) or b"%PDF-")
    return made


def order(*services: str, days: int = 0) -> SuspensionOrder:
    return suspend_at_once(
        make_agency(),
        services=services,
        violations=[("1240.80(c)", "Sold.")],
        ground="law",
        hearing_on=date(2026, 12, 3),
        by=actor(make_director()),
        now=NOW + days * DAY,
    ).order


def lifted(one: SuspensionOrder, days: int = 2) -> str:
    """What the terminals are told of the lifting."""
    lift(one, for_="emergency", why="Flood.", by=actor(make_director()), now=NOW + days * DAY)
    return Kept.objects.latest("id").text


def test_a_letter_says_what_another_order_keeps_suspended_and_does_not_say_that_it_stays(
    letters: list[dict[str, Any]],
) -> None:
    first = order("messages")
    order("files.inquire", days=1)
    alone, beside = letters
    assert alone["others"] == ""
    assert beside["others"] == f"Messages (order {first.number})"
    assert "messages" in alone["kept"] + alone["services"][0]["title"].lower()
    assert beside["kept"] == "hot files: record upkeep, training and support, other services"


def test_a_letter_after_a_lifting_says_nothing_of_the_order_that_is_over(letters: list[dict[str, Any]]) -> None:
    lifted(order_and_device("messages"))
    order("files", days=3)
    assert letters[-1]["others"] == ""
    assert "messages" in letters[-1]["kept"]


def order_and_device(*services: str) -> SuspensionOrder:
    make_device(make_agency(), "SMP1")
    return order(*services)


def test_the_terminals_are_told_what_was_suspended_already() -> None:
    first = order_and_device("messages")
    assert "Suspended already" not in Kept.objects.latest("id").text
    order("files", days=1)
    assert f"Suspended already: Messages (order {first.number})." in Kept.objects.latest("id").text


def test_what_another_order_keeps_is_not_given_back() -> None:
    first = order_and_device("files")
    second = order("files", days=1)
    said = lifted(first)
    assert "Given back to Example City Police Department: nothing, because of other orders." in said
    assert f"Still suspended: Hot files (order {second.number})." in said
    assert Kept.objects.latest("id").data["services"] == []
    assert Kept.objects.latest("id").data["still_suspended"] == [{"order": second.number, "service": "files"}]
    line = Line.objects.get(event="agencies:service:lifted")
    assert line.data["still_suspended_by"] == [second.number]
    assert "Given back to Example City Police Department: Hot files." in lifted(second, days=3)


def test_a_part_that_another_order_keeps_is_not_given_back_with_its_whole() -> None:
    first = order_and_device("files", "messages")
    second = order("files.inquire", days=1)
    said = lifted(first)
    assert "Given back to Example City Police Department: Hot files: record upkeep, Messages." in said
    assert f"Still suspended: Hot files: inquiry (order {second.number})." in said


def test_a_part_stays_when_its_whole_is_suspended_by_another_order() -> None:
    first = order_and_device("files.inquire")
    order("files", days=1)
    assert "nothing, because of other orders" in lifted(first)
