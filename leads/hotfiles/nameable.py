"""What of a record may be named as wrong, by a second party or by whoever had a hit; and what of it no modify changes.

Whoever names what is wrong can be answered by a change of that, and of nothing else.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from leads.hotfiles.additions import added_label, additions_of
from leads.hotfiles.attachments.told import as_told, rows_of
from leads.hotfiles.declare.additions import OWN, item_code
from leads.hotfiles.declare.keys import MODIFY
from leads.hotfiles.finding import items_words
from leads.hotfiles.lists import LISTS
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES, field_of

#: Fields of a modify that say who validates, from which paper: no part of what the record says.
VALIDATING = frozenset(("VLN", "PIH"))
_COLUMNS = {"OCA": "case number", "SUP": "paper"}


@cache
def modifiable(file: str) -> Mapping[str, str]:
    """The fields of a file's records that a modify can change, by code, with their names."""
    keys = [key for key in FILES[file].keys if key.does is MODIFY]
    return {
        use.field.code: use.field.name
        for key in keys
        for use in key.uses
        if use.field.code not in {*key.identifies, key.does.takes_off, *VALIDATING}
    }


def nameable(found: Record) -> dict[str, str]:
    """What may be told to be wrong of a record, by code: what a modify, supplement or image taken back can change."""
    return {**modifiable(found.file), **dict(_beside(found))}


def by_name(named: Mapping[str, str]) -> list[tuple[str, str]]:
    """The same for a list from which somebody chooses: code and name, by name."""
    return sorted(named.items(), key=lambda one: one[1])


def lacking(found: Record, compared: Collection[Mapping[str, Any]]) -> dict[str, str]:
    """What a report may have and the record lacks, by code: what no item that is compared holds."""
    held = {code for one in compared for code in (one["code"], *one["fields"])}
    return {code: name for code, name in nameable(found).items() if code not in held}


def _beside(found: Record) -> Iterator[tuple[str, str]]:
    """What stands, or may stand, beside a record's own values: additions and images."""
    file, held = FILES[found.file], additions_of(found)
    whose = dict.fromkeys((OWN, *(one.whose for one in held)))
    for each in whose:
        for kind in (one for one in file.adds if each != OWN or one.codes[0] not in LISTS):  # these are fields
            if each == OWN or any((one.kind, one.whose) == (kind.name, each) for one in held):
                yield item_code(kind, each), added_label(kind, each)
    for one in as_told(rows_of(found)):
        yield one["number"], f"Image: {one['words'].lower()} of {one['taken_on']}"


def to_mend(found: Record) -> str:
    """What its agency does about what was found different, as it begins a sentence."""
    items = found.different_items or ()
    fixed = [one for one in items if _fixed(found, one["fields"]) == one["fields"]]
    if fixed:
        which = items_words(fixed).removeprefix("the ")
        return f"Cancel the record and enter it anew as its report says: no modify changes the {which}"
    parts = [code for one in items for code in _fixed(found, one["fields"])]
    if parts:
        names = ", ".join(_name(found, code) for code in parts)
        return f"Modify the record as its report says, or cancel it and enter it anew where {names} is wrong"
    return "Modify the record as its report says, or cancel it"


def _fixed(found: Record, fields: Sequence[str]) -> list[str]:
    """Of these what no modify changes: a name, a case number. No addition, image or note has letters alone."""
    return [code for code in fields if code.isalpha() and code not in modifiable(found.file)]


def _name(found: Record, code: str) -> str:
    field = field_of(found.file, code)
    return f"the {_COLUMNS.get(code) or (field.name.lower() if field else code)} ({code})"
