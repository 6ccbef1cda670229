"""Every act that a message key names is in the table, and is done through it."""

from leads.hotfiles.acts.table import ACTS
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.keys import Route


def test_every_key_that_acts_names_an_act_and_every_act_has_a_key() -> None:
    named = {key.does.name for key in MESSAGE_KEYS.values() if key.does.route is Route.ACT}
    assert named == ACTS.keys()
