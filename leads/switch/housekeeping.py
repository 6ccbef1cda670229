"""What has to be done again and again while a node runs; each duty is a line of one table."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import InterfaceError, OperationalError, close_old_connections, connection

from leads.hotfiles.acts.retire import retire
from leads.ledger import heads, seal
from leads.rules.numbers import number
from leads.standing.snapshot import current
from leads.switch import look_back

log = logging.getLogger("leads.housekeeping")
PAUSE = 1.0


def database_now() -> datetime:
    """The one clock: the database's, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0].astimezone(UTC)  # type: ignore[no-any-return]


def start(data: Path) -> Callable[[], None]:
    """Starts the thread that does the duties; returns what stops it."""
    stopped = threading.Event()
    thread = threading.Thread(target=_run, args=(data, stopped), name="housekeeping", daemon=True)
    thread.start()

    def stop() -> None:
        stopped.set()
        thread.join(10)

    return stop


def _run(data: Path, stopped: threading.Event) -> None:
    last: dict[str, datetime] = {}
    while not stopped.wait(PAUSE):
        try:
            close_old_connections()
            do_what_is_due(data, last, database_now())
        except Exception:
            log.exception("housekeeping failed; it tries again")
            connection.close()


def do_what_is_due(data: Path, last: dict[str, datetime], now: datetime) -> None:
    """One round over the duties; `last` says when each was done. One that fails keeps no other from its turn."""
    for name, every, duty in DUTIES:
        if now - last.get(name, datetime.min.replace(tzinfo=UTC)) < every:
            continue
        last[name] = now
        try:
            duty(data, now)
        except (OperationalError, InterfaceError):
            del last[name]  # the database is away, for the others too
            raise
        except Exception:
            log.exception("housekeeping failed: %s", name)


def _seal(data: Path, now: datetime) -> None:
    while seal.seal(now) >= seal.AT_MOST:
        pass
    heads.write_heads(data / "heads")


def _look_back(data: Path, now: datetime) -> None:
    look_back.owed(now)


def _retire(data: Path, now: datetime) -> None:
    retire(now)


def _forget(data: Path, now: datetime) -> None:
    """Inquiry keys older than the window of the look back serve nothing any more."""
    since = now - timedelta(days=number("delayed_inquiry.days", current().agencies.numbers))
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM switch_inquirykey k USING switch_message m"
            " WHERE m.device_id = k.device_id AND m.reference = k.reference AND m.answered_at < %s",
            [since],
        )


DUTIES: tuple[tuple[str, timedelta, Callable[[Path, datetime], None]], ...] = (
    ("seal the ledger", timedelta(seconds=1), _seal),
    ("look back where it is owed", timedelta(seconds=5), _look_back),
    ("retire records", timedelta(minutes=10), _retire),
    ("forget old inquiry keys", timedelta(hours=1), _forget),
)
