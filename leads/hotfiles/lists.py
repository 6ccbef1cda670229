"""A record's lists (aliases, marks, cautions): each value a row of its own, and here they come together again.

Lists are fields of which a record may hold several values, as its file declares them. However a value came, with the
entry, a modify or a supplement, it stands as a row among the record's additions, of a kind that is the field's code.
Whatever reads a record reads it by `together`: its values as they stand, and apart from them what stands beside.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import orjson

from leads.database import prepared
from leads.database.arrays import int8s
from leads.hotfiles.declare.additions import OWN, Added
from leads.hotfiles.registry import FILES
from leads.messages.fields import Field, Values

_FIELDS = {one.code: one for file in FILES.values() for one in (*file.fields, *file.changed) if one.is_list}
#: Every field of which a record may hold several values, by its code: one code is a list in every file.
LISTS: Mapping[str, Field] = MappingProxyType(dict(sorted(_FIELDS.items())))
#: Of the files whose records may have such.
HAVE_LISTS = frozenset(name for name, file in FILES.items() if not LISTS.keys().isdisjoint(file.by_code))
#: A column beside a record `r`: its additions as one text, in the order of kind and number; NULL where it has none.
#: Whether it has any stands in the record (written by the database alone, migration 0012): most have none.
ADDITIONS = """CASE WHEN r.has_additions THEN (
    SELECT jsonb_agg(jsonb_build_array(x.kind, x.whose, x.values, (
        SELECT jsonb_build_object('ori', y.ori, 'agency', y.name, 'on', f.day, 'case', f.case_number, 'extradition', '')
        FROM hotfiles_addonlocated f JOIN agencies_agency y ON y.id = f.agency_id WHERE f.addition_id = x.id
        ORDER BY f.id DESC LIMIT 1
    )) ORDER BY x.kind, x.whose, x.number)::text
    FROM hotfiles_recordaddition x WHERE x.record_id = r.id AND x.taken_off_at IS NULL
) END"""
_OF_RECORD = f"SELECT {ADDITIONS} FROM hotfiles_record r WHERE r.id = $1::bigint"  # noqa: S608
_OF_MANY = f"""
SELECT r.id, {ADDITIONS} FROM hotfiles_record r WHERE r.id = ANY($1::bigint[]) AND r.has_additions
"""  # noqa: S608
#: An addition as the database gives it, also in a step of a record's life: kind, whose, values; now also who found it.
Row = Sequence[Any]
NONE: tuple[Added, ...] = ()


class Stands(NamedTuple):
    """What a record says as it stands, its lists too; and what came to it and stands beside that."""

    values: dict[str, str]
    beside: tuple[Added, ...]


def together(plain: dict[str, str], rows: Iterable[Row]) -> Stands:
    """A record's values with its lists, each as the text in which it is said; its other additions apart."""
    held: dict[str, list[str]] = {}
    beside = list[Added]()
    for row in rows:
        kind, whose, said = row[:3]
        if whose == OWN and kind in LISTS:
            held.setdefault(kind, []).append(said[kind])
        else:
            beside.append(Added(*row))
    if not held:
        return Stands(plain, tuple(beside))
    whole = {**plain, **{code: LISTS[code].joined(parts) for code, parts in held.items()}}
    # In the order in which the database gives fields, which is that of pages and of a second party's items.
    return Stands({code: whole[code] for code in sorted(sorted(whole), key=len)}, tuple(beside))


def without_lists(values: Values) -> dict[str, str]:
    """What stands in the record itself."""
    return {code: value for code, value in values.items() if code not in LISTS}


def list_rows(values: Values) -> Iterator[Added]:
    """The lists among a record's values as rows, each value once."""
    for code, field in LISTS.items():
        for one in dict.fromkeys(field.parts(values.get(code, ""))):
            yield Added(code, OWN, {code: one})


def came_and_went(before: Values, after: Values) -> tuple[list[Added], list[Added]]:
    """Which rows a change of a record's lists brings, and which it ends. A list put in another order begins anew."""
    came, gone = list[Added](), list[Added]()
    for code in LISTS:
        old, new = (list(dict.fromkeys(LISTS[code].parts(one.get(code, "")))) for one in (before, after))
        kept = [one for one in old if one in new]
        if new[: len(kept)] != kept:
            kept = []
        gone += [Added(code, OWN, {code: one}) for one in old if one not in kept]
        came += [Added(code, OWN, {code: one}) for one in new if one not in kept]
    return came, gone


def read_rows(text: str | None) -> Sequence[Row]:
    """The rows that stand in a column ADDITIONS."""
    found: Sequence[Row] = orjson.loads(text) if text else NONE
    return found


def rows_of(record_id: int | None) -> Sequence[Row]:
    """All rows that stand on a record now; none on one that was never kept."""
    if record_id is None:
        return NONE
    [(text,)] = prepared.run(_OF_RECORD, record_id)
    return read_rows(text)


def rows_of_many(record_ids: Collection[int]) -> dict[int, Sequence[Row]]:
    """The same of many records at once; of those that have none nothing."""
    found = prepared.run(_OF_MANY, int8s(list(record_ids))) if record_ids else []
    return {record_id: read_rows(text) for record_id, text in found}
