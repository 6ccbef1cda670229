"""What the database itself refuses of people, tried by SQL past all our code."""

from datetime import timedelta

import pytest

from leads.people.models import Appointment, Certification, LinkSession, Screening
from tests.makers import NOW, STARTED, make_device, make_person, make_screening
from tests.sql import never_commits, run, settle

pytestmark = pytest.mark.django_db
CORRECTED = {"corrected_at": NOW, "corrected_by": "chief.ames", "corrected_why": "The Bureau's letter of 5 January."}


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"national_result": "pending"}, "cleared_only_with_both_inquiries_answered"),
        ({"state_submitted_on": None}, "cleared_only_with_both_inquiries_answered"),
        ({"state_result": "conviction"}, "a_conviction_bars_access"),
        ({"decided_by": " "}, "a_decision_has_its_person_time_and_reason"),
        ({"decided_at": None}, "a_decision_has_its_person_time_and_reason"),
        ({"state_result": "charge", "reason": " "}, "a_decision_has_its_person_time_and_reason"),
        ({"reason": ""}, "a_decision_has_its_person_time_and_reason"),
        ({"state_result": "lesser", "reason": ""}, "a_decision_has_its_person_time_and_reason"),
        ({"decision": "denied", "reason": ""}, "a_decision_has_its_person_time_and_reason"),
        ({"corrected_at": NOW, "corrected_by": "chief.ames"}, "a_correction_has_its_person_and_letter"),
    ],
)
def test_a_screening_says_what_it_rests_on(facts: dict[str, object], constraint: str) -> None:
    person = make_person(screened=False)
    with never_commits(constraint):
        make_screening(person, **facts)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_screening SET national_result = 'clear'",
        "UPDATE people_screening SET state_submitted_on = NULL",
        "UPDATE people_screening SET person_id = person_id + 1",
        "DELETE FROM people_screening",
    ],
)
@pytest.mark.parametrize("decision", ["pending", "denied"])
def test_no_conviction_is_edited_away(statement: str, decision: str) -> None:
    make_screening(make_person(screened=False), national_result="conviction", decision=decision)
    if decision == "pending" and "submitted_on" in statement:
        return  # may be put right as long as nobody decided on it
    with never_commits("a_screening_stays_true"):
        run(statement)


@pytest.mark.parametrize(
    "change",
    [
        {"decision": "denied"},
        {"decision": "pending", "decided_by": "", "decided_at": None, "reason": ""},
        {"reason": "Another."},
        {"decided_by": "someone.else"},
        {"decided_at": NOW},
    ],
)
def test_a_decision_stays_and_the_next_is_another_screening(change: dict[str, object]) -> None:
    make_screening(make_person(screened=False))
    with never_commits("a_screening_stays_true"):
        Screening.objects.update(**change)


def test_a_screening_is_corrected_once_and_never_removed() -> None:
    make_screening(make_person(screened=False), national_result="conviction", decision="denied")
    Screening.objects.update(**CORRECTED)
    for change in ({"corrected_why": "Another."}, {"corrected_at": None, "corrected_by": "", "corrected_why": ""}):
        with never_commits("a_screening_stays_true"):
            Screening.objects.update(**change)
    settle()
    with never_commits("is_never_emptied"):
        run("TRUNCATE people_screening")


def test_a_user_id_is_never_given_to_another_person() -> None:
    person = make_person(user_id="ro.pella", screened=False, certified=False)
    with never_commits("a_user_id_stays_its_persons"):
        run("UPDATE people_person SET user_id = 'another' WHERE id = %s", person.pk)
    with never_commits("a_person_is_never_removed"):
        run("DELETE FROM people_person WHERE id = %s", person.pk)
    run("UPDATE people_person SET user_id = user_id, surname = 'Other' WHERE id = %s", person.pk)


def test_a_certificate_ends_after_it_begins() -> None:
    facts = {"person": make_person(certified=False), "level": "full", "valid_from": STARTED}
    with never_commits("certificate_ends_after_it_begins"):
        Certification.objects.create(**facts, valid_until=STARTED - timedelta(days=1))
    Certification.objects.create(**facts, valid_until=STARTED)


@pytest.mark.parametrize("office", ["director", "administrator"])
def test_there_is_one_of_the_one_office_at_a_time(office: str) -> None:
    facts = {"office": office, "from_at": NOW - timedelta(days=1)}
    Appointment.objects.create(**facts, person=make_person(), until_at=NOW)
    with never_commits(f"one_{office}_at_a_time"):  # one_director_at_a_time, one_administrator_at_a_time
        Appointment.objects.create(**facts, person=make_person())


def test_one_is_signed_on_at_a_device() -> None:
    facts = {"device": make_device(), "level": "full", "door": "link", "started_at": NOW, "seen_at": NOW}
    LinkSession.objects.create(**facts, person=make_person())
    with never_commits("one_open_session_a_device"):
        LinkSession.objects.create(**facts, person=make_person())
