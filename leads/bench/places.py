"""Where a benchmark keeps its data. Apart from the rest, because it is asked before Django is set up."""

import hashlib
import os
import shutil
from pathlib import Path

import platformdirs

import leads
from leads.database.embedded import Embedded

PACKAGE = Path(leads.__file__).parent


def folder(size: str) -> Path:
    """Where the data set of a size is kept: this user's cache; root's is where PostgreSQL's own user can reach it.

    The name also tells what the data were made by, so that a set of other tables or other makers is never measured.
    """
    return cache() / f"bench-{size}-{made_by()}"


def cache() -> Path:
    """The folder of all data sets."""
    return Path("/var/cache/leads") if os.geteuid() == 0 else platformdirs.user_cache_path("leads")


def made_by(package: Path = PACKAGE) -> str:
    """A short digest of the code that shapes the data: the tables, the makers, and the keys of records."""
    digest = hashlib.sha256(b"".join(file.name.encode() + file.read_bytes() for file in makers(package)))
    return digest.hexdigest()[:8]


def makers(package: Path) -> list[Path]:
    """The files that shape the data."""
    declared = (f"hotfiles/{room}/**/*" for room in ("declare", "things", "files"))
    parts = ("*/migrations/*.py", "demo/*", "bench/dataset.py", "bench/growth.py", *declared)
    return sorted(file for part in parts for file in package.glob(part) if file.suffix in {".py", ".tsv"})


def forget_others(kept: Path, size: str) -> list[Path]:
    """Removes data sets of the same size that other code made; gives what was removed. Each may be gigabytes."""
    others = [one for one in kept.parent.glob(f"bench-{size}-????????") if one != kept and (one / "demo").exists()]
    for one in others:
        Embedded(one).stop()
        shutil.rmtree(one, ignore_errors=True)
    return others
