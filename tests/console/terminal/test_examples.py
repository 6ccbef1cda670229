"""What the help shows for each key is taken by the key's own edits, and where it enters a record, entered."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from leads.console.terminal.examples import example_of
from leads.console.terminal.line import read_line
from leads.console.terminal.words import vocabulary
from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS
from leads.messages.read import read_values
from leads.oversight.numbers import set_text
from leads.people.models import Person
from leads.rules.section_50_access_security import access_purpose_given
from tests.hotfiles.keeping import send
from tests.makers import NOW, actor, make_administrator, make_agency, make_department, make_person

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("key", MESSAGE_KEYS.values(), ids=MESSAGE_KEYS)
def test_every_example_of_the_help_is_taken_as_it_stands(key: object) -> None:
    declared = MESSAGE_KEYS[str(getattr(key, "key", ""))]
    typed = read_line(example_of(declared))
    assert typed.key == declared.key
    values = read_values(declared, typed.pairs, TODAY, FIELDS)
    if declared.does is ENTER:
        FILES[declared.file].check(declared, values, TODAY)
    if declared.purpose:
        access_purpose_given(values.get("PUR"), values.get("ATN"))
    if "NIC" in values and len(declared.files) == 1:
        assert values["NIC"][0] == FILES[declared.file].letter


@pytest.mark.django_db
@pytest.mark.parametrize("key", [one.key for one in MESSAGE_KEYS.values() if one.does is ENTER])
def test_every_example_of_an_entry_enters_a_record(key: str) -> None:
    fields = dict(read_line(example_of(MESSAGE_KEYS[key])).pairs)
    assert send(key, fields, who_enters(MESSAGE_KEYS[key].file), NOW).outcome == "entered"


def who_enters(file: str) -> Person:
    """Somebody whom the file lets enter its records: of the Department, of a named agency, or anybody."""
    if file == "foreign_fugitive":
        return make_person(make_department())
    if file == "protective_interest":
        by = actor(make_administrator())
        set_text("protective_interest.entered_by", "IL1990100", why="Statute", by=by, now=NOW)
    return make_person(make_agency())


@pytest.mark.django_db
@pytest.mark.parametrize(("entry", "keys"), [("EV", "MV LV CV XV"), ("EW", "MW LW CW XW"), ("ET", "MT LT CT XT")])
def test_every_example_of_a_change_does_it_to_the_record_that_an_example_entered(entry: str, keys: str) -> None:
    for key in keys.split():
        person = make_person()
        made = send(entry, dict(read_line(example_of(MESSAGE_KEYS[entry])).pairs), person, NOW).record
        fields = dict(read_line(example_of(MESSAGE_KEYS[key])).pairs) | {"NIC": made.number}
        fields |= {code: TODAY.strftime("%Y%m%d") for code in ("DOL", "DCL") if code in fields}
        whose = make_agency("IL1990200", "Example County Sheriff") if key[0] == "L" else person.agency
        done = send(key, fields, make_person(whose), NOW)
        assert done.outcome in {"modified", "located", "cleared", "cancelled"}, key
        if done.outcome in {"modified", "located"}:
            send(f"X{key[1]}", {**fields_meant(key), "NIC": made.number}, person, NOW)


def fields_meant(key: str) -> dict[str, str]:
    return dict(read_line(example_of(MESSAGE_KEYS[f"X{key[1]}"])).pairs)


def test_the_help_shows_whole_examples() -> None:
    tasks = orjson.loads(vocabulary()[0])["tasks"]
    assert {one["key"]: one["example"] for one in tasks} == {key: example_of(one) for key, one in MESSAGE_KEYS.items()}
