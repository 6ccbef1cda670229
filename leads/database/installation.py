"""The number of an installation, in its data directory; the database bears the same (leads/ledger/binding.py)."""

from __future__ import annotations

import os

from leads.database.paths import Paths
from leads.rules.refused import Refused


def number_of(paths: Paths) -> str | None:
    """The number of the installation whose data directory this is; None for a new one."""
    try:
        return paths.installation.read_text().strip() or None
    except FileNotFoundError:
        return None


def write(paths: Paths, number: str) -> None:
    """Writes the number into the data directory; on disk before the call returns."""
    with os.fdopen(os.open(paths.installation, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(number + "\n")
        out.flush()
        os.fsync(out.fileno())


def must_not_be_elsewhere(paths: Paths) -> None:
    """Raises Refused (another-database) for a directory whose database lies elsewhere, before one is made in it."""
    if number_of(paths) is not None and not paths.cluster.exists():
        raise another(paths)


def another(paths: Paths) -> Refused:
    """The refusal for a directory that meets a database which is not its own."""
    return Refused(
        code="another-database",
        sentence=f"The data directory {paths.data} belongs to another database than this one.",
        cure="Set LEADS_DATABASE_URL to its own database (or unset it), or name another directory with --data.",
    )


def bound_elsewhere(paths: Paths) -> Refused:
    """The refusal for a new directory that meets a database which has one already."""
    return Refused(
        code="bound-elsewhere",
        sentence=f"The database belongs to another data directory than {paths.data}; there lie its heads.",
        cure="Name that directory with --data. For one more node copy `installation`, `heads` and the keys from there.",
    )
