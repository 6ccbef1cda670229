"""Adds to one's own record what came to be known of it, beside its own values; and takes off what was added.

It only adds to what is there: an empty field is filled by modify, as agencies know it (grade A). A value of a list goes
however it came, as far as the rules of the entry let it: a name says itself what is meant. What the record has but once
(a birth date, a license) stays as it was entered: that is for a modify.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from leads.hotfiles.acts.additions import add, changed, fits, leaving, may_add, take_off
from leads.hotfiles.acts.done import Done
from leads.hotfiles.acts.look_at import look_at_first
from leads.hotfiles.acts.meant import own_record
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import Added, Kind, standing
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.messages.lists import ADD
from leads.rules.refused import Refused


def supplement(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Adds to one's own record, or takes off it: another name, birth date, number. Raises Refused.

    It is a change as any: see `additions.changed`.
    """
    found = own_record(key, values, by)
    look_at_first(found, values)
    file, today = FILES[found.file], now.astimezone(ZoneInfo(by.zone)).date()
    held = standing(file.kinds, found.values, additions_of(found))
    named, near = named_in(key, file, values), tuple[str, ...]()
    if key.does.sign == ADD:
        may_add(file, found.values, held, named, numbers)
        near = fits(found, held, named, by, today)
        add(found, named, by, now)
    else:
        take_off(found, leaving(file, found.values, held, named), by, now)
    done = changed(key, found, held, by, now)
    return replace(done, warnings=(*done.warnings, *near))


def named_in(key: MessageKey, file: HotFile, values: Values) -> list[Added]:
    """The additions that a message names, in the order of its file's kinds. Raises Refused (set-missing)."""
    sent = {code: value for code, value in values.items() if code not in key.identifies}
    return [one for kind in file.adds for one in _of_kind(key, kind, sent)]


def _of_kind(key: MessageKey, kind: Kind, sent: Values) -> Iterator[Added]:
    own = {code: sent[code] for code in kind.codes if code in sent}
    if not own:
        return
    if not any(all(code in own for code in known) for known in kind.known_by):
        wanted = min(kind.known_by, key=lambda known: len([code for code in known if code not in own]))
        missing = next(code for code in wanted if code not in own)
        field = next(one for one in kind.fields if one.code == missing)
        said = f"{next(iter(own))} goes with {', '.join(wanted)}: {missing} is missing."
        raise Refused("set-missing", said, None, f"Add {missing}/{field.example}.", missing, field.example)
    if len(kind.fields) > 1:
        yield Added(kind.name, key.does.whose, own)
        return
    [code] = kind.codes
    field = next(use.field for use in key.uses if use.field.code == code)
    yield from (Added(kind.name, key.does.whose, {code: one}) for one in field.parts(own[code]))
