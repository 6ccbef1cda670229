"""Keeps the lists of a record as rows: what came to a list, and what went from it, in one statement each."""

from collections.abc import Sequence
from datetime import datetime

from leads.database import prepared
from leads.database.arrays import texts
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.lists import came_and_went
from leads.hotfiles.models import Record
from leads.messages.fields import Values

#: Each value with the next number of its list: one that was given is never given again.
CAME = """
INSERT INTO hotfiles_recordaddition (record_id, kind, whose, number, "values", added_at, added_by_id)
SELECT $1::bigint, w.kind, 'own', row_number() OVER (PARTITION BY w.kind ORDER BY w.at) + coalesce(
    (SELECT max(x.number) FROM hotfiles_recordaddition x
     WHERE x.record_id = $1::bigint AND x.kind = w.kind AND x.whose = 'own'), 0),
    jsonb_build_object(w.kind, w.value), $4::timestamptz, $5::bigint
FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS w(kind, value, at)
"""
WENT = """
UPDATE hotfiles_recordaddition x SET taken_off_at = $4::timestamptz, taken_off_by_id = $5::bigint
FROM unnest($2::text[], $3::text[]) AS w(kind, value)
WHERE x.record_id = $1::bigint AND x.whose = 'own' AND x.taken_off_at IS NULL
  AND x.kind = w.kind AND x.values = jsonb_build_object(w.kind, w.value)
"""


def keep_lists(found: Record, before: Values, by_id: int, now: datetime) -> None:
    """The record's lists stand as rows from now on; `before` is what the record said until now, {} at its entry."""
    came, went = came_and_went(before, found.values)
    for statement, rows in ((WENT, went), (CAME, came)):
        if rows:
            prepared.run(statement, found.pk, *_columns(rows), now, by_id)


def _columns(rows: Sequence[Added]) -> tuple[object, object]:
    return texts([one.kind for one in rows]), texts([one.values[one.kind] for one in rows])
