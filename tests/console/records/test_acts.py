"""What one may do with a record of one's own: lines begun for it, by the keys that are for it."""

from datetime import date

import pytest

from leads.console.records.acts import acts, acts_under, meant
from leads.console.terminal.line import read_line
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.messages.read import read_values
from tests.hotfiles.acts import under
from tests.hotfiles.acts.test_runs import RADIO, RADIOS
from tests.hotfiles.keeping import STOLEN, WANTED, send
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("entry", "fields", "lines"),
    [
        ("EV", STOLEN, {"Alt+M": "MV", "Alt+R": "CV", "Alt+X": "XV"}),
        ("EW", WANTED, {"Alt+M": "MW", "Alt+R": "CW", "Alt+X": "XW"}),
        ("EAA", RADIOS, {"Alt+M": "MAA", "Alt+R": "CAA", "Alt+X": "XAA"}),
        ("EA", RADIO, {"Alt+M": "MA", "Alt+R": "CA", "Alt+X": "XA"}),
    ],
)
def test_modify_clear_and_cancel_have_a_key_that_begins_their_line(
    entry: str, fields: dict[str, str], lines: dict[str, str]
) -> None:
    found = send(entry, fields, make_person()).record
    begun = {one["key"]: one["line"] for one in acts(found, own=True)}
    assert {key: line.split()[0] for key, line in begun.items()} == lines
    assert all(f"NIC/{found.number}" in line for line in begun.values())
    assert list(acts(found, own=False)) == []


@pytest.mark.parametrize(("entry", "fields"), [("EV", STOLEN), ("EW", WANTED), ("EAA", RADIOS)])
def test_the_line_that_cancels_a_record_can_be_sent_as_it_stands(entry: str, fields: dict[str, str]) -> None:
    person = make_person()
    found = send(entry, fields, person).record
    [line] = [one["line"] for one in acts(found, own=True) if one["key"] == "Alt+X"]
    typed = read_line(line)
    read_values(MESSAGE_KEYS[typed.key], typed.pairs, date(2026, 11, 23), FIELDS)
    assert send(typed.key, dict(typed.pairs), person).outcome == "cancelled"


def test_a_record_is_meant_by_as_much_as_its_key_needs_and_no_more() -> None:
    known = {**RADIOS, "NIC": "A990000001"}
    assert meant(MESSAGE_KEYS["CAA"], known) == ["NIC", "OCA"]
    assert meant(MESSAGE_KEYS["CAA"], {code: one for code, one in known.items() if code != "OCA"}) == ["NIC", "SER"]


def test_what_stands_under_a_record_of_ones_own_is_ended_and_added_by_form() -> None:
    person = make_person()
    found = under.with_trailer(person)
    assert list(acts_under(found, own=True)) == [
        {"words": "Clear its trailer TST9001 IL", "form": "CBT"},
        {"words": "Add on: trailer", "form": "EBT"},
        {"words": "Add on: part", "form": "EBP1"},
    ]
    assert list(acts_under(found, own=False)) == []
    assert list(acts_under(send("EW", WANTED, person).record, own=True)) == []
    send("XB", under.meant(found), person)
    found.refresh_from_db()
    assert list(acts_under(found, own=True)) == []
