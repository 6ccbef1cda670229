"""The page on which the Department searches records that have ended."""

from __future__ import annotations

import pytest

from leads.ledger.models import Line
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_administrator, make_person, make_record

pytestmark = pytest.mark.django_db
ASKED = {"words": "TST1234", "file": "stolen_vehicle", "why": "Court order"}


def test_what_is_found_leads_to_the_record() -> None:
    gone = make_record(state="retired", ended_at=NOW)
    desk = Desk(make_administrator())
    shown = main(desk.post("/archive", **ASKED))
    assert "1 found" in shown
    assert f"/records/{gone.number}" in shown
    assert desk.get(f"/records/{gone.number}").status_code == 200
    assert "0 found" in main(desk.post("/archive", **ASKED | {"since": "2026-11-24"}))


@pytest.mark.parametrize(
    "wrong", [{"why": ""}, {"file": ""}, {"words": "T"}, {"since": "soon"}, {"until": "2026-02-30"}]
)
def test_what_is_missing_is_said_and_what_was_typed_kept(wrong: dict[str, str]) -> None:
    answer = Desk(make_administrator()).post("/archive", **ASKED | wrong)
    assert answer.status_code == 422
    assert "Not searched." in main(answer)
    assert ('value="TST1234"' in main(answer)) == ("words" not in wrong)
    assert not Line.objects.filter(event="hotfiles:archive:searched").exists()


def test_an_operator_does_not_get_there() -> None:
    assert Desk(make_person()).get("/archive").status_code == 403
