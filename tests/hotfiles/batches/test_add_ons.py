"""A row of a batch about what stands under a record says what it would do, or why not."""

import pytest

from leads.hotfiles.batches.add_ons import of_add_on
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.rules.refused import Refused
from tests.hotfiles.acts.under import BOAT, TRAILER

HIT = {"values": BOAT, "additions": [{"kind": "trailer", "whose": "own", "values": TRAILER}]}


def test_what_would_come_and_what_would_go() -> None:
    nothing = {**HIT, "additions": []}
    assert of_add_on(MESSAGE_KEYS["EBT"], {**TRAILER, "NIC": "B990000001"}, nothing) == "added: Trailer TST9001 IL"
    assert of_add_on(MESSAGE_KEYS["CBT"], {"LIC": "TST9001"}, HIT) == "ended: Trailer TST9001 IL"


def test_why_not() -> None:
    with pytest.raises(Refused, match="stands under the record already"):
        of_add_on(MESSAGE_KEYS["EBT"], TRAILER, HIT)
    with pytest.raises(Refused, match="No trailer with LIC/TST9009 stands under the record"):
        of_add_on(MESSAGE_KEYS["XBT"], {"LIC": "TST9009"}, HIT)
