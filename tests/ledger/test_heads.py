"""What is kept outside the database: each seal once, for its owner's eyes, and mended after a crash."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from leads.ledger import signing
from leads.ledger.head_files import newest_head, read_heads
from leads.ledger.heads import HeadsGone, keep_heads, write_heads
from leads.ledger.models import Installation, Seal
from leads.ledger.seal import seal
from leads.ledger.verify import verify
from tests.ledger.ledgers import sealed, write
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_seal_is_kept_once_in_the_file_of_its_month(tmp_path: Path) -> None:
    heads = tmp_path / "heads"
    sealed(2, 1)
    assert [len(write_heads(heads)), len(write_heads(heads))] == [2, 0]
    write(1)
    seal(NOW + timedelta(days=8))
    assert len(write_heads(heads)) == 1
    assert [path.name for path in sorted(heads.iterdir())] == ["2026-11.txt", "2026-12.txt"]
    assert [head.number for head in read_heads(heads)] == [1, 2, 3]
    newest = newest_head(heads)
    assert newest is not None
    assert newest.chain == bytes(Seal.objects.get(number=3).chain).hex()
    assert stat.S_IMODE((heads / "2026-11.txt").stat().st_mode) == 0o600
    assert stat.S_IMODE(heads.stat().st_mode) == 0o700


@pytest.mark.parametrize("left", [3, 30, 80])
def test_a_line_torn_off_by_a_crash_is_written_again(tmp_path: Path, left: int) -> None:
    sealed(1, 1)
    write_heads(tmp_path)
    [file] = tmp_path.iterdir()
    first, second, _ = file.read_text().split("\n")
    file.write_text(f"{first}\n{second[:left]}")
    assert verify(tmp_path, now=NOW).ok
    assert len(write_heads(tmp_path)) == 1
    verdict = verify(tmp_path, now=NOW)
    assert verdict.ok
    assert verdict.heads == 2


def test_a_head_file_that_was_changed_is_named(tmp_path: Path) -> None:
    sealed(1, 1)
    write_heads(tmp_path)
    [file] = tmp_path.iterdir()
    file.write_text(file.read_text().replace("1 ", "one ", 1))
    broken = verify(tmp_path, now=NOW).broken
    assert broken is not None
    assert broken.kind == "head file changed"
    assert file.name in broken.sentence


LATER = NOW + timedelta(minutes=3)


def test_heads_that_end_too_early_are_missing_from_then_on(tmp_path: Path) -> None:
    sealed(1)
    write_heads(tmp_path)
    sealed(1)
    assert verify(tmp_path, now=LATER).ok, "the head of the last seals may be on its way, or be made up for at a start"
    write(1)
    seal(LATER)
    broken = verify(tmp_path, now=LATER).broken
    assert broken is not None
    assert (broken.kind, broken.seal) == ("heads missing", 2)
    assert "end with seal 1 of 2026-11-23 16:04:00 UTC" in broken.sentence


def test_heads_that_were_taken_away_are_missing(tmp_path: Path) -> None:
    sealed(1, 1)
    broken = verify(tmp_path / "heads", now=LATER).broken
    assert broken is not None
    assert (broken.kind, broken.seal) == ("heads missing", 1)


def test_heads_that_were_taken_away_are_not_written_anew(tmp_path: Path) -> None:
    Installation.objects.create(number="1")
    sealed(1)
    keep_heads(tmp_path)
    [file] = tmp_path.iterdir()
    file.unlink()
    sealed(1)
    with pytest.raises(HeadsGone):
        keep_heads(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_rewritten_with_all_its_heads_lacks_the_signature(tmp_path: Path) -> None:
    heads, key = tmp_path / "heads", signing.signer(tmp_path / "heads.key")
    sealed(2)
    write_heads(heads, key)
    assert verify(heads, now=NOW).ok
    [file] = heads.glob("*.txt")
    line = file.read_text().rstrip()
    for forged in (
        line.rpartition(" ")[0],
        line.replace(" 2 ", " 1 ", 1),
        line[:-1] + ("0" if line[-1] != "0" else "1"),
    ):
        file.write_text(forged + "\n")
        broken = verify(heads, now=NOW).broken
        assert broken is not None
        assert broken.kind == "head file changed"


def test_another_key_signs_for_nobody(tmp_path: Path) -> None:
    heads, paper = tmp_path / "heads", tmp_path / "paper"
    paper.mkdir()
    signing.publish(signing.signer(tmp_path / "heads.key"), paper)
    sealed(2)
    write_heads(heads, signing.signer(tmp_path / "forged.key"))
    assert verify(heads, now=NOW).ok, "the key beside the heads was changed with them"
    broken = verify(heads, now=NOW, key=paper / signing.PUBLIC).broken
    assert broken is not None
    assert "not signed" in broken.sentence
