"""A backup of a moment: what it says of itself, what lies beside the database, and its line."""

from pathlib import Path

import pytest

from leads.database import sealed_file
from leads.database.installation import write
from leads.database.paths import resolved
from leads.ledger.heads import write_heads
from leads.ledger.models import Installation, Line, Seal
from leads.oversight.backups import make
from leads.rules.refused import Refused
from tests.ledger.ledgers import sealed
from tests.ledger.ledgers import write as lines
from tests.makers import NOW, make_record

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_says_of_when_and_up_to_which_seal_and_what_is_in_it(tmp_path: Path, database_url: str) -> None:
    paths, to, key = resolved(tmp_path), tmp_path / "today.leads", tmp_path / "backup.key"
    write(paths, "7")
    Installation.objects.create(number="7")
    (tmp_path / "factors.key").write_text("a 00\n")
    make_record()
    sealed(1)
    write_heads(paths.heads)
    lines(2)
    with pytest.raises(Refused) as no:
        make(to, key, paths=paths, url=database_url, account="root", now=NOW)
    assert no.value.code == "no-backup-key"
    sealed_file.make_key(key)
    made = make(to, key, paths=paths, url=database_url, account="root", now=NOW)
    said = made.manifest
    assert (said.installation, said.seal, said.records, said.demo) == ("7", 2, 1, False)
    assert said.chain == bytes(Seal.objects.get(number=2).chain).hex()
    assert set(made.files) == {"installation", "factors.key", "heads/2026-11.txt"}
    assert "hotfiles 0001_initial" in said.tables
    line = Line.objects.get(event="ledger:backup:made")
    assert (line.data["seal"], line.data["account"], len(line.data["sha256"])) == (2, "root", 64)
    assert b"TST1234" not in to.read_bytes()
