"""One record on the screen: what one may do with it next."""

from __future__ import annotations

from datetime import date

import pytest

from leads.console.records.record import acts
from leads.console.terminal.line import read_line
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.messages.read import read_values
from tests.console.signed_in import Desk, main
from tests.hotfiles.keeping import STOLEN, WANTED, send
from tests.makers import make_agency, make_person, make_record

pytestmark = pytest.mark.django_db


def test_a_record_of_ones_own_leads_to_the_terminal_with_a_line_begun() -> None:
    found = make_record()
    own = main(Desk(found.entered_by).get(f"/records/{found.number}"))
    assert f"#line=MV%20NIC%2F{found.number}" in own
    assert "Alt+X" in own
    other = make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one")
    assert "#line=" not in main(Desk(other).get(f"/records/{found.number}"))


@pytest.mark.parametrize(("entry", "fields"), [("EV", STOLEN), ("EW", WANTED)])
def test_the_line_that_cancels_a_record_can_be_sent_as_it_stands(entry: str, fields: dict[str, str]) -> None:
    person = make_person()
    found = send(entry, fields, person).record
    [line] = [one["line"] for one in acts(found, own=True) if one["key"] == "Alt+X"]
    typed = read_line(line)
    read_values(MESSAGE_KEYS[typed.key], typed.pairs, date(2026, 11, 23), FIELDS)
    assert send(typed.key, dict(typed.pairs), person).outcome == "cancelled"
