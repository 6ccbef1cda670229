"""The link's limits as one value: read once when a node starts, small in tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leads.rules.numbers import NUMBERS, number


@dataclass(frozen=True)
class Limits:
    """How much, how long and how many a node takes from its terminals. Seconds and bytes; see docs/link.md."""

    frame_bytes: int = 16384
    frame_seconds: float = 10.0  # from a frame's first character to its last, and for a sign of life
    sign_on_seconds: float = 10.0
    sign_on_tries: int = 5
    idle_seconds: float = 300.0
    send_buffer_bytes: int = 1 << 20
    connections: int = 10_000
    new_links: int = 2_000  # not signed on; the other places are kept for those who are
    new_links_of_address: int = 200
    waiting_messages: int = 64


def limits(overrides: Mapping[str, int] | None = None) -> Limits:
    """The limits that hold at this state: the numbers under "link." with the state's own values over them."""
    names = [name for name in Limits.__dataclass_fields__ if f"link.{name}" in NUMBERS]
    return Limits(**{name: number(f"link.{name}", overrides) for name in names})
