"""Lines are added, never changed: by no statement, not even one that touches no row."""

import pytest
from django.db import IntegrityError, connection, transaction

from leads.ledger.models import Installation
from leads.ledger.record import record
from tests.makers import NOW
from tests.sql import never_commits, run

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_line SET outcome = 'hit'",
        "UPDATE ledger_line SET outcome = 'hit' WHERE false",
        "DELETE FROM ledger_line",
        "TRUNCATE ledger_line",
        "UPDATE ledger_seal SET lines = 0",
        "DELETE FROM ledger_seal",
        "TRUNCATE ledger_seal",
    ],
)
@pytest.mark.parametrize("role", ["origin", "replica"])
def test_the_ledger_is_only_added_to(statement: str, role: str) -> None:
    record("demo:state:made", now=NOW)
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL session_replication_role = {role}")
        with pytest.raises(IntegrityError, match="the ledger is only added to"), transaction.atomic():
            cursor.execute(statement)


@pytest.mark.parametrize("role", ["origin", "replica"])
@pytest.mark.parametrize("brought", ["xid) VALUES (1, ", "written_at) VALUES ('2020-01-06 00:00+00', "])
def test_time_and_transaction_of_a_line_are_the_databases_own(brought: str, role: str) -> None:
    """A backdated line was sealed as genuine."""
    run(f"SET LOCAL session_replication_role = {role}")
    column, _, value = brought.partition(") VALUES (")
    with never_commits("ledger_line_is_of_now"):
        run(f"INSERT INTO ledger_line ({column}, at, event) VALUES ({value}now(), 'demo:state:made')")


def test_a_database_is_one_installation() -> None:
    Installation.objects.create(number="1")
    with never_commits("one_installation_a_database"):
        Installation.objects.create(only=False, number="2")
