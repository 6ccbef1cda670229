"""The dental chart of a record, made ready to be shown: two jaws of sixteen teeth, and what their codes mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.teeth.edits import ALONE
from leads.hotfiles.things.teeth.shown import chart_of

_UPPER = 16


def teeth(values: Mapping[str, str]) -> dict[str, Any]:
    """The chart among a record's values as templates show it, as whoever faces the person sees it; {} for none.

    The upper jaw from the person's right to their left is 1 to 16, and the lower one 32 to 17.
    """
    chart = chart_of(values)
    if not chart:
        return {}
    there = dict.fromkeys(part for one in chart for part in ((one.code,) if one.code in ALONE else one.code))
    return {
        "jaws": [
            ("Upper teeth, from the right", chart[:_UPPER]),
            ("Lower teeth, from the right", chart[: _UPPER - 1 : -1]),
        ],
        "codes": [(code, CODES["DCH"][code].lower()) for code in there],
    }
