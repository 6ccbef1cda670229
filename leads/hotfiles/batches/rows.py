"""The rows of a batch, read from CSV or JSON lines before anything is sent: whole and well formed, or not at all.

What a field may hold is not asked here: that is for the readers of its message key, and for the switch.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS, near_keys
from leads.messages.fields import capitals
from leads.rules.refused import Refused

CSV_EXAMPLE = "key,LIC,LIS\n         QV,TST1234,IL"
JSON_EXAMPLE = '{"key": "QV", "LIC": "TST1234", "LIS": "IL"}'
KEY = "KEY"  # the column of the message key, which no field is called
MOST_SAID = 20  # problems of one file that are told at once
# 1.23457E+11: what a spreadsheet makes of a long number, whose other digits are lost.
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE).fullmatch
# No message carries them, and no database keeps them: NUL, and halves of characters that JSON can name.
_NOT_TYPED = re.compile("[\x00\ud800-\udfff]")
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One message of a batch: its row in the file as a spreadsheet or editor counts, its key, its fields in order."""

    number: int
    key: str
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Batch:
    """All rows of a file, and what the file is known by: the same content under the same key is the same batch."""

    file: Path
    digest: str
    rows: tuple[Row, ...]


class _Wrong(ValueError):
    """What is wrong with a file, row by row."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__()
        self.problems = problems


def read(file: Path, key: str = "") -> Batch:
    """Every row of a file, before any is sent. Raises Refused (batch-not-read) with row and column of what is wrong."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise _not_read(file, [f"it can't be opened: {error.strerror}"], False) from None
    return read_content(file, content, key)


def read_content(file: Path, content: bytes, key: str = "") -> Batch:
    """The same for a file whose content is here already, as a browser sends it; of `file` only the name counts."""
    as_json = False
    try:
        text = _text(content)
        as_json = text.lstrip().startswith(("{", "["))
        rows = _checked(_of_json(text, key) if as_json else _of_csv(text, key))
    except _Wrong as wrong:
        raise _not_read(file, wrong.problems, as_json) from None
    digest = hashlib.sha256(content + b"\0" + key.upper().encode()).hexdigest()
    return Batch(file, digest, tuple(rows))


def twins(rows: Iterable[Row]) -> dict[int, int]:
    """Rows that say the same as an earlier one of the file, by number, with that one's: copied twice, most likely."""
    first: dict[tuple[str, Pairs], int] = {}
    found = {}
    for row in rows:
        said = row.key, tuple(sorted((code, capitals(value)) for code, value in row.pairs))
        if first.setdefault(said, row.number) != row.number:
            found[row.number] = first[said]
    return found


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        said = f"line {row} is not UTF-8 (byte {content[error.start]:02X}); save it as UTF-8"
        raise _Wrong([said]) from None
    if not text.strip():
        raise _Wrong(["it is empty"])
    return text


def _checked(rows: Iterator[Row | str]) -> list[Row]:
    """The rows; a text among them is what is wrong with one. Raises _Wrong with all of these."""
    found = list(rows)
    if problems := [one for one in found if isinstance(one, str)]:
        raise _Wrong(problems)
    if not found:
        raise _Wrong(["it has no row under its header"])
    return [one for one in found if isinstance(one, Row)]


# CSV


def _of_csv(text: str, key: str) -> Iterator[Row | str]:
    """Rows counted as a spreadsheet shows them: the header is row 1. A cell left empty is a field left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    number = 0
    try:
        for cells in reader:
            number += 1
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(cells, number, key)
            elif len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
                yield f"row {number}, column {len(header) + 1}: a cell without a name above it; is a comma not quoted?"
            else:
                named = [(code, cell) for code, cell in zip(header, cells, strict=False) if cell.strip()]
                yield from _row(number, named, key)
    except csv.Error as error:
        yield f"row {number + 1} (line {reader.line_num}): {error}; a quote in a quoted cell is written twice"


def _header(cells: list[str], number: int, key: str) -> list[str]:
    """The codes that the first row names. Raises _Wrong where it names something else."""
    if len(cells) == 1 and (other := next((one for one in ";\t|" if one in cells[0]), "")):
        shown = {"\t": "tabs"}.get(other, f'"{other}"')
        raise _Wrong([f"row {number}: cells are parted by {shown}; save the file with commas"])
    codes = [cell.strip().upper() for cell in cells]
    while codes and not codes[-1]:
        codes.pop()
    problems = [
        f"row {number}, column {at}: {said}" for at, code in enumerate(codes, 1) if (said := _no_code(code, codes))
    ]
    if not problems and KEY not in codes and not key:
        problems = [f"row {number}: there is no column key; add it, or name one key for all rows (--key)"]
    if problems:
        raise _Wrong([*problems, "the first row names the fields by their codes"])
    return codes


def _no_code(code: str, codes: list[str]) -> str:
    """What is wrong with the name of a column or member; "" where it is the code of a field."""
    if not code:
        return "a column has no name"
    if code != KEY and code not in FIELDS:
        return f"there is no field {_shown(code)}"
    if codes.count(code) > 1 and (code == KEY or FIELDS[code].many == 1):
        return f"{code} stands {codes.count(code)} times"
    return ""


# JSON lines


def _of_json(text: str, key: str) -> Iterator[Row | str]:
    """A row a line, an object each: members are codes, values are texts, whole numbers, or lists of them."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            members = json.loads(line, object_pairs_hook=_Members, parse_int=str, parse_float=_Shortened)
        except json.JSONDecodeError as error:
            yield f"row {number}, column {error.colno}: {error.msg}"
            continue
        except RecursionError:
            yield f"row {number}: lists within lists"
            continue
        if not isinstance(members, _Members):
            yield f"row {number}: a row is an object in braces, one a line, and the file is no list of them"
            continue
        codes = [str(code).strip().upper() for code, _ in members]
        wrong = [f"row {number}, member {code or 1}: {said}" for code in codes if (said := _no_code(code, codes))]
        if wrong:
            yield wrong[0]
            continue
        try:
            named = [(code, one) for code, (_, value) in zip(codes, members, strict=True) for one in _values(value)]
        except _Wrong as error:
            yield f"row {number}: {error.problems[0]}"
            continue
        yield from _row(number, named, key)


class _Members(list[tuple[str, Any]]):
    """The members of an object as they were written, so that one that stands twice is seen."""


class _Shortened(str):
    """A number with a point or exponent, which no field holds as such."""

    __slots__ = ()


def _values(value: Any) -> Iterator[str]:
    """A member's values as texts; null and an empty text are a field left out."""
    for one in value if isinstance(value, list) and not isinstance(value, _Members) else [value]:
        if one is None or (isinstance(one, str) and not one.strip()):
            continue
        if not isinstance(one, str) or isinstance(one, _Shortened):
            raise _Wrong(["a value is neither a text nor a whole number; put it into quotes"])
        yield one


# Both


def _row(number: int, named: list[tuple[str, str]], key: str) -> Iterator[Row | str]:
    """One row, or what is wrong with it: no key that LEADS knows, no field, a number that was shortened."""
    own = [value.strip().upper() for code, value in named if code == KEY]
    pairs = tuple((code, value) for code, value in named if code != KEY)
    under = own[0] if own else key.upper()
    if not under:
        yield f"row {number}, column key: there is no message key"
    elif under not in MESSAGE_KEYS:
        near = ", ".join(near_keys(under))
        yield f"row {number}, column key: LEADS knows no message key {_shown(under)}; near to it: {near}"
    elif not pairs:
        yield f"row {number}: there is no field beside the key"
    elif odd := next((code for code, value in pairs if _NOT_TYPED.search(value)), ""):
        yield f"row {number}, column {odd}: a character that no keyboard writes"
    elif short := next((code for code, value in pairs if _SHORTENED(value.strip())), ""):
        yield f"row {number}, column {short}: a spreadsheet has shortened this number; format its column as text"
    else:
        yield Row(number, under, pairs)


def _shown(words: str) -> str:
    """A few letters of a file for a terminal, without what would steer it."""
    return f'"{"".join(sign if sign.isprintable() else "?" for sign in words[:20])}"'


def _not_read(file: Path, problems: list[str], as_json: bool) -> Refused:
    more = len(problems) - MOST_SAID
    said = [*problems[:MOST_SAID], *([f"and {more} more"] if more > 0 else [])]
    join: Callable[[list[str]], str] = "\n  ".join
    return Refused(
        "batch-not-read",
        f"{file.name} is not sent, no row of it:\n  {join(said)}",
        None,
        "Correct the file and give it again. docs/message-keys.md has all keys and codes.",
        "file",
        JSON_EXAMPLE if as_json else CSV_EXAMPLE,
    )
