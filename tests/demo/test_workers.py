"""Batches of records: none twice, none left out."""

from leads.demo.records import BATCH
from leads.demo.workers import works


def test_the_batches_of_a_file_join_without_a_gap() -> None:
    many = 2 * BATCH + 1
    found = list(works("stolen_vehicle", many, first_id=100))
    assert [(one.file, one.first, one.count, one.first_id) for one in found] == [
        ("stolen_vehicle", 0, BATCH, 100),
        ("stolen_vehicle", BATCH, BATCH, 100 + BATCH),
        ("stolen_vehicle", 2 * BATCH, 1, 100 + 2 * BATCH),
    ]
    assert list(works("stolen_vehicle", 0, 1)) == []
