"""Plots made in Python, as SVG in the page: no script, readable on a phone, on paper and by a screen reader."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

WIDE = 1000  # units of a whole bar


def bar(value: int, most: int, kind: str = "") -> SafeString:
    """One bar of a plot, as long as its value is of the greatest; `kind` is "", "due", "danger" or "fine".

    The number and its label stand beside it in the page, so the bar itself is not read out.
    """
    width = round(WIDE * value / most) if most else 0
    return format_html(
        '<svg class="bar {}" viewBox="0 0 {} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect width="{}" height="10" fill="currentColor"/></svg>',
        kind or "soft",
        WIDE,
        max(width, 4) if value else 0,
    )
