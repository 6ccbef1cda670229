"""Which folders hold heads."""

from pathlib import Path

import pytest

from leads.ledger import head_files


def test_folders_are_those_targets_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADS_HEADS_TO", f" {tmp_path}, syslog:,{tmp_path / 'away'}")
    assert head_files.targets() == [str(tmp_path), "syslog:", str(tmp_path / "away")]
    assert head_files.folders() == [tmp_path]
    assert head_files.newest_head(tmp_path) is None
