"""A thing that bears the maker's number, the owner's, or both: each is compared with each, as finders mix them up."""

from collections.abc import Collection, Iterator, Mapping

from leads.hotfiles.declare.hot_file import Reason
from leads.hotfiles.things.serial.compare import compared, same_number
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.keys import serial_keys
from leads.messages.fields import Values

#: What each number is called; the maker's comes first. A thing that bears others hands its own in as `nouns`.
NOUNS = {"SER": "serial number", "OAN": "owner-applied number"}


def either_keys(values: Values, kind: Kind, nouns: Mapping[str, str] = NOUNS) -> tuple[str, ...]:
    """The keys of both numbers, on a record and in an inquiry alike."""
    keys = (key for code in nouns if values.get(code) for key in serial_keys(values[code], kind))
    return tuple(dict.fromkeys(keys))


def searches(fields: Collection[str], nouns: Collection[str] = NOUNS) -> Iterator[tuple[str, ...]]:
    """Each number is searched by itself, among both kinds."""
    return ((code,) for code in nouns if code in fields)


def best(asked: Values, values: Values, kind: Kind, nouns: Mapping[str, str] = NOUNS) -> tuple[Reason, str] | None:
    """The surest of the ways in which the numbers answer, and the number asked; None when none does."""
    found = [
        (said if wanted == known else _asked_as(nouns[wanted], said), asked[wanted])
        for wanted in nouns
        for known, noun in nouns.items()
        if (said := compared(asked.get(wanted, ""), values.get(known, ""), kind, wanted, noun))
    ]
    return max(found, key=lambda one: one[0].weight, default=None)


def _asked_as(noun: str, said: Reason) -> Reason:
    return Reason(said.field, f"{said.words} (asked as the {noun})", said.weight, said.sure)


def same_of_either(values: Values, others: Values, nouns: Collection[str] = NOUNS) -> bool:
    """Whether two records bear one number: the maker's, or the owner's."""
    return any(values.get(code) and others.get(code) and same_number(values[code], others[code]) for code in nouns)
