"""Parked messages: all bytes for the Administrator, settled once and with words, and for nobody else."""

from __future__ import annotations

import pytest

from leads.console.operations.parked import dump, last_line, settle
from leads.ledger.models import Line
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch.models import Message, Parked, as_text
from tests.console.signed_in import Desk, main
from tests.makers import NOW, actor, make_agency, make_department, make_device, make_person

pytestmark = pytest.mark.django_db
RAW = b"QW.IL1990100.P1.TXT\r\nNAM/<b>DOE</b>\x00\xff"
TOLD = "QW.IL1990100.P1\n-\n23NOV26 1004 00001 IL1990100\nTXT\nLEADS FAILED AT THIS MESSAGE AND KEPT IT.\x1d{}"
ERROR = 'Traceback (most recent call last):\n  File "x.py", line 1\nValueError: month must be in 1..12 <i>'


def administrator() -> Person:
    return make_person(make_department(), "admin.orwell", office="administrator")


@pytest.fixture
def message() -> Message:
    device, person = make_device(make_agency(), "SMP1"), make_person(user_id="ro.pella")
    made = Message.objects.create(
        id=8841,
        device_id=device.pk,
        reference="P1",
        person_id=person.pk,
        session_id=1,
        key="QW",
        raw=as_text(RAW),
        received_at=NOW,
        number=1,
        outcome="parked",
        answer=TOLD,
        answered_at=NOW,
        month=NOW.date().replace(day=1),
    )
    Parked.objects.create(message_id=8841, error=ERROR)
    return made


def test_a_parked_message_shows_all_its_bytes_and_runs_none(message: Message) -> None:
    page = main(Desk(administrator()).get("/parked/8841"))
    assert "00 ff" in page
    assert "ValueError: month must be in 1..12 &lt;i&gt;" in page
    assert "<b>DOE" not in page
    assert "SMP1" in page
    assert "LEADS FAILED AT THIS MESSAGE AND KEPT IT." in page
    assert "ro.pella" in page
    assert Line.objects.get(event="console:page:opened").subject == "message:8841"


def test_a_dump_can_be_turned_back_into_the_bytes() -> None:
    raw = bytes(range(256)) + b"tail"
    lines = list(dump(raw))
    assert bytes.fromhex("".join(line[8:56].replace(" ", "") for line in lines)) == raw
    assert [line[:6] for line in lines][:2] == ["000000", "000010"]
    assert list(dump(b"")) == []


def test_it_is_settled_with_words_once_and_written_down(message: Message) -> None:
    desk = Desk(administrator())
    answer = desk.post("/parked/8841", how=" ")
    page = main(answer)
    assert (answer.status_code, 'aria-invalid="true"' in page) == (422, True)
    assert desk.post("/parked/8841", how="A month of 29; mended in 26.3.").status_code == 302
    one = Parked.objects.get()
    assert (one.settled_at, one.settled_by, one.settled_how) == (NOW, "admin.orwell", "A month of 29; mended in 26.3.")
    line = Line.objects.get(event="switch:message:settled")
    assert (line.by, line.subject) == ("admin.orwell", "message:8841")
    with pytest.raises(Refused) as no:
        settle(8841, "Again.", by=actor(desk.person), now=NOW)
    assert no.value.code == "already-settled"
    assert "Settle it" not in main(desk.get("/parked/8841"))


def test_the_list_parts_what_waits_from_what_is_settled(message: Message) -> None:
    desk = Desk(administrator())
    assert "ValueError" in main(desk.get("/parked"))
    assert "Nothing was ever settled" in main(desk.get("/parked", view="settled"))
    desk.post("/parked/8841", how="Mended.")
    assert "Nothing is parked" in main(desk.get("/parked"))
    assert "8841" in main(desk.get("/parked", view="settled"))


def test_it_is_for_the_administrator_only(message: Message) -> None:
    for office in ("director", "auditor"):
        assert Desk(make_person(make_department(), office=office)).get("/parked/8841").status_code == 403
    assert Desk(make_person(office="coordinator")).post("/parked/8841", how="No.").status_code == 403
    assert Parked.objects.get().settled_at is None


def test_a_number_that_is_not_parked_says_so() -> None:
    answer = Desk(administrator()).get("/parked/7")
    assert (answer.status_code, "is not parked" in main(answer)) == (422, True)


def test_the_last_line_of_an_error() -> None:
    assert last_line(ERROR) == "ValueError: month must be in 1..12 <i>"
    assert last_line("") == "unknown"
