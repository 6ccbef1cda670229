"""A batch looked over without being sent: how each row is read, what is wrong with it, what a modify would change.

The readers and checks are those of the switch. What only LEADS knows (what is on file, who may do what now) is known
when a row is sent, and not before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from leads.hotfiles.acts.additions import leaving, may_add
from leads.hotfiles.acts.changes import Change, changes, wanted
from leads.hotfiles.acts.supplement import named_in
from leads.hotfiles.additions import added_words
from leads.hotfiles.batches.add_ons import of_add_on
from leads.hotfiles.batches.rows import Pairs, Row
from leads.hotfiles.declare.additions import Added, standing
from leads.hotfiles.declare.keys import CHANGING, SUPPLEMENTS
from leads.hotfiles.declare.shown import masked
from leads.hotfiles.look_over import by_itself
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS, field_under
from leads.messages.fields import DEFAULTS, Values
from leads.messages.keys import MessageKey, Route
from leads.messages.lists import ADD
from leads.messages.read import read_message
from leads.messages.wire import Envelope, write_message
from leads.rules.days import ILLINOIS, illinois_day
from leads.rules.numbers import NUMBERS
from leads.rules.refused import Refused

_NOBODY, _NO_REFERENCE = "IL1990000", "Z000000000"  # in the place of a sender, whose length is the same
_FRAME = 2  # STX and ETX
MOST_SHOWN = 500  # characters of one value on a screen
NO = "  NO:"  # how a line begins that says why a row would be refused
_NOT_COMPARED = frozenset(("VLN", "PIH"))  # said of a record, and no part of it


@dataclass(frozen=True, slots=True)
class Looked:
    """What one row says: its values as they are read, what is wrong with it, and what deserves another look."""

    row: Row
    values: Values
    problems: tuple[Refused, ...] = ()
    warnings: tuple[str, ...] = ()


def look(row: Row, now: datetime) -> Looked:
    """Reads one row as the switch will, with every problem that it has by itself; `now` aware, days are of Illinois."""
    key = MESSAGE_KEYS[row.key]
    values: Values = {}
    try:
        written(row)
        message = Envelope(row.key, _NOBODY, (), _NO_REFERENCE, row.pairs)
        values = read_message(key, message, illinois_day(now), FIELDS)
        return Looked(row, values, (), by_itself(key, values, ILLINOIS.key, now))
    except Refused as no:
        return Looked(row, values, getattr(no, "problems", ()) or (no,))


def written(row: Row, ori: str = _NOBODY, reference: str = _NO_REFERENCE) -> bytes:
    """The row as a message. Raises Refused where it can't be one: wire-..., or row-too-long."""
    for code, value in row.pairs:
        if "\n" in value or "\r" in value:
            said = f"{code} holds a new line, which no message can carry."
            raise Refused("wire-not-as-meant", said, None, "Write it in one line.", code)
    raw = write_message(row.key, ori, reference, row.pairs)
    most = NUMBERS["link.frame_bytes"].value
    if len(raw) + _FRAME > most:
        longest = max(row.pairs, key=lambda pair: len(pair[1].encode()))[0]
        said = f"The row is {len(raw):,} bytes as a message; {most:,} is the most."
        raise Refused("row-too-long", said, None, f"Shorten {longest}.", longest)
    return raw


def in_words(looked: Looked) -> Iterator[str]:
    """A row as a person reads it before it is sent: as it is read, or else as it stands; then what is wrong with it."""
    pairs = looked.values.items() or looked.row.pairs
    shown = " ".join(f"{code}/{printable(hidden(looked.row.key, code, value))}" for code, value in pairs)
    yield f"row {looked.row.number}  {looked.row.key}  {shown}".rstrip()
    for no in looked.problems:
        yield f"{NO} {without_secrets(looked.row, no.sentence)}"
        for label, words in (("field", no.field), ("clause", no.clause), ("cure", no.cure), ("example", no.example)):
            if words:
                yield f"      {label}: {without_secrets(looked.row, words)}"
    for warning in looked.warnings:
        yield f"  LOOK AGAIN: {without_secrets(looked.row, warning)}"


def printable(value: str) -> str:
    """A value of a file for a terminal: no more than a line of it, without what would steer the terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in value[:MOST_SHOWN])


# Secrets


def hidden(key: str, code: str, value: str) -> str:
    """A value for a screen: of a secret one only its end, or nothing."""
    field = field_under(key, code)
    return masked(field, value) if field is not None and field.secret else value


def without_secrets(row: Row, words: str) -> str:
    """Words about a row without the secret numbers and passwords that stand in it."""
    for value in sorted(_secrets(row.key, row.pairs), key=len, reverse=True):
        words = re.sub(re.escape(value), "*****", words, flags=re.IGNORECASE)
    return words


def _secrets(key: str, pairs: Pairs) -> Iterator[str]:
    """Secret values as they may stand in a sentence: as sent, and run together."""
    for code, value in pairs:
        field = field_under(key, code)
        if field is not None and field.secret:
            for one in {value, *value.split(";")}:
                yield from (found for found in {one.strip().upper(), _together(one)} if len(found) > 1)


def _together(value: str) -> str:
    return "".join(sign for sign in value.upper() if sign.isalnum())


# What a modify would change


def asks_for(key: MessageKey) -> MessageKey | None:
    """The inquiry that shows the record which a change means, by its number; None for any other message."""
    if key.does not in CHANGING:
        return None
    asking = [
        one
        for one in MESSAGE_KEYS.values()
        if one.route is Route.ASK and not one.purpose and key.file in one.files and ("NIC",) in one.combinations
    ]
    own = {one.key for one in FILES[key.file].keys}  # another file's inquiry may open this one too
    return min(asking, key=lambda one: (one.key not in own, len(one.files)), default=None)


def difference(looked: Looked, hits: list[Mapping[str, Any]]) -> Iterator[str]:
    """What a modify would change on the record as it stands, from the answer to an inquiry for it."""
    key, values = MESSAGE_KEYS[looked.row.key], looked.values
    hit = next((one for one in hits if one["record"] == values.get("NIC")), None)
    if hit is None:
        yield f"{NO} {values.get('NIC', '')} is not found: it has ended, is held back, or is in another file."
        return
    before = {**hit["values"], "OCA": hit["case"]}
    differing = [code for code in key.identifies if code in values and code in before and before[code] != values[code]]
    if differing:
        yield f"{NO} {', '.join(differing)} is not what {hit['record']} says; it is {hit['headline']}."
        return
    if key.about:
        yield from _added_on(key, values, hit)
        return
    if key.does in SUPPLEMENTS:
        yield from _supplemented(looked, hit)
        return
    secret = {code for code in values if (field := field_under(key.key, code)) is not None and field.secret}
    try:
        after = wanted(key, {code: one for code, one in values.items() if code not in secret}, before)
    except Refused as no:
        yield f"{NO} {no.sentence}"
        return
    yield f"  {hit['record']} of {hit['agency']['ori']}, {hit['headline']}:"
    told = [code for code in after if code in _NOT_COMPARED]
    changed = _changed(key, before, {code: one for code, one in after.items() if code not in _NOT_COMPARED})
    yield from (f"    {one.words}" for one in changed)
    yield from (f"    {code}: sent, not shown" for code in sorted(secret))
    yield from (f"    {code}: {after[code]}" for code in told)
    if not (changed or secret or told):
        yield "    nothing: it says all of this already"


def _added_on(key: MessageKey, values: Values, hit: Mapping[str, Any]) -> Iterator[str]:
    """What would come under the record or go from there, or why not."""
    try:
        said = of_add_on(key, values, hit)
    except Refused as no:
        yield f"{NO} {no.sentence}"
        return
    yield f"  {hit['record']} of {hit['agency']['ori']}, {hit['headline']}:"
    yield f"    {said}"


def _supplemented(looked: Looked, hit: Mapping[str, Any]) -> Iterator[str]:
    """What a supplement would add to the record or take off; its answer says whether it stands there."""
    key, file = MESSAGE_KEYS[looked.row.key], FILES[MESSAGE_KEYS[looked.row.key].file]
    beside = (Added(one["kind"], one["whose"], one["values"]) for one in hit["additions"])
    held = standing(file.kinds, hit["values"], beside)
    adds = key.does.sign == ADD
    try:
        named = named_in(key, file, looked.values)
        plain = [one for one in named if not any(field.secret for field in file.kinds[one.kind].fields)]
        if adds:
            may_add(file, hit["values"], held, plain, DEFAULTS)
        else:
            leaving(file, hit["values"], held, plain)
    except Refused as no:
        yield f"{NO} {no.sentence}"
        return
    yield f"  {hit['record']} of {hit['agency']['ori']}, {hit['headline']}:"
    for one in named:
        kind = file.kinds[one.kind]
        yield f"    {kind.codes[0]}: {'added' if adds else 'taken off'} {added_words(kind, one.values)}"


def _changed(key: MessageKey, before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    fields = {**FIELDS, **FILES[key.file].by_code}
    old = {code: before.get(code, "") for code in after}
    return changes(fields, old, after)
