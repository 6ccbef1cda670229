"""The keys under which a group is found: its name and its subgroup's, word by word, together, and by the initials.

A member has none of them: nobody gets a list of persons by the name of a gang.
"""

from collections.abc import Collection, Iterator

from leads.hotfiles.things.gang.names import heard, initials, words
from leads.messages.fields import Numbers, Values


def _of_name(name: str) -> Iterator[str]:
    held = words(name)
    yield from (f"L:{heard(one)}" for one in held)
    yield f"L:={''.join(held)}"
    if called := initials(name):
        yield f"L:={called}"


def record_keys(values: Values) -> frozenset[str]:
    """The keys of a group on a record: of its name and of its subgroup's."""
    return frozenset(key for code in ("GNG", "SGP") if values.get(code) for key in _of_name(values[code]))


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked group: those of its name; a subgroup tells apart and finds nothing by itself."""
    return tuple(dict.fromkeys(_of_name(values["GNG"]))) if values.get("GNG") else ()


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Which of an inquiry's fields are searched: the group's name, with the subgroup where it was asked."""
    if "GNG" in fields:
        yield ("GNG", "SGP") if "SGP" in fields else ("GNG",)
