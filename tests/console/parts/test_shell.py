"""What stands around a page: the rail shows what opens for who is here, with what waits."""

from datetime import datetime
from typing import Any

import pytest

from leads.console.door.page import DEPARTMENT, OPERATORS, Page, Rail
from leads.console.parts.shell import Shell
from tests.makers import NOW, make_person


def two_wait(agency_id: int, now: datetime) -> tuple[int, str, str]:
    return 2, "due", "due"


PAGES = (
    Page("terminal", "", None, OPERATORS, Rail("", "Terminal", "F1")),
    Page("checks", "checks", None, OPERATORS, Rail("Records", "Checks due", "F8", two_wait)),
    Page("records", "records", None, OPERATORS, Rail("Records", "Ours")),
    Page("parked", "parked", None, DEPARTMENT, Rail("Department", "Parked")),
    Page("look", "look", None, OPERATORS),
)


def shell(roles: frozenset[str]) -> Shell:
    return Shell(make_person(), None, roles, NOW, PAGES, "checks")


@pytest.mark.django_db
def test_the_rail_leaves_out_what_does_not_open() -> None:
    rail = {group.title: [line.words for line in group.lines] for group in shell(OPERATORS).rail}
    assert rail == {"": ["Terminal"], "Records": ["Checks due", "Ours"]}
    assert [group.title for group in shell(OPERATORS | DEPARTMENT).rail] == ["", "Records", "Department"]
    assert not shell(OPERATORS).may_open("parked")
    assert shell(DEPARTMENT).may_open("parked")


@pytest.mark.django_db
def test_a_line_says_what_waits_and_which_page_this_is() -> None:
    [checks, ours] = shell(OPERATORS).rail[1].lines
    assert (checks.href, checks.key, checks.current, checks.count, checks.state) == ("/checks", "F8", True, 2, "due")
    assert (ours.current, ours.count) == (False, None)


@pytest.mark.django_db
def test_without_a_device_no_level_is_shown(settings: Any) -> None:
    found = shell(OPERATORS)
    assert (found.device, found.level) == ("", "")
    assert found.ori == "IL1990100"
    settings.LEADS_DEMO = False
    assert (found.mode, found.mode_mark) == ("live", "LIVE")
    settings.LEADS_DEMO = True
    assert "fictional" in found.mode_words
