"""Sending from a page: from one's own seat alone, under the page's reference, once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from leads.console.door.request import Request
from leads.console.terminal.sending import new_reference, reference_of, seat_of
from leads.rules.refused import Refused


def request(sits_at: str = "SMPB", **posted: str) -> Request:
    link: Any = SimpleNamespace(device=SimpleNamespace(mnemonic=sits_at)) if sits_at else None
    return cast(Request, SimpleNamespace(link=link, POST=posted))


def test_a_page_sends_from_the_seat_that_it_was_opened_at_and_from_no_other() -> None:
    assert seat_of(request()).device.mnemonic == seat_of(request(device="SMPB")).device.mnemonic == "SMPB"
    for wrong, code in ((request(""), "no-device"), (request(device="LDSB"), "another-device")):
        with pytest.raises(Refused) as no:
            seat_of(wrong)
        assert no.value.code == code


def test_the_pages_reference_is_taken_where_it_is_one() -> None:
    assert reference_of(request(reference="ABC123")) == "ABC123"
    for wrong in ("", "abc", "A" * 11, "A.B"):
        made = reference_of(request(reference=wrong))
        assert len(made) == 10
        assert made != wrong
    assert new_reference() != new_reference()
