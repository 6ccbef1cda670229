"""What a message says of a record by itself, in every file alike: what keeps it out, and what is read once more."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from leads.hotfiles.add_ons import add_on_doubts, add_ons
from leads.hotfiles.declare.additions import Added, ways
from leads.hotfiles.declare.fillers import no_placeholders, placeholder_doubts
from leads.hotfiles.declare.hot_file import HotFile
from leads.messages.fields import Values
from leads.rules.refused import Refused
from leads.rules.section_70_validation import VALID, paper_in_hand


def paper_behind(validator: str, paper: str) -> str:
    """The paper in hand of whoever says that a record is valid; "" where nobody does. Raises Refused."""
    if validator:
        return paper_in_hand(paper)
    if paper:
        cure = "Send in VLN who says so, or leave PIH out."
        raise Refused("who-validates", "PIH names a paper, and VLN nobody who validates.", VALID, cure, "VLN")
    return ""


def all_doubts(file: HotFile, values: Values, additions: Sequence[Added], today: date) -> tuple[str, ...]:
    """What is doubtful of a record in any way in which it is read, each once. Raises Refused, as `doubts`."""
    each = (doubts(file, way, today) for way in ways(file.kinds, values, additions))
    return tuple(dict.fromkeys((*chain.from_iterable(each), *_of_add_ons(file, additions))))


def _of_add_ons(file: HotFile, additions: Sequence[Added]) -> Iterator[str]:
    """The same of what stands under the record: its file's doubts, and values that are written for want of any."""
    for _, one in add_ons(file, additions):
        no_placeholders(one.values)
        yield from placeholder_doubts(one.values)
    yield from add_on_doubts(file, additions)


def doubts(file: HotFile, values: Values, today: date) -> tuple[str, ...]:
    """The doubts of the file, and of values that are written when nothing is known. Raises Refused for some of those.

    123-45-6789 would hit strangers, so it is kept in no file.
    """
    no_placeholders(values)
    return (*file.warnings(values, today), *placeholder_doubts(values))
