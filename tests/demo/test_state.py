"""The whole fictional state in a real database."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection

from leads.agencies.models import Agency, Device
from leads.demo import planted
from leads.demo.people import ACCOUNTS
from leads.demo.state import Counts, is_made, make_state
from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.ledger.models import Line
from leads.people.models import Person
from leads.rules.refused import Refused

from .states import NOW, SMALL

pytestmark = pytest.mark.django_db


def made(seed: int = 1240) -> Counts:
    return make_state(NOW, seed, SMALL)


def fingerprint() -> list[str]:
    """What is in the tables, as one digest a table."""
    found = []
    with connection.cursor() as cursor:
        for table in ("agencies_agency", "agencies_device", "people_person", "people_certification", "hotfiles_record"):
            cursor.execute(f"SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM {table} t")
            found.append(cursor.fetchone()[0])
        cursor.execute("SELECT md5(string_agg(key || record_id, '|' ORDER BY key, record_id)) FROM hotfiles_recordkey")
        return [*found, cursor.fetchone()[0]]


def in_a_fresh_database(seed: int) -> list[str]:
    """Makes a state, takes its fingerprint, and undoes it."""
    from django.db import transaction

    with transaction.atomic():
        made(seed)
        found = fingerprint()
        transaction.set_rollback(True)
    return found


def test_same_seed_same_state_and_another_seed_another() -> None:
    one, again, other = (in_a_fresh_database(seed) for seed in (1240, 1240, 7))
    assert one == again
    assert all(mine != theirs for mine, theirs in zip(one, other, strict=True))


def test_counts_are_true_and_the_ledger_has_its_line() -> None:
    counts = made()
    assert counts.agencies == Agency.objects.count() == SMALL.agencies
    assert counts.devices == Device.objects.count() == SMALL.devices
    assert counts.people == Person.objects.count() == SMALL.people
    assert counts.records == Record.objects.count() == 500 + planted.COUNT
    assert counts.keys == RecordKey.objects.count()
    line = Line.objects.get(event="demo:state:made")
    assert line.data["records"] == counts.records
    assert line.at == NOW


def test_a_second_state_is_refused() -> None:
    made()
    assert is_made()
    with pytest.raises(Refused) as no:
        made()
    assert no.value.code == "state-not-empty"


def test_the_next_entry_gets_a_number_and_an_id_of_its_own() -> None:
    counts = made()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('hotfiles_number_v'), nextval(pg_get_serial_sequence('hotfiles_record', 'id'))")
        assert cursor.fetchone() == (counts.records + 1, counts.records + 1)


def test_all_tables_have_their_constraints_indexes_and_triggers_again() -> None:
    def definitions() -> list[tuple[str, ...]]:
        with connection.cursor() as cursor:
            cursor.execute("""
                WITH them AS (SELECT unnest('{hotfiles_record, hotfiles_recordkey, hotfiles_recordaddition,
                                               hotfiles_recordchange}'::regclass[]) AS one)
                SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated::text
                       FROM pg_constraint
                       WHERE conrelid IN (SELECT one FROM them) OR confrelid IN (SELECT one FROM them)
                UNION SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), ''
                       FROM pg_index WHERE indrelid IN (SELECT one FROM them)
                UNION SELECT tgrelid::regclass::text, tgname, tgenabled::text, ''
                       FROM pg_trigger WHERE tgrelid IN (SELECT one FROM them) AND NOT tgisinternal
                ORDER BY 1, 2, 3""")
            return cursor.fetchall()

    before = definitions()
    made()
    assert definitions() == before


def test_a_mark_alone_does_not_let_a_database_be_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    from leads.demo.fresh import drop_state

    monkeypatch.setattr(settings, "LEADS_DEMO", True)
    with pytest.raises(Refused) as no:
        drop_state()
    assert no.value.code == "not-a-demo"
    made()
    monkeypatch.setattr(settings, "LEADS_DEMO", False)
    with pytest.raises(Refused):
        drop_state()
    assert Agency.objects.exists()


def test_planted_records_are_what_the_documentation_says() -> None:
    made()
    by_plate = {one.values["LIC"]: one for one in Record.objects.filter(pk__lte=4)}
    stolen, awaiting = by_plate[planted.STOLEN], by_plate[planted.AWAITING]
    assert stolen.checked_at is not None
    assert stolen.validated_at is not None
    assert stolen.check_items
    assert awaiting.checked_at is None
    assert awaiting.entered_by.user_id == "demo.operator"
    assert awaiting.agency.ori == "IL1990100"
    wanted = Record.objects.get(pk=5)
    assert (wanted.key, wanted.values["NAM"], wanted.values["DOB"]) == ("EW-C", "DOE, TESTCASE A", "19800229")
    assert RecordKey.objects.filter(key="P:T5T1234", record=stolen).exists()


def test_every_record_has_a_history_that_begins_with_its_entry() -> None:
    made()
    entered = RecordChange.objects.filter(act="enter").values_list("record_id", "at")
    assert dict(entered) == dict(Record.objects.values_list("pk", "entered_at"))
    assert RecordChange.objects.filter(act="check").count() == Record.objects.exclude(checked_at=None).count()


ALLOWED = """
SELECT count(*) FROM (
    SELECT entered_by_id AS person, entered_at AS at, agency_id AS agency FROM hotfiles_record
    UNION ALL SELECT checked_by_id, checked_at, agency_id FROM hotfiles_record WHERE checked_at IS NOT NULL
) acts JOIN people_person p ON p.id = acts.person AND p.agency_id = acts.agency
WHERE p.employed_from <= acts.at::date AND (p.employed_until IS NULL OR p.employed_until >= acts.at::date)
  AND EXISTS (SELECT FROM people_screening s WHERE s.person_id = p.id AND s.decision = 'cleared'
              AND s.decided_at <= acts.at)
  AND EXISTS (SELECT FROM people_certification c WHERE c.person_id = p.id AND c.level = 'full'
              AND acts.at::date BETWEEN c.valid_from AND c.valid_until AND c.revoked_at IS NULL)
  AND EXISTS (SELECT FROM agencies_agreement g WHERE g.agency_id = acts.agency AND g.from_on <= acts.at::date
              AND acts.at::date <= g.until_on AND g.signed_by_department_on IS NOT NULL)
"""


@pytest.mark.parametrize("seed", [1240, 7])
def test_a_barred_person_entered_and_checked_no_record(seed: int) -> None:
    made(seed)
    acts = Record.objects.count() + Record.objects.exclude(checked_at=None).count()
    with connection.cursor() as cursor:
        cursor.execute(ALLOWED)
        assert cursor.fetchone() == (acts,)


def test_printed_accounts_may_sign_on_at_a_device_of_their_agency() -> None:
    from leads.standing.gates import may_sign_on
    from leads.standing.snapshot import current

    made()
    held = current()
    for user_id in ACCOUNTS:
        person = Person.objects.get(user_id=user_id)
        device = Device.objects.get(agency=person.agency, kind="browser", mnemonic__endswith="B")
        admitted = may_sign_on(person.pk, device.pk, held, NOW)
        assert (admitted.agency.id, admitted.level) == (person.agency_id, "full")
        assert not person.has_usable_password()


def test_in_the_evening_no_day_of_a_record_is_after_its_entry() -> None:
    """It is the next day in UTC by then. A second party would read that the theft was after the entry."""
    make_state(datetime(2026, 11, 28, 3, 0, tzinfo=UTC), 1240, SMALL)
    records = list(Record.objects.select_related("agency"))
    assert len(records) > 100
    for one in records:
        day = f"{one.entered_at.astimezone(ZoneInfo(one.agency.zone)):%Y%m%d}"
        assert all(one.plain[code] <= day for code in ("DOT", "DOW") if code in one.plain), one.number
