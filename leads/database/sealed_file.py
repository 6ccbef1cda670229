"""A file that only its key opens, and that says so when a byte of it was changed or its end cut off.

AES-GCM over parts of a mebibyte, each with its place in the nonce and the last one marked, under a key of the file's
own (HKDF of the key and a salt); what stands in clear in front is authenticated with every part.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from leads.rules.refused import Refused

MAGIC = b"LEADS BACKUP 1\n"
PART, SALT, TAG = 1 << 20, 32, 16  # bytes


def make_key(file: Path) -> bool:
    """Makes a key that its owner alone may read, unless one is there; whether it did."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_hex(32) + "\n")
        out.flush()
        os.fsync(out.fileno())
    return True


def read_key(file: Path) -> bytes:
    """The key in a file. Raises Refused (no-backup-key)."""
    try:
        key = bytes.fromhex(file.read_text().strip())
    except (OSError, ValueError):
        key = b""
    if len(key) != 32:
        raise Refused(
            "no-backup-key",
            f"{file} holds no key of a backup.",
            None,
            "Name the key that the backup was made with: --key FILE. It is 64 digits and letters in one line.",
            "key",
        )
    return key


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, MAGIC).derive(key))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class Writer:
    """Takes bytes, and writes them sealed. Only after `end` the file can be opened."""

    def __init__(self, out: BinaryIO, key: bytes) -> None:
        self._out, salt = out, secrets.token_bytes(SALT)
        self._head = MAGIC + salt
        self._cipher = _cipher(key, salt)
        self._waiting = bytearray()
        self._number = 0
        out.write(self._head)

    def write(self, data: bytes) -> int:
        """Takes some; writes each part that is full, but the last."""
        self._waiting += data
        while len(self._waiting) > PART:
            self._part(bytes(self._waiting[:PART]), last=False)
            del self._waiting[:PART]
        return len(data)

    def end(self) -> None:
        """Writes the last part, marked as such."""
        self._part(bytes(self._waiting), last=True)

    def _part(self, data: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, last=last), data, self._head))
        self._number += 1


class Reader:
    """Gives the bytes of a sealed file; none that was changed. Raises Refused: not-a-backup, backup-not-whole."""

    def __init__(self, file: BinaryIO, key: bytes, named: str) -> None:
        self._file, self._named = file, named
        self._head = file.read(len(MAGIC) + SALT)
        if not self._head.startswith(MAGIC) or len(self._head) < len(MAGIC) + SALT:
            cure = "Name a file that leads backup made. A dump by pg_dump: docs/running.md, Backup."
            raise Refused("not-a-backup", f"{named} is no backup of LEADS.", None, cure)
        self._cipher = _cipher(key, self._head[len(MAGIC) :])
        self._next = file.read(PART + TAG)
        self._number = 0
        self._waiting = b""
        if not self._next:
            raise self._not_whole()

    def read(self, size: int) -> bytes:
        """So many bytes; fewer at the end only."""
        while len(self._waiting) < size and self._next:
            self._waiting += self._opened()
        given, self._waiting = self._waiting[:size], self._waiting[size:]
        return given

    def _opened(self) -> bytes:
        part, self._next = self._next, self._file.read(PART + TAG)
        try:
            data = self._cipher.decrypt(_nonce(self._number, last=not self._next), part, self._head)
        except InvalidTag:
            raise self._not_whole() from None
        self._number += 1
        return data

    def _not_whole(self) -> Refused:
        if self._number == 0:
            said = f"{self._named} does not open: another key made it, or it was changed or cut off."
            return Refused("backup-not-whole", said, None, "Name its key with --key, or take another copy of it.")
        said = f"{self._named} is not whole: it was changed or cut off after {self._number} MiB."
        return Refused("backup-not-whole", said, None, "Take another copy of it, or an older backup.")
