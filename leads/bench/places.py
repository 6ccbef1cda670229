"""Where a benchmark keeps its data. Apart from the rest, because it is asked before Django is set up."""

import ast
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
    """A short digest of the code that shapes the data: the tables, the makers, and the keys of records.

    Of what the code says, not of its comments and its layout: migrations are often written anew with another date.
    """
    digest = hashlib.sha256(b"".join(file.name.encode() + _said(file) for file in makers(package)))
    return digest.hexdigest()[:8]


def _said(file: Path) -> bytes:
    """A file's Python without comments and layout; any other file as it stands."""
    return ast.dump(ast.parse(file.read_bytes())).encode() if file.suffix == ".py" else file.read_bytes()


#: The hot files that a data set holds, and the rooms of what they are about. Others may come and change as they like.
FILES = ("stolen_vehicle", "wanted_person")
THINGS = ("vehicle", "part", "serial", "person", "warrant", "record")
#: What only reads what is on file: how it is compared and shown.
READERS = {"claims.py", "compare.py", "named.py", "weights.py", "shown.py", "likeness.py", "reach.py", "sift.py"}


def makers(package: Path) -> list[Path]:
    """The files that shape the data."""
    parts = [
        "*/migrations/*.py",
        "demo/*",
        "hotfiles/declare/*",
        *(f"bench/{one}.py" for one in ("dataset", "growth", "molds")),
        *(f"hotfiles/files/{one}.py" for one in FILES),
        *(f"hotfiles/things/{one}/*" for one in THINGS),
    ]
    found = {file for part in parts for file in package.glob(part) if file.suffix in {".py", ".tsv"}}
    return sorted(file for file in found if file.name not in READERS)


def forget_others(kept: Path, size: str) -> list[Path]:
    """Removes data sets of the same size that other code made; gives what was removed. Each may be gigabytes."""
    others = [one for one in kept.parent.glob(f"bench-{size}-????????") if one != kept and (one / "demo").exists()]
    for one in others:
        Embedded(one).stop()
        shutil.rmtree(one, ignore_errors=True)
    return others
