"""A thing that bears the maker's number, the owner's, or both: each is compared with each, as finders mix them up."""

from collections.abc import Collection, Iterator

from leads.hotfiles.declare.hot_file import Reason
from leads.hotfiles.things.serial.compare import compared, same_number
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.keys import serial_keys
from leads.messages.fields import Values

#: What each number is called; the maker's comes first.
NOUNS = {"SER": "serial number", "OAN": "owner-applied number"}


def either_keys(values: Values, kind: Kind) -> tuple[str, ...]:
    """The keys of both numbers, on a record and in an inquiry alike."""
    keys = (key for code in NOUNS if values.get(code) for key in serial_keys(values[code], kind))
    return tuple(dict.fromkeys(keys))


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Each number is searched by itself, among both kinds."""
    return ((code,) for code in NOUNS if code in fields)


def best(asked: Values, values: Values, kind: Kind) -> tuple[Reason, str] | None:
    """The surest of the ways in which the numbers answer, and the number asked; None when none does."""
    found = [
        (said, asked[wanted])
        for wanted in NOUNS
        for known in NOUNS
        if (said := _one(asked.get(wanted, ""), wanted, values.get(known, ""), known, kind))
    ]
    return max(found, key=lambda one: one[0].weight, default=None)


def _one(asked: str, wanted: str, on_record: str, known: str, kind: Kind) -> Reason | None:
    said = compared(asked, on_record, kind, wanted, NOUNS[known])
    if said is None or wanted == known:
        return said
    words = f"{said.words} (asked as the {NOUNS[wanted]})"
    return Reason(said.field, words, said.weight, said.sure)


def same_of_either(values: Values, others: Values) -> bool:
    """Whether two records bear one number: the maker's, or the owner's."""
    return any(values.get(code) and others.get(code) and same_number(values[code], others[code]) for code in NOUNS)
