"""What a message key is: where a message under it goes, what its sender needs, and which fields it takes.

Each key is declared by the room that owns it. Whatever somebody asks about a key stands here as a plain fact: nothing
is read off its letters.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from leads.messages.fields import Use
from leads.rules.section_30_participation import Level


class Route(Enum):
    """Where a message goes: asked of the records, or done to one, or to what stands beside one."""

    ASK = "ask"
    ACT = "act"
    BESIDE = "beside"


class Needs(NamedTuple):
    """What the gates ask of whoever wants something: a service, a certificate's level, and one of these files."""

    service: str
    level: Level
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Does:
    """What message keys of one kind do, and what sending one needs: a row of the owning room's table."""

    name: str
    route: Route
    #: The service it is a part of (1240.30(b)(4)), and the level of the certificate that its sender needs.
    service: str
    level: Level
    #: Where the level comes from, and how sure that is: the grades are those of leads/rules/numbers.toml.
    source: str
    grade: str
    #: The field under which the key itself stands among the values: MKE, on an entry.
    key_as: str = ""
    #: The field that names what is to leave a record: DEL, on a modify. A key with it also takes lists with a sign.
    takes_off: str = ""
    #: What it does with the lists that it carries, all of them: leads.messages.lists.ADD on a supplement, or REMOVE.
    sign: str = ""
    #: Whose the values are that it adds or takes off beside a record's own: of whom it is about, or of somebody else.
    whose: str = "own"


class NotAlone(NamedTuple):
    """A field by which nothing is searched alone, such as a name: what is said then, and the field to add first."""

    field: str
    says: str
    add: str


@dataclass(frozen=True, slots=True, eq=False)
class MessageKey:
    """One message key: what it does, what its sender needs, and which fields it takes. Each is one of its kind."""

    key: str
    does: Does
    title: str
    #: The file whose record it acts on; on an inquiry all files that it opens, known once all files are gathered, and
    #: of what stands beside records all that have it.
    files: tuple[str, ...]
    uses: tuple[Use, ...]
    #: At least one of these sets has to be there whole. Empty: the mandatory fields are enough.
    combinations: tuple[tuple[str, ...], ...] = ()
    #: Fields that say which record is meant, on a modify, locate, clear or cancel; all others are what changes.
    identifies: tuple[str, ...] = ()
    #: Fields that may be taken off the record, by the field `does.takes_off`; none is taken off by being empty.
    removable: frozenset[str] = frozenset()
    #: Whoever asks is told of what comes on file later (delayed hits), and the owner of that record is told who asked.
    notices: bool = True
    #: It follows from no stop or call, so it says what it is for and for whom. 1240.50(b)(4).
    purpose: bool = False
    #: A field that is searched only together with another; said to whoever sends it by itself.
    not_alone: NotAlone | None = None
    #: The kind of add-on that it is about, where it is about one and not about the record itself.
    about: str = ""
    #: What the gates ask of its sender.
    needs: Needs = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", Needs(self.does.service, self.does.level, self.files))

    @property
    def route(self) -> Route:
        """Where a message under this key goes."""
        return self.does.route

    @property
    def file(self) -> str:
        """The one file whose record it acts on."""
        (only,) = self.files
        return only
