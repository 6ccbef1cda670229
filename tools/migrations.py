"""Writes the first migration of each room anew from its models, and checks that nothing is then left to migrate.

Only before the first release: afterwards a change is a migration of its own. Migrations written by hand (0002 and on:
triggers, append-only ledger) stay as they are. Run by `make migrations`; needs no database.
"""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path

ROOMS = ("ledger", "mail", "agencies", "people", "registration", "hotfiles", "oversight", "switch", "console")
PACKAGE = Path(__file__).resolve().parent.parent / "leads"


def main(arguments: list[str]) -> int:
    """Makes every 0001_initial.py anew, then checks in a process of its own, which has not seen the old files."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leads.settings")
    sys.path.insert(0, str(PACKAGE.parent))
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")
    if arguments == ["--check"]:
        make(check=True)
        return 0
    aside = put_aside()
    try:
        make(check=False)
    finally:
        for hidden, place in aside.items():
            hidden.rename(place)
    return subprocess.run([sys.executable, __file__, "--check"], check=False).returncode


def put_aside() -> dict[Path, Path]:
    """Deletes the first migrations, and hides those written by hand: what they depend on is gone for a moment."""
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


def make(*, check: bool) -> None:
    """Writes migrations for what the models say; with `check` writes none and exits with 1 if one would be needed."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("makemigrations", *ROOMS, include_header=False, check_changes=check, dry_run=check)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
