"""`leads restore`: a backup in place of a database that was lost, with what ended since held back.

A mark in the data directory keeps LEADS from starting until the last step is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from leads.commands.backup import KeyOption, in_words, key_file
from leads.commands.common import DataOption, Opened, alone, say, start_django
from leads.commands.who import machine_account
from leads.database import backup_file, installation, migrating, sealed_file
from leads.database.address import user_of
from leads.database.paths import resolved
from leads.rules.refused import Refused

if TYPE_CHECKING:
    from leads.ledger.head_files import Head
    from leads.oversight.restored import Restored

MOST_SHOWN = 50


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("restore")(restore)


def restore(  # noqa: PLR0917 (a command's options)
    source: Annotated[Path | None, typer.Argument(metavar="[FROM]", help="The file that leads backup made.")] = None,
    look: Annotated[
        bool, typer.Option("--look", help="Read it to its end, say what it is, and change nothing.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Keep the database that is there aside.")] = False,
    as_it_is: Annotated[
        bool, typer.Option("--as-it-is", help="Take the old database that is there; it was restored by other means.")
    ] = False,
    ended: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Numbers of records that are known to have ended since, one a line."),
    ] = None,
    why: Annotated[str, typer.Option(help="What happened; it is kept.")] = "",
    key: KeyOption = None,
    data: DataOption = None,
) -> None:
    """Restore a backup into an empty database, or with --replace into one that is kept aside. LEADS has to be stopped.

    Example: leads restore /mnt/copies/today.leads --replace --why "Disk 2 failed."
    """
    if (source is None) != as_it_is:
        raise Refused("no-backup", "Name a backup, or take the database as it is.", None, "leads restore --help")
    file = key or key_file(resolved(data))
    if source and look:
        typer.echo(f"{source}: {in_words(backup_file.read_through(source, sealed_file.read_key(file)))}")
        return
    if not why.strip():
        raise Refused("restore-without-why", "A restore is done for a stated reason.", None, "Say what happened: --why")
    numbers = ended.read_text("utf-8").split() if ended else []
    with alone(data) as opened:
        start_django(opened, owner=True)
        said = Said(numbers, why.strip(), machine_account())
        done = _take_backup(opened, source, file, said, replace=replace) if source else _take_as_it_is(opened, said)
        typer.echo(told(done))


class Said(NamedTuple):
    """What whoever restores says: records known to have ended since, and why it is done; and their account."""

    ended: list[str]
    why: str
    account: str


def _take_backup(opened: Opened, source: Path, key: Path, said: Said, *, replace: bool) -> Restored:
    """Restores a backup. Nothing is changed before it was read to its end and fits. Raises Refused."""
    from leads.oversight import restores

    paths, url = opened.paths, opened.owner
    say(f"reading {source}")
    manifest = backup_file.read_through(source, sealed_file.read_key(key)).manifest
    restores.must_be_stopped(url)
    restores.must_fit(manifest, paths, url, migrating.known())
    heads = [*restores.known_heads(paths, manifest), *restores.newest_of_database(url)]
    now = datetime.now(UTC)
    restores.must_be_empty(url, replace=replace)
    mark = restores.begin(paths, now)
    aside = restores.move_aside(url, now)
    restores.write_mark(paths, mark := mark._replace(aside=[*mark.aside, *([aside] if aside else [])]))
    say("restoring the database")
    try:
        content = restores.fill(source, key, url)
    except BaseException:
        if mark.aside == [aside]:  # of this restore alone: nothing was cut short before
            restores.put_back(url, aside, paths)
        raise
    restores.put_beside(content, paths)
    installation.write(paths, manifest.installation)
    return _go_on(opened, heads, mark.aside, datetime.fromisoformat(manifest.made_at), said)


def _take_as_it_is(opened: Opened, said: Said) -> Restored:
    """Takes a database that was restored by other means, or lost its end. Raises Refused (nothing-missing)."""
    from leads.ledger.goes_on import asked, missing, places
    from leads.oversight import restores

    restores.must_be_stopped(opened.owner)
    migrating.must_be_as_needed()
    gone = [one for place in places(opened.paths) if (one := missing(place, asked, opened.paths.heads))]
    heads = restores.known_heads(opened.paths)
    if not gone:
        raise Refused("nothing-missing", "The database goes on where its heads end.", None, "leads up starts it.")
    since = min(one.at or datetime.fromtimestamp(0, UTC) for one in gone)
    mark = restores.begin(opened.paths, datetime.now(UTC))
    return _go_on(opened, heads, mark.aside, since, said)


def _go_on(opened: Opened, heads: Sequence[Head], aside: Sequence[str], since: datetime, said: Said) -> Restored:
    """The tables as this LEADS needs them, what is held back, the next seal with its note; then the mark goes."""
    from leads.hotfiles import keys_made
    from leads.ledger.goes_on import lines_after, places
    from leads.oversight import restored, restores
    from leads.switch.housekeeping import database_now
    from leads.switch.retention import make_ahead

    migrating.migrate(say, user_of(opened.url) if opened.owner_url else "")
    keys_made.make_current(say)
    now = database_now()
    make_ahead(now)
    after, _ = restored.newest_seal()
    lines = max((lines_after(place, after) for place in places(opened.paths)), default=0)
    done = restored.go_on(heads, lines, aside, said.ended, since=since, why=said.why, account=said.account, now=now)
    restores.heads_go_on(opened.paths, done.gap, now)
    opened.paths.restoring.unlink(missing_ok=True)
    return done


def told(done: Restored) -> str:
    """What a restore left behind, for a person: where the ledger goes on, what is held back, what has to be done."""
    from leads.ledger.goes_on import when

    gap = done.gap
    goes_on = "No head knows more than it held; the ledger goes on."
    if gap:
        goes_on = (
            f"The ledger ends with seal {gap.after} and goes on with seal {gap.upto + 1}; {gap.lines:,} lines that"
            " heads know are missing, which is noted beside them."
        )
    words = [f"Restored: the state of {when(done.since)}.", goes_on]
    words.append(f"{done.held:,} records are held back: they are known to have ended since.")
    if others := done.unconfirmed - done.held:
        known = "changed since" if done.exactly else "may have ended since"
        words.append(f"{others:,} records {known}: a hit on one says to ask its agency first.")
    if done.lost:
        words.append(f"{len(done.lost):,} records were entered since and are lost; have them entered again:")
        words += [f"  {one}" for one in done.lost[:MOST_SHOWN]]
        words += [f"  and {len(done.lost) - MOST_SHOWN:,} more"] if len(done.lost) > MOST_SHOWN else []
    words.append("Everybody signs in again. What was ordered, lifted, set or shut since has to be done again.")
    words.append("leads restored list shows what has to be looked at; leads up starts LEADS.")
    return "\n".join(words)
