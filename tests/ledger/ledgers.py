"""What the tests of the ledger share: lines, seals, and an attacker who is a superuser."""

from datetime import timedelta

from django.db import connection, transaction

from leads.ledger.actor import Actor
from leads.ledger.models import Line
from leads.ledger.record import record
from leads.ledger.seal import seal
from tests.makers import NOW

BAKER = Actor(7, "baker", 3, "IL1990100", "SMP1")


def write(how_many: int, *, words: str = "a") -> None:
    """So many lines, each in a transaction of its own, with every column filled."""
    for n in range(how_many):
        with transaction.atomic():
            record(
                "hotfiles:record:opened",
                now=NOW + timedelta(microseconds=n),
                by=BAKER,
                subject=f"record:V99000{n:04d}",
                outcome="done",
                clause="1240.80(d)",
                data={"n": n, "words": words, "sign": 'é"\\\n\u2028', "more": [1.50, None, True, {"b": 1, "a": 2}]},
            )


def sealed(*runs: int) -> list[int]:
    """Seals so many lines each, one seal a run; gives the numbers of all lines in order."""
    for run in runs:
        write(run)
        assert seal(NOW) == run
    return list(Line.objects.order_by("id").values_list("id", flat=True))


def attack(*statements: str) -> None:
    """Runs statements the way a superuser would who has taken the triggers off."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in ("ledger_line", "ledger_seal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ledger_is_only_added_to")
        cursor.execute("ALTER TABLE ledger_line DISABLE TRIGGER ledger_line_is_of_now")
        for statement in statements:
            cursor.execute(statement)
        for table in ("ledger_line", "ledger_seal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER ledger_is_only_added_to")
        cursor.execute("ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_line_is_of_now")
