"""What the database itself refuses of the facts of agencies, tried by SQL past all our code."""

from datetime import date
from typing import Any

import pytest

from leads.agencies.models import (
    AccessLevel,
    Agency,
    AgencyShift,
    Agreement,
    Device,
    PolicyNumber,
    PolicyText,
    ProclaimedHoliday,
)
from tests.makers import NOW, make_agency, make_device
from tests.sql import never_commits, run

pytestmark = pytest.mark.django_db
FACTS = {"day": date(2026, 12, 24), "name": "Eve", "source": "No. 1", "entered_by": "a", "entered_at": NOW}
GONE = {"withdrawn_at": NOW, "withdrawn_by": "a", "withdrawn_why": "Recalled."}
SET = {"why": "Audit 26-7", "set_by": "admin.orwell", "since": NOW}


def number(**other: Any) -> PolicyNumber:
    return PolicyNumber.objects.create(**{"name": "session.idle_minutes", "value": 20, **SET, **other})


def text(**other: Any) -> PolicyText:
    return PolicyText.objects.create(**{"name": "department.name", "value": "Department of Example", **SET, **other})


def test_a_shift_is_named_and_has_a_name_of_its_own() -> None:
    usual = {"agency": make_agency(), "begins": "07:00", "ends": "15:00"}
    with never_commits("a_shift_is_named"):
        AgencyShift.objects.create(name=" ", **usual)
    AgencyShift.objects.create(name="DAY", **usual)
    with never_commits("a_shift_has_a_name_of_its_own"):
        AgencyShift.objects.create(name="DAY", **usual)


def test_an_agency_does_not_stand_in_for_itself() -> None:
    agency = make_agency()
    with never_commits("an_agency_does_not_stand_in_for_itself"):
        Agency.objects.filter(pk=agency.pk).update(covered_by=agency)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agencies_policynumber SET value = 30",
        "UPDATE agencies_policynumber SET why = 'Another.'",
        "DELETE FROM agencies_policynumber",
        "UPDATE agencies_policytext SET value = 'Another'",
        "DELETE FROM agencies_policytext",
        "UPDATE agencies_proclaimedholiday SET day = day + 1",
        "DELETE FROM agencies_proclaimedholiday",
    ],
)
def test_what_was_set_or_proclaimed_stays_written(statement: str) -> None:
    number()
    text()
    ProclaimedHoliday.objects.create(**FACTS)
    with never_commits("stays_as_given"):
        run(statement)


@pytest.mark.parametrize("table", ["policynumber", "policytext", "proclaimedholiday"])
def test_what_was_set_is_never_emptied(table: str) -> None:
    with never_commits("is_never_emptied"):
        run(f"TRUNCATE agencies_{table}")


def test_a_holiday_is_withdrawn_once_and_stands_once() -> None:
    one = ProclaimedHoliday.objects.create(**FACTS)
    with never_commits("a_holiday_stands_once"):
        ProclaimedHoliday.objects.create(**FACTS)
    for blank in ("withdrawn_why", "withdrawn_by"):
        with never_commits("withdrawing_a_holiday_says_by_whom_and_why"):
            ProclaimedHoliday.objects.filter(pk=one.pk).update(**{**GONE, blank: " "})
    ProclaimedHoliday.objects.filter(pk=one.pk).update(**GONE)
    with never_commits("stays_as_given"):
        run("UPDATE agencies_proclaimedholiday SET withdrawn_at = NULL")


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_what_is_set_says_why_and_a_holiday_its_proclamation_in_more_than_blanks(blank: str) -> None:
    with never_commits("a_changed_number_says_why"):
        number(why=blank)
    for field in ("value", "why"):
        with never_commits("a_changed_text_says_something_and_why"):
            text(**{field: blank})
    for field in ("name", "source"):
        with never_commits("a_holiday_names_its_proclamation"):
            ProclaimedHoliday.objects.create(**{**FACTS, field: blank})


@pytest.mark.parametrize("ori", ["IL199010", "IL19901000", "il1990100", "1L1990100", "IL19901-0", ""])
def test_an_ori_is_two_letters_and_seven_more(ori: str) -> None:
    make_agency()
    with never_commits("ori_is_two_letters_and_seven_more"):
        Agency.objects.update(ori=ori)


@pytest.mark.parametrize("mnemonic", ["SMP", "SMP12", "smp1", "SM-1", ""])
def test_a_mnemonic_is_four_characters(mnemonic: str) -> None:
    make_device()
    with never_commits("mnemonic_is_four_characters"):
        Device.objects.update(mnemonic=mnemonic)


@pytest.mark.parametrize("blank", ["configuration", "approved_by"])
def test_an_approved_device_has_a_configuration_and_who_approved_it(blank: str) -> None:
    with never_commits("approved_is_what_the_device_is"):
        make_device(**{blank: ""})


def test_less_than_full_access_names_its_services() -> None:
    with never_commits("less_than_full_names_its_services"):
        AccessLevel.objects.create(name="Nothing", kind="less", services=[])


def test_an_agreement_ends_after_it_begins() -> None:
    facts = {"agency": make_agency(agreement=False), "version": "2026", "from_on": date(2026, 1, 2)}
    with never_commits("agreement_ends_after_it_begins"):
        Agreement.objects.create(**facts, until_on=date(2026, 1, 1))
    Agreement.objects.create(**facts, until_on=date(2026, 1, 2))


def test_there_is_one_standing_version() -> None:
    with never_commits("there_is_one_standing_version"):
        run("INSERT INTO agencies_standingversion (id, version) VALUES (2, 1)")
