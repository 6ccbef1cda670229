"""`leads backup` as a person reads it."""

from pathlib import Path

import pytest

from leads.commands.backup import in_words, key_file
from leads.database.backup_file import Content, Manifest
from leads.database.paths import resolved


def test_a_person_is_told_of_when_it_is_and_what_is_in_it() -> None:
    said = Manifest(
        "0.1.0", "2026-11-23T16:04:00+00:00", "7", True, 18, [], 3, "ab" * 32, "2026-11-23T16:03:59+00:00", 12
    )
    words = in_words(Content(said, {"heads/2026-11.txt": b"", "heads/key.pub": b"", "factors.key": b""}, 4096))
    assert "a backup of 2026-11-23 16:04:00 UTC, whole" in words
    assert "PostgreSQL 18, a fictional state" in words
    assert "up to seal 3 of 2026-11-23 16:03:59 UTC (abababababababab)" in words
    assert "12 that can hit" in words
    assert "1 files of heads; factors.key" in words


def test_its_key_lies_in_the_data_directory_unless_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LEADS_BACKUP_KEY", raising=False)
    assert key_file(resolved(tmp_path)) == tmp_path / "backup.key"
    monkeypatch.setenv("LEADS_BACKUP_KEY", "/media/key")
    assert key_file(resolved(tmp_path)) == Path("/media/key")
