"""Filters of the newest inquiry keys, by which a look back finds those that it wants.

PostgreSQL makes them by itself, but only when an autovacuum worker comes by; until then a look back reads every key
that came since. So they are made each second, but for the last pages: a filter of pages that are still written to would
be written anew with each key.
"""

from datetime import datetime

from django.db import connection, transaction

from leads.database import partitions
from leads.switch.retention import DAY, KEYS

PAGES = 16  # that one filter stands for: pages_per_range of the index (0002)
AT_MOST = 128  # looked at in one go, newest first; what is older has its filter, or gets it from autovacuum
_MAKE = """
SELECT coalesce(sum(brin_summarize_range(x.indexrelid, first)), 0)
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam AND m.amname = 'brin',
     LATERAL (SELECT pg_relation_size(x.indrelid) / current_setting('block_size')::int / %(pages)s AS whole) s,
     LATERAL generate_series(greatest(0, whole - %(most)s) * %(pages)s, (whole - 2) * %(pages)s, %(pages)s) first
WHERE x.indrelid = to_regclass(%(part)s)
"""


def make_new(now: datetime) -> int:
    """Makes those that are missing for the keys of today and yesterday; returns how many. Raises OperationalError.

    Autovacuum is not pushed aside: where it works on a part, it is tried again a second later.
    """
    made = 0
    for part in partitions.parts(KEYS):
        if now.date() - DAY <= part.since <= now.date():
            with transaction.atomic(), connection.cursor() as cursor:
                partitions.be_brief()
                cursor.execute(_MAKE, {"part": part.name, "pages": PAGES, "most": AT_MOST})
                made += cursor.fetchone()[0]
    return made
