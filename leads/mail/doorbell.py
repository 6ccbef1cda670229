"""Tells a node that something waits for a device of its own. The table is the truth, a signal only a doorbell."""

from collections.abc import Callable, Mapping
from threading import Event
from typing import Any

import psycopg

from leads.mail.post import CHANNEL

PAUSE = 1.0  # seconds: a signal that was not heard costs this long, not a message


def listen(url: str, wake: Callable[[int], None], listening: Callable[[], Mapping[int, int]], stop: Event) -> None:
    """Runs in a thread of its own: calls `wake(device)` when something waits for a device that is signed on here.

    After each pause, and after a lost connection, it looks itself for whatever waits and was not sent in the session
    that is open (`listening`: device → session).
    """
    while not stop.is_set():
        try:
            with psycopg.connect(url, autocommit=True) as bell:
                bell.execute(f"LISTEN {CHANNEL}")
                while not stop.is_set():
                    for signal in bell.notifies(timeout=PAUSE, stop_after=1):
                        wake(int(signal.payload))
                    for device in unsent(bell, listening()):
                        wake(device)
        except psycopg.OperationalError:
            stop.wait(PAUSE)


def unsent(bell: psycopg.Connection[Any], listening: Mapping[int, int]) -> list[int]:
    """Devices for which something waits that the session open there (device → session) has not sent."""
    rows = bell.execute(
        "SELECT DISTINCT k.device_id FROM mail_kept k JOIN unnest(%s::bigint[], %s::bigint[]) AS s(device, session)"
        " ON s.device = k.device_id WHERE k.acknowledged_at IS NULL AND k.sent_session IS DISTINCT FROM s.session",
        [list(listening), list(listening.values())],
    )
    return [row[0] for row in rows]
