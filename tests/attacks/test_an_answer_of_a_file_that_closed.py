"""An inquiry sent again tells nothing of a file that has been closed to its agency since, whatever was told then."""

from __future__ import annotations

import pytest

from leads.switch.exchange.exchange import Exchange
from tests.makers import make_agency, make_record, narrowed
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "LIC/TST1234.LIS/IL"


@pytest.mark.parametrize(("files", "outcome"), [("wanted_person", "refused"), ("stolen_vehicle", "hit")])
def test_a_hit_is_told_again_only_while_its_file_is_open(files: str, outcome: str) -> None:
    """The access level was narrowed; the inquiry still passes for the other file, and gave the old answer whole."""
    exchange, asker = Exchange(node="test"), sign_on("IL1990200")
    record = make_record()
    first = ask(exchange, asker, "QV", QUESTION, reference="R1")
    assert first.outcome == "hit"
    narrowed(make_agency("IL1990200"), files)
    again = ask(exchange, asker, "QV", QUESTION, reference="R1")
    assert again.outcome == outcome
    assert (record.number in again.text + str(again.data)) == (outcome == "hit")
    if outcome == "refused":
        assert again.data["no"]["clause"] == "1240.30(b)(5)"
