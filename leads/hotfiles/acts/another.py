"""What a change makes of all that was said of a record before it."""

from collections.abc import Collection
from datetime import datetime

from leads.hotfiles.duties import end_word_of_error
from leads.hotfiles.models import Record
from leads.hotfiles.not_this_person import doubt_notes
from leads.hotfiles.second_check import undo_check
from leads.ledger.actor import Actor


def is_another(found: Record, changed: Collection[str], by: Actor, now: datetime) -> list[str]:
    """The record is another now: its second check counts no more, word of an error is answered, notes are doubted.

    `changed` are the codes of what it says otherwise; whoever changes it saves it. Gives what is still to be done, as
    sentences for them. 1240.60(a)(5) check, 1240.60(a)(5) correct.
    """
    found.changed_at = now
    undo_check(found, now)
    left = end_word_of_error(found, changed, now, by=by)
    doubt_notes(found, changed, by, now)
    return left
