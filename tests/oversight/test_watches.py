"""Watches find what is late under a clause, and nothing that is still in time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.differs import differs
from leads.oversight.notified import serve
from leads.oversight.sanctions import lift, suspend_at_once
from leads.oversight.watches import WATCHES, overdue
from leads.rules.clauses import CLAUSES
from tests.makers import NOW, actor, make_agency, make_device, make_director, make_order, make_person, make_record

pytestmark = pytest.mark.django_db
INSTANT = timedelta(microseconds=1)


def test_every_watch_stands_under_a_clause_of_the_law() -> None:
    for clause, watch in WATCHES.items():
        assert clause == watch.clause
        assert clause in CLAUSES
        assert watch.sentence.endswith(".")


def test_1240_60_a_5_check_a_day_is_in_time_and_an_instant_more_is_late() -> None:
    record = make_record()
    due = NOW + timedelta(hours=24)
    assert overdue(due)["1240.60(a)(5) check"] == []
    [late] = overdue(due + INSTANT)["1240.60(a)(5) check"]
    assert (late.agency, late.subject, late.due, late.asked) == (
        record.agency,
        f"record:{record.number}",
        due,
        "operator",
    )
    assert overdue(due + INSTANT, make_agency("IL1990200", "Another"))["1240.60(a)(5) check"] == []


def test_1240_60_a_5_check_what_differs_from_its_report_is_late_too_and_says_so() -> None:
    record, finder = make_record(), make_person(user_id="c.ito")
    differs(record.number, items=["OCA"], by=actor(finder), now=NOW)
    [late] = overdue(NOW + timedelta(hours=24) + INSTANT)["1240.60(a)(5) check"]
    assert "was found by c.ito to differ from its report and is not corrected." in late.words


def test_1240_110_c_3_a_suspension_is_late_from_the_midnight_after_its_hearing() -> None:
    order = suspend_at_once(
        make_agency(),
        services=["messages"],
        violations=[("1240.80(b)", "Private messages.")],
        ground="law",
        hearing_on=date(2026, 12, 1),
        by=actor(make_director()),
        now=NOW,
    ).order
    midnight = datetime(2026, 12, 2, 6, tzinfo=UTC)  # in Springfield
    assert overdue(midnight - INSTANT)["1240.110(c)(3)"] == []
    [late] = overdue(midnight)["1240.110(c)(3)"]
    assert (late.subject, late.due, late.asked) == (f"order:{order.number}", midnight, "director")
    lift(order, for_="public safety", why="Flood.", by=actor(make_director()), now=midnight)
    assert overdue(midnight)["1240.110(c)(3)"] == []


def test_1240_110_c_an_agency_that_is_suspended_and_was_not_notified_is_found_at_once() -> None:
    make_device(make_agency(), "SMP1")
    order = make_order(make_agency(), "files")
    assert overdue(NOW - INSTANT)["1240.110(c)"] == []
    [late] = overdue(NOW)["1240.110(c)"]
    assert (late.subject, late.due, late.asked) == (f"order:{order.number}", NOW, "director")
    assert overdue(NOW, make_agency("IL1990200", "Another"))["1240.110(c)"] == []
    serve(order, to="Chief Rosa Ames", how="hand", at=NOW, by=actor(make_director()), now=NOW)
    assert overdue(NOW)["1240.110(c)"] == []


def test_1240_60_a_4_a_warrant_that_came_late_without_an_emergency_stands_for_a_year() -> None:
    facts = {"support": "WARRANT", "facts_known_at": NOW - timedelta(hours=30), "entered_late": True}
    found = make_record(**facts)
    make_record(**facts, late_why="Tornado")
    [late] = overdue(NOW)["1240.60(a)(4)"]
    assert (late.agency, late.subject, late.due, late.asked, late.file) == (
        found.agency,
        f"record:{found.number}",
        NOW - timedelta(hours=6),
        "coordinator",
        found.file,
    )
    assert "30 h 00 min after its facts were known" in late.words
    assert overdue(NOW, make_agency("IL1990200", "Another"))["1240.60(a)(4)"] == []
    assert overdue(NOW + timedelta(days=365))["1240.60(a)(4)"]
    assert overdue(NOW + timedelta(days=365) + INSTANT)["1240.60(a)(4)"] == []
