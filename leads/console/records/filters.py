"""The filters of the list of records, as they stand in an address and above the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.http import urlencode

from leads.hotfiles.models import STATES
from leads.hotfiles.own_records import CHECKS, Asked
from leads.hotfiles.registry import FILES

NAMES = ("q", "state", "file", "check", "by", "from", "to", "ori")
YEARS = range(1990, 2101)  # in which a day is meant that is asked for
MOST = 100  # characters of one filter


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for, as it stands there, and which days of it are none."""

    texts: Mapping[str, str]
    asked: Asked
    no_days: tuple[str, ...]

    @property
    def address(self) -> str:
        """The filters as they stand in an address; "" where there are none."""
        return urlencode({name: value for name, value in self.texts.items() if value})


def filters_in(asked: Mapping[str, str], sees_all: bool) -> Wanted:
    """The filters in an address; whose records is for those to say who see every agency."""
    texts = {name: " ".join(asked.get(name, "").split())[:MOST] for name in NAMES}
    if not sees_all:
        texts["ori"] = ""
    days = {name: day_in(texts[name]) for name in ("from", "to")}
    said = Asked(
        texts["q"], texts["state"], texts["file"], texts["check"], texts["by"], since=days["from"], until=days["to"]
    )
    return Wanted(texts, said, tuple(texts[name] for name in days if texts[name] and days[name] is None))


def day_in(text: str) -> date | None:
    """The day that a text says, if one is meant by it."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year in YEARS else None


def rows_of(wanted: Wanted) -> Iterator[dict[str, Any]]:
    """The filters above the list; one that is no day says so."""
    texts = wanted.texts
    files = [("", "All files"), *((one.name, one.title) for one in FILES.values())]
    rows: list[dict[str, Any]] = [
        {"name": "q", "label": "Number, case, name"},
        {"name": "state", "label": "State", "choices": [("", "Any state"), *STATES]},
        {"name": "file", "label": "File", "choices": files},
        {"name": "check", "label": "Second check", "choices": [("", "Any"), *CHECKS.items()]},
        {"name": "by", "label": "Entered by"},
        {"name": "from", "label": "Entered from", "type": "date"},
        {"name": "to", "label": "Entered to", "type": "date"},
    ]
    rows += [{"name": "ori", "label": "Agency", "code": "ORI"}] if texts["ori"] else []
    for row in rows:
        text = texts[row["name"]]
        no_day = {"problem": f"{text} is no day.", "example": "2026-11-23"} if text in wanted.no_days and text else {}
        typed = {"words": row["name"] not in ("q", "ori", "by"), "id": f"filter-{row['name']}"}
        yield row | {"value": text} | typed | (no_day if row.get("type") == "date" else {})
