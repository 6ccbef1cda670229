"""What may come to a record after its entry, beside its own values: another name, birth date, number, vehicle.

A thing declares its kinds (`things/person/additions.py`), a hot file those that its records take (`HotFile.adds`).
Nothing here reads a clock or a database.

A record is read in several ways: as it was entered, with all names, marks and numbers that its lists hold, and then
with each birth date, license or vehicle in place of the entry's own. Whatever asks something of a record with additions
(its keys, a comparison, a duplicate, a doubt) asks it of each of these.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from leads.messages.fields import Field, Values

OWN, STOLEN, IMPOSTOR = "own", "stolen", "impostor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of addition: one more value of a field, or of a set that goes together, as a license with its state."""

    name: str
    #: As it stands in a sentence: "another birth date".
    words: str
    #: The fields of one addition; on a record's entry they stand once, or are its list.
    fields: tuple[Field, ...]
    #: Of these the sets by which an addition is known: one of them has to be whole.
    known_by: tuple[tuple[str, ...], ...]
    #: The number of policy that says how many of them a record takes, after "supplement.": "values".
    most: str
    #: One of them as an officer reads it.
    shown: Callable[[Values], str]
    #: Fields of an inquiry that may find one of them beside its own: a name asked may be the protected person's.
    found_by: tuple[str, ...] = ()
    #: Further fields of an inquiry with which one of them is compared, though none finds it: years of birth by looks.
    compared_by: tuple[str, ...] = ()
    #: How many a message takes where one is a single value; words with any sign in them come one by one.
    at_once: int = 9
    #: A sentence for whoever gets a hit, with them in it: "It also protects {}."
    says: str = ""
    #: The surest that a hit by one of them is; below "exact", what only resembles one is never more than possible.
    surest: str = "exact"
    #: A thing of its own, which stands in place of nothing on the record: see declare/hot_file.py.
    apart: bool = False
    #: All of them are shown as one: the teeth of a chart.
    as_one: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its fields."""
        return tuple(one.code for one in self.fields)

    @property
    def asked(self) -> frozenset[str]:
        """The fields of an inquiry by which one of them may be found."""
        return frozenset((*self.found_by, *self.known))

    def is_compared(self, asked: Values) -> bool:
        """Whether anything that was asked is compared with one of them."""
        return not self.asked.isdisjoint(asked) or any(code in asked for code in self.compared_by)

    @property
    def known(self) -> frozenset[str]:
        """The fields of which one at least is there, where one of them is."""
        return frozenset(code for known in self.known_by for code in known)

    @property
    def item(self) -> str:
        """The record's own additions of this kind, as a second party ticks them: DOB_OWN."""
        return item_code(self, OWN)

    @property
    def is_list(self) -> bool:
        """Whether it is one more value of a list, as an alias: all of them are compared together.

        Of the record's own such stand in the list itself, whichever message brought them; of others beside it.
        """
        return self.fields[0].is_list


class Added(NamedTuple):
    """One addition that stands on a record."""

    kind: str
    whose: str
    values: Mapping[str, str]
    #: Of a thing of its own: who found it, when, under which case; None where nobody said so.
    located: Mapping[str, str] | None = None


#: The kinds of a file, by name.
Kinds = Mapping[str, Kind]


def item_code(kind: Kind, whose: str) -> str:
    """Additions of a kind, and of one person or thing, as a second party ticks them: DOB_OWN, SOC_STOLEN."""
    return f"{kind.codes[0]}_{whose.upper()}"


def whole(kinds: Kinds, values: Values, additions: Iterable[Added]) -> Values:
    """A record's values, its lists with all that was added to them."""
    found = dict(values)
    for one in additions:
        kind = kinds[one.kind]
        if kind.is_list:
            field = kind.fields[0]
            held = field.parts(found.get(field.code, ""))
            found[field.code] = field.joined(dict.fromkeys((*held, one.values[field.code])))
    return found


def without(kinds: Kinds, values: Values, gone: Iterable[Added]) -> Values:
    """A record's values, of its lists what is left when these have gone from them."""
    found = dict(values)
    for one in gone:
        field = kinds[one.kind].fields[0]
        left = [each for each in field.parts(found.pop(field.code, "")) if each != one.values[field.code]]
        if left:
            found[field.code] = field.joined(left)
    return found


def standing(kinds: Kinds, values: Values, beside: Iterable[Added]) -> list[Added]:
    """All that stands on a record of the kinds that its file takes: the values of its lists, then what is beside."""
    lists = ((kind.name, kind.fields[0]) for kind in kinds.values() if kind.is_list)
    held = [
        Added(name, OWN, {field.code: one}) for name, field in lists for one in field.parts(values.get(field.code, ""))
    ]
    return [*held, *beside]


def in_place(kind: Kind, values: Values, added: Added) -> Values:
    """A record's values with an addition in place of the entry's own of this kind, and nothing of that left."""
    return {**{code: value for code, value in values.items() if code not in kind.codes}, **added.values}


def ways(kinds: Kinds, values: Values, additions: Sequence[Added]) -> Iterator[Values]:
    """A record in each way in which it is read: as entered, then with each addition that is no part of a list."""
    entered = whole(kinds, values, additions) if additions else values
    yield entered
    for one in additions:
        if not (kinds[one.kind].is_list or kinds[one.kind].apart):
            yield in_place(kinds[one.kind], entered, one)


def of(whose: str, additions: Iterable[Added]) -> list[Added]:
    """Of the additions those that are the record's own, or those of somebody else."""
    return [one for one in additions if one.whose == whose]


def fields_sent(kinds: tuple[Kind, ...]) -> tuple[Field, ...]:
    """The fields of a supplement: of a kind with one field several at once, of one with more fields a set."""
    return tuple(
        replace(one, many=kind.at_once) if len(kind.fields) == 1 and not one.is_list else one
        for kind in kinds
        for one in kind.fields
    )


def one_more(name: str, words: str, field: Field, most: str, shown: Callable[[str], str] = str) -> Kind:
    """A kind that is one more value of a single field."""

    def show(values: Values) -> str:
        return shown(values[field.code])

    return Kind(name=name, words=words, fields=(field,), known_by=((field.code,),), most=most, shown=show)
