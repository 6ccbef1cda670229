"""What a field of a message is: how it is called, read, completed and shown.

Nothing here reads a clock or a database: `today` comes in from the edge. `Numbers` are the agency's or the Department's
settings that differ from the default of `leads.rules.numbers`; an empty mapping means that every default holds.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from leads.rules.refused import Refused

Values = Mapping[str, str]
Numbers = Mapping[str, int]
#: No setting differs from its default.
DEFAULTS: Numbers = MappingProxyType({})
Read = Callable[[str, date], str]


def capitals(raw: str) -> str:
    """What was typed, in capitals and on one line, a single blank between words."""
    return " ".join(raw.upper().split())


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
    #: Name of the table of codes that the field takes; the tables stand in the room that declares the field.
    codes: str | None = None
    #: How often the field may occur in one message; the values are joined with BETWEEN.
    many: int = 1
    #: Length of one value where several are run together in one text (0070 is two cautions); 0: they are not.
    width: int = 0
    #: Heading on the form.
    group: str = ""
    help: str = ""
    #: Masked on lists, as a Social Security number is.
    secret: bool = False
    #: A secret of which nobody is shown even the end, as of a password; `secret` too.
    hidden: bool = False
    #: Words, in capitals, that stand for one of its codes and mean the same.
    also: frozenset[str] = frozenset()

    @property
    def is_list(self) -> bool:
        """Whether a record may hold several values of it."""
        return self.many > 1 or self.width > 0

    def means_a_code(self, raw: str) -> bool:
        """Whether what was sent is the name of a code: its words for it, and nothing that was guessed."""
        return capitals(raw) in self.also

    def parts(self, value: str) -> list[str]:
        """A stored text as the values in it."""
        if self.width:
            return [value[at : at + self.width] for at in range(0, len(value), self.width)]
        return [one for one in value.split(BETWEEN) if one] if self.many > 1 else [value] if value else []

    def joined(self, parts: Iterable[str]) -> str:
        """Values as the text that is stored."""
        return ("" if self.width else BETWEEN).join(parts)


@dataclass(frozen=True, slots=True)
class Use:
    """A field's part in one message key."""

    field: Field
    must: bool = False


class FieldsRefused(Refused):
    """A message whose fields do not fit: the first problem speaks, `problems` holds all, for a form to mark."""

    problems: tuple[Refused, ...]

    def __init__(self, problems: tuple[Refused, ...]) -> None:
        first = problems[0]
        super().__init__(first.code, first.sentence, first.clause, first.cure, first.field, first.example)
        self.problems = problems
