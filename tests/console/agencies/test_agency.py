"""An agency's page: its standing by the switch's own gates, and who may see whose."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.html import escape

from leads.agencies.models import AccessLevel, Agency
from leads.agencies.services import SERVICES
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.people.models import Person
from leads.standing import gates, snapshot
from tests.console.orders import ordered
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_agency, make_department, make_device, make_person

pytestmark = pytest.mark.django_db


def auditor() -> Person:
    return make_person(make_department(), office="auditor")


def tarn() -> Agency:
    return make_agency("IL1990200", "Tarn Valley PD")


def test_standing_today_in_one_sentence() -> None:
    desk = Desk(make_person())
    assert "takes part with full access; nothing is suspended." in main(desk.get("/agency"))
    ordered(make_agency(), "files.inquire")
    page = main(desk.get("/agency"))
    assert "takes part, but for what is suspended: Hot files: inquiry." in page
    assert 'href="/law/1240.110-c"' in page
    assert "S-2026-0001" in page


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_whatever_service_is_suspended_the_sentence_says_so(name: str) -> None:
    """Also one that no message asks for: "nothing is suspended" beside a suspended training would be a lie."""
    desk = Desk(make_person())
    ordered(make_agency(), name)
    page = main(desk.get("/agency"))
    assert f"takes part, but for what is suspended: {SERVICES[name].title}." in page
    assert "nothing is suspended" not in page


def test_without_an_agreement_it_takes_no_part_and_the_page_says_the_cure() -> None:
    page = main(Desk(make_person(make_agency("IL1990300", "No Agreement PD", agreement=False))).get("/agency"))
    assert "No Agreement PD takes no part today." in page
    assert "Sign an interagency agreement with the Department." in page


def test_a_level_that_is_less_shows_what_it_does_not_reach() -> None:
    level = AccessLevel.objects.create(
        name="Inquiries", kind="less", services=["files.inquire"], files=["stolen_vehicle"]
    )
    page = main(Desk(make_person(make_agency("IL1990400", "Some PD", level=level))).get("/agency"))
    assert "takes part with less than full access" in page
    assert page.count("does not reach") == 2  # record upkeep, messages
    assert "Hot files: inquiry; files: Stolen vehicle" in page


def question(who: Person, /, **query: str) -> str:
    return main(Desk(who).get("/agency", **query))


def test_the_question_is_answered_by_the_switch_s_own_gates() -> None:
    coordinator = make_person(office="coordinator")
    device = make_device(coordinator.agency, "SMP1")
    lapsed = make_person(user_id="no.cert", valid_until=date(2026, 11, 22))
    page = question(coordinator, device="SMP1", person="no.cert", key="QV")
    assert "may not send QV now" in page
    passages = gates.explain(device.pk, lapsed.pk, MESSAGE_KEYS["QV"].needs, snapshot.current(), NOW)
    for one in passages:
        assert escape(one.gate.says) in page
        assert one.refused is None or escape(one.refused.sentence) in page
    assert "may send QV now" in question(coordinator, device="SMP1", key="QV")
    asks_only = make_person(user_id="less.only", certified="less")
    assert f"{asks_only} at SMP1 may send QV now" in question(coordinator, device="SMP1", person="less.only", key="QV")
    assert f"{asks_only} at SMP1 may not send EV now" in question(
        coordinator, device="SMP1", person="less.only", key="EV"
    )


def test_a_device_that_is_not_approved_says_so() -> None:
    make_device(make_agency(), "NEW1", approved=False)
    page = question(make_person(), device="NEW1", key="QV")
    assert "at NEW1 may not send QV now" in page
    assert "! not approved yet" in page


def test_operators_see_no_papers_of_others_and_ask_about_themselves_only() -> None:
    make_device(make_agency(), "SMP1")
    make_person(user_id="jo.quill", surname="Quill")
    page = question(make_person(user_id="ro.pella", surname="Pella"), person="jo.quill", device="SMP1")
    assert "Quill" not in page
    assert "J. Pella at SMP1" in page
    for office in ("coordinator", "head"):
        assert "jo.quill" in question(make_person(office=office), person="jo.quill", device="SMP1")


def test_whose_page_opens_for_whom() -> None:
    make_person(tarn(), user_id="of.tarn")
    for person, own, other in (
        (make_person(), 200, 422),
        (make_person(office="coordinator"), 200, 422),
        (auditor(), 200, 200),
        (make_person(make_department(), office="administrator"), 200, 200),
    ):
        desk = Desk(person)
        assert desk.get("/agency").status_code == own
        assert desk.get("/agencies/IL1990200").status_code == other
        assert ("of.tarn" in main(desk.get("/agencies/il1990200"))) == (other == 200)
        assert desk.get("/agencies/IL1999999").status_code == 422
