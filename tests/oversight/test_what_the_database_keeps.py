"""What the database itself refuses of orders and holds, tried by SQL past all our code.

leads/oversight/migrations/0002_an_order_is_whole.py, 0003_a_hearing_is_in_time.py and the constraints of the models.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from leads.agencies.models import Suspension
from leads.oversight.holds import lift as lift_hold
from leads.oversight.holds import place
from leads.oversight.models import AllegedViolation, Hold, Served, SuspensionOrder
from leads.oversight.numbers import set_number
from leads.people.holidays import proclaim
from leads.people.models import Appointment
from leads.rules.days import is_holiday
from leads.rules.numbers import NUMBERS
from tests.makers import (
    NOW,
    actor,
    lift_orders,
    make_administrator,
    make_agency,
    make_director,
    make_order,
    make_person,
)
from tests.sql import never_commits, run, settle

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)  # in Illinois, at NOW


def bare(**other: Any) -> SuspensionOrder:
    """An order as SQL would write it, with nothing of what it names."""
    facts = {
        "number": "S-2026-0900",
        "agency": make_agency(),
        "ordered_by": make_director(),
        "ordered_at": NOW,
        "ground": "law",
        "hearing_on": TODAY + 8 * DAY,
        "names_services": 1,
        "names_violations": 1,
        "notice": b"%PDF-",
    }
    return SuspensionOrder.objects.create(**{**facts, **other})


def suspended(order: SuspensionOrder, service: str = "files", **other: Any) -> Suspension:
    facts = {"agency": order.agency, "service": service, "order": order.pk, "imposed_at": NOW}
    return Suspension.objects.create(**{**facts, **other})


def alleged(order: SuspensionOrder, words: str = "Sold.") -> AllegedViolation:
    return AllegedViolation.objects.create(order=order, clause="1240.80(c)", words=words)


def whole(**other: Any) -> None:
    """An order with what it names, that commits."""
    made = bare(**other)
    suspended(made, imposed_at=made.ordered_at)
    alleged(made)
    settle()


# An order is whole. 1240.110(c)


def test_a_whole_order_commits() -> None:
    whole()


def test_an_order_without_services_or_violations_never_commits() -> None:
    with never_commits("an_order_names_its_services"):
        alleged(bare())
    with never_commits("an_order_names_its_violations"):
        suspended(bare())
    with never_commits("an_order_names_services_and_violations"):
        bare(names_services=0)
    with never_commits("an_order_names_services_and_violations"):
        bare(names_violations=0)


@pytest.mark.parametrize(
    ("other", "constraint"),
    [
        ({"notice": b""}, "an_order_has_its_notice"),
        ({"ground": "annoyance"}, "an_order_has_one_of_the_laws_grounds"),
        ({"hearing_on": TODAY}, "a_hearing_is_in_time"),
        ({"hearing_on": TODAY + 11 * DAY}, "a_hearing_is_in_time"),
        ({"hearing_on": TODAY + 60 * DAY}, "a_hearing_is_in_time"),
        ({"hearing_on": None}, "hearing_on"),
    ],
)
def test_an_order_without_notice_ground_or_a_near_hearing_never_commits(other: dict[str, Any], constraint: str) -> None:
    with never_commits(constraint):
        bare(**other)


def test_a_hearing_on_the_tenth_day_commits_counted_in_illinois() -> None:
    late = datetime(2026, 11, 24, 5, 59, tzinfo=UTC)  # still the 23rd in Illinois
    with never_commits("a_hearing_is_in_time"):
        bare(ordered_at=late, hearing_on=TODAY + 11 * DAY)
    whole(ordered_at=late, hearing_on=TODAY + 10 * DAY)
    whole(number="S-2026-0901", ordered_at=late + timedelta(minutes=1), hearing_on=TODAY + 11 * DAY)


def test_by_the_other_reading_the_last_day_moves_over_weekends_and_every_holiday() -> None:
    ordered = datetime(2026, 12, 15, 16, tzinfo=UTC)  # the tenth day is Christmas, a Friday
    monday = date(2026, 12, 28)
    with never_commits("a_hearing_is_in_time"):
        bare(ordered_at=ordered, hearing_on=monday)
    administrator = actor(make_administrator())
    set_number("reading.department_days_move", 1, why="Opinion 26-2", by=administrator, now=NOW)
    whole(ordered_at=ordered, hearing_on=monday)
    with never_commits("a_hearing_is_in_time"):
        bare(ordered_at=ordered, hearing_on=monday + DAY)
    proclaim(monday, name="Day of mourning", source="No. 2026-101", by=administrator, now=NOW)
    whole(number="S-2026-0901", ordered_at=ordered, hearing_on=monday + DAY)
    with never_commits("a_hearing_is_in_time"):  # ordered before the state read it so
        bare(ordered_at=NOW - 30 * DAY, hearing_on=date(2026, 11, 4))


def test_the_database_knows_the_same_holidays_and_the_same_reading_as_the_rules() -> None:
    assert NUMBERS["reading.department_days_move"].value == 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day::date, statutory_holiday(day::date)"
            " FROM generate_series('2026-01-01'::date, '2099-12-31', '1 day') AS day"
        )
        assert [day for day, held in cursor.fetchall() if held != is_holiday(day)] == []


def test_an_order_is_by_the_director_in_office_and_so_is_its_lifting() -> None:
    with never_commits("the_director_orders_and_lifts"):
        bare(ordered_by=make_administrator())
    with never_commits("the_director_orders_and_lifts"):
        bare(ordered_at=datetime(2020, 1, 6, 14, 59, tzinfo=UTC), hearing_on=date(2020, 1, 8))  # before the term
    made = make_order(make_agency(), "files")
    with never_commits("the_director_orders_and_lifts"):
        SuspensionOrder.objects.filter(pk=made.pk).update(**{**LIFTED, "lifted_by": make_person()})
    Appointment.objects.update(until_at=NOW)
    with never_commits("the_director_orders_and_lifts"):
        bare()


# It stays as it was given.


@pytest.mark.parametrize(
    "change",
    [
        {"ground": "safety"},
        {"hearing_on": TODAY + 9 * DAY},
        {"number": "S-2026-0999"},
        {"notice": b"another"},
        {"names_services": 2},
        {"names_violations": 2},
        {"ordered_at": NOW - DAY},
        {"hearing_at_place": "Elsewhere"},
    ],
)
def test_an_order_and_its_notice_stay_as_they_were_given(change: dict[str, object]) -> None:
    made = make_order(make_agency(), "files")
    with never_commits("an_order_stays_as_given"):
        SuspensionOrder.objects.filter(pk=made.pk).update(**change)


def test_what_is_alleged_is_neither_changed_nor_removed_nor_added_to() -> None:
    made = make_order(make_agency(), "files")
    settle()
    with never_commits("stays_as_given"):
        AllegedViolation.objects.update(words="Nothing much.")
    with never_commits("stays_as_given"):
        run("DELETE FROM oversight_allegedviolation")
    with never_commits("an_order_names_its_violations"):
        alleged(made, "Something new.")
    for blank in ("", "  ", "\n"):
        with never_commits("an_alleged_violation_says_what"):
            alleged(bare(number="S-2026-0800"), blank)


def test_a_suspension_is_neither_changed_nor_removed_nor_added_to() -> None:
    made = make_order(make_agency(), "files")
    settle()
    for change in ({"service": "training"}, {"imposed_at": NOW - DAY}, {"agency": make_agency("IL1990200", "Another")}):
        with never_commits("stays_as_given"):
            Suspension.objects.update(**change)
    with never_commits("stays_as_given"):
        run("DELETE FROM agencies_suspension")
    with never_commits("an_order_names_its_services"):
        suspended(made, "messages")
    with never_commits("a_service_is_suspended_as_its_order_says"):
        other = bare(number="S-2026-0800")
        alleged(other)
        suspended(other, agency=make_agency("IL1990200", "Another"))
    with never_commits("suspension_has_its_order"):
        Suspension.objects.create(agency=make_agency(), service="files", order=999, imposed_at=NOW)
    with never_commits("one_suspension_of_a_service_in_an_order"):
        suspended(made)
    with never_commits("suspension_is_lifted_after_it_is_imposed"):
        Suspension.objects.update(lifted_at=NOW - DAY)


@pytest.mark.parametrize(
    "table",
    [
        "oversight_suspensionorder",
        "oversight_allegedviolation",
        "agencies_suspension",
        "oversight_hold",
        "oversight_served",
    ],
)
def test_no_table_of_sanctions_is_emptied(table: str) -> None:
    with never_commits("is_never_emptied"):
        run(f"TRUNCATE {table} CASCADE")


def test_an_order_is_never_removed() -> None:
    make_order(make_agency(), "files")
    settle()
    with never_commits("an_order_is_never_removed"):
        run("DELETE FROM oversight_suspensionorder")


# Lifting.

LIFTED = {"lifted_at": NOW + DAY, "lifted_for": "emergency", "lifted_why": "Flood."}


def test_no_service_comes_back_without_the_lifting_of_its_order_nor_the_other_way_round() -> None:
    made = make_order(make_agency(), "files")
    settle()
    with never_commits("a_service_is_suspended_as_its_order_says"):
        Suspension.objects.update(lifted_at=NOW)
    with never_commits("a_service_is_suspended_as_its_order_says"):
        SuspensionOrder.objects.filter(pk=made.pk).update(**LIFTED, lifted_by=make_director())
    lift_orders(made)
    settle()


def test_a_lifting_is_neither_changed_nor_taken_back() -> None:
    made = make_order(make_agency(), "files")
    lift_orders(made)
    settle()
    for change in (
        {"lifted_why": "Another."},
        {"lifted_at": None, "lifted_by": None, "lifted_for": "", "lifted_why": ""},
    ):
        with never_commits("an_order_stays_as_given"):
            SuspensionOrder.objects.filter(pk=made.pk).update(**change)
    for at in (None, NOW + DAY):
        with never_commits("stays_as_given"):
            Suspension.objects.update(lifted_at=at)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"lifted_at": NOW - DAY}, "an_order_is_lifted_after_it_is_given"),
        ({"lifted_for": "decision"}, "lifting_says_by_whom_and_for_what"),  # no hearing is on record
        ({"lifted_for": ""}, "lifting_says_by_whom_and_for_what"),
        ({"lifted_why": " "}, "lifting_says_by_whom_and_for_what"),
    ],
)
def test_a_lifting_says_by_whom_and_for_what(change: dict[str, Any], constraint: str) -> None:
    made = make_order(make_agency(), "files")
    with never_commits(constraint):
        SuspensionOrder.objects.filter(pk=made.pk).update(**{**LIFTED, "lifted_by": make_director(), **change})


# Holds.


def test_a_hold_stays_as_it_was_placed_and_is_lifted_once() -> None:
    by = actor(make_director())
    hold = place("all", TODAY, TODAY, why="Circuit court order 26-MR-114", by=by, now=NOW)
    for change in ({"until": TODAY + 90 * DAY}, {"why": "Another."}, {"placed_at": NOW - DAY}):
        with never_commits("stays_as_given"):
            Hold.objects.update(**change)
    with never_commits("stays_as_given"):
        run("DELETE FROM oversight_hold")
    for wrong, constraint in (
        ({"why": " "}, "a_hold_says_why"),
        ({"until": TODAY - DAY}, "a_hold_ends_after_it_begins"),
    ):
        facts = {"what": "all", "since": TODAY, "until": TODAY, "why": "Audit.", "placed_at": NOW}
        with never_commits(constraint):
            Hold.objects.create(**{**facts, **wrong}, placed_by=make_director())
    with never_commits("lifting_a_hold_says_by_whom_and_why"):
        Hold.objects.update(lifted_at=NOW, lifted_by=make_director(), lifted_why=" ")
    lift_hold(hold, why="The court is done.", by=by, now=NOW)
    with never_commits("stays_as_given"):
        Hold.objects.update(lifted_at=None, lifted_by=None, lifted_why="")


# That a notice was served.


def test_a_service_says_to_whom_how_and_when_and_stays() -> None:
    made = make_order(make_agency(), "files")
    facts = {"order": made, "at": NOW, "to": "Chief Rosa Ames", "how": "hand", "recorded_at": NOW + DAY}
    for wrong, constraint in (
        ({"to": " "}, "a_service_says_to_whom_and_how"),
        ({"how": "pigeon"}, "a_service_says_to_whom_and_how"),
        ({"at": NOW + 2 * DAY}, "a_service_is_recorded_when_it_was_done"),
        ({"at": NOW - DAY}, "a_notice_is_served_after_its_order"),
        ({"recorded_by": make_administrator()}, "a_notice_is_served_by_the_director"),
    ):
        with never_commits(constraint):
            Served.objects.create(**{**facts, "recorded_by": make_director(), **wrong})
    Served.objects.create(**facts, recorded_by=make_director())
    with never_commits("stays_as_given"):
        Served.objects.update(to="Somebody else")
    with never_commits("stays_as_given"):
        run("DELETE FROM oversight_served")
