"""Six attacks by a superuser who takes the triggers off: each is found, and the line or seal is named."""

import hashlib
import struct
from pathlib import Path

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leads.ledger.actor import Actor
from leads.ledger.heads import write_heads
from leads.ledger.models import Line, Seal
from leads.ledger.record import record
from leads.ledger.seal import line_ids, seal
from leads.ledger.verify import Broken, _chain, digest_of, rows_of, verify
from tests.ledger.ledgers import attack, sealed, write
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def broken(heads: Path | None = None) -> Broken:
    verdict = verify(heads, now=NOW)
    assert not verdict.ok
    assert verdict.broken is not None
    return verdict.broken


def test_an_empty_ledger_is_whole(tmp_path: Path) -> None:
    verdict = verify(tmp_path, now=NOW)
    assert verdict.ok
    assert (verdict.lines, verdict.seals, verdict.heads, verdict.at) == (0, 0, 0, NOW)


def test_a_whole_ledger_is_whole_and_says_what_waits(tmp_path: Path) -> None:
    sealed(3, 2)
    write_heads(tmp_path)
    write(4)
    verdict = verify(tmp_path, now=NOW)
    assert verdict.ok
    assert (verdict.lines, verdict.seals, verdict.heads, verdict.waiting) == (5, 2, 2, 4)


COLUMNS = {
    "at": "at + interval '1 microsecond'",
    "event": "'hotfiles:record:cleared'",
    '"by"': "'someone.else'",
    "ori": "'IL1990200'",
    "device": "'SMP2'",
    "subject": "subject || '0'",
    "outcome": "'hit'",
    "clause": "''",
    "data": "data || '{\"n\": 99}'",
    "xid": "xid + 1",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_attack_1_a_line_is_changed(column: str) -> None:
    ids = sealed(3, 3)
    attack(f"UPDATE ledger_line SET {column} = {COLUMNS[column]} WHERE id = {ids[4]}")
    found = broken()
    assert (found.kind, found.line, found.seal) == ("line changed", ids[4], 2)


def test_what_moves_between_two_columns_is_a_change() -> None:
    [number] = sealed(1)
    attack(f"UPDATE ledger_line SET ori = ori || left(device, 1), device = substr(device, 2) WHERE id = {number}")
    assert broken().kind == "line changed"


def test_attack_2_a_line_is_removed() -> None:
    ids = sealed(3, 3)
    attack(f"DELETE FROM ledger_line WHERE id = {ids[1]}")
    found = broken()
    assert (found.kind, found.line, found.seal) == ("line removed", ids[1], 1)


def test_attack_3_a_line_is_put_in_among_sealed_ones() -> None:
    ids = sealed(3)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('ledger_line', 'id'))")
        gap = cursor.fetchone()[0]
    sealed(3)
    attack(
        "INSERT INTO ledger_line (id, at, event, xid) "
        f"SELECT {gap}, at, event, xid FROM ledger_line WHERE id = {ids[2]}"
    )
    assert seal(NOW) == 0
    found = broken()
    assert (found.kind, found.line) == ("line inserted", gap)


def test_attack_4_two_lines_change_places() -> None:
    ids = sealed(4)
    a, b = ids[1], ids[2]
    attack(
        f"UPDATE ledger_line SET id = -1 WHERE id = {a}",
        f"UPDATE ledger_line SET id = {a} WHERE id = {b}",
        f"UPDATE ledger_line SET id = {b} WHERE id = -1",
    )
    found = broken()
    assert (found.kind, found.line) == ("line changed", a)


def test_attack_4_two_lines_change_places_in_the_seal() -> None:
    ids = sealed(4)
    newest = Seal.objects.get()
    swapped = list(line_ids(bytes(newest.ids)))
    swapped[1], swapped[2] = swapped[2], swapped[1]
    digests = bytes(newest.digests)
    digests = digests[:16] + digests[32:48] + digests[16:32] + digests[48:]
    rewrite(newest, struct.pack(">4q", *swapped), digests)
    found = broken()
    assert (found.kind, found.line, found.seal) == ("lines reordered", ids[1], 1)


def test_attack_5_the_end_is_cut_off(tmp_path: Path) -> None:
    ids = sealed(3, 3, 3)
    write_heads(tmp_path)
    attack("DELETE FROM ledger_seal WHERE number >= 2", f"DELETE FROM ledger_line WHERE id >= {ids[3]}")
    assert verify(now=NOW).ok, "without what is kept outside nobody can tell"
    found = broken(tmp_path)
    assert (found.kind, found.seal, found.line) == ("tail cut", 2, ids[2])


def test_attack_6_the_whole_chain_is_rewritten(tmp_path: Path) -> None:
    ids = sealed(3, 3, 3)
    write_heads(tmp_path)
    attack(f"UPDATE ledger_line SET \"by\" = 'someone.else' WHERE id = {ids[3]}")
    rewrite_all()
    assert verify(now=NOW).ok, "without what is kept outside nobody can tell"
    found = broken(tmp_path)
    assert (found.kind, found.seal, found.line) == ("chain rewritten", 2, ids[3])


def test_a_cut_end_shows_even_when_sealing_went_on(tmp_path: Path) -> None:
    sealed(2, 2)
    write_heads(tmp_path)
    attack("DELETE FROM ledger_seal WHERE number = 2", "DELETE FROM ledger_line WHERE id > 3")
    write(5)
    seal(NOW)
    write_heads(tmp_path)
    assert broken(tmp_path).kind == "chain rewritten"


def test_a_seal_taken_from_the_middle_is_missed() -> None:
    sealed(2, 2, 2)
    attack("DELETE FROM ledger_seal WHERE number = 2")
    found = broken()
    assert (found.kind, found.seal) == ("seal removed", 3)


@pytest.mark.parametrize(
    "change",
    ["lines = lines - 1", "at = at + interval '1s'", "upto_xid = 1", "upto_id = 1", "floor_id = 1", "server = 1",
     "chain = sha256(chain)", "ids = substr(ids, 9)", "digests = substr(digests, 17)"],
)  # fmt: skip
def test_a_changed_seal_is_named(change: str) -> None:
    sealed(2, 2)
    attack(f"UPDATE ledger_seal SET {change} WHERE number = 1")
    found = broken()
    assert (found.kind, found.seal) == ("seal changed", 1)


def test_a_line_changed_together_with_its_digest_breaks_the_chain() -> None:
    ids = sealed(2, 2)
    attack(f"UPDATE ledger_line SET outcome = 'hit' WHERE id = {ids[1]}")
    first = Seal.objects.get(number=1)
    rows = rows_of(ids[:2])
    digests = b"".join(digest_of(rows[number]) for number in ids[:2])
    attack(f"UPDATE ledger_seal SET digests = '\\x{digests.hex()}' WHERE number = {first.number}")
    assert broken().kind == "seal changed"


def rewrite(one: Seal, ids: bytes, digests: bytes, before: bytes = b"") -> bytes:
    """What a forger with our source code does to a seal, so that it looks right by itself."""
    one.ids, one.digests = ids, digests
    chain = _chain(before, one)
    attack(
        f"UPDATE ledger_seal SET ids = '\\x{ids.hex()}', digests = '\\x{digests.hex()}', chain = '\\x{chain.hex()}' "
        f"WHERE number = {one.number}"
    )
    return chain


def rewrite_all() -> None:
    before = b""
    for one in Seal.objects.order_by("number"):
        rows = rows_of(list(line_ids(bytes(one.ids))))
        digests = b"".join(digest_of(rows[number]) for number in line_ids(bytes(one.ids)))
        before = rewrite(one, bytes(one.ids), digests, before)


TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    by=TEXT, ori=TEXT, data=st.dictionaries(TEXT, JSON, max_size=4), at=st.datetimes(min_value=NOW.replace(tzinfo=None))
)
def test_postgresql_and_python_agree_on_every_line(by: str, ori: str, data: dict[str, object], at) -> None:
    with transaction.atomic():
        record("demo:state:made", now=at.replace(tzinfo=NOW.tzinfo), by=Actor(7, by, 3, ori), data=data)
    assert seal(NOW) == 1
    newest = Seal.objects.order_by("-number").first()
    [number] = line_ids(bytes(newest.ids))
    assert digest_of(rows_of([number])[number]) == bytes(newest.digests)
    assert number == Line.objects.order_by("-id").first().id
    assert hashlib.sha256(b"").digest() != bytes(newest.chain)
