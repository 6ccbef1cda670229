"""Filters of inquiry keys are there a second after the pages are full, and a look back reads little else."""

import pytest
from django.db import connection, transaction

from leads.switch import filters, look_back
from leads.switch.retention import make_ahead
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)
KEYS = 20_000  # of some thirty characters: more than 128 pages


def filled() -> None:
    make_ahead(NOW)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO switch_inquirykey (day, key, device_id, reference)"
            " SELECT %s, 'P:KEY' || n, 1, 'R' || n FROM generate_series(1, %s) n",
            [NOW.date(), KEYS],
        )


def rows_read(key: str) -> int:
    """How many keys a look back would read to find one."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(look_back.BY_THE_FILTERS)
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) SELECT * FROM switch_inquirykey WHERE key = %s", [key])
        [(plans,)] = cursor.fetchall()
    scans = [one for one in plans[0]["Plan"]["Plans"] if one["Node Type"] == "Bitmap Heap Scan"]
    return int(sum(one.get("Rows Removed by Index Recheck", 0) + one["Actual Rows"] for one in scans))


def test_a_look_back_reads_what_has_come_since_and_few_keys_more() -> None:
    filled()
    assert rows_read("P:ABSENT") > KEYS // 2
    assert filters.make_new(NOW) > 5
    few = 4 * KEYS // 10  # the last pages have none while they may be written to, and one filter may let the key pass
    assert rows_read("P:ABSENT") < few
    assert 1 <= rows_read("P:KEY7") < few
    assert filters.make_new(NOW) == 0, "and once only"


def test_keys_of_other_days_are_left_alone() -> None:
    filled()
    assert filters.make_new(NOW + 2 * filters.DAY) == 0
    assert filters.make_new(NOW + filters.DAY) > 5, "a second before midnight they were of today"
