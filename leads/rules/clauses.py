"""The clauses of Part 1240 as data: what each says, how it is kept, its dated limits, and where it is kept."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from leads.rules.days import Reading, earliest_day, end_of_months, illinois_day, latest_day

Kept = Literal["gate", "watch", "process", "text"]
Count = Literal["", "latest", "earliest", "at once"]
Function = TypeVar("Function", bound=Callable[..., Any])

SOURCE = Path(__file__).with_name("part1240.toml")

HOMES: dict[str, list[str]] = {}
"""Clause id -> "module:function", filled by `cites` as modules are imported."""


class NoLimit(LookupError):
    """A clause has no such limit on that day: a mistake in our code or data, never an answer to an officer."""


@dataclass(frozen=True)
class Since:
    """Limits that hold from a day on, until a later entry of the same clause takes over."""

    start: date
    limits: Mapping[str, int]


@dataclass(frozen=True)
class Clause:
    """One clause of the regulation, in our own words."""

    id: str
    heading: str
    says: str
    binds: str
    kind: str
    kept: Kept
    shows: str
    status: Literal["kept", "planned"]
    why: str
    count: Count  # how its days or months are counted; leads/rules/days.py
    history: tuple[Since, ...]

    @property
    def section(self) -> int:
        """The section's number, for its page: 60 for 1240.60(a)(5)."""
        found = re.match(r"1240\.(\d+)", self.id)
        assert found, self.id
        return int(found[1])

    @property
    def binds_the_department(self) -> bool:
        """Whether its duty is one of the Department, whose latest days may be read otherwise than an agency's."""
        return self.binds in {"Department", "Director", "Administrator"}


def _since(entry: Mapping[str, Any]) -> Since:
    limits = {name: int(value) for name, value in entry.items() if name != "from"}
    return Since(entry["from"], MappingProxyType(limits))


def _read(text: str) -> dict[str, Clause]:
    clauses = {}
    for name, raw in tomllib.loads(text).items():
        history = tuple(sorted((_since(entry) for entry in raw.pop("history", [])), key=lambda since: since.start))
        clauses[name] = Clause(id=name, history=history, why=raw.pop("why", ""), count=raw.pop("count", ""), **raw)
    return clauses


@cache
def _load() -> dict[str, Clause]:
    return _read(SOURCE.read_text(encoding="utf-8"))


CLAUSES: Mapping[str, Clause] = MappingProxyType(_load())


def clause(name: str) -> Clause:
    """The one clause with exactly this id, such as "1240.60(a)(5) check"; KeyError when there is none."""
    return CLAUSES[name]


def _plain(text: str) -> str:
    """Drop what people write around a citation: "20 Ill. Adm. Code", "Section", blanks, and the part's own number."""
    wanted = re.sub(r"^(20\s+ill\.?\s+adm\.?\s+code|section|sec\.|§)\s*", "", text.strip(), flags=re.IGNORECASE)
    wanted = re.sub(r"\s+\(", "(", wanted)
    return wanted if wanted.startswith("1240") else f"1240.{wanted.lstrip('.')}"


def find(text: str) -> list[Clause]:
    """Every clause that a citation means: itself, its parts and what stands under it, in the order of the law.

    "1240.60(a)(5)" finds its three parts, "60" the whole section, "1240.60(a)(5) check" just that one.
    """
    wanted = _plain(text)
    return [found for name, found in CLAUSES.items() if name == wanted or name.startswith((f"{wanted}(", f"{wanted} "))]


def limit(name: str, unit: str, *, on: date | datetime) -> int:
    """The number a clause sets, as it stood on a day: limit("1240.60(a)(5) check", "hours", on=entered_at) is 24.

    An amendment counts from its own day, which begins at midnight in Illinois, so what happened before keeps the old
    limit. Raises NoLimit when the clause sets no such number on that day.
    """
    day = illinois_day(on) if isinstance(on, datetime) else on
    for since in reversed(clause(name).history):
        if since.start <= day and unit in since.limits:
            return since.limits[unit]
    raise NoLimit(f"{name} sets no limit in {unit} on {day.isoformat()}")


def counted_day(name: str, start: date, reading: Reading | None = None) -> date:
    """The day to which a clause's days or months lead from `start`, a day of Illinois: by its own count.

    A latest day is the last that is in time; an earliest day is the first on which what was announced may happen; at
    once is the same day. Raises NoLimit when the clause counts no days or months.
    """
    one, how = clause(name), reading or Reading()
    rule = how.department if one.binds_the_department else how.agency
    if one.count == "earliest":
        return earliest_day(start, limit(name, "days", on=start))
    if one.count == "at once":
        return start
    try:
        return latest_day(start, limit(name, "days", on=start), rule, how.proclaimed)
    except NoLimit:
        return end_of_months(start, limit(name, "months", on=start), rule, how.proclaimed)


def cites(*names: str) -> Callable[[Function], Function]:
    """Mark a function as a home of these clauses, so that `leads law` finds it. KeyError on a clause unknown."""
    for name in names:
        clause(name)

    def mark(function: Function) -> Function:
        for name in names:
            home = f"{function.__module__}:{function.__qualname__}"
            known = HOMES.setdefault(name, [])
            if home not in known:
                known.append(home)
        return function

    return mark
