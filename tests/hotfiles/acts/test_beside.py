"""Every act on what stands beside a record is in the table, and is done through it; asking for an image is none."""

from leads.hotfiles.acts.beside import BESIDE
from leads.hotfiles.declare.keys import ASK_FOR_IMAGE
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.keys import Route


def test_every_key_beside_a_record_names_an_act_and_every_act_has_a_key() -> None:
    named = {key.does.name for key in MESSAGE_KEYS.values() if key.route is Route.BESIDE}
    assert named == {*BESIDE, ASK_FOR_IMAGE.name}
