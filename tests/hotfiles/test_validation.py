"""Validation by the month: drawn once, reminded once, and what nobody answers for lapses."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.models import Record, Review, ReviewItem
from leads.hotfiles.reviews import answer_valid
from leads.hotfiles.validation import draw, lapse, remind
from leads.ledger.models import Line
from leads.mail.models import Kept
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import actor, make_device, make_person, make_record

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
    assert lapse(last) == 0
    assert lapse(last + timedelta(minutes=1)) == 1
    record.refresh_from_db()
    other.refresh_from_db()
    assert (record.state, record.ended_why, other.state) == ("retired", "NOT VALIDATED", "active")
    assert not record.keys.exists()
    said = list(Kept.objects.filter(device_id=device.pk).order_by("id"))
    assert f"REMOVED.\n{record.number} (case 26-000123)" in said[-1].text
    assert ReviewItem.objects.get(record=record).answer == "lapsed"
    assert Line.objects.get(event="hotfiles:record:lapsed").subject == f"record:{record.number}"
    assert lapse(last + DAY) == 0
    assert Review.objects.get().ended_at == last + DAY


def test_the_state_may_let_nothing_lapse() -> None:
    make_record(entered_at=APRIL - 80 * DAY)
    draw(APRIL, {"validation.lapse_days": 0})
    assert lapse(APRIL + 400 * DAY) == 0
    assert Record.objects.get().state == "active"
