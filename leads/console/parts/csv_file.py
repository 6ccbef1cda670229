"""A table as a file for another program: times in UTC, and no cell that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.http import HttpResponse
from django.utils.timezone import localtime

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # what a spreadsheet begins to reckon with


def csv_file(name: str, heads: Sequence[str], rows: Iterable[Sequence[str]], now: datetime) -> HttpResponse:
    """The table as a download, named with the day and time in the agency's zone."""
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(heads)
    lines.writerows([cell(one) for one in row] for row in rows)
    file = f"{name}-{localtime(now):%Y-%m-%d-%H%M}.csv"
    return HttpResponse(
        text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


def cell(value: str) -> str:
    """A value that a spreadsheet reads as text: none of them begins like a formula, blanks in front or not."""
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value
