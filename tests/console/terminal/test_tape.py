"""What the terminal page shows when it opens: answers of this sign-on, and the clocks of the agency's second checks."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from leads.agencies import standing as agencies
from leads.console.door.request import Request
from leads.console.terminal.exchange import session_of
from leads.console.terminal.tape import CLOCKS, aside
from leads.hotfiles.check_items import items_for
from leads.hotfiles.differs import differs
from leads.hotfiles.models import Duty
from leads.hotfiles.second_check import second_check
from leads.hotfiles.told import tell_of_error
from leads.mail.post import post
from leads.people.models import Certification, LinkSession, Person
from leads.standing import snapshot
from leads.switch.models import Message
from tests.console.orders import ordered
from tests.console.signed_in import Desk, text
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import NOW, actor, make_agency, make_device, make_person, make_record

pytestmark = pytest.mark.django_db


def clocks(person: Person) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], aside(asking(person), None)["clocks"])


def asking(person: Person) -> Request:
    return cast(Request, SimpleNamespace(person=person, link=None, now=NOW, held=snapshot.current()))


def test_a_clock_counts_from_the_change_that_undid_a_check() -> None:
    """The page of checks and the hit say the same; counted from the entry it would be two days overdue."""
    ames = make_person()
    record = send("EV", STOLEN, ames).record
    ticked = [item.code for item in items_for(record)]
    second_check(record.number, by=actor(make_person()), items=ticked, now=NOW)
    assert clocks(ames) == []
    changed = NOW + timedelta(days=3)
    send("MV", {"NIC": record.number, "OCA": record.case_number, "VCO": "RED"}, ames, changed)
    [clock] = clocks(ames)
    assert (clock["start"], clock["due"]) == (changed, changed + timedelta(days=1))


def test_a_record_that_differs_is_named_so_beside_its_clock() -> None:
    ames = make_person()
    made = make_record(ames.agency)
    differs(made.number, items=["OCA"], by=actor(ames), now=NOW)
    assert [one["title"] for one in clocks(ames)] == ["Differs from its report"]


def test_the_clocks_are_the_nearest_of_the_agency_alone() -> None:
    ames = make_person()
    ours = [make_record(entered_by=ames, entered_at=NOW - timedelta(hours=h)) for h in range(CLOCKS + 2)]
    make_record(entered_by=ames, checked_at=NOW, checked_by=make_person())
    assert [one["number"] for one in clocks(ames)] == [one.number for one in reversed(ours)][:CLOCKS]
    assert aside(asking(ames), None)["more"] == 2


# Answers


@pytest.fixture
def at_a_seat(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Somebody who asked about a stolen car at the only seat of the agency, and was told of another by itself."""
    monkeypatch.setattr("leads.switch.exchange.presence.listen", lambda *_: None)
    monkeypatch.setattr("leads.console.terminal.exchange._sessions", {})  # of other tests
    monkeypatch.setenv("LEADS_DATABASE_URL", "postgresql:///nowhere")
    seat = make_device(make_agency(), "SMPB", kind="browser")
    desk = Desk(make_person(user_id="first.one"))
    desk.get("/")
    record = make_record(make_agency("IL1990200", "Example County Sheriff"), case_number="26-ON-THE-TAPE")
    asked = desk.post("/terminal/send", line="QV TST1234 IL", reference="T1")
    assert b"26-ON-THE-TAPE" in asked.content
    data = {"record": record.number}
    text = "YOUR RECORD, case 26-IN-THE-MAIL, was asked about before you entered it."
    post([seat.pk], outcome="asked before entry", text=text, data=data, files=["stolen_vehicle"], now=NOW)
    return desk


def told(desk: Desk) -> tuple[bool, bool]:
    """Whether the page, opened anew, tells of the answer, and of what came by itself."""
    page = desk.get("/").content + desk.get("/terminal/aside").content
    return b"26-ON-THE-TAPE" in page, b"26-IN-THE-MAIL" in page


def stream_brings_it(desk: Desk) -> None:
    from leads.console.terminal.exchange import exchange, session_of

    link = LinkSession.objects.select_related("device__agency", "person").get(ended_at=None)
    exchange().presence.kept(session_of(link, NOW), NOW)


@pytest.mark.django_db(transaction=True)
def test_the_tape_shows_what_this_sign_on_was_told(at_a_seat: Desk) -> None:
    stream_brings_it(at_a_seat)
    assert told(at_a_seat) == (True, True)


@pytest.mark.django_db(transaction=True)
def test_the_next_person_at_a_device_does_not_see_what_the_one_before_was_told(at_a_seat: Desk) -> None:
    stream_brings_it(at_a_seat)
    at_a_seat.post("/account/logout")
    second = Desk(make_person(user_id="second.one"))
    assert second.get("/").status_code == 200
    assert LinkSession.objects.get(ended_at=None).person_id == second.person.pk
    assert told(second) == (False, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kept_from", ["suspended", "lapsed"])
def test_the_tape_shows_nothing_that_could_not_be_asked_for_now(at_a_seat: Desk, kept_from: str) -> None:
    stream_brings_it(at_a_seat)
    if kept_from == "suspended":
        ordered(at_a_seat.person.agency, "files.inquire")
    else:
        Certification.objects.update(valid_until=date(2026, 11, 22))
    assert told(at_a_seat) == (False, False)


@pytest.mark.django_db(transaction=True)
def test_a_page_reads_its_sign_on_and_everyones_standing_once(at_a_seat: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("leads.standing.snapshot.agencies.version", noted(read, "standing", agencies.version))
    monkeypatch.setattr("leads.console.terminal.terminal.session_of", noted(read, "sign-on", session_of))
    for path in ("/", "/terminal/aside"):
        read.clear()
        assert at_a_seat.get(path).status_code == 200
        assert sorted(read) == ["sign-on", "standing"], path


def noted(read: list[str], what: str, function: Any) -> Any:
    def with_note(*args: Any) -> Any:
        read.append(what)
        return function(*args)

    return with_note


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["an order", "a certificate"])
def test_a_page_that_stays_open_is_told_of_its_readers_standing_anew(at_a_seat: Desk, what: str) -> None:
    words = {"an order": "suspended in part since", "a certificate": "no certificate in force"}[what]
    bar = {"an order": "Hot files: inquiry", "a certificate": "lapsed on 2026-11-22"}[what].lower()
    before = text(at_a_seat.get("/terminal/aside"))
    assert words not in before
    if what == "an order":
        ordered(at_a_seat.person.agency, "files.inquire")
    else:
        Certification.objects.update(valid_until=date(2026, 11, 22))
    anew = text(at_a_seat.get("/terminal/aside"))
    assert words in anew[anew.index('id="header-person"') : anew.index('id="rail-level"')]
    assert bar in anew[anew.index('id="standing"') : anew.index('id="header-person"')].lower()
    page = text(at_a_seat.get("/"))
    assert words in page[page.index('id="header-person"') :][:400]


@pytest.mark.django_db(transaction=True)
def test_a_page_of_another_seat_sends_and_marks_nothing_from_this_one(at_a_seat: Desk) -> None:
    """Under its reference the message may have been done there: from here it would be done once more."""
    before = Message.objects.count()
    for path, fields in (("send", {"line": "QV TST1234 IL", "reference": "T2"}), ("mark", {"number": "1"})):
        no = at_a_seat.post(f"/terminal/{path}", **fields, device="SMPX")
        assert no.status_code == 422
        assert "opened at SMPX, and you sit at SMPB now" in text(no)
    assert Message.objects.count() == before
    assert at_a_seat.post("/terminal/send", line="QV TST1234 IL", reference="T2", device="SMPB").status_code == 200
    assert Message.objects.count() == before + 1


def test_word_of_a_record_runs_against_its_clock_and_what_the_second_party_found_stands_once() -> None:
    record, other = make_record(), make_person(make_agency("IL1990200", "Another"))
    duty, _ = tell_of_error(record.number, why="Another plate", by=actor(other), now=NOW)
    [told] = aside(asking(record.entered_by), None)["told"]
    assert (told["title"], told["due"], told["clause"]) == (
        "Error reported",
        duty.due_at,
        "1240.60(a)(5) correct",
    )
    assert aside(asking(other), None)["told"] == []
    Duty.objects.update(source="check")
    assert aside(asking(record.entered_by), None)["told"] == []
