"""A cure that names an office can be followed in the night: its telephone number stands with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leads.rules.refused import Refused
from leads.standing.contacts import OFFICES, numbers_for, with_telephone
from leads.standing.snapshot import current
from leads.switch.exchange.exchange import Exchange
from tests.makers import make_agency, make_department
from tests.switch.makers import ENTRY, ask, sign_on

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]


def no(cure: str) -> Refused:
    return Refused("no", "No.", "1240.40(b)", cure, "LIC", "TST1234")


def test_each_office_is_told_with_its_number_once() -> None:
    department, agency = make_department(), make_agency("IL1990200", "Testville", telephone="217-555-0200")
    held = current()
    both = with_telephone(no("Ask your Agency Coordinator, or call the LEADS Administrator."), agency.pk, held)
    assert both.cure.endswith(f"LEADS Administrator: {department.telephone}. Agency Coordinator: 217-555-0200.")
    assert (both.code, both.clause, both.field, both.example) == ("no", "1240.40(b)", "LIC", "TST1234")
    assert with_telephone(both, agency.pk, held).cure == both.cure, "said once"


def test_who_is_not_known_is_told_the_departments_number_alone() -> None:
    department = make_department()
    held = current()
    assert numbers_for("Ask your Agency Coordinator.", None, held) == ""
    assert numbers_for("Call the LEADS Administrator.", None, held) == f"LEADS Administrator: {department.telephone}."


def test_no_number_is_invented() -> None:
    agency = make_agency(telephone="")
    given = no("Ask your Agency Coordinator or the Department.")
    assert with_telephone(given, agency.pk, current()) is given


def test_a_cure_without_an_office_stays_as_it_is() -> None:
    make_department()
    given = no("Send fewer fields.")
    assert with_telephone(given, None, current()) is given


def test_an_answer_says_whom_to_call_and_where() -> None:
    make_department()
    make_agency("IL1990200", "Testville", telephone="217-555-0200")
    session = sign_on("IL1990200", certified="less")
    answer = ask(Exchange(), session, "EV", ENTRY.format(plate="TST5678"))
    assert answer.data["no"]["cure"].endswith("Agency Coordinator: 217-555-0200.")
    assert "Agency Coordinator: 217-555-0200." in answer.text


#: Whom advice names too: the agency's number stands on each hit, and nobody needs LEADS for the others'.
NO_OFFICES = ("the entering agency", "the owner", "the fire department", "the complainant")
#: What a cure says of whom to ask, in the words of the code.
ASKED = re.compile(r"\b(?:[Aa]sk|[Cc]all|[Tt]ell) (?:the|your|that) \w[^\".{]*")


def test_every_office_that_a_cure_names_has_its_number() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "leads").rglob("*.py"))
    cures = {one for text in re.findall(r'"[^"\n]*"', code) for one in ASKED.findall(text)}
    unknown = {one for one in cures if not any(office in one for office in (*OFFICES, *NO_OFFICES))}
    assert unknown == {"call that proves it"}  # which is no telephone call
