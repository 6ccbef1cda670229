"""What a hot file declares: its fields, its message keys, and what it does with them.

A hot file is one module of this package that ends in `FILE = HotFile(...)`. Nothing here reads a clock or a database:
`today` and `now` come in from the edge. `Numbers` are the agency's or the Department's settings that differ from the
default of `leads.rules.numbers`; an empty mapping means that every default holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Protocol

from leads.rules.refused import Refused

Values = Mapping[str, str]
Numbers = Mapping[str, int]
#: No setting differs from its default.
DEFAULTS: Numbers = MappingProxyType({})
Read = Callable[[str, date], str]

#: Several values of one field (two aliases) are kept in one text, with this between them.
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a message: how it is called, read, completed and shown."""

    code: str
    name: str
    #: Raw text to its stored form. Raises Refused(code="field-...", field=, sentence=, example=).
    read: Read
    #: A value that `read` accepts; every refusal of the field shows it.
    example: str
    #: Greatest length in characters, of the stored form.
    most: int
    #: Name of the code table in leads.hotfiles.codes.
    codes: str | None = None
    #: How often the field may occur in one message; the values are joined with BETWEEN.
    many: int = 1
    #: Heading on the form.
    group: str = ""
    help: str = ""
    #: Masked on lists, as a Social Security number is.
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A field's part in one message key."""

    field: Field
    must: bool = False


@dataclass(frozen=True, slots=True)
class MessageKey:
    """One message key: what it does, and which fields it takes."""

    key: str
    act: str
    title: str
    file: str
    uses: tuple[Use, ...]
    #: At least one of these sets has to be there whole. Empty: the mandatory fields are enough.
    combinations: tuple[tuple[str, ...], ...] = ()
    service: str = "files"
    #: Fields that say which record is meant, on a modify, locate, clear or cancel; all others are what changes.
    identifies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of why a record answers, or of doubt, in words that an officer reads."""

    field: str
    words: str
    weight: float
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """How well a record answers an inquiry. The score is the sum of the reasons' weights, and nothing else."""

    grade: str
    score: float
    reasons: tuple[Reason, ...]
    #: What is not known or was not compared, as sentences.
    unsure: tuple[str, ...] = ()


class Compare(Protocol):
    """Says how a record answers what was asked; None when it is not a hit after all."""

    def __call__(self, asked: Values, values: Values, now: date, numbers: Numbers = DEFAULTS) -> Match | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HotFile:
    """One hot file, declared: the whole of what the system knows about a kind of record."""

    name: str
    title: str
    #: The file's letter at the start of a record number.
    letter: str
    keys: tuple[MessageKey, ...]
    #: Inquiries that open this file, whichever module declares them.
    answers: tuple[str, ...]
    #: Rules across fields, at entry and on a record after a modify. Raises Refused.
    check: Callable[[MessageKey, Values, date], None]
    #: What is accepted, but has to be looked at once more: sentences.
    warnings: Callable[[Values, date], tuple[str, ...]]
    #: The keys under which an active record is found.
    record_keys: Callable[[Values], frozenset[str]]
    #: The keys that an inquiry asks of this file; none when it asks for something else.
    asked_keys: Callable[[Values, Numbers], tuple[str, ...]]
    match: Compare
    #: Whether two records of one agency are about one person or thing, so that the second is a duplicate.
    same: Callable[[Values, Values], bool]
    headline: Callable[[Values], str]
    #: What to do next; first sentence on the hit.
    advise: Callable[[Values], str]
    #: Label and shown value, codes translated, to compare with what stands before the officer.
    facts: Callable[[Values], tuple[tuple[str, str], ...]]
    #: First day (or moment, when a moment goes in) on which the record no longer answers; None: until removed.
    retired_on: Callable[[Values, date, Numbers], date | None]
    #: Every field that an entry of this file may carry; filled from the keys.
    fields: tuple[Field, ...] = field(init=False)

    def __post_init__(self) -> None:
        entered = {use.field.code: use.field for key in self.keys if key.act == "enter" for use in key.uses}
        object.__setattr__(self, "fields", tuple(entered.values()))


class FieldsRefused(Refused):
    """A message whose fields do not fit: the first problem speaks, `problems` holds all, for a form to mark."""

    problems: tuple[Refused, ...]

    def __init__(self, problems: tuple[Refused, ...]) -> None:
        first = problems[0]
        super().__init__(first.code, first.sentence, first.clause, first.cure, first.field, first.example)
        self.problems = problems
