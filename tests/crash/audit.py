"""Holds the database against what terminals sent and heard. Each check gives a sentence for whatever is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import psycopg
from psycopg.rows import dict_row

from tests.crash.book import Sent, Story

Rows = list[dict[str, Any]]
Database = psycopg.Connection[dict[str, Any]]
ANSWERED = ("switch:message:answered", "switch:message:refused", "switch:message:parked")
EXPECTED = {
    "enter": {"entered"}, "enter plant": {"entered"}, "enter pair": {"entered"}, "cancel": {"cancelled"},
    "ask planted": {"hit"}, "ask never": {"no record"}, "ask cancelled": {"no record"},
    "ask pair": {"no record", "hit"},
}  # fmt: skip


def audit(url: str, story: Story, *, whole: bool) -> list[str]:
    """Everything that is wrong. `whole` when the terminals are done: then what may come a little later is there too."""
    with psycopg.connect(url, row_factory=dict_row) as database:
        return wrong(database, story, whole=whole)


def wrong(database: Database, story: Story, *, whole: bool) -> list[str]:
    """As `audit`, on a connection that is open."""
    checks = (*AT_ANY_TIME, *AT_THE_END) if whole else AT_ANY_TIME
    return [*story.troubles, *(f"{check.__name__}: {words}" for check in checks for words in check(database, story))]


def _rows(database: Database, statement: str, *values: object) -> Rows:
    return database.execute(statement.encode(), values).fetchall()


# At any time, also while terminals work


def answered_as_expected(database: Database, story: Story) -> Iterator[str]:
    """Every first answer says what this message, then, had to bring."""
    for one in story.sent.values():
        if one.answers and one.frame.outcome not in EXPECTED[one.meant]:
            yield f"{one.reference} of {one.device} ({one.meant}) was answered {one.frame.outcome}: {one.frame.text}"


def same_answer_every_time(database: Database, story: Story) -> Iterator[str]:
    """A message sent again gets the same bytes."""
    for one in story.sent.values():
        if len(set(one.answers)) > 1:
            yield f"{one.reference} of {one.device} got {len(set(one.answers))} different answers"


def answers_are_on_disk(database: Database, story: Story) -> Iterator[str]:
    """What a terminal heard is what the journal has."""
    kept = {
        (row["mnemonic"], row["reference"]): row["payload"]
        for row in _rows(
            database,
            "SELECT d.mnemonic, m.reference, m.answer AS payload FROM switch_message m"
            " JOIN agencies_device d ON d.id = m.device_id",
        )
    }
    for identity, one in story.sent.items():
        if one.answers and kept.get(identity) != one.answers[0]:
            yield f"LOST: {identity[1]} of {identity[0]} was answered, and the database " + (
                "has another answer" if identity in kept else "has no answer"
            )


def entries_exist_once(database: Database, story: Story) -> Iterator[str]:
    """An acknowledged entry is there under its number, and no entry is there twice."""
    found: dict[str, list[str]] = {}
    for row in _rows(database, "SELECT values ->> 'LIC' AS plate, number FROM hotfiles_record"):
        found.setdefault(row["plate"], []).append(row["number"])
    for plate, numbers in found.items():
        if len(numbers) > 1:
            yield f"DOUBLED: {plate} is on file as {', '.join(sorted(numbers))}"
    for one in _entries(story):
        if one.frame.outcome == "entered" and one.frame.data["record"] not in found.get(one.plate, ()):
            yield f"LOST: the entry of {one.plate}, acknowledged as {one.frame.data['record']}"


def _entries(story: Story) -> Iterator[Sent]:
    for meant in ("enter", "enter plant", "enter pair"):
        yield from story.answered(meant)


def cancelled_stays_cancelled(database: Database, story: Story) -> Iterator[str]:
    """An acknowledged cancel holds, and its record has no key left under which it could be found."""
    states = {
        row["number"]: row
        for row in _rows(
            database,
            "SELECT number, state, (SELECT count(*) FROM hotfiles_recordkey k WHERE k.record_id = r.id) AS keys"
            " FROM hotfiles_record r",
        )
    }
    for one in story.answered("cancel"):
        row = states.get(one.record)
        if row is None or row["state"] != "cancelled" or row["keys"]:
            yield f"LOST: the cancel of {one.record}: {row}"


def one_message_one_answer(database: Database, story: Story) -> Iterator[str]:
    """No reference stands for two messages, and no message has two answers."""
    for row in _rows(
        database,
        "SELECT device_id, reference, count(*) AS many FROM switch_message GROUP BY 1, 2 HAVING count(*) > 1",
    ):
        yield f"DOUBLED: {row}"
    for row in _rows(database, "SELECT id FROM switch_message GROUP BY id HAVING count(*) > 1"):
        yield f"DOUBLED: message number {row['id']}"


def output_counts_are_unique(database: Database, story: Story) -> Iterator[str]:
    """No device was told two things under one output count."""
    for row in _rows(
        database,
        "SELECT device_id, number, count(*) AS many FROM (SELECT device_id, number FROM switch_message"
        " UNION ALL SELECT device_id, sent_number FROM mail_kept WHERE sent_number IS NOT NULL) n"
        " GROUP BY 1, 2 HAVING count(*) > 1",
    ):
        yield f"device {row['device_id']} has the output count {row['number']} {row['many']} times"


def one_line_for_a_first_answer(database: Database, story: Story) -> Iterator[str]:
    """Each answer has one ledger line; an answer that was only given again says so in its own."""
    for row in _rows(
        database,
        "SELECT m.id AS message_id, count(l.id) AS many FROM switch_message m LEFT JOIN ledger_line l"
        " ON l.subject = 'message:' || m.id AND l.event = ANY(%s) AND NOT l.data ? 'again'"
        " GROUP BY 1 HAVING count(l.id) <> 1",
        list(ANSWERED),
    ):
        yield f"message {row['message_id']} has {row['many']} ledger lines"


def acts_have_their_lines(database: Database, story: Story) -> Iterator[str]:
    """Each record was entered once in the ledger, each cancelled one cancelled once, and its history says the same."""
    for row in _rows(
        database,
        "SELECT r.number, r.state,"
        " (SELECT count(*) FROM ledger_line l WHERE l.subject = 'record:' || r.number"
        "  AND l.event = 'hotfiles:record:entered') AS entered,"
        " (SELECT count(*) FROM ledger_line l WHERE l.subject = 'record:' || r.number"
        "  AND l.event = 'hotfiles:record:cancelled') AS cancelled,"
        " (SELECT count(*) FROM hotfiles_recordchange c WHERE c.record_id = r.id) AS changes FROM hotfiles_record r",
    ):
        ended = int(row["state"] == "cancelled")
        if (row["entered"], row["cancelled"], row["changes"]) != (1, ended, 1 + ended):
            yield f"{row}"


def nothing_is_parked(database: Database, story: Story) -> Iterator[str]:
    """A crash is no bug of a message."""
    for row in _rows(database, "SELECT message_id, error FROM switch_parked"):
        yield f"message {row['message_id']}: {row['error']}"


def nothing_came_from_nowhere(database: Database, story: Story) -> Iterator[str]:
    """Every message in the journal was sent by a terminal, with these bytes."""
    sent = {identity: one.raw for identity, one in story.sent.items()}
    for row in _rows(
        database,
        "SELECT d.mnemonic, m.reference, m.raw FROM switch_message m JOIN agencies_device d ON d.id = m.device_id",
    ):
        if sent.get((row["mnemonic"], row["reference"])) not in (row["raw"], None):
            yield f"{row['reference']} of {row['mnemonic']} is not what was sent"


# When the terminals are done


def everything_sent_was_answered(database: Database, story: Story) -> Iterator[str]:
    """No message is left without an answer, and the journal holds no other."""
    for one in story.sent.values():
        if not one.answers:
            yield f"LOST: {one.reference} of {one.device} ({one.meant}) has no answer"
    [row] = _rows(database, "SELECT count(*) AS many FROM switch_message")
    if row["many"] != len(story.sent):
        yield f"{len(story.sent)} messages were sent, {row['many']} are in the journal"


def no_hit_is_missed(database: Database, story: Story) -> Iterator[str]:
    """Of an inquiry and the entry of what it asked for, in whatever order: a hit at once or a delayed hit."""
    late = {
        (device, asked["message"], hit["record"])
        for device, data in story.mail
        if data["outcome"] == "delayed hit"
        for hit in data["hits"]
        for asked in data["asked_before"]
    }
    entered = {one.plate: one.frame.data["record"] for one in story.answered("enter pair")}
    for one in story.answered("ask pair"):
        record, data = entered.get(one.plate), one.frame.data
        at_once = [hit["record"] for hit in data["hits"]]
        if record is None:
            yield f"{one.plate} was asked and never entered: the terminals did not finish"
        elif record not in at_once and (one.device, data["message"], record) not in late:
            yield f"MISSED: {one.device} asked for {one.plate} and never heard of {record}"


def nobody_was_told_twice(database: Database, story: Story) -> Iterator[str]:
    """A delayed hit is posted once for an inquiry and a record."""
    for row in _rows(
        database,
        "SELECT device_id, data ->> 'asked_message' AS asked, text, count(*) AS many FROM mail_kept"
        " WHERE outcome = 'delayed hit' GROUP BY 1, 2, 3 HAVING count(*) > 1",
    ):
        yield f"DOUBLED: device {row['device_id']}, inquiry {row['asked']}, {row['many']} times"


def nothing_is_owed(database: Database, story: Story) -> Iterator[str]:
    """No look back is left to do, and no mailbox holds what was not acknowledged."""
    [row] = _rows(
        database,
        "SELECT (SELECT count(*) FROM hotfiles_record WHERE looked_back_at IS NULL) AS look_backs,"
        " (SELECT count(*) FROM mail_kept WHERE acknowledged_at IS NULL) AS kept,"
        " (SELECT count(*) FROM people_linksession WHERE ended_at IS NULL) AS sessions",
    )
    if any(row.values()):
        yield f"left over: {row}"


Check = Callable[[Database, Story], Iterable[str]]
AT_ANY_TIME: tuple[Check, ...] = (
    answered_as_expected, same_answer_every_time, answers_are_on_disk, entries_exist_once, cancelled_stays_cancelled,
    one_message_one_answer, output_counts_are_unique, one_line_for_a_first_answer, acts_have_their_lines,
    nothing_is_parked, nothing_came_from_nowhere,
)  # fmt: skip
AT_THE_END: tuple[Check, ...] = (
    everything_sent_was_answered, no_hit_is_missed, nobody_was_told_twice, nothing_is_owed,
)  # fmt: skip


def count(findings: Iterable[str]) -> Counter[str]:
    """How many findings are of which weight: LOST, DOUBLED, MISSED, or other."""
    words = (next((word for word in ("LOST", "DOUBLED", "MISSED") if f"{word}:" in one), "other") for one in findings)
    return Counter(words)
