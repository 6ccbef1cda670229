"""What a change makes of all that was said of a record before it."""

from collections.abc import Collection
from datetime import datetime

from leads.hotfiles.duties import end_word_of_error
from leads.hotfiles.finding import items_words, mend, stands
from leads.hotfiles.models import Record
from leads.hotfiles.nameable import to_mend
from leads.hotfiles.not_this_person import doubt_notes
from leads.hotfiles.second_check import undo_check
from leads.ledger.actor import Actor


def is_another(
    found: Record, changed: Collection[str], by: Actor, now: datetime, *, compared: bool = False
) -> list[str]:
    """The record is another now: its second check counts no more, notes are doubted; what was mended is answered.

    `changed` are the codes of what it says otherwise: fields of the entry, a list by its own (AKA), kinds of addition
    (DOB_OWN), an image. What a second party found, and word of an error, end where one of these is what they name, and
    stand else. `compared`: whoever changes it says that all of it was compared with the paper, which answers word that
    names no field.

    Whoever changes it saves it. Gives what is still to be done, as sentences for them. 1240.60(a)(5) check,
    1240.60(a)(5) correct.
    """
    found.changed_at = now
    undo_check(found, now)
    gone = doubt_notes(found, changed, by, now)
    mend(found, {*changed, *gone})
    left = end_word_of_error(found, set(changed), now, by=by, compared=compared)
    return [*_still_different(found), *left]


def _still_different(found: Record) -> list[str]:
    if not stands(found):
        return []
    which = items_words(found.different_items or ())
    return [f"What its second party found different stands: {which}. {to_mend(found)}."]
