"""Who may sign on at which device, who holds it, and how a session ends. 1240.90(b)(1), 1240.50(b)(1), 1240.40(b)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from leads.agencies.models import Agreement, Device
from leads.ledger.models import Line
from leads.oversight.numbers import set_number
from leads.people.models import Certification, LinkSession, Person
from leads.people.sign_on import close_session, close_sessions_of, keep_alive
from leads.rules.numbers import number
from leads.rules.refused import Refused
from tests.makers import (
    NOW,
    actor,
    make_administrator,
    make_agency,
    make_device,
    make_person,
    make_screening,
    screen_anew,
)
from tests.people.doors import open_at, token

pytestmark = pytest.mark.django_db
IDLE = timedelta(minutes=number("session.idle_minutes"))
INSTANT = timedelta(microseconds=1)
TODAY = date(2026, 11, 23)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def person() -> Person:
    return make_person(user_id="t.ames")


@pytest.fixture
def device() -> Device:
    return make_device(mnemonic="SMP1")


def refused(person: Person, device: Device, now: datetime = NOW) -> Refused:
    """The no that a sign-on meets; it leaves no session and no ledger line that says there is one."""
    before = LinkSession.objects.count()
    with pytest.raises(Refused) as no:
        open_at(person, device, now)
    assert LinkSession.objects.count() == before
    assert no.value.cure, "a no says how to cure it"
    return no.value


def test_a_session_says_who_where_and_at_which_level(person: Person, device: Device) -> None:
    session = open_at(person, device)
    assert (session.user_id, session.mnemonic, session.ori, session.level) == ("t.ames", "SMP1", "IL1990100", "full")
    assert (session.started_at, session.seen_at, session.number) == (NOW, NOW, 0)
    line = Line.objects.get()
    assert (line.event, line.by, line.ori, line.device) == ("people:sign_on:done", "t.ames", "IL1990100", "SMP1")
    assert line.subject == f"session:{session.id}"


# Who may


def no_certificate(person: Person, device: Device) -> None:
    Certification.objects.all().delete()


def lapsed_certificate(person: Person, device: Device) -> None:
    Certification.objects.update(valid_until=YESTERDAY)


def revoked_certificate(person: Person, device: Device) -> None:
    Certification.objects.update(revoked_at=NOW)


def no_screening(person: Person, device: Device) -> None:
    screen_anew(person, decision="pending", state_submitted_on=None, state_result="pending")


def undecided_screening(person: Person, device: Device) -> None:
    screen_anew(person, decision="pending")


def national_inquiry_not_sent(person: Person, device: Device) -> None:
    screen_anew(person, national_submitted_on=None, national_result="pending", decision="pending")


def conviction(person: Person, device: Device) -> None:
    make_screening(person, state_result="conviction", decision="denied")


def gone(person: Person, device: Device) -> None:
    Person.objects.update(employed_until=YESTERDAY)


def not_here_yet(person: Person, device: Device) -> None:
    Person.objects.update(employed_from=TODAY + timedelta(days=1))


def switched_off(person: Person, device: Device) -> None:
    Person.objects.update(is_active=False)


def no_agreement(person: Person, device: Device) -> None:
    Agreement.objects.all().delete()


def ended_agreement(person: Person, device: Device) -> None:
    Agreement.objects.update(ended_on=TODAY)


def one_signature(person: Person, device: Device) -> None:
    Agreement.objects.update(signed_by_agency_on=None)


def not_approved(person: Person, device: Device) -> None:
    Device.objects.update(approved_at=None, approved_by="")


def withdrawn(person: Person, device: Device) -> None:
    Device.objects.update(withdrawn_at=NOW)


def works_elsewhere(person: Person, device: Device) -> None:
    Person.objects.update(agency=make_agency("IL1990200", "Example County Sheriff"))


OBSTACLES = [
    (no_certificate, "not-certified", "1240.90(b)(1)"),
    (lapsed_certificate, "not-certified", "1240.90(b)(1)"),
    (revoked_certificate, "not-certified", "1240.90(b)(1)"),
    (no_screening, "not-screened", "1240.50(b)(1)"),
    (undecided_screening, "not-screened", "1240.50(b)(1)"),
    (national_inquiry_not_sent, "not-screened", "1240.50(b)(1)"),
    (conviction, "conviction-bars-access", "1240.50(b)(2)"),
    (gone, "not-employed", "1240.50(b)(1)"),
    (not_here_yet, "not-employed", "1240.50(b)(1)"),
    (switched_off, "not-employed", "1240.50(b)(1)"),
    (no_agreement, "no-agreement", "1240.30(c)(2)"),
    (ended_agreement, "no-agreement", "1240.30(c)(2)"),
    (one_signature, "no-agreement", "1240.30(c)(2)"),
    (not_approved, "configuration-not-approved", "1240.40(b)"),
    (withdrawn, "device-withdrawn", "1240.40(b)"),
    (works_elsewhere, "not-your-agency", "1240.50(b)(4)"),
]


@pytest.mark.parametrize(("make", "code", "clause"), OBSTACLES, ids=[one[0].__name__ for one in OBSTACLES])
def test_nobody_signs_on_against(
    make: Callable[[Person, Device], None], code: str, clause: str, person: Person, device: Device
) -> None:
    make(person, device)
    no = refused(person, device)
    assert (no.code, no.clause) == (code, clause)


def test_the_last_day_of_employment_agreement_and_certificate_is_a_day_of_work(person: Person, device: Device) -> None:
    Person.objects.update(employed_until=TODAY)
    Agreement.objects.update(until_on=TODAY, ended_on=TODAY + timedelta(days=1))
    Certification.objects.update(valid_until=TODAY)
    assert open_at(person, device)


def test_a_certificate_holds_to_midnight_where_the_agency_is(person: Person, device: Device) -> None:
    Certification.objects.update(valid_until=TODAY)
    midnight = datetime(2026, 11, 24, 6, tzinfo=UTC)  # in Springfield
    assert refused(person, device, midnight).code == "not-certified"
    assert open_at(person, device, midnight - INSTANT)


def test_less_than_full_access_is_a_level_of_its_own(device: Device) -> None:
    assert open_at(make_person(certified="less"), device).level == "less"


def test_a_device_that_nobody_knows_and_a_person_that_nobody_knows() -> None:
    person, device = make_person(), make_device()
    stranger = Person(pk=0, agency=person.agency, employed_from=TODAY)
    assert refused(stranger, device).code == "not-employed"
    with pytest.raises(Refused) as no:
        open_at(person, Device(pk=0))
    assert (no.value.code, no.value.clause) == ("unknown-device", "1240.40(b)")


# Who holds the device


def test_a_device_has_one_session(person: Person, device: Device) -> None:
    open_at(person, device)
    no = refused(make_person(), device)
    assert (no.code, no.field) == ("device-in-use", "DEV")
    assert Line.objects.filter(event="people:sign_on:done").count() == 1


def test_the_database_refuses_a_second_session_whoever_asks(person: Person, device: Device) -> None:
    open_at(person, device)
    with pytest.raises(IntegrityError, match="one_open_session_a_device"), transaction.atomic():
        LinkSession.objects.create(device=device, person=person, level="full", started_at=NOW, seen_at=NOW)


def test_a_session_heard_of_at_the_limit_holds_its_device(person: Person, device: Device) -> None:
    open_at(person, device)
    assert refused(make_person(), device, NOW + IDLE).code == "device-in-use"


def test_a_session_silent_beyond_the_limit_gives_its_device_up_and_the_ledger_says_so(
    person: Person, device: Device
) -> None:
    old = open_at(person, device)
    later = NOW + IDLE + INSTANT
    new = open_at(make_person(user_id="c.ito"), device, later)
    ended = LinkSession.objects.get(pk=old.id)
    assert (ended.ended_at, ended.ended_why) == (later, "silent")
    assert LinkSession.objects.get(ended_at=None).pk == new.id
    off = Line.objects.get(event="people:sign_off:done")
    assert (off.by, off.device, off.subject) == ("t.ames", "SMP1", f"session:{old.id}")
    assert off.data == {"why": "silent"}


def test_a_state_may_set_a_shorter_silence(person: Person, device: Device) -> None:
    set_number("session.idle_minutes", 5, why="Audit 26-7", by=actor(make_administrator()), now=NOW)
    open_at(person, device)
    assert open_at(make_person(), device, NOW + timedelta(minutes=5) + INSTANT)


def test_a_sign_of_life_keeps_the_device_and_tells_which_sessions_are_over(person: Person, device: Device) -> None:
    alive, over = open_at(person, device), open_at(make_person(), make_device())
    close_session(over, why="signed off", now=NOW)
    later = NOW + timedelta(minutes=20)
    assert keep_alive({alive.id: 7, over.id: 0}, later) == {over.id}
    row = LinkSession.objects.get(pk=alive.id)
    assert (row.seen_at, row.last_number) == (later, 7)
    assert LinkSession.objects.get(pk=over.id).seen_at == NOW
    assert refused(make_person(), device, NOW + IDLE + INSTANT).code == "device-in-use"


# How a session ends


def test_signing_off_frees_the_device_and_is_written_once(person: Person, device: Device) -> None:
    session = open_at(person, device)
    close_session(session, why="signed off", now=NOW)
    close_session(session, why="link closed", now=NOW + IDLE)
    ended = LinkSession.objects.get(pk=session.id)
    assert (ended.ended_at, ended.ended_why) == (NOW, "signed off")
    assert Line.objects.filter(event="people:sign_off:done").count() == 1
    assert open_at(make_person(), device)


def test_a_node_that_starts_again_ends_what_it_had_left_open_and_nothing_else(person: Person, device: Device) -> None:
    mine = open_at(person, device, node="n1")
    theirs = open_at(make_person(), make_device(), node="n2")
    assert close_sessions_of("n1", NOW + INSTANT) == 1
    assert LinkSession.objects.get(pk=mine.id).ended_why == "node restarted"
    assert LinkSession.objects.get(pk=theirs.id).ended_at is None
    off = Line.objects.get(event="people:sign_off:done")
    assert (off.by, off.ori, off.subject) == ("t.ames", "IL1990100", f"session:{mine.id}")
    assert close_sessions_of("n1", NOW + INSTANT) == 0


def test_a_token_and_a_session_ask_the_same_gates(person: Person, device: Device) -> None:
    lapsed_certificate(person, device)
    with pytest.raises(Refused) as no:
        token(person, device)
    assert str(no.value) == str(refused(person, device))
