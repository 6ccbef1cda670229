"""Keys of an older LEADS: made anew before anything is answered, and noticed where somebody changes what makes them."""

from hashlib import sha256

import pytest

from leads.hotfiles.acts.on_file import sketched_keys
from leads.hotfiles.acts.retire import retire
from leads.hotfiles.declare.additions import OWN, Added
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.keys_made import VERSION, make_current, must_be_current
from leads.hotfiles.models import InactiveRecord, KeysMade, Record, RecordKey
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.record.keys import number_key
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.keeping import WANTED, send
from tests.hotfiles.test_inactive import OVER, entered
from tests.makers import NOW, make_person

#: In place of the examples, where a file has these fields: what keys are made of in other ways.
OTHERS = (
    {"NAM": "DOE-ROE, JANE MARY ANN", "DOB": "19810204"},
    {"NAM": "O'DOE, BOB JR", "DOB": ""},
    {"VIN": "1M8GDM9A", "LIC": "T", "SER": "0O1I-A"},
)
#: Of keys and sketches that the examples get. Where it changes, records on file have others: raise VERSION with it.
OF_VERSION = (4, "de3bc93b2c9fc2b0")


def added(file: HotFile) -> list[Added]:
    """One addition of each kind, from the examples of its fields, as they are kept."""
    day = NOW.date()
    return [
        Added(one.name, OWN, {field.code: field.read(field.example, day) for field in one.fields}) for one in file.adds
    ]


def keys_of(file: HotFile, additions: list[Added], **other: str) -> list[object]:
    """The keys of a record with the example of every field, save those that are said otherwise."""
    values = {field.code: other.get(field.code, field.example) for field in file.fields}
    values = {code: value for code, value in values.items() if value}
    return list(sketched_keys(file, f"{file.letter}990000001", "26-1", values, additions))


def test_whoever_changes_keys_or_sketches_raises_the_version() -> None:
    """Without it records that an older LEADS wrote would be found by nobody, and no other test would show it."""
    made = []
    for _, file in sorted(FILES.items()):
        made += [keys_of(file, [], **other) for other in ({}, *OTHERS)]
        made += [keys_of(file, [one]) for one in added(file)]
    assert (VERSION, sha256(repr(made).encode()).hexdigest()[:16]) == OF_VERSION


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test")


def older() -> None:
    """The keys of an older LEADS: one is missing, one is no longer asked, one has another sketch."""
    found = Record.objects.get()
    RecordKey.objects.filter(record=found, key__startswith="E:").delete()
    RecordKey.objects.create(record=found, key="Z:OLD")
    RecordKey.objects.filter(record=found, key__startswith="G:").update(sketch="W|old")
    KeysMade.objects.update(version=VERSION - 1)


@pytest.mark.django_db
def test_records_get_the_keys_of_this_leads() -> None:
    send("EW", WANTED, make_person())
    right = set(RecordKey.objects.values_list("key", "sketch"))
    older()
    with pytest.raises(Refused) as no:
        must_be_current()
    assert no.value.code == "keys-too-old"
    told: list[str] = []
    assert make_current(told.append) == 1
    assert set(RecordKey.objects.values_list("key", "sketch")) == right
    assert told[-1] == "1 records read, 1 had others"
    must_be_current()
    assert make_current(told.append) == 0


@pytest.mark.django_db
def test_an_order_that_has_ended_goes_on_to_answer_who_asks_for_it(exchange: Exchange) -> None:
    number, _ = entered(exchange)
    retire(OVER)
    InactiveRecord.objects.update(keys=["Z:OLD"])
    KeysMade.objects.update(version=VERSION - 1)
    assert make_current(lambda _: None) == 1
    assert number_key(number) in InactiveRecord.objects.get().keys


@pytest.mark.django_db
def test_what_a_restore_holds_back_gets_none_until_it_is_known_to_hold() -> None:
    send("EW", WANTED, make_person())
    Record.objects.update(held_back=True, unconfirmed_since=NOW)
    KeysMade.objects.update(version=VERSION - 1)
    assert make_current(lambda _: None) == 0
    must_be_current()


@pytest.mark.django_db
def test_what_has_ended_gets_none() -> None:
    by = make_person()
    send("EW", WANTED, by)
    send("XW", {"NIC": Record.objects.get().number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"]}, by)
    KeysMade.objects.update(version=VERSION - 1)
    assert make_current(lambda _: None) == 0
    assert not RecordKey.objects.exists()
