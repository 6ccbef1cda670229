"""What stands around a page: the rail shows what opens for who is here, with what waits."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from leads.console.door.page import DEPARTMENT, OPERATORS, Page, Rail
from leads.console.parts.shell import Shell, standing_mark
from leads.people.models import Certification, LinkSession
from leads.standing import snapshot
from tests.console.orders import ordered
from tests.makers import NOW, make_device, make_person


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
    return Shell(make_person(), None, roles, snapshot.current(), NOW, PAGES, "checks")


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


def at_a_seat(now: datetime = NOW) -> Shell:
    """Somebody at a device, whose certificate for full access was in force when they signed on."""
    facts = {"level": "full", "door": "console", "started_at": NOW, "seen_at": NOW}
    link = LinkSession.objects.create(device=make_device(kind="browser"), person=make_person(), **facts)
    return Shell(link.person, link, OPERATORS, snapshot.current(), now, PAGES, "terminal")


@pytest.mark.django_db
def test_the_level_is_that_of_today_and_not_that_of_sign_on() -> None:
    found = at_a_seat()
    assert found.level == "full access"
    assert found.until == Certification.objects.get(person=found.person_row).valid_until
    Certification.objects.update(valid_until=date(2026, 11, 22))
    lapsed = Shell(found.person_row, found.link, OPERATORS, snapshot.current(), NOW, PAGES, "terminal")
    assert (lapsed.level, lapsed.until) == ("no certificate in force", None)
    [no] = lapsed.lacks
    assert (no.code, no.clause) == ("not-certified", "1240.90(b)(1)")


@pytest.mark.django_db
def test_a_suspension_is_told_with_its_own_beginning() -> None:
    found = at_a_seat()
    assert (found.suspended_since, found.lacks) == (None, [])
    began = NOW - timedelta(hours=2)
    ordered(found.person_row.agency, "messages", now=NOW)
    ordered(found.person_row.agency, "files.inquire", now=began)
    again = Shell(found.person_row, found.link, OPERATORS, snapshot.current(), NOW, PAGES, "terminal")
    assert again.suspended_since == began
    assert again.lacks == []  # what an order shuts stands in its own bar


@pytest.mark.django_db
def test_the_mark_of_all_standing_changes_with_a_fact_and_with_the_day() -> None:
    person = make_person()
    one = standing_mark(snapshot.current(), NOW)
    assert standing_mark(snapshot.current(), NOW) == one
    assert standing_mark(snapshot.current(), NOW + timedelta(days=1)) != one
    Certification.objects.filter(person=person).update(valid_until=date(2026, 11, 22))
    assert standing_mark(snapshot.current(), NOW) != one
