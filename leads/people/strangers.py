"""What somebody who has not proved who they are may have written down: so many lines a minute, and then a count.

Tokens that nobody knows, frames before a sign-on, sign-ins under names that nobody has: each leaves a line, and whoever
sends millions of them would fill the ledger, and the disk, and hide among them. One throttle for all of it in each
process; what it keeps back is told by number.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from leads.ledger.record import record
from leads.people.address import is_ours, subscriber

MINUTE = timedelta(minutes=1)
OF_ADDRESS = 30  # lines in a minute about one address
OF_ALL = 300  # and about all strangers together, in one process
CLAIMED = 9  # signs that are kept of an ORI or a device that somebody claims to be


class Throttle:
    """How many lines were written in this minute, about whom, and how many were only counted."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._since: datetime | None = None
        self._of: Counter[str] = Counter()
        self._left_out = 0

    def may_write(self, address: str, now: datetime) -> tuple[bool, int]:
        """Whether there is room for a line about this address, and how many were left out in a minute that is over."""
        with self._one_at_a_time:
            over = 0
            if self._since is None or now - self._since >= MINUTE or now < self._since:
                over, self._left_out = self._left_out, 0
                self._since = now
                self._of.clear()
            name = subscriber(address)
            room = self._of.total() < OF_ALL and (is_ours(address) or self._of[name] < OF_ADDRESS)
            if room:
                self._of[name] += 1
            else:
                self._left_out += 1
            return room, over


_throttle = Throttle()


def note(
    event: str,
    *,
    address: str,
    now: datetime,
    data: Mapping[str, Any],
    subject: str = "",
    ori: str = "",
    device: str = "",
    clause: str = "",
) -> bool:
    """A line about somebody unknown at this address ("" where it is not known); False when it was only counted.

    Must run in a transaction, as every line.
    """
    room, over = _throttle.may_write(address, now)
    if over:
        record("people:strangers:many", now=now, outcome="refused", data={"lines": over})
    if room:
        record(event, now=now, ori=ori, device=device, subject=subject, outcome="refused", clause=clause, data=data)
    return room


def claimed(words: str) -> str:
    """What somebody says to be, as far as it is kept: a few letters and digits, which no terminal acts on."""
    return "".join(one for one in words[:CLAIMED] if one.isascii() and one.isalnum())


def forget_throttle() -> None:
    """Begins anew, as a process does."""
    global _throttle  # noqa: PLW0603  # one for the whole process
    _throttle = Throttle()
