"""Batches on the page: given, looked over, compared, sent from a seat while the page asks, taken along, removed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from playwright.sync_api import Page, expect

from leads.hotfiles.models import BatchRow, KeptBatch, Record
from leads.ledger.models import Line
from leads.people import sign_on
from leads.people.models import LinkSession
from leads.switch.models import Message
from tests.commands.batches import entry
from tests.console.barriers import EVERYTHING, LOOKS, Rules, barriers
from tests.console.conftest import FAILING
from tests.console.orders import ordered
from tests.console.signed_in import Desk, at, main
from tests.makers import NOW, make_person, narrowed

QUESTION = {"key": "QV", "LIC": "TST5001", "LIS": "IL"}
ENDED = {
    "ended_record": "D990000001", "file": "protection_order", "title": "Order", "headline": "An order",
    "since": "2026-11-20", "why": "cleared", "advise": "Nobody is to be held to it.", "case": "",
    "agency": {"ori": "IL1990100", "name": "Example City", "telephone": ""},
}  # fmt: skip


def lines(*rows: dict[str, str]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def give(desk: Desk, *rows: dict[str, str], content: bytes = b"", key: str = "") -> Any:
    file = SimpleUploadedFile("stolen.jsonl", content or lines(*rows))
    return desk.post("/batches", file=file, key=key)


def given(desk: Desk, *rows: dict[str, str]) -> str:
    """The address of a batch that was just given, by somebody who sits at a device."""
    desk.get("/")
    answer = give(desk, *rows)
    assert answer.status_code == 302, main(answer)
    return str(answer.url)


def go(desk: Desk, address: str, **fields: str) -> Any:
    with at(desk.now):
        return desk.client.post(f"{address}/go", fields, headers={"HX-Request": "true"})


def sent(desk: Desk, address: str, act: str = "start") -> None:
    """Sends all, as the page does it."""
    assert desk.post(address, act=act).status_code == 200
    while True:
        answer = go(desk, address)
        if answer.status_code == 204:
            assert answer.headers["HX-Redirect"] == address
            return
        assert b"It stopped" not in answer.content, answer.content.decode()


def test_a_batch_from_its_file_to_its_results(desk: Desk) -> None:
    address = given(desk, entry(1), entry(2, SUP="TELEPHONE"), QUESTION)
    page = main(desk.get(address))
    assert "1 of the rows without a result would be refused as they stand" in page
    assert "A record cannot rest on a telephone report" in page
    assert "LIC/TST5001" in page
    assert not Message.objects.exists(), "nothing is sent by being looked over"
    sent(desk, address)
    entered = Record.objects.get()
    assert (entered.values["LIC"], entered.entered_by) == ("TST5001", desk.person)
    page = main(desk.get(address))
    assert "3 of 3 rows have their result" in page
    assert "1 entered" in page
    assert "record <a" in page, "the inquiry hit what was entered before it"
    assert "TST5002" in page, "a refused row may go again"
    assert "LIC/TST5001" not in page, "what is done keeps no value"
    assert "TST5002" not in main(desk.get(address, view="left"))
    assert "Row 1" not in main(desk.get(address, view="refused"))
    line = Line.objects.filter(event="switch:message:answered").first()
    assert line is not None
    assert (line.by, line.device) == ("first.one", "SMPB")
    assert entered.number in main(desk.get("/")), "the terminal's tape has it too"


def test_what_a_modify_would_change_is_asked_through_the_same_door(desk: Desk) -> None:
    sent(desk, given(desk, entry(1)))
    number = Record.objects.get().number
    change = {"key": "MV", "NIC": number, "OCA": "26-000001", "VCO": "RED"}
    address = given(desk, change, {**change, "NIC": "V990000999"})
    page = main(desk.post(address, act="compare"))
    assert "VCO: BLU replaced by RED" in page
    assert "NO: V990000999 is not found" in page
    assert Record.objects.get().values["VCO"] == "BLU"
    assert list(Message.objects.order_by("id").values_list("key", flat=True)) == ["EV", "QV", "QV"]
    sent(desk, address)
    assert Record.objects.get().values["VCO"] == "RED"


def test_who_may_not_send_a_message_may_not_by_a_file(desk: Desk) -> None:
    address = given(desk, entry(1), QUESTION)
    ordered(desk.person.agency, "files.maintain")
    page = main(desk.get(address))
    assert "EV</span> would be refused now" in page
    assert "QV</span> would be refused now" not in page
    sent(desk, address)
    assert not Record.objects.exists()
    page = main(desk.get(address, view="refused"))
    assert "1240.110(c)" in page


def test_nothing_is_sent_without_a_live_seat_and_sign_in_of_its_person(desk: Desk) -> None:
    address = given(desk, *(entry(number) for number in range(1, 42)))
    desk.get("/")
    desk.post(address, act="start")
    go(desk, address)
    assert Record.objects.count() == 20
    seat = LinkSession.objects.get(ended_at=None)
    sign_on.close_session(sign_on.read_session(seat, NOW), why="closed by the coordinator", now=NOW)
    answer = go(desk, address)
    assert "You have no seat at a device any more" in answer.content.decode()
    assert KeptBatch.objects.get().going_since is None
    assert Line.objects.filter(event="hotfiles:batch:stopped").count() == 1
    desk.now = NOW + timedelta(minutes=31)
    assert go(desk, address).status_code == 401, "the screen has locked meanwhile"
    assert Record.objects.count() == 20
    back = Desk(desk.person, NOW + timedelta(minutes=40))  # another browser, and a console that was started anew
    assert "Go on with 21 rows" in main(back.get(address))
    sent(back, address)
    assert Record.objects.count() == 41
    assert Message.objects.filter(key="EV").count() == 41


def test_a_page_that_asks_all_by_itself_is_no_sign_of_a_person(desk: Desk) -> None:
    address = given(desk, *(entry(number) for number in range(1, 42)))
    desk.get("/")
    desk.post(address, act="start")
    desk.now = NOW + timedelta(minutes=29)
    assert go(desk, address).status_code == 200
    desk.now = NOW + timedelta(minutes=31)
    assert go(desk, address).status_code == 401


def test_stopped_it_waits_until_its_person_goes_on(desk: Desk) -> None:
    address = given(desk, *(entry(number) for number in range(1, 42)))
    desk.post(address, act="start")
    assert b"hx-trigger" in go(desk, address).content
    assert desk.post(address, act="stop").status_code == 302
    answer = go(desk, address)
    assert b"This batch was stopped." in answer.content
    assert b"hx-trigger" not in answer.content
    assert Record.objects.count() == 20


def test_without_scripts_a_button_sends_the_next_rows(desk: Desk) -> None:
    address = given(desk, entry(1))
    desk.post(address, act="start")
    assert desk.post(f"{address}/go").status_code == 302
    assert Record.objects.count() == 1


def test_from_another_seat_than_the_pages_nothing_is_sent(desk: Desk) -> None:
    address = given(desk, entry(1))
    desk.get("/")
    assert "This page was opened at LDSB" in main(desk.post(address, act="start", device="LDSB"))
    desk.post(address, act="start", device="SMPB")
    assert b"This page was opened at LDSB" in go(desk, address, device="LDSB").content
    assert not Record.objects.exists()


def test_nobody_else_opens_it(desk: Desk) -> None:
    address = given(desk, entry(1))
    for other in (make_person(), make_person(office="coordinator"), make_person(office="administrator")):
        there = Desk(other)
        for answer in (there.get(address), there.post(address, act="remove"), there.get(f"{address}/results.csv")):
            assert answer.status_code == 422
        assert go(there, address).status_code == 422
        assert "stolen.jsonl" not in main(there.get("/batches"))
    assert KeptBatch.objects.count() == 1


def test_results_are_taken_along_with_a_line_and_no_formula(desk: Desk) -> None:
    address = given(desk, entry(1, VMO="=CMD|' /C CALC'!A0"), entry(2), QUESTION)
    before = list(csv.DictReader(io.StringIO(desk.get(f"{address}/results.csv").content.decode())))
    assert before[0]["outcome"] == "no result yet"
    assert before[0]["sentence"]
    sent(desk, address)
    rows = list(csv.DictReader(io.StringIO(desk.get(f"{address}/results.csv").content.decode())))
    assert [(one["row"], one["outcome"]) for one in rows] == [("1", "refused"), ("2", "entered"), ("3", "no record")]
    assert not any(cell.startswith(("=", "+", "-", "@")) for one in rows for cell in one.values())
    assert rows[1]["record"] == Record.objects.get().number
    only = desk.get(f"{address}/results.csv", view="refused").content.decode()
    assert len(only.splitlines()) == 2
    told = Line.objects.filter(event="hotfiles:list:taken_out").order_by("id")
    assert [one.data["rows"] for one in told] == [3, 3, 1]


def test_hits_are_shown_to_whom_the_file_is_open(desk: Desk) -> None:
    address = given(desk, entry(1), QUESTION)
    sent(desk, address)
    number = Record.objects.get().number
    assert "Hit:" in main(desk.get(address))
    narrowed(desk.person.agency, "wanted_person")
    assert "Hit:" not in main(desk.get(address))
    hits = list(csv.DictReader(io.StringIO(desk.get(f"{address}/results.csv").content.decode())))[1]["hits"]
    assert (hits, number != "") == ("", True)


def test_a_hit_whose_record_has_ended_since_is_no_live_hit(desk: Desk) -> None:
    address = given(desk, entry(1), QUESTION)
    sent(desk, address)
    page = main(desk.get(address))
    assert "Hit:" in page
    assert "Not sure: When this was answered no second person had checked it yet." in page
    record = Record.objects.get()
    Record.objects.update(changed_at=desk.now + timedelta(seconds=1))
    page = main(desk.get(address))
    assert "Since then: The record was changed since this answer" in page
    Record.objects.update(state="cancelled", ended_at=desk.now)
    page = main(desk.get(address))
    assert "Hit:" not in page
    assert "No hit any more:" in page
    assert f'href="/records/{record.number}"' not in page.partition("No hit any more:")[2]
    row = list(csv.DictReader(io.StringIO(desk.get(f"{address}/results.csv").content.decode())))[1]
    assert (row["hits"], row["hits_ended_since"][:26]) == ("", f"record {record.number}: An inqu"[:26])


def test_what_is_no_longer_in_force_and_what_was_not_searched_is_shown(desk: Desk) -> None:
    address = given(desk, QUESTION)
    sent(desk, address)
    row = BatchRow.objects.get()
    BatchRow.objects.update(result={**row.result, "inactive": [ENDED], "not_searched": ["NAM"]})
    for shown in (main(desk.get(address)), desk.get(f"{address}/results.csv").content.decode()):
        assert "INACTIVE since 20 Nov 2026: An order, record D990000001. Nobody is to be held to it." in shown
        assert "Not searched: NAM." in shown


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"key;LIC\r\nQV;TST1234\r\n", "save the file with commas"),
        ("key,LIC\nQV,TST1234\n".encode("utf-16"), "is not UTF-8"),
        (b'key,LIC\nQV,"TST1234\n', "a quote in a quoted cell is written twice"),
        (b'{"key": "QV", "LIC": "A\\u0000"}', "a character that no keyboard writes"),
        (b"LIC\nTST1234\n", "there is no column key"),
    ],
)
def test_a_file_that_is_none_is_not_taken_and_says_where(desk: Desk, content: bytes, said: str) -> None:
    answer = desk.post("/batches", file=SimpleUploadedFile("a.csv", content), key="")
    assert answer.status_code == 422
    assert said in main(answer).replace("&quot;", '"')
    assert not KeptBatch.objects.exists()


def test_no_file_or_a_key_that_is_none_is_said(desk: Desk) -> None:
    assert "No file was chosen" in main(desk.post("/batches", key=""))
    assert "LEADS knows no message key XYZ" in main(give(desk, entry(1), key="XYZ"))
    answer = give(desk, content=b"\xef\xbb\xbfLIC,LIS\r\nTST1234,IL\r\n", key="qv")
    assert "LIC/TST1234" in main(desk.get(answer.url))


def test_ten_thousand_rows_are_taken(desk: Desk) -> None:
    header = "key,LIC,LIS\r\n"
    content = header + "".join(f"QV,TST{number},IL\r\n" for number in range(10_000))
    answer = give(desk, content=content.encode())
    page = main(desk.get(answer.url))
    assert "0 of 10000 rows have their result" in page
    assert "1 to 25 of 10000" in page
    assert give(desk, content=(content + "QV,TST1,IL\r\n").encode()).status_code == 422


def test_a_file_as_large_as_may_be_is_taken_and_never_laid_down(desk: Desk, tmp_path: Path) -> None:
    rows = [entry(number, MIS="A" * 60_000) for number in range(65)]
    assert 3_900_000 < len(lines(*rows)) < 4_194_304
    with override_settings(FILE_UPLOAD_TEMP_DIR=str(tmp_path / "nowhere")):
        page = main(desk.get(given(desk, *rows)))
    assert "65 of the rows without a result would be refused" in page
    assert "is the most" in main(give(desk, content=b" " * 4_194_305))


def test_it_is_removed_with_its_results(desk: Desk) -> None:
    address = given(desk, entry(1))
    assert "What was sent stays done" in main(desk.get(desk.post(address, act="remove").url))
    assert not KeptBatch.objects.exists()


def test_secret_numbers_are_shown_nowhere(desk: Desk) -> None:
    address = given(desk, {"key": "QW", "SOC": "666778888"}, {"key": "QW", "SOC": "666-77-888"})
    assert "66677" not in main(desk.get(address)).replace("-", "")
    sent(desk, address)
    for answer in (desk.get(address), desk.get(f"{address}/results.csv")):
        assert "66677" not in answer.content.decode().replace("-", "")


# In a browser


@pytest.mark.browser
@pytest.mark.parametrize(
    ("scheme", "width", "rules"), [("light", 1440, EVERYTHING), ("dark", 320, LOOKS)], ids=["light", "dark"]
)
def test_a_batch_by_keyboard_alone(
    terminal: Callable[..., Page], tmp_path: Path, scheme: str, width: int, rules: Rules
) -> None:
    page = terminal(color_scheme=scheme, viewport={"width": width, "height": 800})
    number = 700 + width
    file = tmp_path / f"plates-{width}.jsonl"
    rows = [{"key": "QV", "LIC": f"TST{number + one}", "LIS": "IL"} for one in range(45)]
    file.write_bytes(lines(entry(number, SUP="TELEPHONE"), *rows))
    page.goto(page.url.rstrip("/") + "/batches")
    assert barriers(page, rules) == []
    expect(page.locator("#file")).to_be_focused()
    page.locator("#file").set_input_files(file)
    page.keyboard.press("Alt+g")
    page.get_by_role("heading", name=file.name).wait_for()
    expect(page.get_by_text("0 of 46 rows have their result")).to_be_visible()
    assert barriers(page, rules) == []
    page.keyboard.press("Alt+g")
    expect(page.get_by_text("46 of 46 rows have their result")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Only refused").click()
    expect(page.get_by_text("A record cannot rest on a telephone report")).to_be_visible()
    assert barriers(page, rules) == []
    assert page.evaluate("document.querySelector('.main').scrollWidth") <= width


@pytest.mark.browser
def test_a_console_that_is_away_is_said(terminal: Callable[..., Page], tmp_path: Path) -> None:
    page = terminal()
    FAILING.add(page)
    file = tmp_path / "plates.jsonl"
    file.write_bytes(lines(*({"key": "QV", "LIC": f"TST{one}", "LIS": "IL"} for one in range(30))))
    page.goto(page.url.rstrip("/") + "/batches")
    page.locator("#file").set_input_files(file)
    page.keyboard.press("Alt+g")
    page.get_by_role("heading", name=file.name).wait_for()
    page.route("**/go", lambda route: route.abort())
    page.keyboard.press("Alt+g")
    expect(page.get_by_text("LEADS did not answer. Nothing further is sent.")).to_be_visible()
    page.unroute("**/go")
    page.keyboard.press("Alt+p")
    page.get_by_role("button", name="Send 30 rows").wait_for()
