"""Signs heads with a key that lies outside the database, so that who rewrites the heads needs it too. Ed25519.

The private half is a file that only its owner may read; where heads are kept by an account of their own
(`leads ledger keep`), only that account. The public half lies beside the heads, and belongs on paper too.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PUBLIC = "key.pub"  # beside the heads


def private_file(data: Path) -> Path:
    """Where the private half lies: LEADS_HEADS_KEY, else in the data directory."""
    return Path(os.environ.get("LEADS_HEADS_KEY") or data / "heads.key")


@lru_cache(maxsize=8)
def signer(file: Path) -> Ed25519PrivateKey:
    """The private half; made at first use, for its owner's eyes only."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(file.read_text().strip()))
    key = Ed25519PrivateKey.generate()
    with os.fdopen(handle, "w") as out:
        out.write(key.private_bytes_raw().hex() + "\n")
        out.flush()
        os.fsync(out.fileno())
    return key


def publish(key: Ed25519PrivateKey, heads: Path) -> None:
    """Lays the public half beside the heads, unless one lies there: heads of before were signed with that one."""
    file = heads / PUBLIC
    if not file.exists():
        file.write_text(key.public_key().public_bytes_raw().hex() + "\n")


def public_key(file: Path) -> Ed25519PublicKey | None:
    """The public half in a file; None where there is none. Raises ValueError when it is no key."""
    try:
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(file.read_text().strip()))
    except FileNotFoundError:
        return None


def sign(key: Ed25519PrivateKey, words: str) -> str:
    """The signature of a head's words, in letters."""
    return key.sign(words.encode()).hex()


def is_signed(key: Ed25519PublicKey, words: str, signature: str) -> bool:
    """Whether these very words were signed with the key's private half."""
    try:
        key.verify(bytes.fromhex(signature), words.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
