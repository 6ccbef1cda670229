"""What lies in a backup: a tar, sealed as a whole. First `manifest.json`, then the database in pieces, then the rest.

What is in it is read as data and never unpacked onto a disk by its name.
"""

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import IO, cast

from leads.database import dump
from leads.database.sealed_file import Reader, Writer
from leads.rules.refused import Refused

MANIFEST, DATABASE = "manifest.json", "database/"
LARGEST = 64 << 20  # bytes of a member; pieces of the database are far smaller


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself. The seal is the ledger's newest in it."""

    leads: str  # version that made it
    made_at: str  # ISO 8601, UTC: the moment that it holds
    installation: str  # the number of data directory and database
    demo: bool
    postgresql: int  # major version of the server
    tables: list[str]  # "room name" of the migrations that are done
    seal: int
    chain: str
    sealed_at: str
    records: int  # that can hit


@dataclass(frozen=True)
class Content:
    """A backup read to its end: what it says of itself, its small files by name, and how large its database is."""

    manifest: Manifest
    files: Mapping[str, bytes]
    database: int  # bytes of the dump


def write(to: Path, key: bytes, manifest: Manifest, pieces: Iterable[bytes], files: Iterable[tuple[str, Path]]) -> None:
    """Writes a backup beside its place and moves it there whole, for its owner's eyes. Raises Refused (backup-there).

    `files` are read after the last piece: a head that came meanwhile may be in it, one that is missing may not.
    """
    if to.exists():
        raise Refused(
            "backup-there", f"{to} is there already; a backup is not written over another.", None, "Name another."
        )
    if not to.parent.is_dir():
        raise Refused("no-folder", f"{to.parent} is no folder that is there.", None, "Mount it, or name another.")
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            sealed = Writer(out, key)
            with tarfile.open(fileobj=cast(IO[bytes], sealed), mode="w|") as tar:
                _add(tar, MANIFEST, json.dumps(asdict(manifest)).encode())
                for number, piece in enumerate(pieces, 1):
                    _add(tar, f"{DATABASE}{number:08d}", piece)
                for name, path in files:
                    _add(tar, name, path.read_bytes())
            sealed.end()
            out.flush()
            os.fsync(out.fileno())
        beside.replace(to)
    finally:
        beside.unlink(missing_ok=True)
    folder = os.open(to.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(member, io.BytesIO(data))


class Backup:
    """A backup that is read from its beginning: the manifest at once, the database piece by piece, then the files."""

    def __init__(self, tar: tarfile.TarFile, named: str) -> None:
        self._tar, self._named = tar, named
        self.files: dict[str, bytes] = {}
        self.database = 0
        name, data = self._member()
        if name != MANIFEST:
            raise self._strange()
        said = json.loads(data)
        try:
            self.manifest = Manifest(**{one.name: said[one.name] for one in fields(Manifest)})
        except KeyError:
            raise self._strange() from None

    def pieces(self) -> Iterator[bytes]:
        """The dump of the database; after the last piece the small files are read too."""
        while True:
            name, data = self._member()
            if not name:
                return
            if name.startswith(DATABASE):
                self.database += len(data)
                yield data
            else:
                self.files[name] = data

    def _member(self) -> tuple[str, bytes]:
        member = self._tar.next()
        if member is None:
            return "", b""
        content = self._tar.extractfile(member) if member.isfile() and member.size <= LARGEST else None
        if content is None:
            raise self._strange()
        return member.name, content.read()

    def _strange(self) -> Refused:
        said = f"{self._named} holds what this LEADS does not know."
        return Refused("not-a-backup", said, None, "Restore it with the LEADS that made it, or a newer one.")


@contextmanager
def opened(file: Path, key: bytes) -> Iterator[Backup]:
    """A backup, open at its manifest. Raises Refused: not-a-backup, backup-not-whole."""
    try:
        handle = file.open("rb")
    except OSError as error:
        raise Refused("not-a-backup", f"{file} can't be read: {error.strerror}.", None, "Name a backup.") from error
    with handle:
        reader = Reader(handle, key, str(file))
        with tarfile.open(fileobj=cast(IO[bytes], reader), mode="r|") as tar:
            yield Backup(tar, str(file))
        while reader.read(1 << 16):
            pass  # to the end: what was cut off behind the tar is cut off too


def read_through(file: Path, key: bytes) -> Content:
    """A backup, read to its last byte as a restore reads it. Raises Refused: not-a-backup, backup-not-whole …"""
    with opened(file, key) as backup:
        dump.read_through(backup.manifest.postgresql, backup.pieces())
    return Content(backup.manifest, backup.files, backup.database)
