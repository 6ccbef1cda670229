"""Looks a message over before it is sent, with the readers and edits that the switch itself uses; asks no record.

What is left to say no afterwards: the gates, and what is on file already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from leads.hotfiles.acts import add_on
from leads.hotfiles.acts.doubts import paper_behind
from leads.hotfiles.acts.edited import edited
from leads.hotfiles.codes import CODES
from leads.hotfiles.cross_checks import ASKS, cross_checks, hints
from leads.hotfiles.declare.keys import ADD_ON, ENTER, MODIFY
from leads.hotfiles.registry import FIELDS, FILES
from leads.messages.fields import BETWEEN, Field, FieldsRefused, Values
from leads.messages.keys import MessageKey
from leads.messages.read import Pairs, read_values
from leads.rules.refused import Refused
from leads.rules.section_50_access_security import access_purpose_given


class Looked(NamedTuple):
    """What the switch would refuse of a message, and what it would take with a doubt."""

    problems: tuple[Refused, ...] = ()
    doubts: tuple[str, ...] = ()


#: Writes down, before registration is asked, by which fields it is; may refuse it.
Asking = Callable[[Sequence[str]], None]


def look_over(key: MessageKey, pairs: Pairs, zone: str, now: datetime, *, asking: Asking | None = None) -> Looked:
    """What would be refused of this message whatever is on file, each at its field, and what is to be read again.

    `asking`: whoever fills it in might send it now, and so is told that an entry differs from registration; what it
    does first is to write down that they asked. Not what registration says: that is an inquiry, which nobody makes
    without a message.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    try:
        values = read_values(key, pairs, today, FIELDS)
        doubts = by_itself(key, values, zone, now)
        by = [code for code in ASKS if values.get(code)] if key.does is ENTER else []
        if asking is None or not by:
            return Looked(doubts=doubts)
        return Looked(doubts=(*doubts, *_hints(values, by, today, asking)))
    except FieldsRefused as no:
        return Looked(no.problems)
    except Refused as no:
        return Looked((no,))


def _hints(values: Values, by: Sequence[str], today: date, asking: Asking) -> tuple[str, ...]:
    """That registration differs; where it may not be asked now, that, for the entry itself may be sent."""
    try:
        asking(by)
    except Refused as no:
        return (f"Not held against registration. {no.sentence}",)
    return hints(cross_checks(values, today))


def by_itself(key: MessageKey, values: Values, zone: str, now: datetime) -> tuple[str, ...]:
    """What is doubtful of a message by itself, as it will be said with its answer. Raises Refused."""
    if key.purpose:
        access_purpose_given(values.get("PUR"), values.get("ATN"))
    if key.does is MODIFY:
        paper_behind(values.get("VLN", ""), values.get("PIH", ""))
    if key.does is ADD_ON:
        return add_on.by_itself(FILES[key.file].add_on(key.about), values, now.astimezone(ZoneInfo(zone)).date())
    return edited(key, values, zone, now).warnings if key.does is ENTER else ()


def meanings(key: MessageKey, pairs: Pairs, zone: str, now: datetime) -> Mapping[str, str]:
    """What the codes that were sent mean, by their fields: "Blue" for BLU. What is no code of its table has none."""
    today = now.astimezone(ZoneInfo(zone)).date()
    coded = {use.field.code: use.field for use in key.uses if use.field.codes}
    found = {code: _meaning(coded[code], raw, today) for code, raw in pairs if code in coded}
    return {code: words for code, words in found.items() if words}


def _meaning(field: Field, raw: str, today: date) -> str:
    table = CODES[str(field.codes)]
    values: list[str] = []
    for part in raw.split(BETWEEN.strip()) if field.many > 1 else [raw]:
        try:
            values += field.parts(field.read(part.strip(), today))
        except Refused:
            return ""
    parts = [one for value in values for one in ([value] if value in table else value.split("/"))]
    return ", ".join(table[one] for one in parts) if all(one in table for one in parts) else ""
