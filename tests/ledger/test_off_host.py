"""Heads leave the host: into folders, and to a system log over the network."""

import socket
from pathlib import Path

import pytest

from leads.ledger import off_host, signing
from leads.ledger.head_files import read_heads
from leads.ledger.heads import write_heads
from leads.ledger.verify import verify
from tests.ledger.ledgers import sealed
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_is_sent_where_nothing_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADS_HEADS_TO", raising=False)
    sealed(1)
    off_host.send(write_heads(tmp_path / "heads"), None)
    assert off_host.targets() == []


def test_a_folder_that_was_away_is_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    worm, key = tmp_path / "worm", signing.signer(tmp_path / "heads.key")
    monkeypatch.setenv("LEADS_HEADS_TO", str(worm))
    sealed(1)
    off_host.send(write_heads(tmp_path / "heads", key), key)
    assert not worm.exists(), "what is not mounted is not made on this host"
    assert "it is not there" in caplog.text
    worm.mkdir()
    sealed(1)
    off_host.send(write_heads(tmp_path / "heads", key), key)
    assert [head.number for head in read_heads(worm)] == [1, 2]
    assert verify(worm, now=NOW).heads == 2


def test_a_system_log_gets_each_head_with_its_signature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as log:
        log.bind(("127.0.0.1", 0))
        log.settimeout(10)
        monkeypatch.setenv("LEADS_HEADS_TO", f"{tmp_path / 'away'}, syslog:127.0.0.1:{log.getsockname()[1]}")
        key = signing.signer(tmp_path / "heads.key")
        sealed(1)
        [head] = write_heads(tmp_path / "heads", key)
        off_host.send([head], key)
        said = log.recv(10_000).decode()
    assert f"leads: ledger head {head.words} {head.signature}" in said
