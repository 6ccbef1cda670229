"""Validation by the month: drawn once, reminded once, and what nobody answers for lapses."""

from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from django.db import connection, transaction

from leads.hotfiles.models import Record, Review, ReviewItem
from leads.hotfiles.reviews import answer_valid, progress, start_review
from leads.hotfiles.validation import draw, end_reviews, lapse, remind
from leads.ledger.models import Line
from leads.mail.models import Kept
from tests.hotfiles.acts import under
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import NOW, actor, lift_orders, make_administrator, make_device, make_order, make_person, make_record

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
APRIL = datetime(2026, 4, 1, 15, tzinfo=UTC)


def on_list(now: datetime = APRIL) -> set[int]:
    draw(now, {})
    return set(ReviewItem.objects.filter(review__started_at=now).values_list("record_id", flat=True))


@pytest.mark.parametrize(
    ("entered", "listed"),
    [
        (datetime(2026, 1, 1, 6, tzinfo=UTC), True),  # midnight in Illinois
        (datetime(2026, 1, 1, 5, 59, tzinfo=UTC), False),
        (datetime(2026, 2, 1, 5, 59, tzinfo=UTC), True),
        (datetime(2026, 2, 1, 6, tzinfo=UTC), False),
    ],
)
def test_a_record_stands_on_the_list_of_the_third_month(entered: datetime, listed: bool) -> None:
    record = make_record(entered_at=entered)
    assert (record.pk in on_list()) is listed


def test_property_is_validated_once_and_persons_every_year() -> None:
    old = datetime(2024, 1, 20, 15, tzinfo=UTC)
    make_record(entered_at=old)
    wanted = make_record(entered_at=old, file="wanted_person", key="EW")
    make_record(entered_at=old, file="article", key="EA", values={"TYP": "RRADIO"})
    make_record(entered_at=old + 31 * DAY, file="wanted_person", key="EW")
    assert on_list() == {wanted.pk}


def test_an_ordinary_article_is_not_validated_and_one_of_public_safety_is() -> None:
    entered = datetime(2026, 1, 20, 15, tzinfo=UTC)
    make_record(entered_at=entered, file="article", key="EA", values={"TYP": "RRADIO"})
    badge = make_record(entered_at=entered, file="article", key="EA", values={"TYP": "QBADGE"})
    assert on_list() == {badge.pk}


def test_a_month_is_drawn_once_its_agencies_are_told_and_what_ended_is_left_out() -> None:
    record = make_record(entered_at=APRIL - 80 * DAY)
    make_record(entered_at=APRIL - 80 * DAY, state="cleared", ended_at=APRIL)
    device = make_device(record.agency)
    made = draw(APRIL, {})
    assert made is not None
    assert (made.month, made.due_on, made.lapses_on) == (date(2026, 4, 1), date(2026, 5, 1), date(2026, 5, 31))
    assert [one.record for one in made.items.all()] == [record]
    said = Kept.objects.get(device_id=device.pk)
    assert "VALIDATION APRIL 2026: 1 OF YOUR RECORDS" in said.text
    assert "removed on 2026-05-31" in said.text
    assert draw(APRIL + DAY, {}) is None
    assert Line.objects.filter(event="hotfiles:review:started").count() == 1


def test_a_month_without_records_is_over_at_once() -> None:
    assert draw(APRIL, {}) is None
    assert Review.objects.get().ended_at == APRIL


def test_who_has_not_answered_is_reminded_once() -> None:
    record = make_record(entered_at=APRIL - 80 * DAY)
    device = make_device(record.agency)
    draw(APRIL, {})
    assert remind(APRIL + 22 * DAY, {}) == 0
    assert remind(APRIL + 23 * DAY, {}) == 1
    assert remind(APRIL + 24 * DAY, {}) == 0
    assert "A reminder." in list(Kept.objects.filter(device_id=device.pk).order_by("id"))[-1].text


def test_what_is_not_validated_lapses_on_its_day_and_its_agency_reads_which() -> None:
    ames = make_person()
    record, other = (
        send("EV", {**STOLEN, **more}, ames, APRIL - 80 * DAY).record
        for more in (
            {"DOT": "20260101", "LIC": "TST1234", "VIN": "1M8GDM9AXKP042788"},
            {"DOT": "20260101", "LIC": "TST9999", "VIN": "1ZZTEST02R0000001", "VYR": "2024"},
        )
    )
    device = make_device(ames.agency)
    draw(APRIL, {})
    answer_valid(ReviewItem.objects.get(record=other).pk, paper="REPORT", by=actor(ames), now=APRIL)
    last = datetime(2026, 5, 31, 4, 59, tzinfo=UTC)  # a minute before that day begins in Illinois
    assert lapse(last, {}) == 0
    assert lapse(last + timedelta(minutes=1), {}) == 1
    record.refresh_from_db()
    other.refresh_from_db()
    assert (record.state, record.ended_why, other.state) == ("retired", "NOT VALIDATED", "active")
    assert not record.keys.exists()
    said = list(Kept.objects.filter(device_id=device.pk).order_by("id"))
    assert f"REMOVED.\n{record.number}, case 26-000123\n" in said[-1].text
    assert ReviewItem.objects.get(record=record).answer == "lapsed"
    assert Line.objects.get(event="hotfiles:record:lapsed").subject == f"record:{record.number}"
    assert lapse(last + DAY, {}) == 0
    assert end_reviews(last + DAY) == 1
    assert Review.objects.get().ended_at == last + DAY


def test_more_than_lapse_in_a_day_do_not_lapse_by_themselves() -> None:
    for _ in range(3):
        make_record(entered_at=APRIL - 80 * DAY)
    draw(APRIL, {})
    two = {"removal.most_a_day": 2, "removal.most_percent": 0}
    assert lapse(APRIL + 90 * DAY, two) == 0
    assert lapse(APRIL + 90 * DAY, two | {"removal.most_a_day": 3}, most=2) == 2
    assert lapse(APRIL + 90 * DAY, two | {"removal.most_a_day": 3}, most=2) == 1


def test_the_state_may_let_nothing_lapse() -> None:
    make_record(entered_at=APRIL - 80 * DAY)
    draw(APRIL, {"validation.lapse_days": 0})
    assert lapse(APRIL + 400 * DAY, {}) == 0
    assert Record.objects.get().state == "active"


def test_quality_control_is_over_when_its_day_is_and_all_is_answered() -> None:
    ames = make_person()
    send("EV", STOLEN, ames)
    made = start_review(
        "Years", "The same year?", files=["stolen_vehicle"], most=1, days=1, by=actor(make_administrator()), now=NOW
    )
    assert end_reviews(NOW + 3 * DAY) == 0
    answer_valid(made.items.get().pk, paper="REPORT", by=actor(ames), now=NOW)
    assert (end_reviews(NOW), end_reviews(NOW + 3 * DAY), end_reviews(NOW + 4 * DAY)) == (0, 1, 0)
    made.refresh_from_db()
    assert (made.ended_at, progress()) == (NOW + 3 * DAY, [])


def test_a_record_at_which_nobody_has_looked_since_a_restore_does_not_lapse() -> None:
    """Its agency may have answered for it after the backup: nobody knows, and a warrant would be gone."""
    record = make_record(entered_at=APRIL - 80 * DAY)
    draw(APRIL, {})
    Record.objects.update(unconfirmed_since=APRIL + 10 * DAY)
    assert lapse(APRIL + 90 * DAY, {}) == 0
    assert end_reviews(APRIL + 90 * DAY) == 0
    Record.objects.update(unconfirmed_since=None)
    assert lapse(APRIL + 90 * DAY, {}) == 1
    record.refresh_from_db()
    assert record.state == "retired"


@pytest.mark.django_db(transaction=True)
def test_no_officer_who_ends_a_record_waits_until_a_list_is_drawn(database_url: str) -> None:
    """Whatever stands in a list points at its record: a lock that kept this out held a terminal's act up, and with it
    the whole round of inquiries that it came in.
    """
    ames = make_person()
    with transaction.atomic():
        record = send("EV", STOLEN, ames).record
    draws = "INSERT INTO hotfiles_reviewitem (review_id, record_id, agency_id) VALUES (%s, %s, %s)"
    review = start_of_list()
    with psycopg.connect(database_url) as other:
        other.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as while the list is being committed
        other.execute(draws, [review.pk, record.pk, record.agency_id])
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '50ms'")
            send("XV", {"NIC": record.number, "OCA": record.case_number}, ames)
        other.rollback()
    assert Record.objects.get().state == "cancelled"


def start_of_list() -> Review:
    """A month's list, with nothing in it yet."""
    due = APRIL.date() + 30 * DAY
    return Review.objects.create(
        kind="validation", month=APRIL.date(), title="V", question="V", started_at=APRIL, due_on=due
    )


def test_an_agency_that_could_not_answer_loses_nothing_by_it_and_has_its_days_once_it_can() -> None:
    record = make_record(entered_at=APRIL - 80 * DAY)
    draw(APRIL, {})
    order = make_order(record.agency, "files")
    late = NOW + 90 * DAY
    assert lapse(late, {}) == 0
    lift_orders(order, at=late)
    assert lapse(late + 30 * DAY - timedelta(seconds=1), {}) == 0
    assert lapse(late + 30 * DAY, {}) == 1


def test_a_suspension_of_inquiries_alone_keeps_nobody_from_answering() -> None:
    record = make_record(entered_at=APRIL - 80 * DAY)
    draw(APRIL, {})
    make_order(record.agency, "files.inquire")
    assert lapse(APRIL + 90 * DAY, {}) == 1


def test_a_month_in_which_leads_did_not_run_is_made_up_for() -> None:
    january, february = (make_record(entered_at=datetime(2026, one, 15, 15, tzinfo=UTC)) for one in (1, 2))
    draw(APRIL - 31 * DAY, {})
    assert on_list(APRIL + 35 * DAY) == {january.pk, february.pk}


def test_what_lapses_names_what_goes_along() -> None:
    ames, then = make_person(), APRIL - 80 * DAY
    device, record = make_device(ames.agency), send("EB", {**under.BOAT, "DOT": "20260101"}, ames, then).record
    send("EBT", under.meant(record, **under.TRAILER), ames, then)
    draw(APRIL, {})
    assert lapse(APRIL + 90 * DAY, {}) == 1
    said = Kept.objects.filter(device_id=device.pk).latest("pk").text
    assert f"{record.number}, case 26-10411\nTrailer TST9001 IL ends with the record" in said
