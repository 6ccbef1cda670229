"""What a hot file declares: its fields, its message keys, and what it does with them.

A hot file is one module of `leads/hotfiles/files/` that ends in `FILE = HotFile(...)`. Nothing here reads a clock or a
database: `today` and `now` come in from the edge.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple, Protocol

from leads.hotfiles.declare.additions import Added, Kind
from leads.hotfiles.declare.checks import Group
from leads.hotfiles.declare.inactive import Inactive
from leads.hotfiles.declare.keys import ENTER, MODIFY
from leads.hotfiles.declare.sketch import Sketch
from leads.messages.fields import DEFAULTS, Field, Numbers, Use, Values
from leads.messages.keys import MessageKey
from leads.rules.section_70_validation import Cycle


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of why a record answers, or of doubt, in words that an officer reads."""

    field: str
    words: str
    weight: float
    sure: bool = True


class Told(NamedTuple):
    """What a hit says instead of its record's words, where it is about somebody else: whom an order protects."""

    headline: str
    advise: str


class Impostor(NamedTuple):
    """How a record answers for somebody who uses the identity of whom it is about."""

    #: The impostor as a person to compare, from the record's values and what was added of the impostor.
    read: Callable[[Values, Sequence[Added]], Values]
    #: What a hit says that is about the impostor.
    told: Callable[[Values], Told]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a record answers an inquiry. The score is the sum of the reasons' weights, and nothing else."""

    grade: str
    score: float
    reasons: tuple[Reason, ...]
    #: What is not known or was not compared, as sentences.
    unsure: tuple[str, ...] = ()
    #: Where the record is not against whoever was asked for; None: it says what its file says of it.
    told: Told | None = None
    #: What under the record answers, and not what the record is about: a trailer.
    add_on: Added | None = None
    #: Whether looks alone found it: hundreds are alike, and none is told before another for its danger.
    by_looks: bool = False
    #: Of these looks, how many agree beside sex and age.
    looks_agree: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOn:
    """A thing of its own under the record of another, such as the trailer that was stolen with a boat.

    It is kept as an addition, and is no other value of its record: it stands in place of nothing, is found by its own
    numbers, and can be found again while the record's own subject stays missing.
    """

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


#: The keys that an inquiry asks; none when it asks for something else.
AskedKeys = Callable[[Values, Numbers], tuple[str, ...]]


class EnteredBy(NamedTuple):
    """Who may enter a file's records, where that is not every agency that keeps records."""

    #: The words of leads/rules/texts.toml in which the state names these agencies by ORI; "": the Department alone.
    setting: str
    #: What is said to anybody else, and what they do instead.
    says: str
    cure: str


class Compare(Protocol):
    """Says how a record answers what was asked; None when it is not a hit after all."""

    def __call__(self, asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None: ...


def _no_doubts(asked: Values) -> Iterable[str]:
    """Of a file that sees nothing odd in any inquiry."""
    return ()


def _no_entry_doubts(values: Values, today: date, numbers: Numbers) -> Iterable[str]:
    """Of a file in which it does not matter on which day a record is entered."""
    return ()


def no_day(values: Values, known_at: datetime | None, numbers: Numbers) -> datetime | None:
    """Of a file whose records no law has entered by a time of its own: as soon as the facts are known."""
    return None


def no_danger(key: str, values: Values) -> bool:
    """Of a file whose records warn of no danger, whatever they say; each such file says why where it names this."""
    return False


def never_over(values: Values, today: date) -> bool:
    """Of a file whose records say no day on which they end: they answer until they are retired or removed."""
    return False


def yearly(values: Values) -> Cycle:
    """Of a file whose records are validated a first time, and then every year: those of persons."""
    return Cycle.YEARLY


def once(values: Values) -> Cycle:
    """Of a file whose records are validated once: property."""
    return Cycle.ONCE


def nobody_told(values: Values) -> bool:
    """Of a file of whose entries the law has nobody told."""
    return False


def _nothing_to_verify(values: Values) -> str:
    """Of a file whose records are compared by looking at the person or thing."""
    return ""


def _nothing_near(values: Values, others: Values) -> str:
    """Of a file in which no two records are nearly the same."""
    return ""


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
    #: What is odd about entering it on this day, as sentences for whoever enters it: no doubts of the record itself.
    on_entry: Callable[[Values, date, Numbers], Iterable[str]] = _no_entry_doubts
    #: The keys under which an active record is found.
    record_keys: Callable[[Values], frozenset[str]]
    #: What makes the keys that an inquiry asks of this file: a person's, a vehicle's. Shared by files, made once.
    asks: tuple[AskedKeys, ...]
    #: The fields by which an inquiry is searched in this file, those together that find together: what is said of it.
    searches: Callable[[Collection[str]], Iterable[tuple[str, ...]]]
    #: How a record compares. Asked by leads.hotfiles.match alone, which answers to the record's own number in any file.
    match: Compare
    #: Whether a record is over on a day by what it says itself, so that it answers nothing, not even its number.
    over: Callable[[Values, date], bool] = never_over
    #: Whether two records of one agency are about one person or thing, so that the second is a duplicate.
    same: Callable[[Values, Values], bool]
    #: What makes two records of one agency, which are not the same, doubtful side by side: half a sentence; "" nothing.
    near: Callable[[Values, Values], str] = _nothing_near
    #: What a second party compares, in the order in which a report is read; the rest is compared field by field.
    groups: tuple[Group, ...]
    #: Whether a record under this key of entry, with these values, warns of danger: it is read before all else.
    caution: Callable[[str, Values], bool]
    headline: Callable[[Values], str]
    #: The name, plate or number sought, which follows the headline in lists.
    named: Callable[[Values], str]
    #: What to do next; first sentence on the hit.
    advise: Callable[[Values], str]
    #: Label and shown value, codes translated, to compare with what stands before the officer.
    facts: Callable[[Values], tuple[tuple[str, str], ...]]
    #: First day (or moment, when a moment goes in) on which the record no longer answers; None: until removed.
    retired_on: Callable[[Values, date, Numbers], date | None]
    #: By when it is entered, where a law says that: the facts were known at that moment (None: that was not said). UTC.
    enter_by: Callable[[Values, datetime | None, Numbers], datetime | None] = no_day
    #: Whether the law names who is told of the entry of such a record: of a missing child.
    told_of_entry: Callable[[Values], bool] = nobody_told
    #: Fields that are asked for some time after entry where they are empty: what tells a person apart.
    asked_for_later: tuple[str, ...] = ()
    #: How often such a record is validated.
    cycle: Callable[[Values], Cycle] = yearly
    #: Who may enter its records; None: every agency that keeps records.
    entered_by: EnteredBy | None = None
    #: Whether the agency that entered a record is told of every inquiry that surely hits it: a supervising officer.
    tells_owner: bool = False
    #: A sentence for whoever has the person before them, in a sure hit and nowhere else: the answer to a question.
    to_verify: Callable[[Values], str] = _nothing_to_verify
    #: Files that an entry of this one also asks, by name: what is on file there may be the same person or thing.
    entry_asks: tuple[str, ...] = ()
    #: The field of the day on which it began: the theft, the last contact. Nothing is found or over before it; "" of
    #: what begins on no day.
    since: str = "DOT"
    #: Whether a locate ends a record at once: a missing person who was found is not to be stopped again.
    ends_at_locate: bool = False
    #: Whether its records only tell what is known of somebody whom nobody seeks: those who are sought are read before.
    registry: bool = False
    #: Fields that a hit tells nobody: the Social Security number of whom an order protects.
    kept_back: frozenset[str] = frozenset()
    #: How records are told to be no hits without being read, where many share a key.
    sketch: Sketch | None = None
    #: What is odd about what an inquiry asks, as sentences: said with its answer.
    asked_doubts: Callable[[Values], Iterable[str]] = _no_doubts
    #: What may come to a record after its entry, by supplement.
    adds: tuple[Kind, ...] = ()
    #: What a hit says before anything else, also where it is by what stands under the record: danger, then whom to ask.
    before: Callable[[Values], str] = _nothing_to_verify
    #: What may stand under a record as a thing of its own, such as a boat's trailer; its kinds are among `adds` too.
    add_ons: tuple[AddOn, ...] = ()
    #: How its records answer for an impostor; None in a file that knows none.
    impostor: Impostor | None = None
    #: How its records answer after they have ended; None: they answer nothing, as in all files but that of orders.
    inactive: Inactive | None = None
    #: Fields that narrow a list of likenesses, the most telling first: said where more look alike than are told.
    narrows: tuple[str, ...] = ()
    #: What else people call what it is about, in small letters: by these words the console finds its forms.
    called: str = ""
    #: What to do when an entry is refused as a duplicate and is none; {number} is that of the record on file.
    if_another: str = ""
    #: Every field that an entry of this file may carry; filled from the keys.
    fields: tuple[Field, ...] = field(init=False)
    #: The kinds of `adds`, by name.
    kinds: Mapping[str, Kind] = field(init=False)
    #: Every field that a modify of this file may change.
    changed: tuple[Field, ...] = field(init=False)
    #: What each code means on a record of this file: TYP is a kind of gun here, and of article in another.
    by_code: Mapping[str, Field] = field(init=False)

    def __post_init__(self) -> None:
        entered = {use.field.code: use.field for key in self.entries.values() for use in key.uses}
        changed = {use.field.code: use.field for key in self.keys if key.does is MODIFY for use in key.uses}
        object.__setattr__(self, "fields", tuple(entered.values()))
        object.__setattr__(self, "changed", tuple(changed.values()))
        under = (one.kind for one in self.add_ons if one.kind not in self.adds)
        object.__setattr__(self, "adds", (*self.adds, *under))
        added = {field.code: field for kind in self.adds for field in kind.fields}
        object.__setattr__(self, "kinds", MappingProxyType({one.name: one for one in self.adds}))
        object.__setattr__(self, "by_code", MappingProxyType(added | changed | entered))

    def asked_keys(self, values: Values, numbers: Numbers) -> tuple[str, ...]:
        """The keys that an inquiry asks of this file alone."""
        return tuple(dict.fromkeys(key for ask in self.asks for key in ask(values, numbers)))

    def add_on(self, kind: str) -> AddOn:
        """The add-on of a kind."""
        return next(one for one in self.add_ons if one.kind.name == kind)

    @property
    def asks_who_was_told(self) -> bool:
        """Whether the law names who is told of some of its entries."""
        return self.told_of_entry is not nobody_told

    @property
    def entries(self) -> dict[str, MessageKey]:
        """The message keys that enter a record of this file."""
        return {key.key: key for key in self.keys if key.does is ENTER}
