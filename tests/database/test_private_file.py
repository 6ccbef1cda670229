"""A file for its owner's eyes: whole or not at all, whatever was there."""

from pathlib import Path

import pytest

from leads.database.private_file import put


def test_it_takes_the_place_of_what_was_there_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b"old")
    file.chmod(0o644)
    put(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_what_fails_before_the_end_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        put(file, b"new")
    assert file.read_bytes() == b"old"


def test_nobody_who_had_the_old_file_open_or_linked_it_there_reads_the_new_one(tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "token", tmp_path / "elsewhere"
    elsewhere.write_text("of somebody else")
    elsewhere.chmod(0o666)
    file.symlink_to(elsewhere)
    with elsewhere.open() as reading:  # whoever had the old file open reads nothing new
        put(file, b"token\n")
        assert reading.read() == "of somebody else"
    assert (file.read_text(), file.is_symlink(), file.stat().st_mode & 0o777) == ("token\n", False, 0o600)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "token"]
