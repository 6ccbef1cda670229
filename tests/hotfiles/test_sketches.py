"""Sketches beside rough keys: written with them, looked at first, and never the last word."""

from datetime import date
from typing import Any

import pytest

from leads.hotfiles import inquire, sketches
from leads.hotfiles.models import Record, RecordKey
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.fields import Values
from tests.hotfiles.keeping import WANTED, send
from tests.makers import make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
FILE = FILES["wanted_person"]
ASKED = {"NAM": "DOE, JANE Q", "DOB": WANTED["DOB"]}
#: The same birth date, and nothing else in common.
STRANGER = {**WANTED, "NAM": "ROUX, BOB", "OCA": "26-777"}


def read(asked: Values, files: tuple[str, ...] = ("wanted_person",)) -> list[str]:
    """Names of the records that are read for an inquiry."""
    keys = [inquire.asked_keys(MESSAGE_KEYS["QW"], asked, {})]
    found = inquire.look_up(keys, TODAY, {0: sketches.sieve(asked, files, {})})
    return sorted(one.values["NAM"] for one in found.get(0, []))


def test_a_sketch_stands_beside_keys_of_the_name_only() -> None:
    send("EW", WANTED, make_person())
    beside = dict(RecordKey.objects.values_list("key", "sketch"))
    assert beside[f"G:{WANTED['DOB']}"] == sketches.sketch_of(FILE, WANTED)
    assert {key for key, sketch in beside.items() if not sketch} == {key for key in beside if key[:2] in ("#:", "Q:")}


def test_of_strangers_with_a_key_in_common_no_record_is_read() -> None:
    by = make_person()
    send("EW", WANTED, by)
    send("EW", STRANGER, by)
    assert read(ASKED) == [WANTED["NAM"]]


def test_a_record_without_a_sketch_is_read() -> None:
    send("EW", STRANGER, make_person())
    RecordKey.objects.update(sketch="")
    assert read(ASKED) == [STRANGER["NAM"]]


def test_a_sketch_of_a_file_that_is_not_opened_says_nothing() -> None:
    """Its record is read, and `hits` leaves it out."""
    send("EW", STRANGER, make_person())
    assert read(ASKED, files=()) == [STRANGER["NAM"]]


def test_a_sketch_follows_its_record() -> None:
    """Sex is in no key, but a sketch with the old one would keep the person back."""
    by = make_person()
    record = send("EW", WANTED, by).record
    other = "M" if WANTED["SEX"] == "F" else "F"
    assert read({**ASKED, "SEX": other}) == []
    send("MW", {"NIC": record.number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"], "SEX": other}, by)
    assert read({**ASKED, "SEX": other}) == [WANTED["NAM"]]


@pytest.mark.parametrize("facts", [{"state": "cleared", "ended_at": "2026-11-23T00:00Z"}, {"retire_on": TODAY}])
def test_a_sketch_that_passes_is_not_the_last_word(facts: dict[str, Any]) -> None:
    """What ended, whoever ended it, is looked at again when the record is read."""
    send("EW", WANTED, make_person())
    kept = list(RecordKey.objects.values_list("key", "record_id", "sketch"))
    Record.objects.update(**facts)
    assert kept
    assert read(ASKED) == []


def test_what_shares_a_rough_and_another_key_comes_once() -> None:
    by = make_person()
    record = send("EW", WANTED, by).record
    keys = [(*inquire.asked_keys(MESSAGE_KEYS["QW"], ASKED, {}), f"#:{record.number}")]
    assert len(inquire.look_up(keys, TODAY, {0: sketches.sieve(ASKED, ("wanted_person",), {})})[0]) == 1


@pytest.mark.parametrize("name", ["DOE, JA|NE", "DOE, JANE\nQ", "DOE, " + "J" * 1_000])
def test_what_can_not_be_sketched_gets_none(name: str) -> None:
    assert sketches.sketch_of(FILE, {"NAM": name, "DOB": "19881204"}) == ""
    assert sketches.sketch_of(FILES["stolen_vehicle"], {"LIC": "TST1234"}) == ""
