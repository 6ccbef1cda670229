"""Bars of a plot."""

from __future__ import annotations

import pytest

from leads.console.parts.plots import bar

pytestmark = pytest.mark.django_db


def test_a_bar_is_as_long_as_its_share() -> None:
    assert 'width="500"' in bar(1, 2)
    assert 'width="0"' in bar(0, 2)
    assert 'width="0"' in bar(0, 0)
