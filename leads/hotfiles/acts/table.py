"""The acts by the name that a message key's `does` gives them; a new act is a row here."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from leads.hotfiles.acts.done import Done
from leads.hotfiles.acts.end import end
from leads.hotfiles.acts.enter import enter
from leads.hotfiles.acts.locate import locate
from leads.hotfiles.acts.modify import modify
from leads.ledger.actor import Actor
from leads.messages.fields import Values
from leads.messages.keys import MessageKey

ACTS: Mapping[str, Callable[[MessageKey, Values, Actor, date, datetime], Done]] = {
    "enter": enter,
    "modify": modify,
    "locate": locate,
    "clear": end,
    "cancel": end,
}


def do_act(key: MessageKey, values: Values, by: Actor, today: date, now: datetime) -> Done:
    """Does what an act's message key says. Raises Refused; call it in a savepoint of its own."""
    return ACTS[key.does.name](key, values, by, today, now)
