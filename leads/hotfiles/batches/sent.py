"""How a row of a batch is sent: under which reference, until it has its answer, and what is kept of that.

`leads batch` sends over a link and the console from a seat; both ask here. What makes a restart safe is invariant 2:
a row that was sent and not answered is sent again under the same reference, which is made from the file's content and
the row. So it is done once, and its answer comes.

- An answer from before this run counts where something was done. A no of then (suspended, since lifted) is none of
  now: the row goes again under its next reference, for nothing was done under the first.
- An inquiry is always asked anew: what was on file yesterday answers nobody today.
- A reference is known for some days only. A row that may have been done before, or from another device, is not sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from leads.hotfiles.batches.look import without_secrets, written
from leads.hotfiles.batches.rows import Row
from leads.hotfiles.batches.told import kept_of
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.keys import Route
from leads.messages.wire import AnswerFrame
from leads.rules.numbers import NUMBERS
from leads.rules.refused import Refused

Line = Mapping[str, Any]
NOT_DONE = frozenset(("refused", "parked"))  # outcomes after which nothing was changed
MOST_ATTEMPTS = (
    100  # of one row under references that were answered before; no clock that was put back goes on for ever
)
SIGN_ON_OVER = frozenset(("signed-off", "sign-on-too-old"))  # of the sign-on, and no word about a row
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Sent(NamedTuple):
    """That a row was sent, or was about to be: from which device, and LEADS' time just before."""

    device: str
    at: str


def reference(digest: str, row: Row, attempt: int, asked_at: str = "") -> str:
    """A row's reference: the same whenever the same content is sent. Z begins none that a client counts by time."""
    asked = asked_at if MESSAGE_KEYS[row.key].route is Route.ASK else ""
    number = int.from_bytes(hashlib.sha256(f"{digest}/{row.number}/{attempt}/{asked}".encode()).digest())
    letters = ""
    for _ in range(9):
        number, digit = divmod(number, 36)
        letters += DIGITS[digit]
    return f"Z{letters}"


def must_be_known(left: Iterable[Row], unanswered: Mapping[int, Sent], device: str, now: str) -> None:
    """Nothing, where a row that may have been done can be asked after under its reference. Raises Refused else."""
    least = timedelta(days=NUMBERS["messages.resend_days"].floor or 1)  # a state may have set as little
    acts = [row for row in left if MESSAGE_KEYS[row.key].route is not Route.ASK]
    sent = {row.number: unanswered[row.number] for row in acts if row.number in unanswered}
    elsewhere = {one.device for one in sent.values()} - {device}
    late = [number for number, one in sent.items() if _moment(now) - _moment(one.at) > least]
    if not sent or not (elsewhere or late):
        return
    numbers = ", ".join(str(number) for number in sorted(sent))
    if late:
        why = f"on {min(one.at for one in sent.values())[:10]}"
        cure = (
            "Ask for each whether it was done, and put all rows that have no result and are not done into a new file."
        )
    else:
        why = f"from {min(elsewhere)}"
        cure = f"Sign on at {min(elsewhere)}."
    said = f"Rows {numbers} were sent {why} and not answered: sent again now, they could be done twice."
    raise Refused("rows-in-doubt", said, None, cure)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def going(row: Row, digest: str, ori: str, since: str) -> Generator[str, AnswerFrame, Line]:
    """One row on its way: gives the reference to send it under, takes its answer, and returns the row's result.

    `ori`: whom the sender acts for; `since`: when this run began, by LEADS' clock. Raises Refused where an answer is
    none of the row's (the link is busy, the sign-on has ended): then the row has no result yet.
    """
    try:
        written(row, ori)
    except Refused as no:
        return result(row, "", {"outcome": "refused", "at": since, "no": no.as_dict()})
    attempt = 0
    while True:
        under = reference(digest, row, attempt, since)
        frame = yield under
        must_be_final(frame)
        before = _moment(frame.data["at"]) < _moment(since)
        if frame.outcome not in NOT_DONE or not before or attempt == MOST_ATTEMPTS:
            return result(row, under, frame.data, before=before)
        attempt += 1


def must_be_final(frame: AnswerFrame) -> None:
    """Nothing, where an answer is the row's. Raises Refused where the link (busy) or the end of a sign-on says no."""
    no = frame.data.get("no")
    if no and (frame.data.get("message") is None or no["code"] in SIGN_ON_OVER):
        raise Refused(no["code"], no["sentence"], no["clause"], no["cure"])


def result(row: Row, under: str, data: Mapping[str, Any], *, before: bool = False) -> Line:
    """What is kept of an answer: what happened, to which record, why not. No value of the row, and nothing secret.

    `before`: it is the answer that the row got in an earlier run, and nothing was done for it in this one.
    """
    no = data.get("no") or {}
    said: dict[str, Any] = {
        "row": row.number,
        "key": row.key,
        "reference": under,
        "at": data["at"],
        "outcome": data["outcome"],
        "before": before,
        "record": data.get("record"),
        "message": data.get("message"),
        "code": no.get("code"),
        "clause": no.get("clause"),
        "sentence": no.get("sentence") or "",
        "cure": no.get("cure") or "",
        "field": no.get("field"),
        "problems": {code: one["sentence"] for code, one in (no.get("problems") or {}).items()},
        "warnings": list(data.get("warnings") or ()),
        "differs": [one["check"] for one in data.get("cross_checks") or () if one["outcome"] == "differs"],
    }
    for name in ("sentence", "cure"):
        said[name] = without_secrets(row, said[name])
    said["problems"] = {code: without_secrets(row, one) for code, one in said["problems"].items()}
    said["warnings"] = [without_secrets(row, one) for one in said["warnings"]]
    return {**said, **kept_of(data, partial(without_secrets, row))}
