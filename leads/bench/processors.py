"""Processor time that processes spent, from Linux's own books. Unlike a rate, it hardly changes when others use the
machine too, so it tells what an answer costs even where a rate tells how busy the machine was."""

import os
from pathlib import Path

PROC = Path("/proc")


def _fields(process: str) -> list[str]:
    """What the system says of a process, from its state on; empty when it is gone."""
    try:
        return (PROC / process / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def family(root: int) -> list[int]:
    """The process and all its descendants that are there, oldest first."""
    found = {root}
    books = _books()
    for process in sorted(books, key=lambda pid: int(books[pid][19])):  # oldest first: parents come before children
        if int(books[process][1]) in found:
            found.add(process)
    return [process for process in books if process in found]


def spent(root: int | None) -> float:
    """Seconds of processor time of a process and all its descendants, ended ones included; 0 where nobody can tell."""
    if root is None or not PROC.is_dir():
        return 0.0
    books = _books()
    own = (sum(int(ticks) for ticks in books[one][11:15]) for one in family(root) if one in books)
    return sum(own) / os.sysconf("SC_CLK_TCK")  # own ticks, and those of children which ended


def _books() -> dict[int, list[str]]:
    return {int(one.name): fields for one in PROC.iterdir() if one.name.isdigit() and (fields := _fields(one.name))}
