"""Heads as they lie in files: read without a database, so that one can be compared with them before it is served."""

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

GAPS = "gaps"  # beside them: what a restore left out, said and signed once for each
GAP = re.compile(r"gap [0-9]+ [0-9a-f]* [0-9]+ [0-9a-f]{64} [0-9]+ [0-9T:.+-]+(?: [0-9a-f]{128})?")
LINE = re.compile(r"[1-9][0-9]* [0-9a-f]{64} [0-9]+ [0-9T:.+-]+(?: [0-9a-f]{128})?")


class Head(NamedTuple):
    """What is kept of one seal."""

    number: int
    chain: str
    lines: int
    at: str
    signature: str = ""

    @property
    def words(self) -> str:
        """What is signed."""
        return f"{self.number} {self.chain} {self.lines} {self.at}"


class Gap(NamedTuple):
    """What a restore left out: the ledger goes on from one seal as if those up to another had never been."""

    after: int  # the last seal of the backup, and its chain value
    after_chain: str
    upto: int  # the newest one that was known, and its chain value: the next seal has the number after it
    upto_chain: str
    lines: int  # that are missing, as the heads count them
    at: str  # when it was restored
    signature: str = ""

    @property
    def words(self) -> str:
        """What is signed."""
        return f"gap {self.after} {self.after_chain} {self.upto} {self.upto_chain} {self.lines} {self.at}"


class BadHead(ValueError):
    """A line of a head file can't be read: the file itself was changed."""


def targets() -> list[str]:
    """Where heads are also sent: a path for each folder, and `syslog:` (this machine) or `syslog:HOST[:PORT]`."""
    return [one.strip() for one in os.environ.get("LEADS_HEADS_TO", "").split(",") if one.strip()]


def folders() -> list[Path]:
    """Those targets that are folders, and are there."""
    return [Path(one) for one in targets() if not one.startswith("syslog:") and Path(one).is_dir()]


def read_heads(heads: Path) -> Iterator[Head]:
    """Every head kept in this directory, in the order in which they were written. Raises BadHead on another line."""
    for path in sorted(heads.glob("*.txt")):
        lines = path.read_text().split("\n")
        for line, following in pairwise(lines):  # behind the last line feed is nothing, or what a crash tore off
            if not (line and following.startswith(line)):  # torn off by a crash, and then written whole
                yield _head(line, path.name)


def newest_head(heads: Path) -> Head | None:
    """The head with the highest number; None when there is none yet."""
    found = [head for path in heads.glob("*.txt") for head in _last_of(path)]
    return max(found, default=None)


def _last_of(path: Path) -> list[Head]:
    """The last whole line of a file, without reading all of it."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 1000))
        lines = file.read().decode().split("\n")[:-1]
    return [_head(line, path.name) for line in lines if LINE.fullmatch(line)][-1:]


def _head(line: str, name: str) -> Head:
    if not LINE.fullmatch(line):
        raise BadHead(f"{name} holds a line that LEADS did not write: {line[:40]!r}")
    number, chain, lines, at, *signature = line.split(" ")
    return Head(int(number), chain, int(lines), at, "".join(signature))


def read_gaps(heads: Path) -> list[Gap]:
    """The gaps that are noted beside these heads. Raises BadHead on another line."""
    file = heads / GAPS
    if not file.exists():
        return []
    return [_gap(line) for line in file.read_text().split("\n")[:-1]]


def _gap(line: str) -> Gap:
    if not GAP.fullmatch(line):
        raise BadHead(f"{GAPS} holds a line that LEADS did not write: {line[:40]!r}")
    _, after, after_chain, upto, upto_chain, lines, at, *signature = line.split(" ")
    return Gap(int(after), after_chain, int(upto), upto_chain, int(lines), at, "".join(signature))
