"""The standing: the database counts every change to who may do what, and what is read says what the tables say."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction

from leads.agencies import standing
from leads.agencies.models import AccessLevel, Agency, Agreement, Device, PolicyNumber
from leads.agencies.standing import AgencyStanding
from leads.people.models import Certification, Person
from leads.rules.refused import Refused
from tests.makers import (
    NOW,
    lift_orders,
    make_agency,
    make_device,
    make_order,
    make_person,
    make_screening,
    screen_anew,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
CHANGES: list[tuple[str, Callable[[], object]]] = [
    ("an access level is changed", lambda: AccessLevel.objects.update(files=["stolen_vehicle"])),
    ("an agency is changed", lambda: Agency.objects.update(zone="America/Denver")),
    ("an agency is put on the books", lambda: make_agency("IL1990200", "Example County Sheriff", agreement=False)),
    ("an agreement is ended", lambda: Agreement.objects.update(ended_on=TODAY)),
    ("an agreement is removed", lambda: Agreement.objects.all().delete()),
    ("a device is withdrawn", lambda: Device.objects.update(withdrawn_at=NOW)),
    ("a number is set", lambda: number("session.idle_minutes", 20)),
    ("a screening is decided", lambda: make_screening(Person.objects.get(), decision="denied")),
    ("a screening is corrected", lambda: screen_anew(Person.objects.get())),
    ("a certificate is revoked", lambda: Certification.objects.update(revoked_at=NOW)),
    ("a certificate is removed", lambda: Certification.objects.all().delete()),
    ("a person leaves", lambda: Person.objects.update(employed_until=TODAY)),
    ("a person is switched off", lambda: Person.objects.update(is_active=False)),
    ("a person moves to another agency", lambda: Person.objects.update(agency=make_agency())),
]


def number(name: str, value: int, since: datetime = NOW) -> PolicyNumber:
    return PolicyNumber.objects.create(name=name, value=value, why="Audit 26-7", set_by="admin.orwell", since=since)


def read(agency: Agency) -> AgencyStanding:
    return standing.load().agencies[agency.pk]


def code(act: Callable[[], None]) -> str:
    try:
        act()
    except Refused as no:
        return no.code if no.cure else "a no without a cure"
    return ""


# The version


@pytest.mark.parametrize(("what", "change"), CHANGES, ids=[what for what, _ in CHANGES])
def test_the_version_rises_when(what: str, change: Callable[[], object]) -> None:
    make_person(), make_device()
    before = standing.version()
    change()
    assert standing.version() > before


def test_it_rises_for_changes_past_our_code_too() -> None:
    make_device()
    before = standing.version()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agencies_device SET configuration = 'Another terminal'")
    assert standing.version() == before + 1, "once for a statement, however many rows"


def test_it_does_not_rise_when_somebody_signs_in_or_changes_a_password() -> None:
    person = make_person()
    before = standing.version()
    person.last_login = NOW
    person.save(update_fields=["last_login"])
    person.set_password("a long word that nobody guesses")
    person.save(update_fields=["password"])
    assert standing.version() == before


def test_what_is_rolled_back_does_not_count() -> None:
    make_device()
    before = standing.version()
    with transaction.atomic():
        Device.objects.update(withdrawn_at=NOW)
        assert standing.version() > before
        transaction.set_rollback(True)
    assert standing.version() == before


# What is read


def test_an_agency_is_read_as_its_rows_say() -> None:
    level = AccessLevel.objects.create(name="Asking", kind="less", services=["files.inquire"], files=["stolen_vehicle"])
    agency = make_agency(level=level, telephone="217-555-0199")
    make_order(agency, "messages")
    lift_orders(make_order(agency, "files"))
    found = read(agency)
    assert (found.ori, found.telephone, found.level) == ("IL1990100", "217-555-0199", "less")
    assert (found.services, found.files) == ({"files.inquire"}, {"stolen_vehicle"})
    assert dict(found.suspended) == {"messages": NOW}, "what was lifted is not suspended"
    assert len(found.agreements) == 1


def test_an_agency_without_agreement_or_suspension_is_read_too() -> None:
    found = read(make_agency(agreement=False))
    assert (found.agreements, dict(found.suspended)) == ((), {})
    assert code(lambda: standing.agreement_in_force(found, TODAY)) == "no-agreement"


def test_of_a_number_set_twice_the_newest_holds() -> None:
    number("session.idle_minutes", 20, NOW)
    number("session.idle_minutes", 10, NOW - timedelta(days=1))
    number("delayed_inquiry.days", 7, NOW)
    assert dict(standing.load().numbers) == {"session.idle_minutes": 20, "delayed_inquiry.days": 7}


def test_the_local_day_for_dates_in_a_message_is_where_the_agency_is() -> None:
    springfield, denver = read(make_agency()), read(make_agency("IL1990300", "Western Dispatch", zone="America/Denver"))
    midnight = datetime(2026, 11, 24, 6, tzinfo=UTC)
    assert springfield.local_day(midnight) == date(2026, 11, 24)
    assert springfield.local_day(midnight - timedelta(microseconds=1)) == TODAY
    assert denver.local_day(midnight) == TODAY


# 1240.40(b), 1240.30(b)(5), 1240.110(c)


def test_a_device_is_approved_from_the_day_of_its_approval_there() -> None:
    device = make_device(approved_at=datetime(2026, 11, 24, 5, 59, tzinfo=UTC))  # 23:59 on the 23rd
    held = standing.load().devices[device.pk]
    assert code(lambda: standing.device_approved(held, TODAY)) == ""
    assert code(lambda: standing.device_approved(held, TODAY - timedelta(days=1))) == "configuration-not-approved"
    assert code(lambda: standing.device_approved(None, TODAY)) == "device-withdrawn"


def test_less_than_full_access_reaches_what_it_names_and_nothing_else() -> None:
    level = AccessLevel.objects.create(name="Asking", kind="less", services=["files.inquire"], files=["stolen_vehicle"])
    agency = read(make_agency(level=level))

    def within(service: str, *files: str) -> str:
        return code(lambda: standing.within_access_level(agency, service, files))

    assert within("files.inquire", "stolen_vehicle") == ""
    assert within("files.inquire", "wanted_person") == "beyond-access-level"
    with pytest.raises(Refused, match=r"the service Hot files: record upkeep \(files.maintain\)\."):
        standing.within_access_level(agency, "files.maintain", ("stolen_vehicle",))
    assert within("files.inquire", "wanted_person", "stolen_vehicle") == "", "one of the files is open"
    assert within("files.maintain", "stolen_vehicle") == "beyond-access-level"


def test_a_level_that_names_a_whole_reaches_its_parts() -> None:
    level = AccessLevel.objects.create(name="Vehicles", kind="less", services=["files"], files=["stolen_vehicle"])
    agency = read(make_agency(level=level))
    standing.within_access_level(agency, "files.maintain", ("stolen_vehicle",))


@pytest.mark.parametrize(
    ("suspended", "stopped"),
    [
        ("files", {"files.inquire", "files.maintain"}),
        ("files.inquire", {"files.inquire"}),
        ("messages", {"messages"}),
        ("file", set()),
    ],
)
def test_a_suspended_service_stops_itself_and_its_parts(suspended: str, stopped: set[str]) -> None:
    agency = make_agency()
    make_order(agency, suspended)
    found = read(agency)
    services = ["files.inquire", "files.maintain", "messages"]
    said = {one for one in services if code(lambda one=one: standing.not_suspended(found, one))}
    assert said == stopped


def test_the_refusal_says_since_when_in_the_time_of_the_agency() -> None:
    agency = make_agency()
    make_order(agency, "files")
    with pytest.raises(Refused, match=r"service Hot files \(files\) of this agency on 23 Nov 2026 at 10:04") as no:
        standing.not_suspended(read(agency), "files.inquire")
    assert (no.value.code, no.value.clause) == ("service-suspended", "1240.110(c)")
