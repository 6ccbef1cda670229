"""What has to be done again and again while a node runs; each duty is a line of one table.

Two threads: what takes moments, and what may take minutes (a month is looked through before it goes), so that no seal
waits for it.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import InterfaceError, OperationalError, close_old_connections, connection

from leads.hotfiles import validation
from leads.hotfiles.acts.kept_inactive import let_go_inactive
from leads.hotfiles.acts.retire import retire, retire_located, tell_ahead
from leads.hotfiles.batches import kept as batches
from leads.hotfiles.lacking import tell_of_lacking
from leads.ledger import heads, off_host, seal, signing, watch
from leads.people import leftovers
from leads.standing.snapshot import current
from leads.switch import filters, look_back, reconcile, retention, taken_back

log = logging.getLogger("leads.housekeeping")
PAUSE = 1.0
DAILY = timedelta(days=1)
_writing_heads = threading.Lock()


def database_now() -> datetime:
    """The one clock: the database's, in UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0].astimezone(UTC)  # type: ignore[no-any-return]


def start(data: Path) -> Callable[[], None]:
    """Starts the threads that do the duties; returns what stops them."""
    stopped = threading.Event()
    tables = {"housekeeping": DUTIES, "retention": LONG_DUTIES}
    threads = [
        threading.Thread(target=_run, args=(data, stopped, duties), name=name, daemon=True)
        for name, duties in tables.items()
    ]
    for thread in threads:
        thread.start()

    def stop() -> None:
        stopped.set()
        for thread in threads:
            thread.join(10)

    return stop


def _run(data: Path, stopped: threading.Event, duties: "Duties") -> None:
    last: dict[str, datetime] = {}
    while not stopped.wait(PAUSE):
        try:
            close_old_connections()
            do_what_is_due(data, last, database_now(), duties)
        except Exception:
            log.exception("housekeeping failed; it tries again")
            connection.close()


def do_what_is_due(data: Path, last: dict[str, datetime], now: datetime, duties: "Duties | None" = None) -> None:
    """One round over the duties; `last` says when each was done. One that fails keeps no other from its turn."""
    for name, every, duty in DUTIES if duties is None else duties:
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
    if heads.kept_here():
        _keep_heads(data)


def _keep_heads(data: Path) -> None:
    with _writing_heads:
        key = signing.signer(signing.private_file(data))
        off_host.send(heads.keep_heads(data / "heads", key), key)


def _watch_seals(data: Path, now: datetime) -> None:
    if found := watch.late(current().agencies.numbers, now):
        watch.tell_late(found, now)


def _look_through(data: Path, now: datetime) -> None:
    """Once a day, whatever was done meanwhile: also a node that is started anew every hour gets to it."""
    kept = data / "verified.json"
    if kept.exists() and now.timestamp() - kept.stat().st_mtime < DAILY.total_seconds():
        return
    if heads.kept_here():
        with suppress(heads.HeadsGone, OSError):  # what is missing then is found below
            _keep_heads(data)
    watch.look_through(data / "heads" if heads.kept_here() else None, now, kept)
    reconcile.reconcile(now)


def _look_back(data: Path, now: datetime) -> None:
    look_back.owed(now)


def _take_back(data: Path, now: datetime) -> None:
    taken_back.owed(now)


def _filters(data: Path, now: datetime) -> None:
    filters.make_new(now)


def _retire(data: Path, now: datetime) -> None:
    numbers = current().agencies.numbers
    retire(now, numbers)
    retire_located(now, numbers)
    let_go_inactive(now)


def _tell_of_removals(data: Path, now: datetime) -> None:
    tell_ahead(now, current().agencies.numbers)


def _tell_of_lacking(data: Path, now: datetime) -> None:
    tell_of_lacking(now, current().agencies.numbers)


def _validate(data: Path, now: datetime) -> None:
    numbers = current().agencies.numbers
    validation.draw(now, numbers)
    validation.remind(now, numbers)
    while validation.lapse(now, numbers) >= validation.AT_ONCE:
        pass
    validation.end_reviews(now)


def _make_ahead(data: Path, now: datetime) -> None:
    retention.make_ahead(now)


def _forget(data: Path, now: datetime) -> None:
    retention.forget_keys(now)


def _let_go(data: Path, now: datetime) -> None:
    leftovers.let_go(now)


def _let_batches_go(data: Path, now: datetime) -> None:
    batches.let_go(now, current().agencies.numbers)


def _remove(data: Path, now: datetime) -> None:
    retention.remove_messages(now)
    retention.remove_lines(now)


Duties = tuple[tuple[str, timedelta, Callable[[Path, datetime], None]], ...]
DUTIES: Duties = (
    ("seal the ledger", timedelta(seconds=1), _seal),
    ("make filters of new inquiry keys", timedelta(seconds=1), _filters),
    ("watch that lines are sealed", timedelta(minutes=1), _watch_seals),
    ("look back where it is owed", timedelta(seconds=5), _look_back),
    ("retire records", timedelta(minutes=10), _retire),
    ("tell of records that will be removed", timedelta(hours=1), _tell_of_removals),
    ("tell what records of missing persons lack", timedelta(hours=1), _tell_of_lacking),
    ("draw, remind of and end validations", timedelta(minutes=10), _validate),
    ("make months and days ahead", timedelta(hours=1), _make_ahead),
    ("forget old inquiry keys", timedelta(hours=1), _forget),
    ("let go of sessions, tokens and counts that are over", timedelta(hours=1), _let_go),
    ("let go of batches whose time is over", timedelta(hours=1), _let_batches_go),
)
LONG_DUTIES: Duties = (
    ("take back hits on records that were removed", timedelta(seconds=5), _take_back),
    ("look through the ledger", timedelta(hours=1), _look_through),
    ("remove months that are over", timedelta(hours=6), _remove),
)
