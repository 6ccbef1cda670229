"""That a second party found a record to differ from its report, as data and in a sentence, as long as it stands.

A finding stands from when it is made (differs.py) until what it names is mended, the record ends, or the finding is
withdrawn: a change of anything else leaves it, and one that mends a part leaves the rest. It is kept with the record,
so that a hit tells it without another look-up, and with each step of its history; that the two agree, and that nothing
goes from it without a change of what it names, the database sees to (migration 0018).
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from leads.hotfiles.models import CAN_HIT, Record

#: The columns of a record that hold it.
COLUMNS = ("different_at", "different_by", "different_items", "different_says")


def stands(found: Record) -> bool:
    """Whether somebody found the record to differ from its report, and nobody has mended or withdrawn that since."""
    return found.different_at is not None and found.state in CAN_HIT


def mend(found: Record, changed: Collection[str]) -> None:
    """What was found different ends where one of its fields was changed; what of it was not changed stands.

    `changed`: the codes of what the record says otherwise now: fields of the entry, kinds of addition (DOB_OWN), an
    image taken back, a note that ended. Whoever changes it saves it.
    """
    left = [one for one in found.different_items or () if set(changed).isdisjoint(one["fields"])]
    if left:
        found.different_items = left
    else:
        forget(found)


def forget(found: Record) -> None:
    """The finding is over: all that it names was mended, or it is withdrawn. The record's history keeps it."""
    found.different_at = found.different_by_id = found.different_items = None
    found.different_says = ""


def finding(at: datetime | None, items: Sequence[Mapping[str, Any]] | None) -> dict[str, Any] | None:
    """What a hit tells of it: when, and which items are not mended; None where nobody found anything.

    Neither who found it nor what the report says instead, which are words for the agency that mends it.
    """
    return None if at is None else {"at": at, "items": [{"code": i["code"], "words": i["words"]} for i in items or ()]}


def items_words(items: Sequence[Mapping[str, Any]]) -> str:
    """The items in words, as they stand in a sentence: "vehicle number (VIN); case number"."""
    return "; ".join(_low(one["words"]) for one in items)


def finding_words(found: Mapping[str, Any], agency: str, on: str) -> str:
    """The same as a sentence for the officer, with the agency to ask; `on` is the time as its reader writes it."""
    return (
        f"A second person found it to differ from its report on {on}: {items_words(found['items'])}. "
        f"Confirm with {agency} before acting."
    )


def _low(words: str) -> str:
    """With a small first letter, unless the word is an abbreviation."""
    return words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"
