"""Puts under one's own record what was stolen with it and is a thing of its own: a boat's trailer, a vehicle's parts.

It is a change as any: see `additions.changed`. Nothing modifies an add-on: what is wrong is cancelled and added anew.
"""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from leads.hotfiles.acts.additions import add, changed, shortest
from leads.hotfiles.acts.done import Done
from leads.hotfiles.acts.look_at import look_at_first
from leads.hotfiles.acts.meant import own_record
from leads.hotfiles.add_ons import add_ons, called
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import OWN, Added, standing
from leads.hotfiles.declare.fillers import no_placeholders, placeholder_doubts
from leads.hotfiles.declare.hot_file import AddOn, HotFile
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.numbers import number
from leads.rules.refused import Refused


def add_on(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Adds a trailer, vehicle or part to one's own record, under which it is found from now on. Raises Refused.

    Refused: what its own file would refuse of it, already-on-the-record, list-full. That the same is on file elsewhere
    too is told with the answer.
    """
    found = own_record(key, values, by)
    look_at_first(found, values)
    file, held = FILES[found.file], additions_of(found)
    of, today = file.add_on(key.about), now.astimezone(ZoneInfo(by.zone)).date()
    by_itself(of, values, today)
    named = named_on_entry(of, values)
    may_come(file, found.values, held, named, numbers)
    stood = standing(file.kinds, found.values, held)
    add(found, [named], by, now)
    return changed(key, found, stood, by, now)


def named_on_entry(of: AddOn, values: Values) -> Added:
    """The add-on that a message brings."""
    return Added(of.kind.name, OWN, {code: values[code] for code in of.kind.codes if code in values})


def by_itself(of: AddOn, values: Values, today: date) -> tuple[str, ...]:
    """What is doubtful of an add-on whatever is on file, as a form asks it before it is sent. Raises Refused."""
    named = named_on_entry(of, values).values
    of.check(named, today)
    no_placeholders(named)
    return (*of.doubts(named), *placeholder_doubts(named))


def may_come(file: HotFile, values: Values, held: Sequence[Added], named: Added, numbers: Numbers) -> None:
    """A record of these values takes it too, beside what stands there. Refused: already-on-the-record, list-full."""
    of = file.add_on(named.kind)
    code = shortest(of.kind, named)
    own = {code: value for code, value in values.items() if code != "OAN"}  # a boat's may be on its trailer too
    if of.same(own, named.values):
        said = f"{called(of, named)} is what the record itself is about."
        raise Refused("already-on-the-record", said, None, "Leave it out.", field=code)
    same = [one for other, one in add_ons(file, held) if other is of]
    for one in same:
        if of.same(one.values, named.values):
            said = f"{called(of, one)} stands under the record already."
            raise Refused("already-on-the-record", said, None, "Leave it out.", field=code)
    most = number(f"supplement.{of.kind.most}", numbers)
    if len(same) >= most:
        said = f"Under a record of this file stands no more than {most} of: {of.noun}."
        cure = f"Cancel first what does not hold; else enter the {of.noun} by itself."
        raise Refused("list-full", said, None, cure, field=code)
