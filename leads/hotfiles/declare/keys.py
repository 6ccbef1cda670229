"""What the message keys of hot files do, one row each, and what a modify may take off a record."""

from collections.abc import Iterable

from leads.messages.fields import Use
from leads.messages.keys import Does, Route
from leads.messages.lists import ADD, REMOVE
from leads.rules.section_30_participation import Level

ASKING = "files.inquire"
KEEPING = "files.maintain"

# Part 1240 has two levels of certificate and does not say which message needs which: docs/decisions/0009.
_LEVELS = {"source": "our own reading, docs/decisions/0009-session-levels.md", "grade": "?"}

INQUIRE = Does("inquire", Route.ASK, ASKING, Level.LESS, **_LEVELS)
ENTER = Does("enter", Route.ACT, KEEPING, Level.FULL, **_LEVELS, key_as="MKE")
MODIFY = Does("modify", Route.ACT, KEEPING, Level.FULL, **_LEVELS, takes_off="DEL")
SUPPLEMENT = Does("supplement", Route.ACT, KEEPING, Level.FULL, **_LEVELS, sign=ADD)
TAKE_OFF = Does("take off", Route.ACT, KEEPING, Level.FULL, **_LEVELS, sign=REMOVE)
SUPPLEMENT_STOLEN = Does("add stolen identifiers", Route.ACT, KEEPING, Level.FULL, **_LEVELS, sign=ADD, whose="stolen")
TAKE_OFF_STOLEN = Does(
    "take off stolen identifiers", Route.ACT, KEEPING, Level.FULL, **_LEVELS, sign=REMOVE, whose="stolen"
)
SUPPLEMENT_IMPOSTOR = Does(
    "add what an impostor uses", Route.ACT, KEEPING, Level.FULL, **_LEVELS, sign=ADD, whose="impostor"
)
TAKE_OFF_IMPOSTOR = Does(
    "take off what an impostor used", Route.ACT, KEEPING, Level.FULL, **_LEVELS, sign=REMOVE, whose="impostor"
)
LOCATE = Does("locate", Route.ACT, KEEPING, Level.FULL, **_LEVELS)
CLEAR = Does("clear", Route.ACT, KEEPING, Level.FULL, **_LEVELS)
CANCEL = Does("cancel", Route.ACT, KEEPING, Level.FULL, **_LEVELS)
#: What adds to a record beside its own values, and takes off what was added.
SUPPLEMENTS = (
    SUPPLEMENT,
    TAKE_OFF,
    SUPPLEMENT_STOLEN,
    TAKE_OFF_STOLEN,
    SUPPLEMENT_IMPOSTOR,
    TAKE_OFF_IMPOSTOR,
)
#: What is done about a thing that stands under the record of another, as the trailer of a boat (declare/hot_file.py).
ADD_ON = Does("add on", Route.ACT, KEEPING, Level.FULL, **_LEVELS)
LOCATE_ADD_ON = Does("locate what was added on", Route.ACT, KEEPING, Level.FULL, **_LEVELS)
CLEAR_ADD_ON = Does("clear what was added on", Route.ACT, KEEPING, Level.FULL, **_LEVELS)
CANCEL_ADD_ON = Does("cancel what was added on", Route.ACT, KEEPING, Level.FULL, **_LEVELS)
#: Takes a record that has ended from those that still answer a specific inquiry (declare/inactive.py).
TAKE_OUT = Does("take out", Route.ACT, KEEPING, Level.FULL, **_LEVELS)
#: Images beside a record of any file (attachments/keys.py).
ADD_IMAGE = Does("add image", Route.BESIDE, KEEPING, Level.FULL, **_LEVELS)
CHANGE_IMAGE = Does("change image", Route.BESIDE, KEEPING, Level.FULL, **_LEVELS)
TAKE_BACK_IMAGE = Does("take back image", Route.BESIDE, KEEPING, Level.FULL, **_LEVELS)
ASK_FOR_IMAGE = Does("ask for image", Route.BESIDE, ASKING, Level.LESS, **_LEVELS)
#: Dental charts beside the missing and the unidentified (acts/dental.py).
ENTER_CHART = Does("enter dental chart", Route.BESIDE, KEEPING, Level.FULL, **_LEVELS)
MODIFY_CHART = Does("modify dental chart", Route.BESIDE, KEEPING, Level.FULL, **_LEVELS)
CANCEL_CHART = Does("cancel dental chart", Route.BESIDE, KEEPING, Level.FULL, **_LEVELS)
#: What changes a record that goes on: a second party compares it anew.
CHANGING = (MODIFY, *SUPPLEMENTS, ADD_ON, CLEAR_ADD_ON, CANCEL_ADD_ON)


def removable(changed: Iterable[Use], entries: Iterable[Iterable[Use]]) -> frozenset[str]:
    """Of the fields that a modify may change, those that some entry of the file can do without."""
    kept = frozenset.intersection(*(frozenset(use.field.code for use in one if use.must) for one in entries))
    return frozenset(use.field.code for use in changed) - kept
