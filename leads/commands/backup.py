"""`leads backup`: database, heads and keys of one moment in one file that only its key opens."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from leads.commands.common import DataOption, ready
from leads.commands.who import machine_account
from leads.database.paths import Paths
from leads.database.sealed_file import make_key

if TYPE_CHECKING:
    from leads.database.backup_file import Content

KeyOption = Annotated[
    Path | None,
    typer.Option(
        "--key",
        envvar="LEADS_BACKUP_KEY",
        metavar="FILE",
        help="The key that opens it; by default DATA/backup.key, made once.",
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("backup")(backup)


def backup(
    to: Annotated[Path, typer.Argument(metavar="TO", help="The file to write, such as /mnt/copies/today.leads.")],
    key: KeyOption = None,
    data: DataOption = None,
) -> None:
    """Make a backup: database, heads and keys of this moment, encrypted. LEADS may run meanwhile.

    It is read through once it is written. Example: leads backup /mnt/copies/today.leads
    """
    with ready(data, owner=True) as opened:
        from leads.oversight.backups import make
        from leads.switch.housekeeping import database_now

        file = key or key_file(opened.paths)
        if make_key(file):
            typer.echo(
                f"A key was made, {file}: without it nobody opens the backup. Keep a copy of it elsewhere.", err=True
            )
        made = make(to, file, paths=opened.paths, url=opened.owner, account=machine_account(), now=database_now())
    typer.echo(f"{to}: {in_words(made)}")


def key_file(paths: Paths) -> Path:
    """Where the key of backups lies unless another is named."""
    return Path(os.environ.get("LEADS_BACKUP_KEY") or paths.data / "backup.key")


def in_words(content: Content) -> str:
    """What a backup holds, for a person: of when, up to which seal, how many records, which keys and heads."""
    from leads.ledger.goes_on import when

    said = content.manifest
    heads = sum(name.startswith("heads/") and name.endswith(".txt") for name in content.files)
    keys = ", ".join(sorted(name for name in content.files if not name.startswith("heads/")))
    head = f"seal {said.seal} of {when(datetime.fromisoformat(said.sealed_at))}" if said.seal else "no seal yet"
    return (
        f"a backup of {when(datetime.fromisoformat(said.made_at))}, whole.\n"
        f"  made by   LEADS {said.leads}, PostgreSQL {said.postgresql}{', a fictional state' if said.demo else ''}\n"
        f"  ledger    up to {head} ({said.chain[:16]})\n"
        f"  records   {said.records:,} that can hit\n"
        f"  database  {content.database:,} bytes\n"
        f"  beside    {heads} files of heads; {keys}"
    )
