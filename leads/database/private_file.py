"""A file for its owner's eyes, written whole or not at all."""

import os
import secrets
from pathlib import Path


def beside(file: Path, data: bytes) -> Path:
    """Writes what belongs into a file under another name in its folder, on disk before the call returns; gives that."""
    path = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    return path


def put(file: Path, data: bytes) -> None:
    """Puts a file in place of whatever was there; nobody else may read it from its first moment on."""
    beside(file, data).replace(file)
