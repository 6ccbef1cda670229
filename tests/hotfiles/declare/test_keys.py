"""What the message keys of hot files do, and what a modify may take off."""

from leads.hotfiles.declare.keys import CANCEL, CHANGING, CLEAR, ENTER, INQUIRE, LOCATE, removable
from leads.hotfiles.things.record.fields import LKA, MIS, OCA
from leads.messages.fields import Use
from leads.messages.keys import Route
from leads.rules.section_30_participation import Level


def test_asking_takes_less_than_changing() -> None:
    assert (INQUIRE.route, INQUIRE.level) == (Route.ASK, Level.LESS)
    for does in (ENTER, *CHANGING, LOCATE, CLEAR, CANCEL):
        assert (does.route, does.level) == (Route.ACT, Level.FULL)


def test_a_modify_takes_off_only_what_some_entry_can_do_without() -> None:
    changed = (Use(OCA), Use(LKA), Use(MIS))
    strict, loose = (Use(OCA, must=True), Use(MIS, must=True)), (Use(OCA, must=True), Use(MIS))
    assert removable(changed, [strict]) == {"LKA"}
    assert removable(changed, [strict, loose]) == {"LKA", "MIS"}
