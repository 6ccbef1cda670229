"""What an add-on is: a thing of its own under the record of another, such as the trailer that was stolen with a boat.

It is kept as an addition, and is no other value of its record: it stands in place of nothing, is found by its own
numbers, and can be found again while the record's own subject stays missing. A hot file says which its records take
(`HotFile.add_ons`). Nothing here reads a clock or a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from leads.hotfiles.declare.additions import Kind
from leads.hotfiles.declare.checks import Group
from leads.messages.fields import Field, Numbers, Use, Values

if TYPE_CHECKING:
    from leads.hotfiles.declare.hot_file import Match


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOn:
    """A kind of add-on: what is asked of it as of a thing, and how it is spoken of beside its record."""

    #: How it is kept among the record's additions; `kind.apart`.
    kind: Kind
    #: What it is and what its record is about, in a sentence: "trailer", "boat".
    noun: str
    of: str
    #: What it is to the record, before a word for that: "trailer of", "vehicle stolen along with".
    reads: str
    #: The fields of its entry, and those by one of which it is meant afterward.
    entered: tuple[Use, ...]
    meant: tuple[Field, ...]
    #: Rules across its fields, as on an entry of such a thing. Raises Refused.
    check: Callable[[Values, date], None]
    #: What is accepted of it, but has to be read once more: sentences.
    doubts: Callable[[Values], Iterable[str]]
    #: The keys under which it is found.
    record_keys: Callable[[Values], frozenset[str]]
    #: How it answers what was asked, as such a thing does in its own file.
    match: Callable[[Values, Values, Numbers], Match | None]
    #: Whether two are one thing.
    same: Callable[[Values, Values], bool]
    #: In a line of a list.
    named: Callable[[Values], str]
    #: Label and value, to compare with what stands there.
    facts: Callable[[Values], tuple[tuple[str, str], ...]]
    #: What a second party compares, with the cross-checks between its numbers.
    groups: tuple[Group, ...]
    #: What to compare with what stands there: "the VIN, make, model and color".
    compare: str
