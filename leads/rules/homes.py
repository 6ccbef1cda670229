"""Where a clause lives: the functions that keep it, its pages, its tests and its cases.

Functions are known by `cites` (the modules have to be imported first: `leads.commands.law` holds that table). Pages,
screens, constraints, tests and cases are found by looking for the clause's id in the files of a checkout; an installed
LEADS without them simply finds fewer.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from leads.rules.clauses import HOMES, Clause

ROOT = Path(__file__).resolve().parents[2]
WATCHES = "leads.oversight.watches"

Kind = Literal["function", "watch", "constraint", "page", "screen", "test"]

PLACES: tuple[tuple[Kind, str], ...] = (
    ("page", "docs/law/section-*.md"),
    ("screen", "leads/console/**/*.html"),
    ("screen", "leads/console/**/*.py"),
    ("constraint", "leads/*/models.py"),
    ("constraint", "leads/hotfiles/files/*.py"),
    ("test", "tests/**/test_*.py"),
)


@dataclass(frozen=True)
class Home:
    """One place where a clause is kept: `where` is module:function, or a path from the project's root."""

    kind: Kind
    where: str


@dataclass(frozen=True)
class Case:
    """One case of law: given, when, expect, on which side of the limit, and the call that proves it."""

    clause: str
    given: str
    when: str
    expect: str
    side: Literal["inside", "outside"]
    call: str
    args: dict[str, Any]
    equals: Any = None
    refused: str | None = None


def _mentions(name: str, text: str) -> bool:
    """Whether the text names this clause itself, rather than one that stands under it or beside it."""
    return re.search(rf"{re.escape(name)}(?![\w(])", text) is not None


@cache
def _texts(root: Path) -> tuple[tuple[Kind, str, str], ...]:
    return tuple(
        (kind, str(path.relative_to(root)), path.read_text(encoding="utf-8"))
        for kind, pattern in PLACES
        for path in sorted(root.glob(pattern))
    )


def homes(clause: Clause, root: Path = ROOT) -> list[Home]:
    """Every place where this clause is kept, functions first."""
    return [*_functions(clause), *_files(clause, root)]


def _functions(clause: Clause) -> Iterator[Home]:
    for where in HOMES.get(clause.id, []):
        yield Home("watch" if where.startswith(WATCHES) else "function", where)


def _files(clause: Clause, root: Path) -> Iterator[Home]:
    for kind, where, text in _texts(root):
        if _mentions(clause.id, text):
            yield Home(kind, where)


def cases(root: Path = ROOT) -> list[Case]:
    """All cases of law in tests/law, in the order of their files."""
    found = []
    for path in sorted((root / "tests" / "law").glob("*.toml")):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [Case(**{"clause": raw["clause"], **case}) for case in raw["case"]]
    return found


def cases_of(clause: Clause, root: Path = ROOT) -> list[Case]:
    """The cases of one clause."""
    return [case for case in cases(root) if case.clause == clause.id]
