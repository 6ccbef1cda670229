"""The message keys of an add-on: it is added to a record, located, cleared and cancelled by itself.

The keys are published (grade A), what their fields are is not (K). The digit says how many come in one message: here
it is one. None of them modifies: what is wrong is cancelled and added anew. Boats have a clear of each add-on (A);
those of vehicles are ours.
"""

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import AddOn
from leads.hotfiles.declare.keys import ADD_ON, CANCEL_ADD_ON, CLEAR_ADD_ON, LOCATE_ADD_ON
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import LOCATED
from leads.hotfiles.things.record.property import RESULT
from leads.messages.keys import MessageKey

#: By what the record is meant, and never by what the add-on is.
_RECORD = ("NIC", "OCA")


def add_on_keys(file: str, title: str, end: str, of: AddOn) -> tuple[MessageKey, ...]:
    """E, L, C and X before `end`: EBT, LBT, CBT, XBT. Afterward record and add-on are both named by a number."""
    about = of.kind.name
    called = f"{title}, {of.noun}"
    meant = (*must(r.NIC), *may(r.OCA, *of.meant))
    sets = tuple(("NIC", one.code) for one in of.meant)
    ends = (
        ("L", LOCATE_ADD_ON, LOCATED),
        ("C", CLEAR_ADD_ON, must(r.DCL)),
        ("X", CANCEL_ADD_ON, may(r.DOC)),
    )
    return (
        MessageKey(
            f"E{end}",
            ADD_ON,
            f"{called}: {ADD_ON.name}",
            (file,),
            (*must(r.NIC, r.OCA), *of.entered),
            of.kind.known_by,
            identifies=_RECORD,
            about=about,
        ),
        *(
            MessageKey(
                f"{letter}{end}",
                does,
                f"{called}: {does.name}",
                (file,),
                (*meant, *uses, *RESULT),
                sets,
                identifies=_RECORD,
                about=about,
            )
            for letter, does, uses in ends
        ),
    )
