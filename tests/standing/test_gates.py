"""Each gate just inside and just outside its limit, as a message meets it; page and switch say the same."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leads.agencies.models import AccessLevel, Agency, Agreement, Device
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.wire import AnswerFrame
from leads.people.models import Certification, Person
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.standing.gates import (
    GATES,
    explain,
    may_be_told,
    may_enter,
    may_read,
    may_sign_on,
    may_stay,
    pass_gates,
    readable,
)
from leads.standing.snapshot import current
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW, actor, make_administrator, make_agency, make_device, make_order, make_person, screen_anew
from tests.switch.makers import ENTRY, ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 11, 23)


def inquiry(session: Session, now: datetime = NOW) -> AnswerFrame:
    return ask(Exchange("test"), session, "QV", "LIC/TST9999.LIS/IL", now=now)


def clause(told: AnswerFrame) -> str | None:
    return told.data["no"] and str(told.data["no"]["clause"])


# 1240.40(b) the device


def test_an_approved_device_gets_through_and_a_withdrawn_one_does_not() -> None:
    session = sign_on()
    assert inquiry(session).outcome == "no record"
    Device.objects.update(withdrawn_at=NOW)
    assert clause(inquiry(session)) == "1240.40(b)"


def test_a_changed_configuration_needs_a_new_approval() -> None:
    """It was compared with itself, so that no change was ever seen."""
    session = sign_on()
    Device.objects.update(configuration="Reference terminal 2")
    told = inquiry(session)
    assert (clause(told), told.data["no"]["code"]) == ("1240.40(b)", "configuration-not-approved")
    assert "has changed since it was approved" in told.data["no"]["sentence"]
    Device.objects.update(configuration="Reference terminal 1")
    assert clause(inquiry(session)) == "1240.40(b)", "changed back it is approved anew, or not at all"
    make_administrator()
    Device.objects.update(approved_at=NOW, approved_by="admin.orwell", approved_configuration="Reference terminal 1")
    assert clause(inquiry(session)) is None


# 1240.30(c)(2) the agreement


@pytest.mark.parametrize(("last_day", "refused"), [(TODAY, None), (TODAY - timedelta(days=1), "1240.30(c)(2)")])
def test_an_agreement_holds_through_its_last_day(last_day: date, refused: str | None) -> None:
    session = sign_on()
    Agreement.objects.update(until_on=last_day)
    assert clause(inquiry(session)) == refused


def test_an_agreement_needs_both_signatures() -> None:
    session = sign_on()
    Agreement.objects.update(signed_by_department_on=None)
    assert clause(inquiry(session)) == "1240.30(c)(2)"


def test_an_agreement_that_was_ended_holds_no_more_from_that_day() -> None:
    session = sign_on()
    Agreement.objects.update(ended_on=TODAY + timedelta(days=1))
    assert clause(inquiry(session)) is None
    Agreement.objects.update(ended_on=TODAY)
    assert clause(inquiry(session)) == "1240.30(c)(2)"


def test_a_new_agreement_takes_over_from_one_that_ran_out() -> None:
    session = sign_on()
    Agreement.objects.update(until_on=TODAY - timedelta(days=1))
    Agreement.objects.create(
        agency_id=session.agency_id,
        version="2",
        signed_by_agency_on=TODAY,
        signed_by_department_on=TODAY,
        from_on=TODAY,
    )
    assert clause(inquiry(session)) is None


def test_the_agencys_day_counts_not_greenwichs() -> None:
    """05:59 UTC is 23:59 of the day before in Springfield: the last day still holds, a minute later it doesn't."""
    session = sign_on()
    Agreement.objects.update(until_on=TODAY)
    midnight = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
    session.started_at = midnight - timedelta(hours=1)
    assert clause(inquiry(session, midnight - timedelta(seconds=1))) is None
    assert clause(inquiry(session, midnight)) == "1240.30(c)(2)"


# 1240.30(b)(5) the access level


def less(**what: Any) -> None:
    Agency.objects.filter(ori="IL1990100").update(level=AccessLevel.objects.create(name="less", kind="less", **what))


def test_less_than_full_reaches_its_files_and_services_and_no_others() -> None:
    session = sign_on()
    less(services=["files.inquire"], files=["stolen_vehicle"])
    told = inquiry(session)
    assert clause(told) is None
    assert told.data["searched"] == ["Stolen vehicle"], "the other files of the key are not searched"
    told = ask(Exchange("test"), session, "QW", "NAM/DOE, TESTCASE A.DOB/19800229")
    assert clause(told) == "1240.30(b)(5)"
    assert clause(ask(Exchange("test"), session, "EV", ENTRY.format(plate="TST1234"))) == "1240.30(b)(5)"


def test_the_whole_service_holds_its_parts() -> None:
    session = sign_on()
    less(services=["files"], files=["stolen_vehicle"])
    assert ask(Exchange("test"), session, "EV", ENTRY.format(plate="TST1234")).outcome == "entered"


# 1240.110(c) suspension


@pytest.mark.parametrize(
    ("suspended", "inquires", "enters"),
    [
        ("files", "1240.110(c)", "1240.110(c)"),
        ("files.inquire", "1240.110(c)", None),
        ("files.maintain", None, "1240.110(c)"),
        ("messages", None, None),
    ],
)
def test_a_suspension_reaches_its_service_with_all_parts_and_no_other(
    suspended: str, inquires: str | None, enters: str | None
) -> None:
    session = sign_on()
    make_order(Agency.objects.get(ori="IL1990100"), suspended)
    assert clause(inquiry(session)) == inquires
    assert clause(ask(Exchange("test"), session, "EV", ENTRY.format(plate="TST1234"))) == enters


def test_a_suspension_of_one_agency_leaves_others_alone() -> None:
    here, there = sign_on(), sign_on("IL1990200")
    make_order(Agency.objects.get(ori="IL1990100"), "files")
    assert clause(inquiry(here)) == "1240.110(c)"
    assert clause(inquiry(there)) is None


# The law's days


@pytest.mark.parametrize("zone", ["America/Chicago", "America/Denver", "America/New_York"])
def test_an_agreement_ends_with_its_last_day_in_illinois_for_every_agency(zone: str) -> None:
    session = sign_on()
    Agency.objects.update(zone=zone)
    Agreement.objects.update(until_on=TODAY)
    over = datetime(2026, 11, 24, 6, tzinfo=UTC)  # midnight in Illinois
    for now, refused in ((over - timedelta(microseconds=1), None), (over, "1240.30(c)(2)")):
        passages = explain(session.device_id, session.person_id, MESSAGE_KEYS["QV"].needs, current(), now)
        assert next((one.refused.clause for one in passages if one.refused), None) == refused


# 1240.50(b)(1) screening and employment


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({}, None),
        ({"decision": "pending", "state_result": "pending"}, "1240.50(b)(1)"),
        ({"decision": "pending", "national_result": "pending"}, "1240.50(b)(1)"),
        ({"decision": "pending", "national_submitted_on": None}, "1240.50(b)(1)"),
        ({"decision": "denied", "state_result": "charge"}, "1240.50(b)(2)"),
        ({"decision": "denied", "national_result": "conviction"}, "1240.50(b)(2)"),
    ],
)
def test_screening_stands_before_every_message(change: dict[str, Any], refused: str | None) -> None:
    session = sign_on()
    screen_anew(Person.objects.get(pk=session.person_id), **change)
    assert clause(inquiry(session)) == refused


@pytest.mark.parametrize(("last_day", "refused"), [(TODAY, None), (TODAY - timedelta(days=1), "1240.50(b)(1)")])
def test_who_has_left_the_agency_asks_nothing_more(last_day: date, refused: str | None) -> None:
    session = sign_on()
    Person.objects.filter(pk=session.person_id).update(employed_until=last_day)
    assert clause(inquiry(session)) == refused


def test_who_works_elsewhere_now_does_not_act_for_the_old_agency() -> None:
    session = sign_on()
    Person.objects.filter(pk=session.person_id).update(agency=make_agency("IL1990200", "Example County Sheriff"))
    assert clause(inquiry(session)) == "1240.50(b)(4)"


# 1240.90(b)(1) certificates


@pytest.mark.parametrize(("level", "inquires", "enters"), [("full", None, None), ("less", None, "1240.90(b)(1)")])
def test_a_certificate_covers_its_level(level: str, inquires: str | None, enters: str | None) -> None:
    session = sign_on(certified=level)
    assert clause(inquiry(session)) == inquires
    assert clause(ask(Exchange("test"), session, "EV", ENTRY.format(plate="TST1234"))) == enters


def test_a_certificate_counts_from_its_first_day() -> None:
    session = sign_on()
    Certification.objects.update(valid_from=TODAY)
    assert clause(inquiry(session)) is None
    Certification.objects.update(valid_from=TODAY + timedelta(days=1))
    assert clause(inquiry(session)) == "1240.90(b)(1)"


@pytest.mark.parametrize("column", ["suspended_at", "revoked_at"])
def test_a_stopped_certificate_ends_at_once(column: str) -> None:
    session = sign_on()
    Certification.objects.update(**{column: NOW})
    assert clause(inquiry(session)) == "1240.90(b)(1)"


# 1240.50(b)(4) purpose, and the age of a sign-on


def test_an_administrative_look_up_says_what_it_is_for_and_for_whom() -> None:
    session = sign_on()
    exchange = Exchange("test")
    told = ask(exchange, session, "ZV", "LIC/TST9999.LIS/IL")
    assert (clause(told), told.data["no"]["field"]) == ("1240.50(b)(4)", "PUR")
    told = ask(exchange, session, "ZV", "LIC/TST9999.LIS/IL.PUR/C")
    assert (clause(told), told.data["no"]["field"]) == ("1240.50(b)(4)", "ATN")
    assert ask(exchange, session, "ZV", "LIC/TST9999.LIS/IL.PUR/C.ATN/OFC R MARLOWE").outcome == "no record"


@pytest.mark.parametrize(("hours", "outcome"), [(12, "no record"), (12.01, "refused")])
def test_a_sign_on_holds_for_twelve_hours(hours: float, outcome: str) -> None:
    session = sign_on()
    session.started_at = NOW - timedelta(hours=hours)
    assert inquiry(session).outcome == outcome


# Other doors, by the same table


def test_mail_goes_to_whoever_may_ask_the_file_that_it_is_about() -> None:
    session = sign_on()
    level = AccessLevel.objects.create(name="plates", kind="less", services=["files.inquire"], files=["stolen_vehicle"])
    Agency.objects.update(level=level)
    held = current()
    assert [may_be_told(session, file, held, NOW) for file in ("stolen_vehicle", "wanted_person")] == [True, False]


def test_mail_waits_while_asking_is_suspended_and_not_while_record_upkeep_is() -> None:
    session = sign_on()
    make_order(Agency.objects.get(pk=session.agency_id), "files.maintain")
    assert may_be_told(session, "stolen_vehicle", current(), NOW)
    make_order(Agency.objects.get(pk=session.agency_id), "files.inquire")
    assert not may_be_told(session, "stolen_vehicle", current(), NOW)


def test_one_signs_on_while_a_service_is_suspended_and_reads_records_without_a_terminal() -> None:
    session = sign_on()
    Device.objects.update(withdrawn_at=NOW)
    assert may_read(session.person_id, ("stolen_vehicle",), current(), NOW).id == session.agency_id
    Device.objects.update(withdrawn_at=None)
    make_order(Agency.objects.get(pk=session.agency_id), "files")
    assert may_sign_on(session.person_id, session.device_id, current(), NOW).level == "full"
    with pytest.raises(Refused) as no:
        may_read(session.person_id, ("stolen_vehicle",), current(), NOW)
    assert no.value.clause == "1240.110(c)"


@pytest.mark.parametrize("hours", [12, 13])
def test_mail_asks_what_an_inquiry_asks_also_how_old_the_sign_on_is(hours: int) -> None:
    """A sign-on of thirteen hours got delayed hits, though it could ask nothing."""
    session = sign_on()
    session.started_at = NOW - timedelta(hours=hours)
    assert may_be_told(session, "stolen_vehicle", current(), NOW) is (inquiry(session).outcome == "no record")


def test_who_may_stay_may_enter_and_a_changed_device_keeps_nobody() -> None:
    session = sign_on()
    may_stay(session.person_id, session.device_id, current(), NOW)
    Device.objects.update(withdrawn_at=NOW)
    may_enter(session.person_id, current(), NOW)
    with pytest.raises(Refused) as no:
        may_stay(session.person_id, session.device_id, current(), NOW)
    assert no.value.clause == "1240.40(b)"
    Device.objects.update(withdrawn_at=None)
    Person.objects.update(employed_until=TODAY - timedelta(days=1))
    for asks in (may_enter, lambda who, held, now: may_stay(who, session.device_id, held, now)):
        with pytest.raises(Refused) as no:
            asks(session.person_id, current(), NOW)
        assert no.value.clause == "1240.50(b)(1)"
    with pytest.raises(Refused):
        may_enter(0, current(), NOW)  # nobody at all


def test_readable_are_the_files_within_reach_and_none_where_a_gate_says_no_to_all() -> None:
    session, files = sign_on(), ("stolen_vehicle", "wanted_person")
    assert readable(session.person_id, files, current(), NOW) == files
    level = AccessLevel.objects.create(name="cars", kind="less", services=["files.inquire"], files=["stolen_vehicle"])
    Agency.objects.update(level=level)
    assert readable(session.person_id, files, current(), NOW) == ("stolen_vehicle",)
    Certification.objects.update(valid_until=TODAY - timedelta(days=1))
    assert readable(session.person_id, files, current(), NOW) == ()


# The page and the switch


CHANGES = st.fixed_dictionaries(
    {
        "withdrawn": st.booleans(),
        "agreed": st.booleans(),
        "suspended": st.sampled_from([None, "files", "files.inquire", "messages"]),
        "decision": st.sampled_from(["cleared", "pending", "denied"]),
        "days": st.sampled_from([-1, 0, 1]),
        "level": st.sampled_from(["full", "less"]),
        "key": st.sampled_from(["QV", "QW", "EV", "XV"]),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(CHANGES)
def test_what_the_page_explains_is_what_the_switch_does(change: dict[str, Any]) -> None:
    with transaction.atomic():
        agency = make_agency()
        device, person = make_device(agency), make_person(agency, certified=False)
        session = Session(1, device.pk, actor(person, device.mnemonic), "full", "link", NOW, NOW, 0)
        Certification.objects.create(
            person=person,
            level=change["level"],
            valid_from=date(2026, 1, 1),
            valid_until=TODAY + timedelta(days=change["days"]),
        )
        screen_anew(person, decision=change["decision"])
        if change["withdrawn"]:
            Device.objects.filter(pk=device.pk).update(withdrawn_at=NOW)
        if not change["agreed"]:
            Agreement.objects.filter(agency=agency).update(signed_by_agency_on=None)
        if change["suspended"]:
            make_order(agency, change["suspended"])
        key = MESSAGE_KEYS[change["key"]]
        held = current()
        explained = next(
            (one.refused for one in explain(device.pk, person.pk, key.needs, held, NOW) if one.refused), None
        )
        refused = None
        try:
            pass_gates(session, key, {}, held, NOW)
        except Refused as no:
            refused = no
        assert (refused and refused.as_dict()) == (explained and explained.as_dict())
        transaction.set_rollback(True)


def test_every_gate_names_a_clause_of_the_law() -> None:
    from leads.rules.clauses import find

    assert all(find(gate.clause) for gate in GATES)
