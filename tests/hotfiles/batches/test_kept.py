"""A batch that the console keeps: read by its person, done once whatever happens, gone when its time is over."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from leads.hotfiles.batches import kept
from leads.hotfiles.batches.kept import AT_ONCE, give, let_go, mine, opened, remove, send_some, start, stop
from leads.hotfiles.batches.rows import Row
from leads.hotfiles.models import BatchRow, KeptBatch
from leads.ledger.actor import Actor
from leads.ledger.models import Line
from leads.messages.wire import AnswerFrame
from leads.rules.refused import Refused
from tests.commands.batches import entry
from tests.makers import NOW, actor, make_agency, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    return actor(make_person(user_id="first.one"), "SMPB")


def lines(*rows: dict[str, str]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def given(by: Actor, *rows: dict[str, str], **numbers: int) -> KeptBatch:
    named = {name.replace("_", ".", 1): value for name, value in numbers.items()}
    return give("C:\\files\\stolen\n.jsonl", lines(*rows), "", by=by, now=NOW, numbers=named)


class Switch:
    """Answers rows in the place of LEADS, each reference once, and remembers what it did."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, str]] = []
        self.fails: dict[int, BaseException] = {}

    def __call__(self, row: Row, under: str) -> AnswerFrame:
        if row.number in self.fails:
            raise self.fails[row.number]
        self.sent.append((row.number, under))
        wrong = dict(row.pairs).get("SUP") == "TELEPHONE"
        no = Refused("by-telephone", "No.", "1240.60(a)(2)", "Write it.").as_dict() if wrong else None
        data = {"outcome": "refused" if wrong else "entered", "at": NOW.isoformat(), "message": 1, "no": no}
        return AnswerFrame((row.key, "", ""), "", data)


def code(act: Callable[..., Any], *args: Any, **how: Any) -> str:
    with pytest.raises(Refused) as no:
        act(*args, **how)
    assert no.value.cure
    return no.value.code


def test_a_file_is_looked_over_and_kept_for_its_person_alone(by: Actor) -> None:
    made = given(by, entry(1), entry(2, SUP="TELEPHONE"), entry(1))
    assert made.name == "stolen.jsonl"
    first, second, third = made.rows.order_by("number")
    assert first.problems == []
    assert second.problems[0]["clause"] == "1240.60(a)(2)"
    assert third.warnings[-1] == "It says the same as row 1."
    assert kept.counts(made) == {"rows": 3, "left": 3, "wrong": 1, "refused": 0}
    line = Line.objects.get(event="hotfiles:batch:given")
    assert (line.by, line.data["rows"], line.data["keys"]) == ("first.one", 3, {"EV": 3})
    assert "TST" not in str(line.data)
    colleague = actor(make_person())
    assert not mine(colleague).exists()
    assert code(opened, made.pk, colleague) == code(opened, 4711, by) == "no-such-batch"
    moved = actor(make_person(make_agency("IL1990200", "Another"), "second.one"))
    KeptBatch.objects.filter(pk=made.pk).update(person_id=moved.person_id)
    assert code(opened, made.pk, moved) == "no-such-batch", "it was given for another agency"


def test_the_same_content_is_the_same_batch(by: Actor) -> None:
    assert given(by, entry(1)) == given(by, entry(1))
    assert given(actor(make_person()), entry(1)) not in mine(by)
    assert KeptBatch.objects.count() == 2


def test_a_file_has_its_limits(by: Actor) -> None:
    assert code(given, by, entry(1), entry(2), batch_rows=1) == "batch-too-long"
    rows = [entry(number) for number in range(5)]
    most = len(lines(*rows))
    assert code(given, by, *rows, batch_file_bytes=most - 1) == "batch-too-large"
    given(by, *rows, batch_file_bytes=most, batch_rows=5, batch_kept=1)
    assert given(by, *rows, batch_kept=1)
    assert code(given, by, entry(2), batch_kept=1) == "too-many-batches"
    assert code(give, "a.csv", b"", "", by=by, now=NOW, numbers={}) == "batch-not-read"


def test_rows_go_in_order_a_request_at_a_time_and_what_is_done_keeps_no_value(by: Actor) -> None:
    made, switch = (
        given(by, *(entry(n, **({"SUP": "TELEPHONE"} if n == 2 else {})) for n in range(1, AT_ONCE + 2))),
        Switch(),
    )
    assert code(send_some, made, switch, by=by, now=NOW) == "batch-stopped"
    start(made, by=by, now=NOW)
    assert send_some(made, switch, by=by, now=NOW) == AT_ONCE
    assert [row for row, _ in switch.sent] == list(range(1, AT_ONCE + 1))
    assert made.going_since
    assert send_some(made, switch, by=by, now=NOW) == 1
    assert made.going_since is None
    done, refused = made.rows.get(number=1), made.rows.get(number=2)
    assert (done.outcome, done.pairs, done.sent_at) == ("entered", [], None)
    assert (refused.outcome, refused.result["clause"]) == ("refused", "1240.60(a)(2)")
    assert refused.pairs, "it may go again"
    assert code(start, made, by=by, now=NOW) == "nothing-left"
    start(made, again=True, by=by, now=NOW)
    assert send_some(made, switch, by=by, now=NOW) == 1
    assert [one.data["left"] for one in Line.objects.filter(event="hotfiles:batch:started").order_by("id")] == [21, 1]


def test_after_a_crash_a_row_goes_again_under_its_reference(by: Actor) -> None:
    made, switch = given(by, entry(1), entry(2), entry(3)), Switch()
    start(made, by=by, now=NOW)
    switch.fails[2] = RuntimeError("killed")
    with pytest.raises(RuntimeError, match="killed"):
        send_some(made, switch, by=by, now=NOW)
    in_doubt = made.rows.filter(sent_at__isnull=False)
    assert [(one.number, one.sent_from) for one in in_doubt] == [(2, "SMPB")], "the third was not sent"
    elsewhere = actor(make_person(), "SMPC")
    switch.fails.clear()
    assert code(send_some, made, switch, by=elsewhere, now=NOW) == "rows-in-doubt"
    assert code(send_some, made, switch, by=by, now=NOW + timedelta(days=1, seconds=1)) == "rows-in-doubt"
    switch.fails[3] = Refused("signed-off", "Signed off.", None, "Sign on again.")
    assert code(send_some, made, switch, by=by, now=NOW + timedelta(hours=1)) == "signed-off"
    assert not in_doubt.all().exists(), "of a no to the sign-on nothing was done"
    assert made.rows.get(number=2).outcome == "entered"


def test_a_row_in_doubt_keeps_its_moment_while_others_fail_before_it(by: Actor) -> None:
    """Unsaid, it would be sent from another device, where its reference is not known, and be done twice."""
    made, switch = given(by, entry(1), entry(2)), Switch()
    start(made, by=by, now=NOW)
    BatchRow.objects.filter(number=2).update(sent_from="SMPB", sent_at=NOW)
    switch.fails[1] = Refused("busy", "Busy.", None, "Wait.")
    later = NOW + timedelta(hours=1)
    assert code(send_some, made, switch, by=by, now=later) == "busy"
    assert [(one.number, one.sent_at) for one in made.rows.filter(sent_at__isnull=False)] == [(2, NOW)]


def test_one_request_at_a_time_and_none_once_it_is_stopped(by: Actor) -> None:
    made, switch = given(by, entry(1)), Switch()
    start(made, by=by, now=NOW)
    assert code(remove, made, by=by, now=NOW) == "batch-going"
    stop(made, by=by, now=NOW)
    stop(made, by=by, now=NOW)
    assert Line.objects.filter(event="hotfiles:batch:stopped").count() == 1
    assert code(send_some, made, switch, by=by, now=NOW) == "batch-stopped"
    assert switch.sent == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
        assert cursor.fetchone()[0] == 0, "whatever happened, it is open again"


@pytest.mark.django_db(transaction=True)
def test_while_one_request_sends_another_is_told() -> None:
    by = actor(make_person(user_id="first.one"), "SMPB")
    made = given(by, entry(1))
    start(made, by=by, now=NOW)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s::int)", [kept._LOCKS, made.pk])
            assert code(send_some, made, Switch(), by=by, now=NOW) == "batch-under-way"
            cursor.execute("SELECT pg_advisory_unlock_all()")
    finally:
        other.close()
    assert send_some(made, Switch(), by=by, now=NOW) == 1


def test_a_batch_goes_with_its_person_or_with_time(by: Actor) -> None:
    first, second = given(by, entry(1)), given(by, entry(2))
    remove(first, by=by, now=NOW)
    assert let_go(NOW + timedelta(days=14), {}) == 0
    assert let_go(NOW + timedelta(days=14, seconds=1), {}) == 1
    assert not BatchRow.objects.exists()
    told = Line.objects.filter(event="hotfiles:batch:removed").order_by("id")
    assert [(one.by, one.data["left"]) for one in told] == [("first.one", 1), ("", 1)]
    assert second.pk
