"""What a restore holds back, by how much is known; and where seals and numbers go on."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from leads.database.paths import resolved
from leads.hotfiles.models import Record, RecordKey
from leads.ledger import signing
from leads.ledger.goes_on import must_go_on
from leads.ledger.head_files import newest_head
from leads.ledger.heads import write_heads
from leads.ledger.models import Installation, Line, Seal
from leads.ledger.verify import verify
from leads.oversight import restored, restores
from leads.people.models import LinkSession
from leads.rules.refused import Refused
from tests.hotfiles.keeping import WANTED, send
from tests.hotfiles.test_not_this_person import confirmed
from tests.ledger.ledgers import attack, sealed
from tests.makers import NOW, make_agency, make_person, make_record
from tests.switch.makers import sign_on

pytestmark = pytest.mark.django_db(transaction=True)
SINCE = NOW - timedelta(days=1)
LATER = NOW + timedelta(minutes=5)


def put_aside(*changes: str) -> str:
    """A copy of what is there now, as a restore keeps it aside; then the changes, which the backup does not know."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA before_1")
        for table in ("hotfiles_record", "ledger_seal", "agencies_agency"):
            cursor.execute(f"CREATE TABLE before_1.{table} AS SELECT * FROM {table}")
        for change in changes:
            cursor.execute(change)
    return "before_1"


def go_on(heads=(), lines=0, aside=(), ended=()) -> restored.Restored:
    return restored.go_on(heads, lines, aside, ended, since=SINCE, why="Disk 2.", account="root", now=NOW)


def states() -> dict[str, tuple[bool, bool]]:
    """Each record: held back, unconfirmed."""
    return {one.number: (one.held_back, one.unconfirmed_since is not None) for one in Record.objects.all()}


@pytest.fixture
def cars() -> list[Record]:
    Installation.objects.create(number="1", heads_begun=True)
    first = make_record(number="V990000001", looked_back_at=NOW)
    return [first, *(make_record(number=f"V99000000{n}", entered_by=first.entered_by) for n in (2, 3))]


def test_what_the_old_database_knows_is_held_back_exactly(cars: list[Record]) -> None:
    sealed(1)
    aside = put_aside(
        "UPDATE before_1.hotfiles_record SET state = 'cancelled' WHERE number = 'V990000001'",
        "UPDATE before_1.hotfiles_record SET changed_at = now() WHERE number = 'V990000002'",
        "INSERT INTO before_1.hotfiles_record SELECT r.* FROM jsonb_populate_record((SELECT o FROM"
        ' before_1.hotfiles_record o WHERE number = \'V990000003\'), \'{"id": 99, "number": "V990000009"}\') r',
    )
    done = go_on(aside=[aside])
    held, changed, same = (False, False), (False, True), (True, True)
    assert states() == {"V990000001": same, "V990000002": changed, "V990000003": held}
    assert (done.held, done.unconfirmed, done.exactly) == (1, 2, True)
    assert done.lost == ("V990000009, stolen_vehicle, IL1990100, case 26-10411",)
    assert not RecordKey.objects.filter(record=cars[0]).exists()
    said = Line.objects.get(event="ledger:backup:restored").data
    assert (said["held_back"], said["unconfirmed"], said["why"]) == (1, 2, "Disk 2.")


def test_where_nothing_is_known_every_record_has_to_be_looked_at(cars: list[Record]) -> None:
    done = go_on(aside=["before_none"], ended=["V990000003"])
    assert states() == {f"V99000000{n}": (n == 3, True) for n in (1, 2, 3)}
    assert (done.held, done.unconfirmed, done.exactly) == (1, 3, False)


def test_an_old_database_that_ends_before_the_newest_head_does_not_know_all(cars: list[Record], tmp_path: Path) -> None:
    sealed(1)
    aside = put_aside("UPDATE before_1.hotfiles_record SET state = 'cancelled' WHERE number = 'V990000001'")
    sealed(1)
    write_heads(tmp_path)
    newest = newest_head(tmp_path)
    assert newest is not None
    attack("DELETE FROM ledger_seal WHERE number > 1")
    done = go_on([newest], 1, [aside])
    assert (done.held, done.unconfirmed, done.exactly) == (1, 3, False)


def test_seals_go_on_above_the_heads_and_the_ledger_is_whole_with_its_gap_named(
    cars: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = resolved(tmp_path / "data")
    paths.data.mkdir()
    monkeypatch.setenv("LEADS_HEADS_TO", str(tmp_path / "worm"))
    (tmp_path / "worm").mkdir()
    lines = sealed(2, 3, 4)
    for heads in (paths.heads, tmp_path / "worm"):
        write_heads(heads, signing.signer(paths.data / "heads.key"))
    attack("DELETE FROM ledger_seal WHERE number > 1", f"DELETE FROM ledger_line WHERE id > {lines[1]}")
    with pytest.raises(Refused, match="7 lines of the ledger"):
        must_go_on(paths)
    done = go_on(restores.known_heads(paths), 7)
    assert done.gap is not None
    assert (done.gap.after, done.gap.upto, done.gap.lines) == (1, 3, 7)
    assert verify(paths.heads, now=LATER).broken is not None
    restores.heads_go_on(paths, done.gap, NOW)
    must_go_on(paths)
    assert list(Seal.objects.order_by("number").values_list("number", flat=True)) == [1, 4]
    for heads in (paths.heads, tmp_path / "worm"):
        verdict = verify(heads, now=LATER)
        assert (verdict.broken, verdict.heads) == (None, 2)
        assert "7 lines under seals 2 to 3 are missing" in verdict.gaps[0]
    assert len(verify(None, now=LATER).gaps) == 1
    sealed(1)
    assert Seal.objects.latest("number").number == 5
    assert Line.objects.latest("id").pk > lines[-1] + restored.SPARE
    (paths.heads / "gaps").unlink()
    broken = verify(paths.heads, now=LATER).broken
    assert broken is not None
    assert broken.kind == "seal removed"


def test_a_gap_that_nobody_signed_is_none(cars: list[Record], tmp_path: Path) -> None:
    paths = resolved(tmp_path)
    sealed(1, 1)
    write_heads(paths.heads, signing.signer(paths.data / "heads.key"))
    attack("DELETE FROM ledger_seal WHERE number > 1")
    done = go_on(restores.known_heads(paths), 1)
    restores.heads_go_on(paths, done.gap, NOW)
    (paths.heads / "gaps").write_text((paths.heads / "gaps").read_text().replace(" 2 ", " 3 ", 1))
    broken = verify(paths.heads, now=LATER).broken
    assert broken is not None
    assert broken.kind == "head file changed"


def test_a_ledger_that_goes_another_way_is_not_joined(cars: list[Record], tmp_path: Path) -> None:
    sealed(1)
    write_heads(tmp_path)
    newest = newest_head(tmp_path)
    assert newest is not None
    with pytest.raises(Refused) as no:
        go_on([newest._replace(chain="b" * 64)])
    assert no.value.code == "ledger-of-another"
    assert states() == dict.fromkeys(states(), (False, False))


def test_numbers_are_not_given_twice_and_nobody_stays_signed_on(cars: list[Record]) -> None:
    sign_on()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('hotfiles_number_v')")
        before = cursor.fetchone()[0]
        go_on(lines=0)
        cursor.execute("SELECT nextval('hotfiles_number_v')")
        assert cursor.fetchone()[0] > before + restored.SPARE
    assert not LinkSession.objects.filter(ended_at=None).exists()


def test_a_note_that_may_have_been_withdrawn_since_is_compared_anew(cars: list[Record]) -> None:
    with transaction.atomic():
        record = send("EW", {**WANTED, "SOC": "666111111"}, make_person(cars[0].agency, "j.dale")).record
        note = confirmed(record, make_person(make_agency("IL1990200", "Example County Sheriff"), "s.kerr"))
    go_on()
    note.refresh_from_db()
    assert note.changed_at == SINCE
