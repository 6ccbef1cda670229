"""How a row is sent: its reference, the answers of before that count and those that do not, what is kept of one."""

from __future__ import annotations

from typing import Any

import pytest

from leads.hotfiles.batches.rows import Row
from leads.hotfiles.batches.sent import MOST_ATTEMPTS, Line, Sent, going, must_be_final, must_be_known, reference
from leads.messages.wire import AnswerFrame
from leads.rules.refused import Refused

NOW, BEFORE = "2026-11-23T16:04:00Z", "2026-11-23T16:03:59Z"
ROW = Row(2, "EV", (("LIC", "TST1234"),))


def frame(outcome: str, at: str = NOW, **no: Any) -> AnswerFrame:
    said = Refused(no.pop("code", "not-now"), "Not now.").as_dict() if outcome == "refused" else None
    return AnswerFrame(("EV", "", ""), "", {"outcome": outcome, "at": at, "message": 7, "no": said, **no})


def sent(row: Row, *answers: AnswerFrame) -> tuple[Line | None, list[str]]:
    """What is kept of a row that is answered like this, and under which references it went."""
    talk, under, left = going(row, "digest", "IL1990100", NOW), [], list(answers)
    try:
        under.append(next(talk))
        while left:
            under.append(talk.send(left.pop(0)))
    except StopIteration as over:
        return over.value, under
    return None, under


def test_references_are_those_of_the_content_and_an_inquirys_of_the_moment() -> None:
    act, asks = Row(2, "EV", (("LIC", "A"),)), Row(2, "QV", (("LIC", "A"),))
    assert reference("a", act, 0, "then") == reference("a", act, 0, "now")
    assert reference("a", asks, 0, "then") != reference("a", asks, 0, "now")
    assert len({reference(one, act, attempt) for one in "ab" for attempt in (0, 1)}) == 4
    assert reference("a", act, 0)[0] == "Z"
    assert len(reference("a", act, 0)) == 10


def test_what_was_done_before_counts_and_a_no_of_before_does_not() -> None:
    line, under = sent(ROW, frame("entered", BEFORE))
    assert line is not None
    assert (line["outcome"], line["before"], len(under)) == ("entered", True, 1)
    line, under = sent(ROW, frame("refused", BEFORE), frame("entered"))
    assert line is not None
    assert (line["outcome"], line["before"], len(set(under))) == ("entered", False, 2)
    line, under = sent(ROW, frame("refused"))
    assert line is not None
    assert (line["outcome"], len(under)) == ("refused", 1), "a no of this run is the row's answer"
    line, under = sent(ROW, *[frame("refused", BEFORE)] * (MOST_ATTEMPTS + 1))
    assert line is not None
    assert len(under) == MOST_ATTEMPTS + 1, "a clock that was put back goes on for ever"


def test_a_row_that_can_be_no_message_is_never_sent() -> None:
    line, under = sent(Row(2, "EV", (("MIS", "ONE\nTWO"),)))
    assert line is not None
    assert (line["code"], line["outcome"], under) == ("wire-not-as-meant", "refused", [])


@pytest.mark.parametrize(("code", "message"), [("busy", None), ("signed-off", 7), ("sign-on-too-old", 7)])
def test_what_says_to_send_it_again_is_no_result(code: str, message: int | None) -> None:
    no = Refused(code, "Not now.").as_dict()
    with pytest.raises(Refused):
        must_be_final(AnswerFrame(("EV.IL1990100.Z1", "", ""), "", {"no": no, "message": message}))
    must_be_final(AnswerFrame(("EV.IL1990100.Z1", "", ""), "", {"no": {**no, "code": "x"}, "message": 7}))
    with pytest.raises(Refused):
        sent(ROW, frame("refused", code=code, message=message))


@pytest.mark.parametrize(
    ("device", "now", "known"),
    [
        ("SMP1", "2026-11-24T16:04:00Z", True),
        ("SMP1", "2026-11-24T16:04:01Z", False),
        ("SMP2", "2026-11-23T16:05:00Z", False),
    ],
)
def test_a_row_in_doubt_is_sent_from_its_device_for_a_day(device: str, now: str, known: bool) -> None:
    unanswered = {2: Sent("SMP1", NOW)}
    must_be_known([Row(3, "EV", ROW.pairs), Row(2, "QV", ROW.pairs)], unanswered, device, now)
    if known:
        must_be_known([ROW], unanswered, device, now)
        return
    with pytest.raises(Refused) as no:
        must_be_known([ROW], unanswered, device, now)
    assert no.value.code == "rows-in-doubt"


def test_what_differs_from_registration_is_kept_by_its_name_and_without_its_words() -> None:
    crossed = [
        {"check": "plate-vin", "outcome": "differs", "words": "Another VIN."},
        {"check": "vin-plate", "outcome": "not compared", "words": "No file."},
    ]
    line, _ = sent(ROW, frame("entered", record="V990000001", cross_checks=crossed))
    assert line is not None
    assert line["differs"] == ["plate-vin"]
    assert "Another VIN" not in str(line), "what registration says is kept in no file"
