"""What a second party compares of a group and of its member."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.checks import CrossCheck, Group
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.things.gang import fields as f
from leads.messages.fields import Values


def _purged(values: Values, entered: date) -> Iterator[CrossCheck]:
    """The day of purge is after that of entry."""
    if day := values.get("DOP", ""):
        yield CrossCheck(f"It goes on {day_shown(day)}.", day > f"{entered:%Y%m%d}")


NAME = Group("GNG", "Group and subgroup", (f.GNG, f.SGP))
KEPT = Group("DOP", "Day of purge", (f.DOP,), _purged)
#: Of a member, beside the person.
MEMBER = (NAME, Group("ECR", "By which criteria", (f.ECR,)), KEPT)
#: Of a group.
GROUPS = (NAME, Group("DRS", "What it is known by", (*f.KNOWN_BY, f.POC)), KEPT)
