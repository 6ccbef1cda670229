"""1240.110(c): one act suspends, its notice is whole, the hearing is near, and lifting needs its reason."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from leads.agencies import standing
from leads.agencies.models import Agency, Suspension
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.oversight.models import SuspensionOrder
from leads.oversight.notices import GROUNDS, for_terminals, lifting_for_terminals
from leads.oversight.numbers import set_number
from leads.oversight.sanctions import NEXT_STEPS, lift, state, suspend_at_once
from leads.people.models import Appointment
from leads.rules.refused import Refused
from tests.makers import (
    NOW,
    actor,
    make_administrator,
    make_agency,
    make_appointment,
    make_department,
    make_device,
    make_director,
    make_person,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
# Monday, 23 November 2026, in Springfield. The tenth day after is Thursday, 3 December.
TENTH = date(2026, 12, 3)
SOLD = [("1240.80(c)", "A records clerk sold registration data to a towing company.")]


def order(**other: Any) -> SuspensionOrder:
    told: dict[str, Any] = {
        "services": ["files.inquire"],
        "violations": SOLD,
        "ground": "integrity",
        "hearing_on": date(2026, 12, 1),
        "now": NOW,
    }
    told |= other
    told["by"] = actor(other.get("by") or make_director(), now=told["now"])
    return suspend_at_once(make_agency(), **told).order


def refused(**other: object) -> Refused:
    with pytest.raises(Refused) as no:
        order(**other)
    assert not Suspension.objects.exists()
    assert not SuspensionOrder.objects.exists()
    assert not Line.objects.exists()
    return no.value


def gate(agency: Agency, service: str) -> Refused | None:
    """What the gate of the exchange says of the agency's next message."""
    try:
        standing.not_suspended(standing.load().agencies[agency.pk], service)
    except Refused as no:
        return no
    return None


def test_one_act_suspends_and_the_next_message_is_refused() -> None:
    agency, before = make_agency(), standing.version()
    assert gate(agency, "files.inquire") is None
    made = order()
    assert standing.version() > before
    no = gate(agency, "files.inquire")
    assert no is not None
    assert no.code == "service-suspended"
    assert gate(agency, "files.maintain") is None
    assert (made.number, made.agency, made.ordered_at) == ("S-2026-0001", agency, NOW)
    assert list(made.violations.values_list("clause", "words")) == SOLD


def test_a_whole_service_takes_its_parts_with_it() -> None:
    made = order(services=["files.inquire", "files", "files.maintain"])
    assert list(Suspension.objects.filter(order=made.pk).values_list("service", flat=True)) == ["files"]
    assert gate(make_agency(), "files.maintain") is not None


def test_a_service_that_two_orders_keep_shut_is_shut_since_the_first() -> None:
    agency = make_agency()
    order(services=["files"])
    order(services=["files"], now=NOW + timedelta(minutes=5))
    assert standing.load().agencies[agency.pk].suspended == {"files": NOW}


def test_the_ledger_tells_all_of_it() -> None:
    made = order(services=["messages", "files.inquire"])
    lines = list(Line.objects.order_by("id"))
    assert [line.event for line in lines] == [
        "oversight:suspension:ordered",
        "agencies:service:suspended",
        "agencies:service:suspended",
        "oversight:suspension:noticed",
        "mail:notice:reached_nobody",
    ]
    assert {(line.by, line.subject, line.at) for line in lines} == {("director.vane", "agency:IL1990100", NOW)}
    assert lines[0].clause == "1240.110(c)"
    assert lines[0].data == {
        "order": made.number,
        "services": ["files.inquire", "messages"],
        "violations": [{"clause": "1240.80(c)", "words": SOLD[0][1]}],
        "ground": "integrity",
        "hearing_on": "2026-12-01",
    }


def test_orders_are_numbered_by_the_illinois_year_without_a_gap() -> None:
    assert [order().number, order().number] == ["S-2026-0001", "S-2026-0002"]
    with transaction.atomic():
        order()
        transaction.set_rollback(True)
    assert order().number == "S-2026-0003"
    eve = datetime(2027, 1, 1, 5, 59, tzinfo=UTC)  # still 31 December in Springfield
    assert order(now=eve, hearing_on=date(2027, 1, 5)).number == "S-2026-0004"
    assert order(now=eve + timedelta(minutes=1), hearing_on=date(2027, 1, 5)).number == "S-2027-0001"


# Who may: the Director in office, nobody else. 1240.110(c).


@pytest.mark.parametrize("office", ["", "administrator", "head", "coordinator", "auditor"])
def test_nobody_but_the_director_suspends(office: str) -> None:
    no = refused(by=make_person(make_department(), office=office))
    assert (no.code, no.clause) == ("not-in-office", "1240.110(c)")


def test_the_term_of_office_counts_to_the_instant() -> None:
    old, new = make_person(make_department(), "old"), make_person(make_department(), "new")
    Appointment.objects.create(person=old, office="director", from_at=NOW - 900 * DAY, until_at=NOW)
    make_appointment(new, "director", from_at=NOW)
    assert refused(by=old).code == "not-in-office"
    assert refused(by=new, now=NOW - timedelta(microseconds=1)).code == "not-in-office"
    order(by=old, now=NOW - timedelta(microseconds=1))
    order(by=new)


# What the notice names. 1240.110(c)(1), 1240.110(c)(2).


def test_without_a_service_or_a_violation_nothing_happens() -> None:
    assert (refused(services=[]).code, refused(services=[]).clause) == ("no-services", "1240.110(c)(1)")
    assert refused(services=["files.delete"]).code == "unknown-service"
    for nothing in ([], [("1240.80(c)", "  ")]):
        assert (refused(violations=nothing).code, refused(violations=nothing).clause) == (
            "no-violations",
            "1240.110(c)(2)",
        )
    assert refused(violations=[("1240.80(z)", "words")]).code == "unknown-clause"
    order(violations=[("", "Against the Computer Crime Act, in words.")])


def test_the_ground_is_one_of_the_laws_three() -> None:
    no = refused(ground="annoyance")
    assert (no.code, no.clause) == ("unknown-ground", "1240.110(c)")
    for ground in GROUNDS:
        order(ground=ground)


# The hearing: within ten days after the suspension. 1240.110(c)(3).


@pytest.mark.parametrize("hearing", [date(2026, 11, 24), TENTH])
def test_just_inside_ten_days_the_hearing_stands(hearing: date) -> None:
    assert order(hearing_on=hearing).hearing_on == hearing


@pytest.mark.parametrize(
    ("hearing", "code"), [(TENTH + DAY, "hearing-too-late"), (date(2026, 11, 23), "hearing-too-early")]
)
def test_just_outside_it_is_refused(hearing: date, code: str) -> None:
    no = refused(hearing_on=hearing)
    assert (no.code, no.clause, no.example) == (code, "1240.110(c)(3)", "2026-12-03")


def test_the_day_of_suspension_is_the_illinois_day() -> None:
    """05:59 UTC on the 24th is still the 23rd in Springfield: the tenth day is the 3rd, a minute later the 4th."""
    late = datetime(2026, 11, 24, 5, 59, tzinfo=UTC)
    assert refused(now=late, hearing_on=TENTH + DAY).code == "hearing-too-late"
    order(now=late + timedelta(minutes=1), hearing_on=TENTH + DAY)


def test_a_tenth_day_on_a_sunday_stays_unless_the_state_reads_it_otherwise() -> None:
    thursday = datetime(2026, 11, 19, 16, tzinfo=UTC)  # the tenth day, the 29th, is a Sunday
    assert refused(now=thursday, hearing_on=date(2026, 11, 30)).code == "hearing-too-late"
    before = thursday - DAY
    set_number("reading.department_days_move", 1, why="Opinion 26-2", by=actor(make_administrator()), now=before)
    with pytest.raises(Refused) as no:
        order(now=thursday, hearing_on=date(2026, 12, 1))
    assert no.value.code == "hearing-too-late"
    order(now=thursday, hearing_on=date(2026, 11, 30))


# The notice.


def test_the_notice_is_a_pdf_and_always_the_same() -> None:
    with transaction.atomic():
        first = bytes(order().notice)
        transaction.set_rollback(True)
    again = order()
    assert first.startswith(b"%PDF-")
    assert bytes(again.notice) == first
    again.refresh_from_db()
    assert bytes(again.notice) == first


def test_the_terminals_are_told_in_short() -> None:
    text, data = for_terminals(order())
    for words in ("S-2026-0001", "Hot files: inquiry", "10:04 CST", "1240.80(c)", "Tuesday, December 1, 2026"):
        assert words in text
    assert data["services"] == ["files.inquire"]
    assert data["hearing_on"] == "2026-12-01"
    assert "as a letter it goes to your agency head" in text
    assert "is with your agency head" not in text  # nobody has served it yet: LEADS sends no letters


def test_the_agency_is_told_at_each_device_that_is_connected_and_the_director_at_how_many() -> None:
    device = make_device(make_agency())
    make_device(make_agency(), approved=False)
    make_device(make_agency(), withdrawn_at=NOW)
    make_device(make_agency("IL1990200", "Another"))
    by = actor(make_director())
    done = suspend_at_once(
        make_agency(), services=["files"], violations=SOLD, ground="law", hearing_on=TENTH, by=by, now=NOW
    )
    assert done.told == 1
    assert lift(done.order, for_="emergency", why="Flood.", by=by, now=NOW + DAY).told == 1
    assert list(Kept.objects.order_by("id").values_list("device_id", "text")) == [
        (device.pk, for_terminals(done.order)[0]),
        (device.pk, lifting_for_terminals(SuspensionOrder.objects.get(), NOW + DAY)[0]),
    ]


def test_where_no_device_is_connected_that_is_said_to_the_director_and_in_the_ledger() -> None:
    make_device(make_agency(), withdrawn_at=NOW)
    by = actor(make_director())
    done = suspend_at_once(
        make_agency(), services=["files"], violations=SOLD, ground="law", hearing_on=TENTH, by=by, now=NOW
    )
    assert done.told == 0
    assert Line.objects.get(event="mail:notice:reached_nobody").clause == "1240.110(c)(1)"


def test_an_order_that_is_undone_told_nobody() -> None:
    make_device(make_agency())
    with transaction.atomic():
        order()
        transaction.set_rollback(True)
    assert not Kept.objects.exists()


# Lifting. 1240.110(c)(3).


@pytest.mark.parametrize("reason", ["emergency", "public safety", "Public Safety "])
def test_before_the_hearing_it_is_lifted_for_an_emergency_or_public_safety(reason: str) -> None:
    made, director = order(), make_director()
    done = lift(made, for_=reason, why="Flood in Example City.", by=actor(director), now=NOW + DAY).order
    assert gate(make_agency(), "files.inquire") is None
    assert (done.lifted_at, done.lifted_by, done.lifted_why) == (NOW + DAY, director, "Flood in Example City.")
    assert state(done, NOW + DAY) == "lifted"
    events = list(Line.objects.order_by("-id").values_list("event", "clause")[:3])
    assert events == [
        ("mail:notice:reached_nobody", "1240.110(c)(3)"),
        ("agencies:service:lifted", "1240.110(c)(3)"),
        ("oversight:suspension:lifted", "1240.110(c)(3)"),
    ]
    assert "LIFTED" in lifting_for_terminals(done, NOW + DAY)[0]


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"for_": "convenience"}, "lift-reason"),
        ({"why": " "}, "lift-without-why"),
    ],
)
def test_without_such_a_reason_it_stays(other: dict[str, str], code: str) -> None:
    made = order()
    with pytest.raises(Refused) as no:
        lift(made, **{"for_": "emergency", "why": "Flood.", **other}, by=actor(make_director()), now=NOW)
    assert (no.value.code, no.value.clause) == (code, "1240.110(c)(3)")
    assert gate(make_agency(), "files.inquire") is not None


def test_only_the_director_lifts_and_only_once() -> None:
    made = order()
    with pytest.raises(Refused) as no:
        lift(made, for_="emergency", why="Flood.", by=actor(make_person(office="head")), now=NOW)
    assert no.value.code == "not-in-office"
    lift(made, for_="emergency", why="Flood.", by=actor(make_director()), now=NOW)
    with pytest.raises(Refused) as no:
        lift(made, for_="emergency", why="Flood.", by=actor(make_director()), now=NOW)
    assert no.value.code == "already-lifted"


def test_a_hearing_day_that_came_is_not_a_hearing_held() -> None:
    made = order()
    hearing = datetime(2026, 12, 1, 6, tzinfo=UTC)  # midnight in Springfield
    assert state(made, hearing - timedelta(microseconds=1)) == "in force"
    for now in (hearing, hearing + 30 * DAY):
        assert state(made, now) == "hearing day come"
        with pytest.raises(Refused) as no:
            lift(made, for_="decision", why="Put right.", by=actor(make_director()), now=now)
        assert (no.value.code, no.value.clause) == ("no-hearing-on-record", "1240.110(e)")
    assert gate(make_agency(), "files.inquire") is not None
    lift(made, for_="public safety", why="Flood.", by=actor(make_director()), now=hearing + DAY)
    assert gate(make_agency(), "files.inquire") is None


def test_another_order_for_the_same_service_keeps_it_suspended() -> None:
    first, second = order(), order(services=["files"])
    lift(second, for_="emergency", why="Flood.", by=actor(make_director()), now=NOW)
    assert gate(make_agency(), "files.inquire") is not None
    assert gate(make_agency(), "files.maintain") is None
    lift(first, for_="emergency", why="Flood.", by=actor(make_director()), now=NOW)
    assert gate(make_agency(), "files.inquire") is None


def test_every_state_lists_what_may_come_next() -> None:
    assert set(NEXT_STEPS) == {"in force", "hearing day come", "lifted"}
    assert NEXT_STEPS["lifted"] == ()
