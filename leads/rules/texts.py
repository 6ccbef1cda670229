"""Words that the regulation leaves to the state, such as the Department's name today; a state may set each anew."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from leads.rules.refused import Refused

SOURCE = Path(__file__).with_name("texts.toml")
LONGEST = 200


@dataclass(frozen=True)
class Text:
    """One setting in words: what it says, its default, and where that comes from."""

    name: str
    title: str
    value: str
    source: str


@cache
def _load() -> dict[str, Text]:
    raw = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return {name: Text(name=name, **entry) for name, entry in raw.items()}


TEXTS: Mapping[str, Text] = MappingProxyType(_load())


def check_text(name: str, value: str) -> str:
    """The words without blanks around them, if a state may set them. Raises Refused."""
    if name not in TEXTS:
        raise Refused(
            code="unknown-setting",
            sentence=f"There is no setting called {name!r}.",
            cure="List all settings with `leads settings --all`.",
            field="name",
            example="department.name",
        )
    said = " ".join(value.split())
    if not said or len(said) > LONGEST:
        raise Refused(
            code="setting-says-nothing" if not said else "setting-too-long",
            sentence=f"{TEXTS[name].title}: {'say something' if not said else f'at most {LONGEST} characters'}.",
            cure="Write it as it shall stand in a letter.",
            field="value",
            example=TEXTS[name].value,
        )
    return said
