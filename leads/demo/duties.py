"""What agencies of the fictional state have to do: shifts, a month's validation, quality control, word of an error.

Written as facts, without mail: nobody was signed on when it came.
"""

from datetime import datetime, time, timedelta

from django.db.models import F

from leads.agencies.models import Agency, AgencyShift
from leads.demo.agencies import SAMPLETON, TARN_VALLEY
from leads.demo.desks import Plan
from leads.hotfiles.models import CAN_HIT, Duty, Record, Review
from leads.hotfiles.reviews import put_in
from leads.hotfiles.validation import begin
from leads.people.models import Person
from leads.rules.days import illinois_day
from leads.rules.numbers import number

SHIFTS = (("DAY", time(7), time(15)), ("EVENING", time(15), time(23)), ("NIGHT", time(23), time(7)))
OVERDUE_ID = 4  # of the record that is planted so
ASKED = 12  # records of Sampleton in the quality control


def duties(plan: Plan) -> None:
    """Shifts of those who work around the clock, what waits for an answer, and one record of which word came."""
    now = plan.now
    around = Agency.objects.filter(kind__in=["police", "sheriff", "dispatch"])
    AgencyShift.objects.bulk_create(
        AgencyShift(agency=one, name=name, begins=begins, ends=ends) for one in around for name, begins, ends in SHIFTS
    )
    _quality_control(now)
    begin(now, {})
    _word_of_an_error(plan)
    soon = now.date() + timedelta(days=number("retention.tell_days", {}) + 1)
    Record.objects.filter(state__in=CAN_HIT, retire_on__lte=soon).update(removal_told=F("retire_on"))


def _quality_control(now: datetime) -> None:
    """A week ago the Administrator asked Sampleton about a dozen of its records."""
    made = Review.objects.create(
        kind="quality",
        title="Model years of stolen vehicles",
        question="Does the report say the same model year as the record?",
        started_at=now - timedelta(days=7),
        started_by=Person.objects.get(user_id="demo.admin"),
        due_on=illinois_day(now) + timedelta(days=7),
    )
    asked = Record.objects.filter(agency_id=SAMPLETON, file="stolen_vehicle", state__in=CAN_HIT).order_by("id")
    put_in(made, asked.values_list("id", "agency_id")[:ASKED])


def _word_of_an_error(plan: Plan) -> None:
    """Tarn Valley says of Sampleton's overdue record that its plate is not the one on the car."""
    desk = next(one for one in plan.desks if one.agency_id == TARN_VALLEY)
    told = plan.now - timedelta(hours=2)
    Duty.objects.create(
        record_id=OVERDUE_ID,
        kind="correct",
        source="agency",
        why="The car that bears this plate is a white truck, and its papers are in order.",
        told_at=told,
        told_by_id=desk.people[0],
        teller_id=TARN_VALLEY,
        due_at=told + timedelta(hours=number("duty.work_period_hours", {})),
    )
