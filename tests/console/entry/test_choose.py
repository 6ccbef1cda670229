"""Where an entry begins: found by words, by message key and by a record's number; what is closed says why."""

from __future__ import annotations

import re

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.keys import Route
from leads.people.models import Certification
from tests.console.orders import ordered
from tests.console.signed_in import Desk, at, main, text
from tests.makers import make_agency, make_person, narrowed

FORM = re.compile(r'href="/enter/([A-Z0-9-]+)')


def offered(desk: Desk, asked: str = "") -> list[str]:
    return FORM.findall(main(desk.get("/enter", q=asked)))


def test_every_key_that_acts_has_its_form_on_the_page(desk: Desk) -> None:
    assert set(offered(desk)) == {key for key, one in MESSAGE_KEYS.items() if one.route is Route.ACT}


@pytest.mark.parametrize(
    ("asked", "first", "none"),
    [("stolen car", "EV", "EW"), ("warrant", "EW", "EV"), ("handgun", "EFG", "EB"), ("cancel wanted", "XT", "EW")],
)
def test_it_is_found_by_the_words_that_are_at_hand(desk: Desk, asked: str, first: str, none: str) -> None:
    found = offered(desk, asked)
    assert first in found
    assert none not in found


def test_a_message_key_leads_to_its_form_at_once_and_while_it_is_typed_to_none(desk: Desk) -> None:
    answer = desk.get("/enter", q="ev-p")
    assert (answer.status_code, answer.url) == (302, "/enter/EV-P")
    with at(desk.now):
        part = text(desk.client.get("/enter", {"q": "ev"}, headers={"HX-Request": "true"}))
    assert 'href="/enter/EV"' in part
    assert "<html" not in part


def test_a_records_number_brings_what_can_be_done_with_a_record_of_its_file(desk: Desk) -> None:
    page = main(desk.get("/enter", q="g990000012"))
    assert 'href="/enter/MG?record=G990000012"' in page
    assert "/enter/EG" not in page
    assert "/enter/MV" not in page
    assert "No file has this record number" in main(desk.get("/enter", q="Q990000012"))


def test_what_nobody_may_send_now_is_said_once_with_its_cure(desk: Desk) -> None:
    Certification.objects.filter(person=desk.person).update(level="less")
    page = main(desk.get("/enter"))
    assert FORM.findall(page) == []
    assert page.count("1240.90(b)(1)") == 1
    assert "Nothing can be entered or changed by you now." in page


def test_a_file_that_the_agency_does_not_reach_says_so_and_the_others_open(desk: Desk) -> None:
    narrowed(make_agency(), "stolen_gun")
    page = main(desk.get("/enter"))
    assert set(FORM.findall(page)) == {one.key for one in FILES["stolen_gun"].keys if one.route is Route.ACT}
    assert "1240.30(b)(5)" in page


def test_while_the_service_is_suspended_no_form_opens(desk: Desk) -> None:
    desk.get("/enter")
    ordered(make_agency(), "files")
    assert offered(desk) == []
    page = main(desk.get("/enter/EV"))
    assert "This form is closed to you now." in page
    assert '<form class="entry"' not in page


def test_without_a_seat_it_leads_to_where_one_is_taken(db: None) -> None:
    for path in ("/enter", "/enter/EV", "/enter/done/1"):
        answer = Desk(make_person()).get(path)
        assert (answer.status_code, answer.url) == (302, "/device"), path


def test_what_has_no_form_says_so(desk: Desk) -> None:
    for key in ("QV", "NONE"):
        answer = desk.get(f"/enter/{key}")
        assert answer.status_code == 422
        assert f"No form has the message key {key}." in main(answer)
