"""What a second party compares with the report, item by item, and the cross-checks that the system itself can make.

1240.60(a)(5) check asks for both: the cross-checks there are, such as between a vehicle's number and its plate, and a
record that says what the report says. The items follow from what the record holds and from the groups that its file
declares (`HotFile.groups`); what fits no group is compared one by one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from leads.hotfiles.attachments.told import as_told, rows_of
from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.checks import CrossCheck, Group
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.shown import masked
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES, field_of
from leads.messages.fields import Values


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to compare with the report; `code` is what the second party ticks."""

    code: str
    words: str
    value: str
    cross_checks: tuple[CrossCheck, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether no cross-check of this item speaks against it."""
        return all(one.fine for one in self.cross_checks)


def items_for(record: Record) -> tuple[Item, ...]:
    """All that a second party has to tick on this record, with the system's own cross-checks beside it.

    Days are compared as the entering agency's calendar had them when the record was entered.
    """
    entered = record.entered_at.astimezone(ZoneInfo(record.agency.zone)).date()
    items = _items(FILES[record.file], record.values, record.case_number, record.support, entered)
    return (*items, *_images(record))


def _images(record: Record) -> Iterator[Item]:
    """Each image is compared too: a face that is somebody else's stops somebody else."""
    for one in as_told(rows_of(record)):
        yield Item(one["number"], f"Image: {one['words'].lower()} of {one['taken_on']}", one["number"])


def _items(file: HotFile, values: Values, case: str, support: str, entered: date) -> Iterator[Item]:
    left = {code: value for code, value in values.items() if value and code != "MKE"}  # the key describes nothing
    for group in file.groups:
        if held := _taken(group, left):
            yield Item(group.code, group.words, " ".join(held), tuple(group.cross_checks(values, entered)))
    for code, value in left.items():
        field = field_of(file.name, code)
        hidden = field is None or field.secret
        yield Item(code, field.name if field else code, masked(field, value) if hidden else value)
    yield Item("OCA", "Case number", case)
    yield Item("SUP", "The paper behind the record", CODES["SUP"].get(support, support.capitalize()))


def _taken(group: Group, left: dict[str, str]) -> list[str]:
    """The group's values, taken out of what is left; a secret one comes last, with its last four characters only."""
    held = [one for one in group.fields if one.code in left]
    plain = [left.pop(one.code) for one in held if not one.secret]
    return plain + [masked(one, left.pop(one.code)) for one in held if one.secret]
