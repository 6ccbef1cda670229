"""Keys and sketches as this LEADS makes them: records that an older LEADS wrote get theirs anew before it answers.

A record is found by the keys that were written with it. Were it to keep those of an older LEADS, one that asks by
newer keys would not find it: a wanted person would be told as nobody.
"""

from collections.abc import Callable, Iterator, Sequence

import orjson
from django.db import connection, transaction

from leads.hotfiles.acts.kept_inactive import keys_while_inactive
from leads.hotfiles.acts.on_file import sketched_keys
from leads.hotfiles.lists import ADDITIONS, read_rows, together
from leads.hotfiles.models import CAN_HIT, InactiveRecord, KeysMade
from leads.hotfiles.registry import FILES
from leads.rules.refused import Refused

#: Raised with each change of what keys or sketches a record gets; a test says when it has to be.
VERSION = 4
AT_ONCE = 2_000

_RECORDS = f"""
SELECT r.id, r.file, r.number, r.case_number, r.values::text, {ADDITIONS}
FROM hotfiles_record r WHERE r.id > %s AND r.state = ANY(%s) AND NOT r.held_back ORDER BY r.id LIMIT %s FOR UPDATE
"""  # noqa: S608
_ON_FILE = "SELECT record_id, key, sketch FROM hotfiles_recordkey WHERE record_id = ANY(%s)"
_DELETE = """
DELETE FROM hotfiles_recordkey k USING unnest(%s::bigint[], %s::text[]) AS gone(record_id, key)
WHERE k.record_id = gone.record_id AND k.key = gone.key
"""
_INSERT = """
INSERT INTO hotfiles_recordkey (record_id, key, sketch)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[])
"""

#: A key of a record: the record's id, the key, the sketch beside it.
Row = tuple[int, str, str]


def must_be_current() -> None:
    """Raises Refused (keys-too-old) where records have the keys of an older LEADS: some would be found by nobody."""
    if KeysMade.objects.get().version < VERSION:
        raise Refused(
            code="keys-too-old",
            sentence="Records are kept under the keys of an older LEADS; some of them would not be found.",
            cure="Stop LEADS everywhere, make a backup, and then: leads migrate (leads up does it too).",
        )


def make_current(tell: Callable[[str], None]) -> int:
    """Gives each record that can hit the keys and sketches of this LEADS where it has others; says how far it is.

    What a restore holds back has none: it gets its own when its agency says that it still holds.

    Gives how many records had others. May be stopped and begun again: what is done stays. Nobody else writes meanwhile.
    """
    made = KeysMade.objects.get()
    if made.version >= VERSION:
        return 0
    tell("making the keys anew under which records are found")
    changed = after = seen = 0
    while True:
        with transaction.atomic():
            read = _read(after)
            changed += _mend(read)
        if not read:
            break
        after, seen = read[-1][0], seen + len(read)
        tell(f"{seen:,} records read, {changed:,} had others")
    changed += _mend_inactive()
    made.version = VERSION
    made.save()
    return changed


def _read(after: int) -> list[tuple[int, set[Row]]]:
    """The next records by id, each with the keys that it should have."""
    with connection.cursor() as cursor:
        cursor.execute(_RECORDS, [after, list(CAN_HIT), AT_ONCE])
        rows = cursor.fetchall()
    return [(id_, {(id_, *row) for row in _keys(*whole)}) for id_, *whole in rows]


def _keys(file: str, number: str, case: str, values: str, added: str | None) -> Iterator[tuple[str, str]]:
    return sketched_keys(FILES[file], number, case, *together(orjson.loads(values), read_rows(added)))


def _mend(read: Sequence[tuple[int, set[Row]]]) -> int:
    """Takes away keys that these records should not have, adds those that they lack; gives how many had others."""
    wanted = set[Row]().union(*(rows for _, rows in read))
    with connection.cursor() as cursor:
        cursor.execute(_ON_FILE, [[id_ for id_, _ in read]])
        known = set(cursor.fetchall())
        gone, new = sorted(known - wanted), sorted(wanted - known)
        if gone:
            cursor.execute(_DELETE, [list(column) for column in zip(*gone, strict=True)][:2])
        if new:
            cursor.execute(_INSERT, [list(column) for column in zip(*new, strict=True)])
    return len({id_ for id_, _, _ in (*gone, *new)})


@transaction.atomic
def _mend_inactive() -> int:
    """The same for orders that have ended and answer a specific inquiry: few, and none has a sketch."""
    others = []
    for one in InactiveRecord.objects.select_for_update(of=("self",)).select_related("record"):
        keys = keys_while_inactive(one.record)
        if keys != one.keys:
            one.keys = keys
            others.append(one)
    InactiveRecord.objects.bulk_update(others, ["keys"], batch_size=1000)
    return len(others)
