"""The code tables as somebody looks them up: which fields of which files take a table's codes, and how one is found.

All of it follows from the tables and from the fields that message keys declare: a new file's codes stand here by
themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from leads.hotfiles.codes import CODES, nearest
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.fields import Field
from leads.messages.keys import Route

#: Tables whose codes are a part of a longer value: the field, and which part.
PARTS: Mapping[str, tuple[str, str]] = {
    "FPC": ("FPC", "two characters a finger"),
    "GTYP_FIRST": ("TYP", "first character of a gun's type"),
    "GTYP_SECOND": ("TYP", "second character of a gun's type"),
    "MNU": ("MNU", "kind of number, before the hyphen"),
    "SMT_CLASS": ("SMT", "what it is, before the place"),
    "SMT_PLACE": ("SMT", "where it is, behind what it is"),
}

_INSIDE = 3  # characters of a word that is looked for inside others: "pi" stands in "sporting"

Row = tuple[str, str]


class Taken(NamedTuple):
    """A field that takes a table's codes, and the titles of the files whose records have it; none: inquiries only."""

    code: str
    name: str
    files: tuple[str, ...]


class Table(NamedTuple):
    """One code table: its name, what it is of in words, who takes its codes, and how many it has."""

    name: str
    title: str
    taken: tuple[Taken, ...]
    size: int

    @property
    def files(self) -> tuple[str, ...]:
        """The files whose records have such a code, each once."""
        return tuple(dict.fromkeys(title for one in self.taken for title in one.files))


class Found(NamedTuple):
    """Codes that fit what was asked, the likeliest first; `near` where nothing fits and these are only like it."""

    rows: tuple[Row, ...]
    near: bool = False


@cache
def tables() -> Mapping[str, Table]:
    """All code tables by name, in the order of the alphabet."""
    return MappingProxyType({name: _table(name) for name in CODES})


def _table(name: str) -> Table:
    taken = tuple(_taken(name))
    title = " / ".join(dict.fromkeys(one.name for one in taken)) or name
    if name in PARTS:
        title = f"{title}: {PARTS[name][1]}"
    return Table(name, title, taken, len(CODES[name]))


def _taken(name: str) -> Iterator[Taken]:
    """The fields that take a table's codes; a code that means something else in another file is a field of its own."""
    files: dict[Row, dict[str, None]] = {}
    for key in MESSAGE_KEYS.values():
        kept = [FILES[one].title for one in key.files] if key.route is Route.ACT else []
        for use in key.uses:
            if _takes(use.field, name):
                files.setdefault((use.field.code, use.field.name), {}).update(dict.fromkeys(kept))
    return (Taken(code, field, tuple(titles)) for (code, field), titles in files.items())


def _takes(field: Field, table: str) -> bool:
    """Whether a field takes a table's codes, whole or as a part; TYP stands for several, and only a gun's has parts."""
    if table not in PARTS:
        return field.codes == table
    return field.code == PARTS[table][0] and (field.codes is None or table.startswith(field.codes))


def find(table: str, words: str) -> Found:
    """The codes of a table that fit: that code, those that begin so, those whose meaning has all the words.

    Without words all of them. Where none fits, those that are nearest.
    """
    rows, said = CODES[table], words.upper().split()
    if not said:
        return Found(tuple(rows.items()))
    fit = _fitting(table, said)
    return Found(fit) if fit else Found(nearest(table, words), near=True)


def _fitting(table: str, said: list[str]) -> tuple[Row, ...]:
    ranked = [(rank, row) for row in CODES[table].items() if (rank := _rank(row, said)) is not None]
    return tuple(row for _, row in sorted(ranked, key=lambda one: one[0]))


def _rank(row: Row, said: list[str]) -> int | None:
    code, meaning = row[0].upper(), row[1].upper()
    whole = " ".join(said)
    if code == whole:
        return 0
    if code.startswith(whole):
        return 1
    begun = meaning.replace("/", " ").replace("(", " ").split()
    if all(any(one.startswith(word) for one in begun) for word in said):
        return 2
    whole_words = all(len(word) >= _INSIDE for word in said)
    return 3 if whole_words and all(word in meaning or word in code for word in said) else None


def find_everywhere(words: str) -> Iterator[tuple[Table, tuple[Row, ...]]]:
    """Each table with the codes that fit, the likeliest first: what does 2404 mean, and what is burglary?

    Nothing without words.
    """
    said = words.upper().split()
    found = [(table, rows) for name, table in tables().items() if said and (rows := _fitting(name, said))]
    return iter(sorted(found, key=lambda one: _rank(one[1][0], said) or 0))


def find_tables(words: str) -> tuple[Table, ...]:
    """The tables whose name, title, fields or files have all the words; without words all of them."""
    said = words.upper().split()
    return tuple(one for one in tables().values() if all(word in _described(one) for word in said))


@cache
def _described(table: Table) -> str:
    fields = (part for one in table.taken for part in (one.code, one.name, *one.files))
    return " ".join((table.name, table.title, *fields)).upper()
