"""A line for each message key that can be sent as it stands: what the help shows, made with the key's own edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from leads.console.terminal.line import shown
from leads.hotfiles.declare.keys import ENTER, MODIFY
from leads.hotfiles.registry import FIELDS, FILES
from leads.messages.fields import Field
from leads.messages.keys import MessageKey
from leads.messages.read import read_values
from leads.rules.refused import Refused

_ON = date(2026, 6, 1)  # after every day that a field's example names
_CHANGED = "MIS"  # what an example of a modify changes, to other words than those of an entry's example
_CHANGED_TO = "CALL BEFORE YOU STOP IT"
_MOST = 20  # fields that the edits may still ask for


def example_of(key: MessageKey) -> str:
    """A line under this key that its edits take: what it must have, one way to say what is meant, and what else they
    ask for then."""
    says: dict[str, str] = {}  # what the edits say instead of a field's own example
    wanted = {use.field.code for use in key.uses if use.must} | set(key.combinations[0] if key.combinations else ())
    wanted |= {"PUR", "ATN"} if key.purpose else set()
    wanted |= {_CHANGED} if key.does is MODIFY else set()
    for _ in range(_MOST):
        pairs = list(_pairs(key, wanted, says))
        try:
            _edit(key, pairs)
        except Refused as no:
            if no.field in wanted:
                says[str(no.field)] = no.example or ""
            wanted.add(str(no.field))
        else:
            break
    return shown(key.key, pairs)


def _pairs(key: MessageKey, wanted: set[str], says: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    fields = (use.field for use in key.uses if use.field.code in wanted)
    return ((field.code, says.get(field.code) or _value(key, field)) for field in fields)


def _value(key: MessageKey, field: Field) -> str:
    """A field's example; a record's number begins with the letter of the key's own file, and a modify says another."""
    if field.code == "NIC" and len(key.files) == 1:
        return FILES[key.file].letter + field.example[1:]
    return _CHANGED_TO if key.does is MODIFY and field.code == _CHANGED else field.example


def _edit(key: MessageKey, pairs: list[tuple[str, str]]) -> None:
    """Raises Refused where the key's edits, or the rules across the fields of what is entered, do."""
    values = read_values(key, pairs, _ON, FIELDS)
    if key.does is ENTER:
        FILES[key.file].check(key, values, _ON)
