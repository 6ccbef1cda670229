"""What is kept outside the database: each seal once, for its owner's eyes, and mended after a crash."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from leads.ledger.heads import newest_head, read_heads, write_heads
from leads.ledger.models import Seal
from leads.ledger.seal import seal
from leads.ledger.verify import verify
from tests.ledger.ledgers import sealed, write
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_seal_is_kept_once_in_the_file_of_its_month(tmp_path: Path) -> None:
    heads = tmp_path / "heads"
    sealed(2, 1)
    assert (write_heads(heads), write_heads(heads)) == (2, 0)
    write(1)
    seal(NOW + timedelta(days=8))
    assert write_heads(heads) == 1
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
    assert write_heads(tmp_path) == 1
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
