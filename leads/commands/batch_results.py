"""What became of each row of a batch, in a file beside it: from it a batch goes on where it stopped.

A line a fact, on disk before anything builds on it: that rows are about to be sent, and what each was answered. It
holds no value of a row, and is readable by its owner alone.
"""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import orjson

from leads.hotfiles.batches.rows import Batch
from leads.hotfiles.batches.sent import Line, Sent
from leads.rules.refused import Refused


@dataclass
class Results:
    """The results of one batch so far, by row; open for more."""

    path: Path
    _file: IO[bytes]
    of_row: dict[int, Line] = field(default_factory=dict)
    #: Rows that were sent and have no result: whether they were done only LEADS knows.
    unanswered: dict[int, Sent] = field(default_factory=dict)
    begun: bool = False  # whether this run has sent anything

    def sending(self, rows: Iterable[int], device: str, at: str) -> None:
        """Says, before they go, which rows are sent now. A refusal of before is no result of theirs any more."""
        line: Line = {"sending": list(rows), "device": device, "at": at}
        self._write([line])
        self._take(line)
        self.begun = True

    def keep(self, lines: Iterable[Line]) -> None:
        """Keeps what rows were answered."""
        told = list(lines)
        self._write(told)
        for one in told:
            self._take(one)

    def _take(self, line: Line) -> None:
        if "sending" in line:
            for row in line["sending"]:
                self.of_row.pop(row, None)
            self.unanswered |= dict.fromkeys(line["sending"], Sent(line["device"], line["at"]))
        elif "row" in line:
            self.of_row[line["row"]] = line
            self.unanswered.pop(line["row"], None)

    def _write(self, lines: list[Line]) -> None:
        if lines:
            self._file.write(b"".join(orjson.dumps(one) + b"\n" for one in lines))
            self._file.flush()
            os.fsync(self._file.fileno())


def path_of(file: Path) -> Path:
    """Where the results of a file stand: beside it."""
    return file.with_name(file.name + ".results.jsonl")


@contextmanager
def opened(batch: Batch) -> Iterator[Results]:
    """The results of a batch, begun or gone on with, for one command at a time.

    Raises Refused: results-in-use, results-of-another (the file has changed since), results-not-read.
    """
    path = path_of(batch.file)
    with _private(path) as file:
        lines = _lines(path, file)
        results = Results(path, file)
        if len(lines) < 2:  # nothing was sent yet, so no other content of the file matters
            file.truncate(0)
            results._write([{"batch": batch.digest, "file": batch.file.name, "rows": len(batch.rows)}])
            _on_disk(path.parent)
        elif lines[0].get("batch") != batch.digest:
            raise _of_another(batch.file, path)
        try:
            for line in lines:
                results._take(line)
        except (KeyError, TypeError):
            raise _not_results(path) from None
        yield results


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """The file, made if need be, for its owner alone and for one process."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    except OSError as error:
        said = f"{path.name} can't be written: {error.strerror}."
        cure = "Put the batch where you may write; its results are kept beside it."
        raise Refused("results-not-written", said, None, cure) from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _not_results(path)
    with os.fdopen(handle, "a+b") as file:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            said = f"{path.name} is in use: this batch is being sent."
            raise Refused("results-in-use", said, None, "Wait for that command, or stop it.") from None
        with suppress(PermissionError):  # somebody else's file, which we may write: theirs to close
            os.fchmod(handle, 0o600)
        yield file


def _lines(path: Path, file: IO[bytes]) -> list[Line]:
    """The lines so far. What a crash left of a last one is cut off: it was no fact yet."""
    file.seek(0)
    content = file.read()
    whole = content.rpartition(b"\n")[0]
    if len(whole) + 1 < len(content) or (content and not whole):
        os.ftruncate(file.fileno(), len(whole) + 1 if whole else 0)
    try:
        lines = [orjson.loads(one) for one in whole.split(b"\n")] if whole else []
    except orjson.JSONDecodeError:
        raise _not_results(path) from None
    if not all(isinstance(one, dict) for one in lines) or (lines and "batch" not in lines[0]):
        raise _not_results(path)
    return lines


def _on_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _of_another(file: Path, path: Path) -> Refused:
    return Refused(
        "results-of-another",
        f"{path.name} holds the results of another batch: {file.name}, or its --key, has changed since it was sent.",
        None,
        "Put rows that you have corrected into a file of their own: from this one, rows that are done would go again.",
    )


def _not_results(path: Path) -> Refused:
    return Refused(
        "results-not-read",
        f"{path.name} is not what this command wrote.",
        None,
        "Bring it back as it was; without it nobody knows which rows were done.",
    )
