"""Invariant 3 over several processes: of an inquiry and an entry at the same moment, one finds the other."""

from datetime import UTC, datetime
from multiprocessing import get_context

import pytest
from django.db import connection, connections

from leads.hotfiles.models import Record
from leads.switch import look_back
from leads.switch.models import Message
from tests.switch import race
from tests.switch.makers import sign_on

MANY = 80
ENTRY = (
    "LIC/{plate}.LIS/IL.LIY/2027.LIT/PC.VIN/{vin}.VYR/2024.VMA/CHEV.VMO/MAL.VST/4D.VCO/BLU."
    "DOT/20261121.OCA/{case}.SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
)
# Inquiries about a plate that is on file now, that neither showed the record nor were followed by a delayed hit.
MISSED = """
SELECT count(*) FROM switch_message m JOIN hotfiles_record r ON m.raw LIKE '%%LIC/' || (r.values->>'LIC') || '.%%'
WHERE m.key = 'QV' AND position(r.number IN m.answer) = 0
  AND NOT EXISTS (SELECT FROM mail_kept k WHERE k.device_id = m.device_id AND k.outcome = 'delayed hit'
                  AND k.data->'asked_before' @> jsonb_build_array(jsonb_build_object('message', m.id)))
"""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_no_hit_is_missed_while_processes_ask_and_enter_the_same_things() -> None:
    """Every inquiry is accounted for. Take the wait out of the look back, and some are not."""
    now = datetime.now(UTC)
    askers, enterer = [sign_on("IL1990200", now=now) for _ in range(2)], sign_on(now=now)
    url, spawn = _url(), get_context("spawn")
    entered, ready, over = spawn.Value("i", 0), spawn.Barrier(len(askers) + 1), spawn.Event()
    asking = [spawn.Process(target=race.asks, args=(url, one.id, entered, ready, over)) for one in askers]
    entering = spawn.Process(target=race.enters, args=(url, enterer.id, ENTRY, MANY, entered, ready))
    for process in (*asking, entering):
        process.start()
    try:
        assert race.finished(entering, 180)
    finally:
        over.set()
    assert all(race.finished(process, 60) for process in asking)
    while look_back.owed(datetime.now(UTC)):
        pass
    assert Record.objects.count() == MANY
    assert not Record.objects.filter(looked_back_at=None).exists()
    assert Message.objects.filter(key="QV", outcome="hit").exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM mail_kept WHERE outcome = 'delayed hit'")
        assert cursor.fetchone()[0], "some inquiries came before their entry"
        cursor.execute(MISSED)
        assert cursor.fetchone()[0] == 0


def _url() -> str:
    given = connections["default"].settings_dict
    return f"postgresql://{given['USER']}@/{given['NAME']}?host={given['HOST']}"
