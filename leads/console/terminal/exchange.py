"""The console's own way into the exchange: one for the process, made when it is first needed, and its doorbell."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import cache

from leads.console.door.seat import node
from leads.people.models import LinkSession
from leads.people.sign_on import Session, read_session
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.presence import counted

_bells: dict[int, set[Callable[[], None]]] = {}  # device → who wants to know
_sessions: dict[int, Session] = {}  # seat at a device → as the exchange counts for it
_one = threading.Lock()


@cache
def exchange() -> Exchange:
    """The exchange of this process; its doorbell rings in a thread of its own."""
    made = Exchange(node())
    threading.Thread(target=made.presence.doorbell, args=(_ring,), name="doorbell", daemon=True).start()
    return made


def session_of(link: LinkSession, now: datetime) -> Session:
    """A seat at a device as the exchange knows it: one object a seat, since it carries the output count."""
    with _one:
        known = _sessions.get(link.device_id)
        if known is None or known.id != link.pk:
            if known is not None:
                exchange().presence.forget(known.id)
            known = _sessions[link.device_id] = counted(read_session(link, now))
            exchange().presence.sessions[link.device_id] = known
    known.seen_at = link.seen_at
    return known


def _ring(device_id: int) -> None:
    for wake in tuple(_bells.get(device_id, ())):
        wake()


def listen(device_id: int, wake: Callable[[], None]) -> Callable[[], None]:
    """Calls `wake` (from another thread) when something waits for a device; returns how to stop that."""
    with _one:
        _bells.setdefault(device_id, set()).add(wake)

    def stop() -> None:
        with _one:
            _bells.get(device_id, set()).discard(wake)

    return stop
