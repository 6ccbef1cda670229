"""Heads that were lost are begun anew by the Administrator, and a check knows from where on."""

from datetime import timedelta
from pathlib import Path

import pytest

from leads.ledger.heads import keep_heads
from leads.ledger.models import Installation, Line
from leads.ledger.seal import seal
from leads.ledger.verify import verify
from leads.oversight.heads import begin_anew
from leads.rules.refused import Refused
from tests.ledger.ledgers import sealed, write
from tests.makers import NOW, actor, make_administrator, make_person

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(minutes=5)


def test_from_the_line_on_there_must_be_heads_again(tmp_path: Path) -> None:
    Installation.objects.create(number="1", heads_begun=True)
    sealed(1, 1)
    assert begin_anew("The disk failed.", by=actor(make_administrator()), now=NOW) == 3
    assert Line.objects.get(event="ledger:heads:begun").data == {"from": 3, "why": "The disk failed."}
    assert verify(tmp_path / "heads", now=LATER).ok
    seal(NOW)
    assert verify(tmp_path / "heads", now=LATER).broken is not None
    keep_heads(tmp_path / "heads")
    assert verify(tmp_path / "heads", now=LATER).ok
    write(1)
    seal(LATER)
    assert verify(tmp_path / "heads", now=LATER).ok


def test_nobody_else_does_it_and_not_without_a_reason() -> None:
    for by, why, code in ((make_person(), "Lost.", "not-in-office"), (make_administrator(), " ", "heads-without-why")):
        with pytest.raises(Refused) as no:
            begin_anew(why, by=actor(by), now=NOW)
        assert no.value.code == code
    assert not Line.objects.filter(event="ledger:heads:begun").exists()
