"""Lines are added, never changed: by no statement, not even one that touches no row."""

import pytest
from django.db import IntegrityError, connection, transaction

from leads.ledger.record import record
from tests.makers import NOW

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
