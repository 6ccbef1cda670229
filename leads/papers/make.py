"""Makes a paper from its template and its data; knows neither tables nor who sends it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import typst
from django.conf import settings

HERE = Path(__file__).parent


def make(template: str, data: Mapping[str, Any], at: datetime) -> bytes:
    """A paper as a PDF: `template` is the name of a file here without its ending, such as "suspension_notice".

    `data` is what the template and `letterhead.typ` ask for, ready to be read: days and times already in words.
    In a fictional state every page says so: paper leaves the screen that says it, and looks true anywhere else.
    `at` (aware) is when the paper was made, and stands in it. So the same data always give the same bytes, on every
    machine: fonts are those that come with typst.
    """
    made: bytes = typst.compile(
        HERE / f"{template}.typ",
        sys_inputs=inputs(data),
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
    )
    return made


def inputs(data: Mapping[str, Any]) -> dict[str, str]:
    """What a template reads: its data, and whether all of it is fiction."""
    return {"data": orjson.dumps({**data, "fiction": settings.LEADS_DEMO}).decode()}
