"""What messages do to images and dental charts beside a record, by the name that a key's `does` gives it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from leads.hotfiles.acts.dental import do_dental
from leads.hotfiles.acts.done import Done
from leads.hotfiles.attachments.by_message import do_image
from leads.hotfiles.declare.keys import (
    ADD_IMAGE,
    CANCEL_CHART,
    CHANGE_IMAGE,
    ENTER_CHART,
    MODIFY_CHART,
    TAKE_BACK_IMAGE,
)
from leads.ledger.actor import Actor
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.standing.snapshot import Standing

BESIDE: Mapping[str, Callable[[MessageKey, Values, Actor, Standing, datetime], Done]] = {
    **{one.name: do_image for one in (ADD_IMAGE, CHANGE_IMAGE, TAKE_BACK_IMAGE)},
    **{one.name: do_dental for one in (ENTER_CHART, MODIFY_CHART, CANCEL_CHART)},
}


def do_beside(key: MessageKey, values: Values, by: Actor, held: Standing, now: datetime) -> Done:
    """Does what a message about an image or a chart says. Raises Refused. Call it in a savepoint of its own."""
    return BESIDE[key.does.name](key, values, by, held, now)
