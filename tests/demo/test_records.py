"""Records of the fictional state: legal for their files, invented, and the same each time."""

import json
import re
from datetime import date, timedelta

import pytest

from leads.demo.life import CHECK_WITHIN
from leads.demo.records import Work, make
from leads.demo.rows import COLUMNS
from leads.demo.vehicles import illinois_plate, other_plate
from leads.demo.wanted import social
from leads.demo.workers import made, works
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.lists import LISTS, together
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS
from leads.hotfiles.things.vehicle.plates import plate_key
from leads.hotfiles.things.vehicle.vin import check_digit, doubts
from leads.messages.read import read_values

from .states import NOW, digest, small_plan


def rows(file: str, count: int = 400, first: int = 0) -> list[dict[str, str]]:
    """Records as the database would get them, column by column."""
    return in_columns("hotfiles_record", make(small_plan(history=False), Work(file, first, count, first + 1)).records)


def in_columns(table: str, texts: bytes) -> list[dict[str, str]]:
    """Rows of COPY text, column by column."""
    names = COLUMNS[table].split()
    return [dict(zip(names, text.split("\t"), strict=True)) for text in texts.decode().splitlines()]


def said(file: str, count: int = 400) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Records with what each says as it stands, its lists too."""
    batch = make(small_plan(history=False), Work(file, 0, count, 1))
    lists: dict[str, list[Added]] = {}
    for one in in_columns("hotfiles_recordaddition", batch.additions):
        lists.setdefault(one["record_id"], []).append(Added(one["kind"], one["whose"], json.loads(one["values"])))
    found = in_columns("hotfiles_record", batch.records)
    return [(row, together(json.loads(row["values"]), lists.get(row["id"], ())).values) for row in found]


@pytest.mark.parametrize("file", ["stolen_vehicle", "wanted_person"])
def test_every_field_reads_back_as_it_stands_and_passes_the_files_rules(file: str) -> None:
    today = NOW.date()
    for row, values in said(file):
        key = MESSAGE_KEYS[values.pop("MKE")]
        assert key.key == row["key"]
        assert key.file == file
        located = {code: values.pop(code) for code in ("DOL", "LCA") if code in values}
        assert bool(located) == (row["state"] == "located")
        entry = {**values, "OCA": row["case_number"], "SUP": row["support"], "SUD": row["support_at"]}
        read = read_values(key, list(entry.items()), today, FIELDS)
        assert {code: value for code, value in read.items() if code != "MKE"} == entry
        FILES[file].check(key, read, today)


def test_each_value_of_a_list_is_a_row_and_every_step_has_it() -> None:
    batch = make(small_plan(), Work("wanted_person", 0, 400, 1))
    lists = in_columns("hotfiles_recordaddition", batch.additions)
    assert {one["kind"] for one in lists} == {"CMC"}, "cautions, two digits each"
    assert {len(json.loads(one["values"])["CMC"]) for one in lists} == {2}
    assert "2" in {one["number"] for one in lists}
    held = {one["record_id"] for one in lists}
    for row in in_columns("hotfiles_record", batch.records):
        assert LISTS.keys().isdisjoint(json.loads(row["values"]))
        assert row["has_additions"] == ("t" if row["id"] in held else "f")
    for step in in_columns("hotfiles_recordchange", batch.changes):
        assert LISTS.keys().isdisjoint(json.loads(step["values"]))
        assert bool(json.loads(step["additions"])) == (step["record_id"] in held)


def test_vehicle_numbers_have_the_right_check_digit_and_raise_no_doubt() -> None:
    for row in rows("stolen_vehicle"):
        values = json.loads(row["values"])
        assert len(values["VIN"]) == 17
        assert values["VIN"][8] == check_digit(values["VIN"])
        assert doubts(values["VIN"]) == ()
        assert json.loads(row["warnings"]) == []


def test_plates_are_all_different_even_to_an_eye_that_confuses_letters_and_digits() -> None:
    keys = {plate_key(illinois_plate(n)) for n in range(20_000)} | {plate_key(other_plate(n)) for n in range(20_000)}
    assert len(keys) == 40_000
    assert re.fullmatch(r"[A-Z]{2}\d{5}", illinois_plate(32_399_999))


def test_social_security_numbers_are_of_the_area_that_nobody_was_given() -> None:
    found = [json.loads(row["values"]).get("SOC") for row in rows("wanted_person")]
    held = [number for number in found if number]
    assert len(held) > 100
    assert all(number.startswith("666") and len(number) == 9 for number in held)
    assert "00" not in {social(n)[3:5] for n in range(0, 2_000_000, 777)}
    assert "0000" not in {social(n)[5:] for n in range(0, 2_000_000, 777)}


def test_nobody_is_wanted_below_seventeen_or_born_after_the_warrant() -> None:
    for row in rows("wanted_person"):
        values = json.loads(row["values"])
        born, issued = date.fromisoformat(values["DOB"]), date.fromisoformat(values["DOW"])
        assert timedelta(days=17 * 365) <= issued - born < timedelta(days=83 * 366)


def test_same_seed_same_records_and_another_seed_others() -> None:
    work = Work("stolen_vehicle", 0, 200, 1)
    one, again, other = (make(small_plan(seed), work) for seed in (1240, 1240, 1241))
    assert one == again
    assert digest(one.records) != digest(other.records)


def test_a_larger_state_begins_with_the_same_records() -> None:
    plan = small_plan(history=False)
    small = list(made(plan, list(works("wanted_person", 2_000, 1))))
    large = list(made(plan, list(works("wanted_person", 4_000, 1))))
    assert small[0] == large[0]


@pytest.mark.slow
def test_worker_processes_make_what_one_process_makes() -> None:
    plan = small_plan(history=False)
    wanted = list(works("stolen_vehicle", 20_000, 1))
    assert [batch.records for batch in made(plan, wanted)][:2] == [make(plan, work).records for work in wanted[:2]]


def test_ended_records_have_no_keys_and_others_have_their_own_number_among_them() -> None:
    texts = make(small_plan(), Work("stolen_vehicle", 0, 200, 1))
    keys = dict.fromkeys(line.split("\t")[1] for line in texts.keys.decode().splitlines())
    for row in rows("stolen_vehicle", 200):
        assert (row["id"] in keys) == (row["state"] != "cleared")
    assert "#:V990000001\t1\t" in texts.keys.decode().splitlines()


def test_a_wanted_person_of_the_demonstration_is_found_by_case_number() -> None:
    texts = make(small_plan(), Work("wanted_person", 0, 200, 1))
    keys = set(texts.keys.decode().splitlines())
    for row in rows("wanted_person", 200):
        assert (f"Q:{row['case_number']}\t{row['id']}\t" in keys) == (row["state"] != "cleared")


def test_nobody_checks_what_they_entered_and_nothing_is_checked_before_entry() -> None:
    for row in rows("stolen_vehicle", 1500):
        assert row["checked_by_id"] != row["entered_by_id"]
        assert (row["checked_by_id"] == r"\N") == (row["checked_at"] == r"\N")
        if row["checked_at"] != r"\N":
            assert row["entered_at"] < row["checked_at"] <= NOW.isoformat()
        assert row["entered_at"] <= row["changed_at"] <= NOW.isoformat()


def test_checks_have_life_some_await_some_are_overdue_most_are_done() -> None:
    found = [row for first in range(0, 30_000, 10_000) for row in rows("stolen_vehicle", 2_000, first)]
    unchecked = [row["entered_at"] for row in found if row["checked_at"] == r"\N" and row["state"] == "active"]
    limit = (NOW - CHECK_WITHIN).isoformat()
    overdue = [at for at in unchecked if at < limit]
    assert 0 < len(overdue) < len(unchecked) < len(found) / 50
