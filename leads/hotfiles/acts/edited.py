"""An entry by itself, whatever is on file: its paper, the rules across its fields, when its facts were known.

Knows no database: a form, a batch and the switch ask it alike.
"""

from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from leads.hotfiles.acts.doubts import doubts
from leads.hotfiles.declare.fields import codes
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.record.fields import ABOUT_THE_ENTRY
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import support_at_hand, supported

_FKD = "%Y%m%d%H%M"
_ON_A_PAGE = "%Y-%m-%d %H:%M"  # how the same is read where a page asks for it
_COLUMNS = frozenset(codes(*ABOUT_THE_ENTRY))


class Edited(NamedTuple):
    """An entry as its own rules let it in: what describes it, when its facts were known, what is doubtful about it."""

    described: dict[str, str]
    known_at: datetime | None
    warnings: tuple[str, ...]


@cites("1240.60(a)(2)")
def edited(key: MessageKey, values: Values, zone: str, now: datetime) -> Edited:
    """Everything that is asked of an entry whatever is on file: its paper, the rules across its fields, its times.

    Raises Refused. An entry asks it before it looks at any record, and a form before it is sent.
    """
    file, today = FILES[key.file], now.astimezone(ZoneInfo(zone)).date()
    supported(values.get("SUP", ""))
    support_at_hand(values.get("SUD", ""))
    file.check(key, values, today)
    described = {code: value for code, value in values.items() if code not in _COLUMNS}
    return Edited(
        described,
        at_clock(values.get("FKD", ""), zone, now) if values.get("FKD") else None,
        doubts(file, described, today),
    )


def at_clock(text: str, zone: str, now: datetime, field: str = "FKD") -> datetime:
    """A time as the field FKD carries it, CCYYMMDDHHMM in the agency's zone. Raises Refused for one that never was."""
    shape = _FKD if field == "FKD" else _ON_A_PAGE
    try:
        clock = datetime.strptime(text, _FKD).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        here = now.astimezone(ZoneInfo(zone))
        said = "This is no day and time."
        raise _no_such_time(field, said, f"Send it as {here:{shape}}.", f"{here:{shape}}") from None
    at = clock.astimezone(UTC)
    shown = at.astimezone(ZoneInfo(zone))
    if shown.replace(tzinfo=None) != clock.replace(tzinfo=None):
        said = f"{clock:%H:%M} on {clock:%Y-%m-%d} was on no clock: clocks were put ahead over it."
        raise _no_such_time(field, said, f"Send what the clock showed, such as {shown:{shape}}.", f"{shown:{shape}}")
    if at > now:
        here = now.astimezone(ZoneInfo(zone))
        what = "the facts became known" if field == "FKD" else "it was"
        cure = f"Send when {what}, {here:{shape}} at the latest."
        raise _no_such_time(field, f"{clock:%H:%M} on {clock:%Y-%m-%d} lies in the future.", cure, f"{here:{shape}}")
    return at


def _no_such_time(field: str, said: str, cure: str, example: str) -> Refused:
    return Refused("no-such-time", said, cure=cure, field=field, example=example)
