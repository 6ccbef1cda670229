"""Writes the first migration of each room anew from its models, and checks that nothing is then left to migrate.

Only before the first release: afterwards a change is a migration of its own. Migrations written by hand (0002 and on:
triggers, append-only ledger) stay as they are. Run by `make migrations`; needs no database.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOMS = ("ledger", "agencies", "people", "hotfiles", "oversight", "switch")
PACKAGE = Path(__file__).resolve().parent.parent / "leads"


def main() -> int:
    """Deletes each room's 0001_initial.py with what depends on it put aside, makes it anew, and checks."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leads.settings")
    sys.path.insert(0, str(PACKAGE.parent))
    aside = _put_aside()
    try:
        _make()
    finally:
        for hidden, place in aside.items():
            hidden.rename(place)
    return _check()


def _put_aside() -> dict[Path, Path]:
    """Hides the migrations written by hand: they depend on the first ones, which do not exist for a moment."""
    aside = {}
    for room in ROOMS:
        for file in sorted((PACKAGE / room / "migrations").glob("0*.py")):
            if file.name == "0001_initial.py":
                file.unlink()
            else:
                hidden = file.with_suffix(".aside")
                file.rename(hidden)
                aside[hidden] = file
    return aside


def _make() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("makemigrations", *ROOMS, verbosity=1)


def _check() -> int:
    """In a process of its own, which has not seen the old files."""
    import subprocess

    command = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]
    return subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)}).returncode


if __name__ == "__main__":
    sys.exit(main())
