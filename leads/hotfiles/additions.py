"""What was added to a record and stands beside its values: read from the database, and as it is told."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from leads.hotfiles.add_ons import facts_beside
from leads.hotfiles.declare.additions import IMPOSTOR, OWN, STOLEN, Added, Kind, of, whole
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.shown import masked
from leads.hotfiles.lists import HAVE_LISTS, rows_of, rows_of_many, together
from leads.hotfiles.models import Record
from leads.messages.fields import BETWEEN, Values

_LABELS = {
    OWN: "{}",
    STOLEN: "Somebody else's {}, used by this person",
    IMPOSTOR: "The impostor's {}",
}


def facts_of(file: HotFile, values: Values, additions: Sequence[Added]) -> tuple[tuple[str, str], ...]:
    """All that a record says, label and value, as it stands with what was added: for whoever vouches for it."""
    return (*file.facts(whole(file.kinds, values, of(OWN, additions))), *added_facts(file, additions))


def added_facts(file: HotFile, additions: Sequence[Added]) -> Iterator[tuple[str, str]]:
    """What was added, label and value, to compare with whoever stands there; lists stand among the record's own facts.

    What is not the person's own stands apart, and its label says whose it is.
    """
    for whose in _LABELS:
        for kind in file.adds:
            if whose != OWN or not (kind.is_list or kind.apart):
                held = [kind.shown(one.values) for one in of(whose, additions) if one.kind == kind.name]
                if held:
                    yield added_label(kind, whose), BETWEEN.join(held)
    yield from facts_beside(file, additions)


def added_label(kind: Kind, whose: str) -> str:
    """What stands before additions of a kind: "Another birth date", "The impostor's birth date"."""
    said = _LABELS[whose].format(kind.words if whose == OWN else kind.words.removeprefix("another "))
    return f"{said[:1].upper()}{said[1:]}"


def added_words(kind: Kind, values: Values, *, in_full: bool = False, without: Collection[str] = ()) -> str:
    """An addition as it was sent, in the order of its fields; of a secret value only the end, unless `in_full`."""
    return " ".join(
        masked(field, values[field.code]) if field.secret and not in_full else values[field.code]
        for field in kind.fields
        if field.code in values and field.code not in without
    )


def added_says(file: HotFile, additions: Sequence[Added]) -> Iterator[str]:
    """What an officer has to know of what was added before anything else: whom an order protects too."""
    for one in of(OWN, additions):
        kind = file.kinds[one.kind]
        if kind.says:
            yield kind.says.format(kind.shown(one.values))


def additions_told(file: HotFile, additions: Sequence[Added]) -> list[dict[str, object]]:
    """The same in structured form, for whoever asked: of a secret only the end, and nothing that is kept back."""
    return [
        {
            "kind": one.kind,
            "whose": one.whose,
            "values": _as_told(file, one.values),
            **({"located": one.located} if one.located else {}),
        }
        for one in additions
    ]


def _as_told(file: HotFile, values: Values) -> dict[str, str]:
    fields = file.by_code
    return {
        code: masked(fields[code], value) if fields[code].secret else value
        for code, value in values.items()
        if code not in file.kept_back
    }


def with_lists(some: Iterable[Record]) -> list[Record]:
    """These records with their lists, read at once: for whoever tells of many."""
    found = list(some)
    rows = rows_of_many({one.pk for one in found if one.file in HAVE_LISTS})
    for one in found:
        one.stands_with(rows.get(one.pk, ()))
    return found


def additions_of(found: Record) -> tuple[Added, ...]:
    """What stands beside a record's values now; nothing beside those of one that was never kept."""
    return together(found.plain, rows_of(found.pk)).beside
