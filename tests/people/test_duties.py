"""Whoever guards LEADS does not use what is guarded: the table, its days, and the switch that asks it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.agencies.services import SERVICES
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.people.duties import APART, duties_apart
from leads.people.models import Appointment
from leads.people.standing import Term
from leads.rules.refused import Refused
from leads.standing.gates import may_be_told, may_read, may_sign_on, pass_gates
from leads.standing.snapshot import current
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW, make_agency, make_department, make_device, make_person, make_record
from tests.switch.makers import ask, sign_on

TODAY = date(2026, 11, 23)
BEGAN = datetime(2026, 11, 20, 15, tzinfo=UTC)


def apart(office: str, service: str, on: date = TODAY, until_at: datetime | None = None) -> bool:
    try:
        duties_apart([Term(office, BEGAN, until_at)], service, on)
    except Refused as no:
        return (no.code, no.clause) == ("duties-apart", "1240.50(a)")
    return False


def test_the_table_names_offices_and_services_with_source_and_grade() -> None:
    assert {row.office for row in APART} == {"administrator", "auditor", "director"}
    assert {row.office for row in APART} <= set(dict(Appointment.OFFICES))
    assert all(row.service in SERVICES and row.because and row.source and row.grade == "?" for row in APART)


@pytest.mark.parametrize("row", APART, ids=lambda row: f"{row.office} {row.service}")
def test_an_office_is_kept_from_a_service_and_its_parts_and_from_nothing_else(row: tuple[str, ...]) -> None:
    assert apart(row[0], row[1])
    assert apart(row[0], f"{row[1]}.inquire")
    assert not apart(row[0], "messages")
    assert not apart(row[0], "")


def test_heads_and_coordinators_are_operators_too() -> None:
    assert not apart("head", "files.inquire")
    assert not apart("coordinator", "files.maintain")


def test_an_office_counts_on_each_day_that_it_touches() -> None:
    day = timedelta(days=1)
    assert not apart("administrator", "files", BEGAN.date() - day)
    assert apart("administrator", "files", BEGAN.date())
    assert apart("administrator", "files", TODAY, NOW)
    assert not apart("administrator", "files", TODAY + day, NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("office", [row.office for row in APART])
def test_an_administrator_who_keeps_no_case_gets_no_hits(office: str) -> None:
    """It got them, like everyone."""
    make_record(make_agency(), case_number="26-A-HIT")
    agency = make_department()
    session = sign_on(agency.ori, device=make_device(agency), person=make_person(agency, "guards", office=office))
    for key in MESSAGE_KEYS.values():
        with pytest.raises(Refused) as no:
            pass_gates(session, key, {"PUR": "C", "ATN": "OFC R MARLOWE"}, current(), NOW)
        assert no.value.code == "duties-apart"
    told = ask(Exchange("test"), session, "QV", "LIC/TST1234.LIS/IL")
    assert (told.outcome, "26-A-HIT" in told.text) == ("refused", False)
    assert not may_be_told(session, "stolen_vehicle", current(), NOW)
    assert may_sign_on(session.person_id, session.device_id, current(), NOW)
    assert may_read(session.person_id, ("stolen_vehicle",), current(), NOW) == current().agencies.agencies[agency.pk]
