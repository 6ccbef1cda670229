"""Code tables, one file each: `code<TAB>meaning`. A table is read when it is first asked for.

The tables come from the published NCIC code lists (NIEM 5.0 and 2.1 releases), with meanings shortened in our words.
`VMA` holds the common makes only, from general knowledge: the full list of 9,500 is not public in one piece, so that a
make that is not in it is accepted and flagged. `SMT` holds the codes that class and place give; others are accepted
when their class is known.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from rapidfuzz import fuzz, process

_HERE = resources.files(__name__)


@cache
def _read(name: str) -> Mapping[str, str]:
    """One table, in the order of its file; KeyError when there is no such table."""
    try:
        lines = _HERE.joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    except FileNotFoundError:
        raise KeyError(name) from None
    return MappingProxyType(dict(line.split("\t", 1) for line in lines if line))


class _Tables(Mapping[str, Mapping[str, str]]):
    """All tables by name; reading one does not read the others."""

    def __getitem__(self, name: str) -> Mapping[str, str]:
        return _read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(file.name[:-4] for file in _HERE.iterdir() if file.name.endswith(".tsv")))

    def __len__(self) -> int:
        return sum(1 for _ in self)


CODES: Mapping[str, Mapping[str, str]] = _Tables()


def meaning(table: str, code: str) -> str:
    """What a code means, in words; the code itself when the table does not have it."""
    return _read(table).get(code, code)


def nearest(table: str, text: str, most: int = 3) -> tuple[tuple[str, str], ...]:
    """Codes that may have been meant by a wrong code or by a word, best first: ("RED", "Red") for "crimson red"."""
    rows, said = _read(table), text.strip().upper()
    names = {code: f"{code} {words.upper()}" for code, words in rows.items()}
    found = process.extract(said, names, scorer=fuzz.WRatio, limit=most, score_cutoff=70)
    return tuple((code, rows[code]) for _, _, code in found)
