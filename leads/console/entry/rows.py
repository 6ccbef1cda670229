"""A form's sections and rows, made from the fields of its message key: what a row says, needs, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from leads.hotfiles.forms import form_of
from leads.hotfiles.registry import FILES
from leads.messages.fields import Field
from leads.messages.keys import MessageKey

MISSING = ("field-missing", "set-missing")
LONG = 60  # characters from which a field gets a line of its own, or several
_ITS_LIST = "a code of its list"

Problems = Mapping[str, Mapping[str, Any]]
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form is filled with: values as typed, what is wrong, what codes mean, and how the record stands now."""

    values: Texts = field(default_factory=dict)
    problems: Problems = field(default_factory=dict)
    means: Texts = field(default_factory=dict)
    stands: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One field on the form."""

    code: str
    name: str
    must: bool
    hint: str
    example: str
    codes: str  # the table of its codes
    secret: bool
    long: bool
    value: str
    means: str
    stands: str
    problem: Mapping[str, Any] | None

    @property
    def wrong(self) -> str:
        """What is wrong with it, beside it; how a missing one looks says its example."""
        no = self.problem or {}
        return " ".join(filter(None, (no.get("sentence"), no.get("cure") if no.get("code") not in MISSING else "")))


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together, as the table groups them. One that nothing asks for is folded until it is used."""

    title: str
    rows: tuple[Row, ...]
    asked_for: bool

    @property
    def id(self) -> str:
        """Its name in the page's addresses."""
        return f"section-{self.title.lower().replace(' ', '-')}"

    @property
    def is_open(self) -> bool:
        """Whether its fields are seen at once."""
        return self.asked_for or any(row.value or row.problem for row in self.rows)

    @property
    def must(self) -> int:
        """How many of its fields the message can't do without."""
        return sum(row.must for row in self.rows)


def sections(key: MessageKey, filled: Filled) -> list[Section]:
    """The form of a message key, section by section in the order of its fields."""
    groups: dict[str, list[Row]] = {}
    letter = FILES[key.file].letter
    for use in key.uses:
        groups.setdefault(use.field.group or "Fields", []).append(
            _row(use.field, use.must, filled, bool(key.does.takes_off), letter)
        )
    needed = {title for title, rows in groups.items() if any(row.must for row in rows)}
    there = {row.code for title in needed for row in groups[title]}
    if not needed or (key.combinations and not any(there.issuperset(one) for one in key.combinations)):
        some = {code for one in key.combinations for code in one}
        needed |= {title for title, rows in groups.items() if not some or any(row.code in some for row in rows)}
    return [Section(title, tuple(rows), title in needed) for title, rows in groups.items()]


def _row(of: Field, must: bool, filled: Filled, changes: bool, letter: str) -> Row:
    code = of.code
    return Row(
        code=code,
        name=of.name,
        must=must,
        hint=_hint(of, changes and of.is_list),
        example=_example(of, letter),
        codes=of.codes or "",
        secret=of.secret,
        long=of.most > LONG,
        value=filled.values.get(code, ""),
        means=filled.means.get(code, ""),
        stands=filled.stands.get(code, ""),
        problem=filled.problems.get(code),
    )


def _example(of: Field, letter: str) -> str:
    """An example beside the hint, but where that shows one; a record's number begins with its file's letter."""
    if ":" in of.help or of.example in of.help:
        return ""
    return letter + of.example[1:] if of.code == "NIC" else of.example


@cache
def _hint(of: Field, signed: bool) -> str:
    """What the field takes, in half a sentence; that it is a code of a list says the link to the list.

    `signed`: it is a list of a record that is changed, and a sign says whether a value comes or goes.
    """
    said = of.help or form_of(of).removeprefix(_ITS_LIST).strip(". ,")
    if of.many > 1:
        said = f"{said}. Up to {of.many}, a semicolon between".removeprefix(". ")
    if signed:
        said = f"{said}. + before one adds it, - takes it off, = leaves it alone there".removeprefix(". ")
    return said[:1].upper() + said[1:]


def one_of(key: MessageKey) -> list[list[tuple[str, str]]]:
    """The sets of fields of which one has to be there whole, each field with its name."""
    names = {use.field.code: use.field.name for use in key.uses}
    return [[(code, names.get(code, code)) for code in one] for one in key.combinations]


def problem_list(key: MessageKey, told: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """What is wrong, for the summary on top: each with its field's name, in the order of the form."""
    names = {use.field.code: use.field.name for use in key.uses}
    order = list(names)
    for one in sorted(told, key=lambda no: order.index(no["field"]) if no.get("field") in names else -1):
        yield {**one, "name": names.get(str(one.get("field")), ""), "missing": one["code"] == MISSING[0]}
