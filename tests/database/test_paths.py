"""The data directory: where it is, what lies in it, and that nobody but its owner looks inside."""

import os
import stat
from pathlib import Path

import pytest

from leads.database.paths import LONGEST_SOCKET, SOCKET_NAME, Paths, make_data, make_secret, private_folder, resolved
from leads.rules.refused import Refused


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_two_spellings_of_one_directory_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").symlink_to(tmp_path / "here")
    assert resolved(tmp_path / "there") == resolved(tmp_path / "here" / ".." / "here")
    monkeypatch.setenv("LEADS_DATA", str(tmp_path / "there"))
    assert resolved(None) == resolved(tmp_path / "here")


def test_a_socket_stands_inside_while_its_path_is_short_enough(tmp_path: Path) -> None:
    room = LONGEST_SOCKET - len(os.fsencode(tmp_path / "socket" / SOCKET_NAME)) - 1
    fits, long = Paths(tmp_path / ("x" * room)), Paths(tmp_path / ("x" * (room + 1)))
    assert fits.socket == fits.data / "socket"
    assert long.socket.parent != long.data
    assert len(os.fsencode(long.socket / SOCKET_NAME)) <= LONGEST_SOCKET


def test_the_key_that_signs_sessions_is_made_once_and_read_by_its_owner_alone(data_directory: Path) -> None:
    paths = Paths(data_directory)
    make_data(paths)
    kept = make_secret(paths).read_text()
    assert mode(paths.secret) == 0o600
    assert make_secret(paths).read_text() == kept
    assert mode(data_directory) == (0o711 if os.geteuid() == 0 else 0o700)


def test_a_directory_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as no:
        make_data(Paths(tmp_path / "file" / "data"))
    assert no.value.code == "data-not-writable"


def test_what_somebody_else_put_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    private_folder(tmp_path / "own", os.geteuid(), os.getegid())
    (tmp_path / "own").chmod(0o755)
    private_folder(tmp_path / "own", os.geteuid(), os.getegid())
    assert mode(tmp_path / "own") == 0o700
    (tmp_path / "link").symlink_to(tmp_path / "own")
    for place, uid in ((tmp_path / "link", os.geteuid()), (tmp_path / "own", os.geteuid() + 1)):
        with pytest.raises(Refused) as no:
            private_folder(place, uid, os.getegid())
        assert no.value.code == "folder-not-ours"
