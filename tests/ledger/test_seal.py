"""Sealing: every finished line once, in order, and never one that a late commit could still slip in front of."""

import psycopg
import pytest
from django.db import connection, transaction

from leads.ledger import seal as sealing
from leads.ledger.models import Line, Seal
from leads.ledger.seal import line_ids, seal
from leads.ledger.verify import verify
from tests.ledger.ledgers import attack, sealed, write
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)

INSERT = "INSERT INTO ledger_line (at, event) VALUES (now(), 'demo:state:made') RETURNING id"


def test_lines_are_sealed_once_and_in_order() -> None:
    ids = sealed(3, 4)
    assert seal(NOW) == 0
    first, second = Seal.objects.order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert [*line_ids(bytes(first.ids)), *line_ids(bytes(second.ids))] == ids
    verdict = verify(now=NOW)
    assert verdict.ok
    assert (verdict.lines, verdict.seals, verdict.waiting) == (7, 2, 0)


def test_a_seal_holds_no_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_MOST", 5)
    write(5)
    assert seal(NOW) == 5
    write(6)
    assert (seal(NOW), seal(NOW), seal(NOW)) == (5, 1, 0)
    assert verify(now=NOW).ok


def test_a_run_cut_inside_a_transaction_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_MOST", 2)
    with transaction.atomic():
        write(5)
    assert (seal(NOW), seal(NOW), seal(NOW), seal(NOW)) == (2, 2, 1, 0)
    assert verify(now=NOW).lines == 5


def test_a_line_that_commits_late_is_sealed_after_lines_with_higher_numbers(database_url: str) -> None:
    """Two interleaved transactions: the one with the lower line number commits last, and nothing is lost."""
    with psycopg.connect(database_url) as slow, psycopg.connect(database_url) as quick:
        low = slow.execute(INSERT).fetchone()[0]
        high = quick.execute(INSERT).fetchone()[0]
        quick.commit()
        assert low < high
        assert seal(NOW) == 0, "the quick line waits: the slow transaction is older and may still commit"
        slow.commit()
    assert seal(NOW) == 2
    assert line_ids(bytes(Seal.objects.get().ids)) == (low, high)
    assert verify(now=NOW).ok


def test_a_line_written_early_by_a_younger_transaction_waits_alone(database_url: str) -> None:
    """The mirror case: the younger transaction took the lower number, and is still open when the seal is made."""
    with psycopg.connect(database_url) as young, psycopg.connect(database_url) as old:
        old.execute("SELECT pg_current_xact_id()")
        low = young.execute(INSERT).fetchone()[0]
        high = old.execute(INSERT).fetchone()[0]
        old.commit()
        assert low < high
        assert seal(NOW) == 1
        assert line_ids(bytes(Seal.objects.get().ids)) == (high,)
        assert verify(now=NOW).ok
        young.commit()
    assert seal(NOW) == 1
    assert line_ids(bytes(Seal.objects.get(number=2).ids)) == (low,)
    verdict = verify(now=NOW)
    assert verdict.ok
    assert verdict.lines == 2


def test_a_line_of_a_transaction_that_was_undone_leaves_no_trace(database_url: str) -> None:
    with psycopg.connect(database_url) as undone:
        undone.execute(INSERT)
        undone.rollback()
    assert sealed(2)
    assert verify(now=NOW).lines == 2


def test_one_node_seals_at_a_time(database_url: str) -> None:
    write(2)
    with psycopg.connect(database_url) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [sealing.LOCK])
        assert seal(NOW) == 0
        other.rollback()
    assert seal(NOW) == 2


def test_after_a_restore_on_another_server_every_line_is_still_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A restored database counts its transactions from the beginning: low numbers come after high ones."""
    far = "xid = xid + 1000000000000"
    write(2)
    attack(f"UPDATE ledger_line SET {far}")
    # The old server: sealed line 1 there, line 2 was not sealed yet when the dump was taken.
    monkeypatch.setattr(sealing, "_server", lambda: 7)
    monkeypatch.setattr(sealing, "AT_MOST", 1)
    finished = sealing._FINISHED.replace("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", "9000000000000")
    old = sealing._statement(finished, sealing._LAST.format("xid"), sealing._LAST.format("id"), "%(floor)s")
    with monkeypatch.context() as there:
        there.setattr(sealing, "SEAL", old)
        assert seal(NOW) == 1
    # The new server.
    write(3)
    monkeypatch.setattr(sealing, "_server", lambda: 8)
    monkeypatch.setattr(sealing, "AT_MOST", 20_000)
    assert seal(NOW) == 4
    write(2)
    assert (seal(NOW), seal(NOW)) == (2, 0)
    verdict = verify(now=NOW)
    assert verdict.broken is None
    assert verdict.lines == Line.objects.count() == 7


def test_the_server_has_a_number_of_its_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier FROM pg_control_system()")
        assert cursor.fetchone()[0] == sealing._server() != 0
