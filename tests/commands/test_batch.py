"""`leads batch` over a real socket: done once whatever happens, refused as single messages are, nothing secret kept."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from leads.agencies.models import Agency
from leads.commands import batch as command
from leads.commands.batch import Run, line_in_words
from leads.commands.batch_results import Results, opened, path_of
from leads.hotfiles.batches.rows import read
from leads.hotfiles.models import Record
from leads.messages.wire import AnswerFrame
from leads.rules.refused import Refused
from leads.switch.models import Message
from tests.commands.batches import Switch, as_lines, entry, results, switched_on
from tests.makers import lift_orders, make_order

QUESTION = {"key": "QV", "LIC": "TST5001", "LIS": "IL"}


@pytest.fixture
def switch(transactional_db: None) -> Iterator[Switch]:
    with switched_on() as switch:
        yield switch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "stolen.jsonl"


def outcomes(file: Path) -> list[str]:
    return [line["outcome"] for line in results(file)]


def test_rows_are_done_in_order_and_each_has_its_result(switch: Switch, file: Path, tmp_path: Path) -> None:
    as_lines(file, entry(1), QUESTION, entry(2))
    assert switch.send(file, tmp_path) == 0
    entered, hit, second = results(file)
    assert [entered["outcome"], hit["outcome"], second["outcome"]] == ["entered", "hit", "entered"]
    assert [entered["row"], hit["row"], second["row"]] == [1, 2, 3]
    assert Record.objects.get(number=entered["record"]).values["LIC"] == "TST5001"
    [found] = hit["hits"]
    assert (found["record"], found["agency"]["telephone"]) == (entered["record"], "217-555-0100")
    assert stat.S_IMODE(path_of(file).stat().st_mode) == 0o600


def test_a_bad_row_is_refused_with_its_clause_and_the_others_are_done(
    switch: Switch, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_lines(file, entry(1), entry(2, SUP="TELEPHONE"), entry(3))
    assert switch.send(file, tmp_path) == 1
    assert outcomes(file) == ["entered", "refused", "entered"]
    no = results(file)[1]
    assert (no["clause"], no["record"]) == ("1240.60(a)(2)", None)
    assert no["cure"]
    assert "CLAUSE: 1240.60(a)(2)" in capsys.readouterr().out
    assert switch.send(file, tmp_path) == 1, "all have a result: nothing is sent"
    assert Message.objects.filter(key="EV").count() == 3


def test_what_was_sent_and_not_kept_is_done_once(
    switch: Switch, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill between the answer and its result."""
    as_lines(file, entry(1), entry(2, SUP="TELEPHONE"), QUESTION)

    def killed(self: Results, lines: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(Results, "keep", killed)
        with pytest.raises(RuntimeError, match="killed"):
            switch.send(file, tmp_path)
    assert Record.objects.count() == 1
    assert results(file) == []
    switch.world.now += timedelta(minutes=5)
    assert switch.send(file, tmp_path) == 1
    assert outcomes(file) == ["entered", "refused", "hit"]
    assert Record.objects.count() == 1
    assert Message.objects.filter(key="EV", outcome="entered").count() == 1
    first = results(file)[0]
    assert first["at"] == "2026-11-23T16:04:00Z", "the answer of then"
    assert results(file)[2]["at"] == "2026-11-23T16:09:00Z", "an inquiry is asked anew"


def test_the_same_content_without_its_results_is_not_done_twice_and_says_so(
    switch: Switch, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert switch.send(as_lines(file, entry(1), QUESTION), tmp_path) == 0
    assert "not again" not in capsys.readouterr().err
    switch.world.now += timedelta(hours=1)
    copy = as_lines(tmp_path / "copy.jsonl", entry(1), QUESTION)
    assert switch.send(copy, tmp_path) == 0
    assert [(line["outcome"], line["before"]) for line in results(copy)] == [("entered", True), ("hit", False)]
    assert Record.objects.count() == 1
    said = capsys.readouterr()
    assert "(done before this run, 2026-11-23T16:04:00Z)" in said.out
    assert "1 of them were done when the same content was sent before, and not again." in said.err


def test_a_refusal_of_before_is_no_answer_of_today(switch: Switch, file: Path, tmp_path: Path) -> None:
    as_lines(file, entry(1), entry(2))
    make_order(Agency.objects.get(ori="IL1990100"), "files.maintain")
    assert switch.send(file, tmp_path) == 1
    assert {(line["outcome"], line["clause"]) for line in results(file)} == {("refused", "1240.110(c)")}
    lift_orders()
    switch.world.now += timedelta(minutes=1)
    assert switch.send(file, tmp_path) == 1, "they have a result"
    assert Record.objects.count() == 0
    assert switch.send(file, tmp_path, again=True) == 0
    assert outcomes(file) == ["refused", "refused", "entered", "entered"]
    assert Record.objects.count() == 2


def test_a_dry_run_sends_nothing(
    switch: Switch, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_lines(file, entry(1), entry(2, SUP="TELEPHONE", VMA=""))
    assert switch.send(file, tmp_path, dry_run=True) == 1
    said = capsys.readouterr().out
    assert "row 1  EV  LIC/TST5001 LIS/IL" in said
    assert "clause: 1240.60(a)(2)" in said
    assert "VMA (Make) is missing" in said
    assert "2 rows, 1 with problems. No row was sent." in said
    assert not Message.objects.exists()
    assert not path_of(file).exists()


def test_what_a_modify_would_change_is_asked_through_the_same_door(
    switch: Switch, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert switch.send(as_lines(tmp_path / "first.jsonl", entry(1)), tmp_path) == 0
    held = Record.objects.get()
    change = {"key": "MV", "NIC": held.number, "OCA": "26-000001", "VCO": "RED"}
    validate = {"key": "MV", "NIC": held.number, "OCA": "26-000001", "VLN": "J DOE", "PIH": "REPORT 26-000001"}
    as_lines(file, change, validate, {**change, "NIC": "V990000999"}, {**change, "OCA": "26-9"})
    assert switch.send(file, tmp_path, compare=True) == 1
    said = capsys.readouterr().out
    assert "VCO: BLU replaced by RED" in said
    assert "PIH: REPORT 26-000001" in said
    assert "NO: V990000999 is not found" in said
    assert "4 rows, 2 with problems" in said
    assert f"OCA is not what {held.number} says" in said
    assert set(Message.objects.values_list("key", flat=True)) == {"EV", "QV"}
    assert switch.send(as_lines(file, change, validate), tmp_path) == 0
    held.refresh_from_db()
    assert (held.values["VCO"], held.validated_by) == ("RED", "J DOE")


def test_no_secret_number_comes_into_the_results(switch: Switch, file: Path, tmp_path: Path) -> None:
    as_lines(file, {"key": "QW", "SOC": "666-12-345"}, {"key": "QW", "SOC": "666123456"})
    switch.send(file, tmp_path)
    kept = path_of(file).read_text("utf-8")
    assert "666" not in kept.replace(json.loads(kept.splitlines()[0])["batch"], "")
    assert outcomes(file) == ["refused", "no record"]


def test_a_row_that_can_be_no_message_is_refused_and_the_link_lives(switch: Switch, file: Path, tmp_path: Path) -> None:
    as_lines(file, entry(1, MIS="A" * 17_000), entry(2, MIS="A" * 10_000), entry(3, MIS="ONE\nTWO"), entry(4))
    assert switch.send(file, tmp_path) == 1
    assert outcomes(file) == ["refused", "refused", "refused", "entered"]
    assert [line["code"] for line in results(file)[:3]] == ["row-too-long", "field-too-long", "wire-not-as-meant"]


@pytest.mark.parametrize(("later", "device"), [(timedelta(days=1, minutes=1), "SMP1"), (timedelta(), "SMP3")])
def test_rows_that_may_be_done_are_not_sent_where_their_reference_is_not_known(
    later: timedelta, device: str, switch: Switch, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_lines(file, entry(1), QUESTION)
    with monkeypatch.context() as patched:
        patched.setattr(Results, "keep", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            switch.send(file, tmp_path)
    switch.world.now += later
    with pytest.raises(Refused) as no:
        switch.send(file, tmp_path, device)
    assert no.value.code == "rows-in-doubt"
    assert "Rows 1 were sent" in no.value.sentence
    assert Record.objects.count() == 1


def test_a_link_that_ends_leaves_what_was_answered(
    switch: Switch, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_lines(file, entry(1), entry(2), entry(3))
    monkeypatch.setattr(command, "AT_ONCE", 1)
    kept: list[Any] = []
    keep = Results.keep

    def one_more(self: Results, lines: Any) -> None:
        kept.append(1)
        keep(self, lines)
        if len(kept) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Results, "keep", one_more)
        assert switch.send(file, tmp_path) == 130
    said = capsys.readouterr().err
    assert "1 rows have no result, the first is row 3" in said
    switch.world.now += timedelta(seconds=1)
    assert switch.send(file, tmp_path) == 0
    assert outcomes(file) == ["entered"] * 3
    assert Record.objects.count() == 3


# Without a switch


class HalfDeaf:
    """A link on which the first row is answered and no other."""

    ori = "IL1990100"

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def ask_pairs(self, key: str, pairs: object, *, reference: str) -> AnswerFrame:
        self.asked.append(reference)
        if len(self.asked) > 1:
            await asyncio.sleep(3600)
        data = {"outcome": "entered", "record": "V990000001", "message": 1, "at": "2026-11-23T16:04:00Z", "no": None}
        return AnswerFrame(("EV", "", ""), "", data)


def test_ctrl_c_keeps_what_was_answered_and_says_what_was_not(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "LAST_WORDS", 0)
    batch = read(as_lines(file, entry(1), entry(2)))
    link: Any = HalfDeaf()

    async def talk(run: Run) -> None:
        how = ("2026-11-23T16:04:00Z", lambda line: None)
        under_way = asyncio.create_task(command._together(link, run, list(batch.rows), how))
        while len(link.asked) < 2:
            await asyncio.sleep(0)
        under_way.cancel()
        with pytest.raises(asyncio.CancelledError):
            await under_way

    with opened(batch) as results_so_far:
        run = Run(batch, results_so_far, list(batch.rows), ("IL1990100", "SMP1", "the-token"))
        asyncio.run(talk(run))
        assert "the-token" not in repr(run)
    with opened(batch) as again:
        assert {row: line["outcome"] for row, line in again.of_row.items()} == {1: "entered"}
        assert set(again.unanswered) == {2}


def test_nobody_serves_links(tmp_path: Path) -> None:
    file, token = as_lines(tmp_path / "a.jsonl", QUESTION), tmp_path / "token"
    token.write_text("token")
    with pytest.raises(Refused) as no:
        command.batch(file, device="SMP1", ori="IL1990100", token_file=token, port=1)
    assert no.value.code == "no-switch"


def test_a_sign_on_that_is_refused_sends_nothing(switch: Switch, file: Path, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("wrong")
    as_lines(file, entry(1))
    with pytest.raises(Refused) as no:
        command.batch(file, device="SMP1", ori="IL1990100", token_file=token, port=switch.port)
    assert no.value.code.startswith("token-")
    assert not Message.objects.exists()
    assert switch.send(as_lines(file, entry(2)), tmp_path) == 0, "the file may still be corrected"


def test_what_differs_from_registration_is_a_line_of_its_own() -> None:
    none = dict.fromkeys(("before", "sentence", "clause", "cure"), "")
    done = {"row": 1, "key": "EV", "outcome": "entered", "record": "V990000001", "differs": ["plate-vin"]}
    line = {**none, **done, "problems": {}, "hits": [], "warnings": []}
    assert "  CROSS-CHECK DIFFERS: plate-vin." in line_in_words(line)


def test_a_hit_says_first_what_to_do() -> None:
    agency = {"ori": "IL1990100", "name": "Example City", "telephone": "217-555-0100"}
    hit = {"grade": "possible", "caution": True, "headline": "Wanted person", "record": "W990000001"}
    hit |= {"advise": "Confirm first.", "agency": agency, "case": "26-1"}
    line = {
        "row": 2,
        "key": "QW",
        "outcome": "hit",
        "record": None,
        "sentence": "",
        "problems": {},
        "clause": None,
        "before": False,
    }
    said = line_in_words({**line, "cure": "", "hits": [hit], "warnings": ["Two digits."]})
    assert said.splitlines()[1:] == [
        "  CAUTION. HIT (possible: it only looks alike): Wanted person, record W990000001",
        "    Confirm first.",
        "    Example City IL1990100 TEL 217-555-0100 CASE 26-1",
        "  LOOK AGAIN: Two digits.",
    ]
    noted = line_in_words(
        {**line, "cure": "", "hits": [hit | {"not_this_person": {"words": "NOT HE."}}], "warnings": []}
    )
    assert noted.splitlines()[2:4] == ["    NOT HE.", "    Confirm first."]
