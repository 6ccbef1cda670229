"""A database meets heads that know more than it does: an old one, or another, is refused with what is missing."""

from pathlib import Path

import pytest

from leads.database.paths import Paths, resolved
from leads.ledger.goes_on import must_go_on
from leads.ledger.heads import write_heads
from leads.ledger.seal import seal
from leads.rules.refused import Refused
from tests.ledger.ledgers import attack, sealed, write
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("LEADS_HEADS_TO", f"{tmp_path / 'worm'},syslog:,{tmp_path / 'away'}")
    (tmp_path / "worm").mkdir()
    return resolved(tmp_path / "data")


def test_a_database_that_is_as_far_as_its_heads_or_further_is_served(paths: Paths) -> None:
    must_go_on(paths)
    sealed(1, 2)
    must_go_on(paths)
    write_heads(paths.heads)
    must_go_on(paths)
    sealed(1)
    must_go_on(paths)


@pytest.mark.parametrize("where", ["data/heads", "worm"])
def test_a_database_that_is_older_than_its_heads_is_refused_with_what_is_missing(paths: Paths, where: str) -> None:
    sealed(1, 2, 3)
    write_heads(paths.data.parent / where)
    attack("DELETE FROM ledger_seal WHERE number > 1")
    with pytest.raises(Refused) as no:
        must_go_on(paths)
    assert no.value.code == "database-is-older"
    assert "ends with seal 1 of 2026-11-23 16:04:00 UTC, and they go on to seal 3 of 2026" in no.value.sentence
    assert "is missing, 5 lines of the ledger" in no.value.sentence
    attack("DELETE FROM ledger_seal")
    with pytest.raises(Refused, match="it has no seal, and they go on to seal 3"):
        must_go_on(paths)


def test_an_old_database_that_grew_past_its_heads_is_known_by_its_chain(paths: Paths) -> None:
    sealed(1, 2)
    write_heads(paths.heads)
    attack("DELETE FROM ledger_seal WHERE number > 1")
    write(1)
    seal(NOW)
    with pytest.raises(Refused) as no:
        must_go_on(paths)
    assert no.value.code == "ledger-of-another"
    assert "seal 2" in no.value.sentence


def test_a_head_that_somebody_changed_is_not_counted(paths: Paths) -> None:
    sealed(1, 2)
    write_heads(paths.heads)
    attack("DELETE FROM ledger_seal")
    [file] = paths.heads.glob("*.txt")
    file.write_text(file.read_text().replace("1 ", "one ", 1))
    with pytest.raises(Refused) as no:
        must_go_on(paths)
    assert no.value.code == "head-file-changed"
