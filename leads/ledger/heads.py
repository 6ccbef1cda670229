"""The newest chain values, kept outside the database: who rewrites the whole chain would have to rewrite these too.

One file a month in DATA/heads, one line a seal: `number chain lines at signature`. Only its owner may read it, and each
line is on disk before the call returns. LEADS_HEADS_TO sends them off the host as well.
"""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from leads.ledger import signing
from leads.ledger.head_files import GAPS, Gap, Head, newest_head, read_gaps
from leads.ledger.models import Installation, Seal

ELSEWHERE = "elsewhere"  # LEADS_HEADS: an account of its own keeps them, with leads ledger keep
Key = Ed25519PrivateKey | None


class HeadsGone(Exception):
    """Heads were kept here, and are no longer: to write them anew would hide what was done to the ledger meanwhile."""


def kept_here() -> bool:
    """Whether LEADS itself keeps the heads, in its data directory."""
    return os.environ.get("LEADS_HEADS") != ELSEWHERE


def write_heads(heads: Path, key: Key = None) -> list[Head]:
    """Appends every seal that is newer than the newest one kept in this directory; gives what it wrote.

    After a crash between a seal and its head, the next call makes up for it.
    """
    heads.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = newest_head(heads)
    if key:
        signing.publish(key, heads)
    seals = Seal.objects.filter(number__gt=known.number if known else 0).order_by("number")
    return [
        write_head(heads / f"{seal.at:%Y-%m}.txt", seal, key)
        for seal in seals.defer("ids", "digests").iterator(chunk_size=500)
    ]


def keep_heads(heads: Path, key: Key = None) -> list[Head]:
    """The same for the installation's own heads. Raises HeadsGone when they were taken away since they were begun."""
    begun = Installation.objects.filter(heads_begun=True).exists()
    if begun and newest_head(heads) is None:
        raise HeadsGone(
            f"{heads} held heads of the ledger and holds none: bring them back, or leads ledger begin-heads"
        )
    written = write_heads(heads, key)
    if written and not begun:
        Installation.objects.update(heads_begun=True)
    return written


def write_head(path: Path, seal: Seal, key: Key = None) -> Head:
    """Appends one seal to a file that only its owner may read, and waits until it is on disk."""
    head = Head(seal.number, bytes(seal.chain).hex(), seal.lines, seal.at.isoformat())
    head = head._replace(signature=signing.sign(key, head.words)) if key else head
    _append(path, f"{head.words} {head.signature}")
    return head


def note_gap(heads: Path, gap: Gap, key: Key = None) -> None:
    """Notes beside the heads what a restore left out, signed; once for each."""
    heads.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(one.words == gap.words for one in read_gaps(heads)):
        return
    _append(heads / GAPS, f"{gap.words} {signing.sign(key, gap.words) if key else ''}")


def _append(path: Path, words: str) -> None:
    new = not path.exists()
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        torn = "\n" if _is_torn(file) else ""  # a crash in the middle of a line must not spoil the next
        os.write(file, f"{torn}{words}".rstrip(" ").encode() + b"\n")
        os.fsync(file)
    finally:
        os.close(file)
    if new:
        _sync_folder(path.parent)


def _is_torn(file: int) -> bool:
    size = os.fstat(file).st_size
    return size > 0 and os.pread(file, 1, size - 1) != b"\n"


def _sync_folder(folder: Path) -> None:
    """A new file is safe only when its folder is on disk too."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
