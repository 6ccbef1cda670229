"""Seeds of second factors and recovery codes in the database: encrypted with a key that lies outside of it.

Who reads the database, or a copy of it, gets no code from it; and who writes to it can't put in a factor of their own.
The key is a file of the data directory (LEADS_FACTORS_KEY names another place); every node needs the same one.
"""

from __future__ import annotations

import logging
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from leads.database.private_file import beside, put

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

log = logging.getLogger("leads.people")
NONCE = 12  # bytes
FIELDS = ("secret", "seed")  # of an authenticator's data: an app's, and that of recovery codes
_of_this_process = f"{secrets.token_hex(4)} {secrets.token_hex(32)}"  # where there is no data directory: in tests


class Adapter(DefaultMFAAdapter):
    """What allauth asks when it stores a seed, and when it needs one."""

    def encrypt(self, text: str) -> str:
        """The seed as it is kept: which key, and what only that key opens."""
        return sealed(text, keys())

    def decrypt(self, encrypted_text: str) -> str:
        """The seed. One that our key did not make is no factor: nobody knows the code of what stands in for it."""
        found = opened(encrypted_text, keys())
        if found is None:
            log.error("a second factor can't be read: its key is not here, or it was not made by LEADS")
            return secrets.token_hex(40).translate(str.maketrans("0189", "ABCD")).upper()
        return found


def sealed(text: str, known: dict[str, bytes]) -> str:
    """A text, encrypted with the newest key."""
    name, key = next(reversed(known.items()))
    nonce = secrets.token_bytes(NONCE)
    return f"{name}.{(nonce + AESGCM(key).encrypt(nonce, text.encode(), name.encode())).hex()}"


def opened(kept: str, known: dict[str, bytes]) -> str | None:
    """The text; None when no key of ours made it."""
    name, _, rest = kept.partition(".")
    try:
        raw = bytes.fromhex(rest)
        return AESGCM(known[name]).decrypt(raw[:NONCE], raw[NONCE:], name.encode()).decode()
    except (KeyError, ValueError, InvalidTag):
        return None


def key_file() -> Path | None:
    """Where the keys lie; None in a process without a data directory."""
    named = os.environ.get("LEADS_FACTORS_KEY")
    return Path(named) if named else Path(settings.LEADS_DATA) / "factors.key" if settings.LEADS_DATA else None


def keys() -> dict[str, bytes]:
    """The keys by name, the newest last; the first is made when it is needed."""
    file = key_file()
    if file is None:
        return _read(_of_this_process)
    try:
        return _read(file.read_text())
    except FileNotFoundError:
        _write(file, [*_new_line()], new=True)
        return _read(file.read_text())


def _new_line() -> list[str]:
    return [f"{secrets.token_hex(4)} {secrets.token_hex(32)}"]


def _read(text: str) -> dict[str, bytes]:
    return {name: bytes.fromhex(key) for name, _, key in (line.partition(" ") for line in text.split("\n") if line)}


def _write(file: Path, lines: list[str], *, new: bool = False) -> None:
    """Writes the keys beside and moves them into place; a new file gives way to one that another process made."""
    data = ("\n".join(lines) + "\n").encode()
    if not new:
        put(file, data)
        return
    made = beside(file, data)
    try:
        os.link(made, file)
    except FileExistsError:
        pass
    finally:
        made.unlink()


def rotate() -> int:
    """Encrypts every seed with a new key, then forgets the old ones; gives how many. Running processes go on with it.

    In between both keys are in the file, so whatever is read at that moment is read. The new file has to go to every
    node before the old one is gone there.
    """
    from allauth.mfa.models import Authenticator
    from django.db import transaction

    file = key_file()
    assert file is not None, "only an installation has a key to change"
    known = keys()
    newest = _new_line()
    _write(file, [*(f"{name} {key.hex()}" for name, key in known.items()), *newest])
    known = keys()
    with transaction.atomic():
        done = sum(_again(one, known) for one in Authenticator.objects.select_for_update().order_by("pk"))
    _write(file, newest)
    return done


def _again(one: Authenticator, known: dict[str, bytes]) -> bool:
    """Whether a seed of this factor was encrypted anew; one that can't be read stays as it is."""
    found = {field: opened(one.data[field], known) for field in FIELDS if field in one.data}
    anew = {field: sealed(text, known) for field, text in found.items() if text is not None}
    if anew:
        one.data |= anew
        one.save(update_fields=["data"])
    return bool(anew)
