"""The first page by role: where sign-in leads, and that each line leads to where it is done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.console.door.sign_in import first_page
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_administrator, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db


def test_sign_in_leads_the_holder_of_an_office_to_today_and_an_operator_to_the_terminal() -> None:
    class Asked:
        now = NOW

    assert first_page(Asked(), make_administrator()) == "/today"  # type: ignore[arg-type]
    assert first_page(Asked(), make_person()) == "/"  # type: ignore[arg-type]


def test_a_late_check_leads_to_its_comparison() -> None:
    found = make_record(entered_at=NOW - timedelta(hours=25))
    page = main(Desk(make_person(found.agency, "boss.one", office="coordinator")).get("/today"))
    assert f'href="/checks/{found.number}"' in page
    assert "late" in page


def test_nothing_waiting_says_so() -> None:
    page = main(Desk(make_person(make_agency(), "boss.one", office="coordinator")).get("/today"))
    assert "Nothing waits for you" in page
