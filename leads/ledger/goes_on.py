"""Whether the database goes on where the heads kept outside end: an older one, or another, is served to nobody.

In an old database records that were cleared since are active, and whoever they are about would be stopped for them.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection

from leads.database.paths import Paths
from leads.ledger.head_files import BadHead, Head, folders, newest_head, read_gaps, read_heads
from leads.rules.refused import Refused

Ask = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]  # a statement and its values: its rows
CURE = (
    "Give LEADS the database to which these heads belong. If it is lost: leads restore BACKUP --replace, or, where this"
    " one was restored by other means, leads restore --as-it-is. Both hold back what ended since."
)
CHAIN = "SELECT chain FROM ledger_seal WHERE number = %s"
LAST = "SELECT number, at FROM ledger_seal WHERE number < %s ORDER BY number DESC LIMIT 1"


class Missing(NamedTuple):
    """What heads know and the database does not have: from where on, and how many lines of the ledger."""

    kept: Path  # where those heads lie
    after: int  # the last seal that the database has; 0 for none
    at: datetime | None  # when that one was made
    upto: Head  # the newest head
    lines: int
    forked: bool  # the database has a seal of that number, and it is another one


def must_go_on(paths: Paths) -> None:
    """Raises Refused where heads know what the database does not: database-is-older, ledger-of-another.

    And while a restore that was begun is not over: restore-unfinished.
    """
    if paths.restoring.exists():
        raise Refused(
            "restore-unfinished",
            "A restore was begun and cut short: the database may be an old one with nothing held back.",
            None,
            "Do it again: leads restore BACKUP --replace. What it had put aside is kept.",
        )
    for folder in places(paths):
        if (gone := missing(folder, asked, paths.heads)) is not None:
            raise refusal(gone)


def places(paths: Paths) -> list[Path]:
    """Where heads may be read: in the data directory, and in each folder of LEADS_HEADS_TO that is there."""
    return [paths.heads, *folders()]


def missing(folder: Path, ask: Ask, noted: Path) -> Missing | None:
    """What the heads in a folder know and the database does not; None where it goes on from the newest of them.

    `noted` is where restores noted what they left out: a folder that was away then ends there.
    """
    newest = newest_head(folder)
    if newest is None or any(gap.upto_chain == newest.chain for gap in read_gaps(noted)):
        return None
    chains = [bytes(one).hex() for (one,) in ask(CHAIN, [newest.number])]
    if newest.chain in chains:
        return None
    [(after, at)] = ask(LAST, [newest.number]) or [(0, None)]
    return Missing(folder, after, at, newest, lines_after(folder, after), bool(chains))


def asked(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement, by Django's connection."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def lines_after(folder: Path, after: int) -> int:
    """How many lines the heads behind this number count, each seal once: the first that was written of it."""
    found: dict[int, int] = {}
    try:
        for head in read_heads(folder):
            if head.number > after:
                found.setdefault(head.number, head.lines)
    except BadHead as bad:
        raise Refused("head-file-changed", f"{bad}.", None, "Bring back the heads as they were.") from bad
    return sum(found.values())


def refusal(gone: Missing) -> Refused:
    """What is missing, since when, as whoever starts LEADS is told it."""
    if gone.forked:
        return Refused(
            "ledger-of-another",
            f"The ledger in the database is another than the one whose heads lie in {gone.kept}: seal"
            f" {gone.upto.number} of {made(gone.upto)} differs.",
            None,
            CURE,
        )
    ends = f"ends with seal {gone.after} of {when(gone.at)}" if gone.at else "has no seal"
    return Refused(
        "database-is-older",
        f"The database is older than its heads in {gone.kept}: it {ends}, and they go on to seal {gone.upto.number} of"
        f" {made(gone.upto)}. What happened in between is missing, {gone.lines:,} lines of the ledger: records"
        " that were cleared or cancelled then would hit.",
        None,
        CURE,
    )


def made(head: Head) -> str:
    """When the seal of a head was made, for a person."""
    return when(datetime.fromisoformat(head.at))


def when(at: datetime) -> str:
    """A time for a person: to the second, UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
