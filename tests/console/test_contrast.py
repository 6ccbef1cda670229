"""Every pair of text and ground in tokens.css has the contrast that WCAG 2.2 AA asks for, in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import leads.console

TOKENS = (Path(leads.console.__file__).parent / "static/console/tokens.css").read_text()
COLORS = {
    name: (light, dark) for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", TOKENS)
}
TEXT = [
    (ink, ground, 4.5) for ink in ("ink", "soft", "accent", "danger", "due", "fine") for ground in ("paper", "card")
] + [
    ("on-accent", "accent", 4.5),
    ("on-danger", "danger", 4.5),
    ("on-due", "due", 4.5),
    ("on-practice", "practice", 4.5),
    ("accent", "accent-wash", 4.5),
    ("danger", "danger-wash", 4.5),
    ("due", "due-wash", 4.5),
    ("fine", "fine-wash", 4.5),
    ("ink", "sunken", 4.5),
    ("soft", "sunken", 4.5),
    ("line-strong", "card", 3.0),
    ("line-strong", "paper", 3.0),
]


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("ink", "ground", "least"), TEXT, ids=str)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read(ink: str, ground: str, least: float, scheme: int) -> None:
    assert contrast(COLORS[ink][scheme], COLORS[ground][scheme]) >= least
