"""The acts by the name that a message key's `does` gives them; a new act is a row here."""

from collections.abc import Callable, Mapping
from datetime import datetime

from leads.hotfiles.acts.add_on import add_on
from leads.hotfiles.acts.add_on_ends import end_add_on, locate_add_on
from leads.hotfiles.acts.done import Done
from leads.hotfiles.acts.end import end
from leads.hotfiles.acts.enter import enter
from leads.hotfiles.acts.locate import locate
from leads.hotfiles.acts.modify import modify
from leads.hotfiles.acts.supplement import supplement
from leads.hotfiles.acts.take_out import take_out
from leads.hotfiles.declare.keys import ADD_ON, CANCEL_ADD_ON, CLEAR_ADD_ON, LOCATE_ADD_ON, SUPPLEMENTS
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey

Act = Callable[[MessageKey, Values, Actor, datetime, Numbers], Done]
ACTS: Mapping[str, Act] = {
    "enter": enter,
    "modify": modify,
    **{one.name: supplement for one in SUPPLEMENTS},
    "locate": locate,
    "clear": end,
    "cancel": end,
    ADD_ON.name: add_on,
    LOCATE_ADD_ON.name: locate_add_on,
    CLEAR_ADD_ON.name: end_add_on,
    CANCEL_ADD_ON.name: end_add_on,
    "take out": take_out,
}


def do_act(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Does what an act's message key says, by the numbers of policy in force. Raises Refused.

    Call it in a savepoint of its own, once the agency's turn is taken (on_file.one_at_a_time).
    """
    return ACTS[key.does.name](key, values, by, now, numbers)
