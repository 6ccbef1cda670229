"""What lies in a backup comes out of it again; half a backup is none."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leads.database import backup_file, sealed_file
from leads.database.backup_file import Manifest, opened, write
from leads.rules.refused import Refused

KEY = bytes(32)
SAID = Manifest("0.1.0", "2026-11-23T16:04:00+00:00", "1", False, 18, ["people 0001_initial"], 7, "aa", "", 12)


def broken() -> Iterator[bytes]:
    yield b"a"
    raise Refused("dump-failed", "The database was not dumped.")


def test_what_goes_in_comes_out_in_its_order(tmp_path: Path) -> None:
    to, head = tmp_path / "today.leads", tmp_path / "2026-11.txt"
    head.write_bytes(b"1 a\n")
    write(to, KEY, SAID, [b"abc", b"de"], [("heads/2026-11.txt", head)])
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path not in (to, head)] == []
    with opened(to, KEY) as backup:
        assert backup.manifest == SAID
        assert list(backup.pieces()) == [b"abc", b"de"]
    assert (backup.files, backup.database) == ({"heads/2026-11.txt": b"1 a\n"}, 5)


def test_a_backup_is_not_written_over_another_and_half_a_one_is_not_left(tmp_path: Path) -> None:
    to = tmp_path / "today.leads"
    with pytest.raises(Refused, match="not dumped"):
        write(to, KEY, SAID, broken(), [])
    assert list(tmp_path.iterdir()) == []
    to.write_bytes(b"")
    with pytest.raises(Refused) as no:
        write(to, KEY, SAID, [], [])
    assert no.value.code == "backup-there"
    assert to.read_bytes() == b""
    with pytest.raises(Refused) as no:
        write(tmp_path / "away" / "today.leads", KEY, SAID, [], [])
    assert no.value.code == "no-folder"


def test_a_file_that_is_none_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="can't be read"), opened(tmp_path / "none", KEY):
        pass
    monkeypatch.setattr(backup_file, "MANIFEST", "else.json")
    write(tmp_path / "else", KEY, replace(SAID), [], [])
    monkeypatch.undo()
    with pytest.raises(Refused, match="holds what this LEADS does not know"), opened(tmp_path / "else", KEY):
        pass


def test_it_is_read_to_its_end_and_the_dump_in_it_too(tmp_path: Path) -> None:
    key = tmp_path / "key"
    sealed_file.make_key(key)
    write(tmp_path / "a", sealed_file.read_key(key), SAID, [b"no dump"], [])
    with pytest.raises(Refused) as no:
        backup_file.read_through(tmp_path / "a", sealed_file.read_key(key))
    assert no.value.code == "not-restored"
