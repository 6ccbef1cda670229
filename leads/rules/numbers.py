"""Numbers that the law does not set: CJIS policy, graded hot file rules, our own limits. A state may set each anew.

Part 1240's own limits are in `clauses`; they are law, and no setting changes them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from leads.rules.days import illinois_day
from leads.rules.refused import Refused

SOURCE = Path(__file__).with_name("numbers.toml")


@dataclass(frozen=True)
class Number:
    """One number: its default, where it comes from, how sure that is, and how far a state may move it."""

    name: str
    title: str
    value: int
    unit: str
    source: str
    grade: Literal["A", "K", "?", "own"]
    start: date
    floor: int | None = None
    ceiling: int | None = None
    awaits: str = ""  # what will read it; until then setting it would change nothing, and is refused

    def allows(self, value: int) -> bool:
        """Whether a state may set this value; a number from policy can so only become stricter."""
        return (self.floor is None or value >= self.floor) and (self.ceiling is None or value <= self.ceiling)

    @property
    def bounds(self) -> str:
        """The bounds in words, such as "1 to 30", "at least 8" or "any"."""
        match (self.floor, self.ceiling):
            case (None, None):
                return "any"
            case (low, None):
                return f"at least {low}"
            case (None, high):
                return f"at most {high}"
            case (low, high):
                return f"{low} to {high}"


@cache
def _load() -> dict[str, Number]:
    raw = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return {name: Number(name=name, start=entry.pop("from"), **entry) for name, entry in raw.items()}


NUMBERS: Mapping[str, Number] = MappingProxyType(_load())


def check_value(name: str, value: int) -> int:
    """The value, if a state may set the number to it.

    Refused: unknown-number, number-not-read, number-out-of-bounds.
    """
    known = NUMBERS.get(name)
    if known is None:
        raise Refused(
            code="unknown-number",
            sentence=f"There is no setting called {name!r}.",
            cure="List all settings with `leads settings --all`.",
            field="name",
            example="session.idle_minutes",
        )
    if known.awaits:
        raise Refused(
            code="number-not-read",
            sentence=f"{known.title}: setting it would change nothing yet; it awaits {known.awaits}.",
            cure="Leave it as it is until then.",
            field="name",
        )
    if not known.allows(value):
        raise Refused(
            code="number-out-of-bounds",
            sentence=f"{known.title}: {value} {known.unit} is not allowed by {known.source}.",
            cure=f"Set it to {known.bounds}.",
            field="value",
            example=str(known.value),
        )
    return value


def number(name: str, overrides: Mapping[str, int] | None = None, on: date | datetime | None = None) -> int:
    """The number that holds: the state's own value if it set one, else the default. KeyError when there is none.

    `on` (a day, or an instant) asks for a day in the past; before the number's first day LookupError says so. An
    override out of bounds is Refused (number-out-of-bounds) rather than quietly used.
    """
    known = NUMBERS[name]
    day = illinois_day(on) if isinstance(on, datetime) else on
    if day is not None and day < known.start:
        raise LookupError(f"{name} holds only from {known.start.isoformat()}, not on {day.isoformat()}")
    return check_value(name, overrides[name]) if overrides and name in overrides else known.value
