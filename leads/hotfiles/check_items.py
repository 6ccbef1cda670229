"""What a second party compares with the report, item by item, and the cross-checks that the system itself can make.

1240.60(a)(5) check asks for both: the cross-checks there are, such as between a vehicle's number and its plate, and a
record that says what the report says. The items follow from what the record holds and from the groups that its file
declares (`HotFile.groups`); what fits no group is compared one by one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from zoneinfo import ZoneInfo

from leads.hotfiles.about_records import NotThisPerson
from leads.hotfiles.add_ons import cross_checks_of
from leads.hotfiles.additions import added_label, added_words, additions_of
from leads.hotfiles.attachments.told import as_told, rows_of
from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.additions import Added, item_code, of
from leads.hotfiles.declare.checks import CrossCheck, Group
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.shown import masked
from leads.hotfiles.models import Record
from leads.hotfiles.noted import note_code, number_shown, standing_notes
from leads.hotfiles.registry import FILES, field_of
from leads.hotfiles.things.person.compare import NUMBER_FIELDS
from leads.messages.fields import BETWEEN, Values


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to compare with the report; `code` is what the second party ticks."""

    code: str
    words: str
    value: str
    cross_checks: tuple[CrossCheck, ...] = ()
    fields: tuple[str, ...] = ()  # of a group

    @property
    def named(self) -> dict[str, object]:
        """The item as a finding keeps it, with all of which one has to change before it is mended."""
        return {"code": self.code, "words": self.words, "fields": list(self.fields or (self.code,))}

    @property
    def fine(self) -> bool:
        """Whether no cross-check of this item speaks against it."""
        return all(one.fine for one in self.cross_checks)

    @property
    def differences(self) -> dict[str, CrossCheck]:
        """The cross-checks that speak against it, each under the mark by which it is acknowledged.

        A mark is made of the words, so that nobody acknowledges what has become another difference since.
        """
        return {self.mark(one): one for one in self.cross_checks if not one.fine}

    def mark(self, one: CrossCheck) -> str:
        """Under which a second party acknowledges this difference: VIN-3f29c1b0."""
        return f"{self.code}-{sha256(one.words.encode()).hexdigest()[:12]}"


#: A cross-check with the codes of the items beside which it belongs, best first.
Beside = tuple[tuple[str, ...], CrossCheck]


def items_for(record: Record, crossed: Sequence[Beside] = ()) -> tuple[Item, ...]:
    """All that a second party has to tick on this record, with the system's own cross-checks beside it.

    `crossed`: what other files say to it (compared.py asks them); it stands beside the item that it speaks of, else
    beside the first. Days are compared as the entering agency's calendar had them when the record was entered.
    """
    entered = record.entered_at.astimezone(ZoneInfo(record.agency.zone)).date()
    file, additions = FILES[record.file], additions_of(record)
    own = _items(file, record.values, record.case_number, record.support, entered)
    items = (*own, *_added(file, additions, entered), *map(_noted, standing_notes(record)), *_images(record))
    codes = [one.code for one in items]
    placed: dict[str, list[CrossCheck]] = {}
    for beside, check in crossed:
        there = placed.setdefault(next((one for one in beside if one in codes), codes[0]), [])
        if check not in there:
            there.append(check)
    return tuple(replace(one, cross_checks=(*one.cross_checks, *placed.get(one.code, ()))) for one in items)


def _noted(one: NotThisPerson) -> Item:
    """A note is compared like what the record says; its words name nobody: a finding tells them to whoever hits."""
    numbers = ", ".join(number_shown(code, one.numbers) for code in NUMBER_FIELDS if code in one.numbers)
    value = f"{one.name}, {one.born}, {numbers}; by {one.get_how_display()}: {one.paper}; until {one.ends_on}"
    return Item(note_code(one), "Note that somebody is not this person", value)


def _images(record: Record) -> Iterator[Item]:
    """Each image is compared too: a face that is somebody else's stops somebody else."""
    for one in as_told(rows_of(record)):
        yield Item(one["number"], f"Image: {one['words'].lower()} of {one['taken_on']}", one["number"])


def _items(file: HotFile, values: Values, case: str, support: str, entered: date) -> Iterator[Item]:
    left = {code: value for code, value in values.items() if value and code != "MKE"}  # the key describes nothing
    for group in file.groups:
        if held := _taken(group, left):
            crossed, fields = tuple(group.cross_checks(values, entered)), tuple(one.code for one in group.fields)
            yield Item(group.code, group.words, " ".join(held), crossed, fields)
    for code, value in left.items():
        field = field_of(file.name, code)
        hidden = field is None or field.secret
        yield Item(code, field.name if field else code, masked(field, value) if hidden else value)
    yield Item("OCA", "Case number", case)
    yield Item("SUP", "The paper behind the record", CODES["SUP"].get(support, support.capitalize()))


def _added(file: HotFile, additions: Sequence[Added], entered: date) -> Iterator[Item]:
    """What was added, each kind by itself, and apart what is somebody else's; of a secret value only its end.

    A thing of its own comes with what its numbers say against themselves.
    """
    for whose in dict.fromkeys(one.whose for one in additions):
        for kind in file.adds:
            if held := [one for one in of(whose, additions) if one.kind == kind.name]:
                words = added_label(kind, whose)
                value = BETWEEN.join(added_words(kind, one.values) for one in held)
                crossed = cross_checks_of(file, held, entered) if kind.apart else ()
                yield Item(item_code(kind, whose), words, value, crossed)


def _taken(group: Group, left: dict[str, str]) -> list[str]:
    """The group's values, taken out of what is left; a secret one comes last, with its last four characters only."""
    held = [one for one in group.fields if one.code in left]
    plain = [left.pop(one.code) for one in held if not one.secret]
    return plain + [masked(one, left.pop(one.code)) for one in held if one.secret]
