"""Lines by month: removed when over, with seals that still hold; and what only looks like it is found."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from leads.database import partitions
from leads.ledger import months
from leads.ledger.heads import write_heads
from leads.ledger.models import Line, Seal
from leads.ledger.months import make_ahead, remove
from leads.ledger.record import record
from leads.ledger.seal import seal
from leads.ledger.verify import verify
from tests.ledger.ledgers import attack

pytestmark = pytest.mark.django_db(transaction=True)
WHY = {"number": "ledger.retention_years", "value": 3}
MARCH, APRIL = datetime(2026, 3, 31, 23, 59, tzinfo=UTC), datetime(2026, 4, 1, 0, 1, tzinfo=UTC)
OVER = datetime(2026, 5, 1, tzinfo=UTC)  # March and April are over
NOW = datetime(2029, 5, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def three_months() -> None:
    make_ahead(MARCH)
    make_ahead(NOW)


def write(*times: datetime) -> None:
    for at in times:
        with transaction.atomic():
            record("demo:state:made", now=at, data={"at": str(at)})


def free(month: date) -> bool:
    return False


def gone(over: datetime = OVER, now: datetime = NOW, held: Any = free) -> list[str]:
    return remove(over, WHY, held, lambda: None, now)


def sealed(*times: datetime) -> None:
    write(*times)
    assert seal(NOW) == len(times)


def test_a_month_goes_with_a_line_and_its_seals_stay_and_hold(tmp_path: Path) -> None:
    sealed(MARCH, MARCH, APRIL)
    sealed(MARCH, APRIL, APRIL)  # numbers of two months between each other, as when a month turns
    write_heads(tmp_path)
    assert gone(datetime(2026, 4, 1, tzinfo=UTC)) == ["2026-03"]
    assert Line.objects.count() == 4
    line = Line.objects.latest("id")
    assert (line.event, line.subject) == ("ledger:month:removed", "ledger:2026-03")
    assert (line.data["lines"], len(line.data["but"]), line.data["value"]) == (3, 1, 3)
    for _ in range(2):  # before its own line is sealed, and after
        verdict = verify(tmp_path, now=NOW)
        assert (verdict.ok, verdict.removed, verdict.seals) == (True, 3, Seal.objects.count())
        seal(NOW)


def test_months_go_one_after_the_other_and_in_any_order(tmp_path: Path) -> None:
    sealed(MARCH, APRIL, MARCH, APRIL, MARCH)
    assert gone(held=lambda month: month == date(2026, 3, 1)) == ["2026-04"], "March is held"
    assert gone() == ["2026-03"]
    seal(NOW)
    verdict = verify(None, now=NOW)
    assert (verdict.ok, verdict.removed, verdict.lines) == (True, 5, 2)


def test_what_a_month_that_goes_said_of_older_ones_is_said_again() -> None:
    sealed(MARCH, APRIL)
    later = datetime(2026, 4, 2, tzinfo=UTC)
    assert gone(datetime(2026, 4, 1, tzinfo=UTC), now=later) == ["2026-03"]
    seal(NOW)
    assert gone() == ["2026-04"]
    seal(NOW)
    [line] = Line.objects.all()
    assert [one["month"] for one in line.data["carried"]] == ["2026-03"]
    assert (verify(None, now=NOW).ok, verify(None, now=NOW).removed) == (True, 3)


def test_a_month_is_kept_until_all_of_it_is_sealed() -> None:
    sealed(MARCH)
    write(MARCH)
    assert gone() == ["2026-04"]
    assert Line.objects.filter(at=MARCH).count() == 2
    seal(NOW)
    assert gone() == ["2026-03"]


def test_a_month_with_a_changed_line_is_kept_as_evidence() -> None:
    sealed(MARCH, MARCH)
    attack(f"UPDATE ledger_line SET outcome = 'hit' WHERE id = {Line.objects.earliest('id').id}")
    assert "2026-03" not in gone()
    assert Line.objects.filter(at=MARCH).count() == 2


def test_a_month_that_is_held_or_not_over_stays() -> None:
    sealed(MARCH)
    assert gone(OVER, held=lambda month: True) == []
    assert "2026-03" not in gone(datetime(2026, 3, 31, tzinfo=UTC))
    answers = iter([False, True])
    assert "2026-03" not in gone(datetime(2026, 4, 1, tzinfo=UTC), held=lambda month: next(answers)), "held meanwhile"
    assert Line.objects.filter(at=MARCH).exists()


def test_a_month_taken_away_without_its_line_is_a_broken_ledger() -> None:
    sealed(MARCH, APRIL)
    attack("DROP TABLE ledger_line_2026_03_01")
    found = verify(None, now=NOW).broken
    assert found is not None
    assert found.kind == "line removed"


def test_a_line_taken_out_beside_a_removed_month_is_found() -> None:
    sealed(MARCH, APRIL, MARCH, APRIL, MARCH)
    gone(datetime(2026, 4, 1, tzinfo=UTC))
    seal(NOW)
    stray = Line.objects.filter(at=APRIL).earliest("id").id
    attack(f"DELETE FROM ledger_line WHERE id = {stray}")
    found = verify(None, now=NOW).broken
    assert found is not None
    assert (found.kind, found.line) == ("line removed", stray)


def test_a_line_about_a_month_covers_no_other_lines_than_it_names() -> None:
    """Whoever writes that a month was removed, to hide that he took out one line, is found by its digest."""
    sealed(MARCH, MARCH, MARCH)
    number = Line.objects.earliest("id").id
    attack(f"DELETE FROM ledger_line WHERE id = {number}")
    said = {
        "month": "2026-03",
        "lines": 1,
        "first": number,
        "last": number,
        "but": [],
        "digest": "0" * 64,
        "carried": [],
    }
    with transaction.atomic():
        record(months.EVENT, now=NOW, subject="ledger:2026-03", data=said | WHY)
    seal(NOW)
    found = verify(None, now=NOW).broken
    assert found is not None
    assert found.kind == "line removed"


@pytest.mark.parametrize("table", ["ledger_line_2026_03_01", "ledger_line_net"])
@pytest.mark.parametrize("change", ["UPDATE {} SET outcome = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_each_month_is_only_added_to(table: str, change: str) -> None:
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_lines_without_a_month_are_kept_and_said(caplog: pytest.LogCaptureFixture) -> None:
    far = datetime(2031, 5, 5, tzinfo=UTC)
    sealed(far)
    assert partitions.net_holds_rows("ledger_line")
    assert make_ahead(far) == ["ledger_line_2031_06_01"], "lines are never moved"
    assert "ledger_line_net" in caplog.text
    assert verify(None, now=NOW).ok


def test_table_and_model_agree() -> None:
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, "ledger_line")
        cursor.execute(
            "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
            " WHERE attrelid = 'ledger_line'::regclass AND attnum > 0 AND attnotnull"
        )
        columns = cursor.fetchall()
    assert sorted((one.column, one.db_type(connection)) for one in Line._meta.local_concrete_fields) == sorted(columns)
    assert {index.name for index in Line._meta.indexes} == {
        name for name, one in there.items() if one["index"] and not one["primary_key"]
    }
    assert timedelta(days=28) < months.next_month(date(2026, 1, 1)) - date(2026, 1, 1)
