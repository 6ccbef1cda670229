"""A record's lists: apart as rows and together as text again, whatever they hold; moved to rows and back."""

from importlib import import_module

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.declare.additions import IMPOSTOR, OWN, STOLEN, Added
from leads.hotfiles.lists import (
    HAVE_LISTS,
    LISTS,
    came_and_went,
    list_rows,
    read_rows,
    rows_of,
    together,
    without_lists,
)
from leads.hotfiles.models import Record, RecordAddition, RecordChange
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.teeth.additions import CHART
from leads.messages.fields import Values
from tests.hotfiles.keeping import WANTED, send
from tests.makers import NOW, make_person, make_record

MOVE = import_module("leads.hotfiles.migrations.0019_each_value_of_a_list_is_a_row")
NAMES = [f"ROE, J{one}" for one in "ABCDE"]
SOME = {"AKA": NAMES, "MNU": ["PP-1", "AR-22", "PS-3"], "SMT": ["TAT R ARM", "SC FHD"], "CMC": ["00", "05", "70"]}
DOB, HIS = Added("birth date", OWN, {"DOB": "19700315"}), Added("alias", STOLEN, {"AKA": "POE, JO"})


@st.composite
def said(draw: st.DrawFn) -> dict[str, str]:
    """Values with some lists, each in any order, as they are said."""
    held = {code: draw(st.lists(st.sampled_from(parts), unique=True)) for code, parts in SOME.items()}
    return {"NAM": "DOE, JANE", **{code: LISTS[code].joined(parts) for code, parts in held.items() if parts}}


def test_a_field_is_a_list_in_every_file_or_in_none() -> None:
    for file in FILES.values():
        beside = {code for kind in file.adds if kind in CHART for code in kind.codes}  # tooth by tooth, by its own keys
        assert all(field.is_list == (code in LISTS) for code, field in file.by_code.items() if code not in beside)
        assert all(field.width == LISTS[code].width for code, field in file.by_code.items() if code in LISTS)
    assert set(MOVE.CODES) <= LISTS.keys() == {"AKA", "CMC", "ECR", "JWT", "MNU", "PCO", "SMT"}
    assert {"wanted_person", "unidentified_person"} <= HAVE_LISTS
    assert not HAVE_LISTS & {"stolen_vehicle", "gang_group"}


@given(said())
def test_what_is_taken_apart_comes_together_as_it_was_said(values: dict[str, str]) -> None:
    rows = (*list_rows(values), DOB, HIS)
    plain = without_lists(values)
    assert plain == {"NAM": "DOE, JANE"}
    assert together(plain, rows) == (values, (DOB, HIS))
    assert all(one.whose == OWN and one.values.keys() == {one.kind} for one in rows[:-2])


@given(said(), said())
def test_a_change_brings_and_ends_what_makes_the_one_list_of_the_other(before: Values, after: Values) -> None:
    """Against a plain model: rows in the order in which they came, less what went."""
    came, went = came_and_went(before, after)
    left = [one for one in list_rows(before) if one not in went]
    assert len(left) + len(went) == len(list(list_rows(before))), "what goes was there"
    assert together(without_lists(after), [*left, *came]).values == after


def test_what_does_not_change_is_not_touched_and_another_order_begins_anew() -> None:
    two = {"AKA": "ROE, JA; ROE, JB"}
    assert came_and_went(two, two) == ([], [])
    third = Added("AKA", OWN, {"AKA": "ROE, JC"})
    assert came_and_went(two, {"AKA": "ROE, JA; ROE, JB; ROE, JC"}) == ([third], [])
    came, went = came_and_went(two, {"AKA": "ROE, JB; ROE, JA"})
    assert ([one.values["AKA"] for one in came], len(went)) == (["ROE, JB", "ROE, JA"], 2)


def test_nothing_is_said_twice_and_fields_stand_in_the_order_of_the_database() -> None:
    assert [one.values for one in list_rows({"AKA": "ROE, JA; ROE, JA"})] == [{"AKA": "ROE, JA"}]
    found = together({"SEX": "F", "NAM": "DOE, JANE"}, list(list_rows({"AKA": "ROE, JA", "CMC": "0070"}))).values
    assert list(found) == ["AKA", "CMC", "NAM", "SEX"]
    assert found["CMC"] == "0070"


def test_what_is_somebody_elses_is_in_no_list() -> None:
    theirs = (HIS, HIS._replace(whose=IMPOSTOR))
    assert together({"AKA": "ROE, JA"}, theirs) == ({"AKA": "ROE, JA"}, theirs)


def test_rows_as_a_column_and_a_step_hold_them() -> None:
    assert read_rows(None) == rows_of(None) == ()
    rows = read_rows('[["AKA", "own", {"AKA": "ROE, JA"}], ["alias", "stolen", {"AKA": "POE, JO"}]]')
    assert together({"NAM": "DOE, JANE"}, rows) == ({"AKA": "ROE, JA", "NAM": "DOE, JANE"}, (HIS,))


# As it was kept before, and back


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for one in statements:
            cursor.execute(one)


def _backward() -> None:
    _run(MOVE.ASK_NOW)
    for table, whose in (("hotfiles_record", "own"), ("hotfiles_recordchange", "step")):
        _run(f"ALTER TABLE {table} DROP CONSTRAINT each_value_of_a_list_is_a_row_of_its_{whose}")
    _run(MOVE.SAID_SO + MOVE.NOTED + MOVE.ANY_VALUE, MOVE.BEGIN + MOVE.BACK + MOVE.END)


def _forward() -> None:
    _run(MOVE.BEGIN + MOVE.MOVE + MOVE.END, MOVE.SAYS_SO + MOVE.NOTE + MOVE.ONE_VALUE)


def _life() -> Record:
    """A want whose lists were entered, added to, supplemented, and taken from."""
    by = make_person()
    record = send("EW-C", {**WANTED, "AKA": "ROE, JA; ROE, JB", "CMC": "0070", "SMT": "SC FHD"}, by).record
    meant = {"NIC": record.number, "NAM": record.values["NAM"], "OCA": record.case_number}
    send("MW", {**meant, "AKA": "+ROE, JC; -ROE, JA"}, by)
    send("EN", {**meant, "AKA": "ROE, JD", "DOB": "19700315"}, by)
    send("ENS", {**meant, "AKA": "POE, JO"}, by)
    return Record.objects.get()


def _steps() -> list[tuple[object, ...]]:
    return [(one.act, one.values, one.beside) for one in RecordChange.objects.order_by("id")]


@pytest.mark.django_db
def test_what_was_kept_as_text_is_moved_into_rows_and_back() -> None:
    record, property_ = _life(), make_record()
    before, steps = dict(record.values), _steps()
    rows = {(one.kind, one.whose, *one.values.values()) for one in RecordAddition.objects.all()}
    gone = RecordAddition.objects.exclude(taken_off_at=None).get()
    _backward()
    record.refresh_from_db()
    assert (record.plain, record.plain["AKA"]) == (before, "ROE, JB; ROE, JC; ROE, JD")
    assert {one.plain.get("AKA") for one in RecordChange.objects.all()} == {
        "ROE, JA; ROE, JB",
        "ROE, JB; ROE, JC",
        "ROE, JB; ROE, JC; ROE, JD",
    }
    assert not RecordAddition.objects.filter(kind__in=LISTS).exists()
    assert RecordAddition.objects.count() == 2, "a birth date, and somebody else's name"
    _forward()
    record.refresh_from_db()
    assert LISTS.keys().isdisjoint(record.plain)
    assert (record.values, _steps()) == (before, steps)
    assert {(one.kind, one.whose, *one.values.values()) for one in RecordAddition.objects.all()} == rows
    again = RecordAddition.objects.exclude(taken_off_at=None).get()
    assert (again.values, again.added_at, again.taken_off_at) == (gone.values, gone.added_at, gone.taken_off_at)
    assert property_.plain == Record.objects.get(pk=property_.pk).values


@pytest.mark.django_db
def test_a_name_that_came_by_supplement_before_the_move_stands_behind_those_of_the_entry() -> None:
    record = _life()
    _backward()
    _run(
        "INSERT INTO hotfiles_recordaddition (record_id, kind, whose, number, values, added_at, added_by_id)"
        f" SELECT {record.pk}, 'alias', 'own', 1, '{{\"AKA\": \"AAA, ANN\"}}', entered_at, entered_by_id"
        f" FROM hotfiles_record WHERE id = {record.pk}",
        "INSERT INTO hotfiles_recordchange (record_id, at, act, why, values)"
        f" SELECT id, now(), 'validate', '', values FROM hotfiles_record WHERE id = {record.pk}",
    )
    _forward()
    record.refresh_from_db()
    assert record.values["AKA"] == "ROE, JB; ROE, JC; ROE, JD; AAA, ANN"
    last = RecordChange.objects.order_by("-id")[0]
    assert (last.values, last.additions) == (record.values, [list(row[:3]) for row in rows_of(record.pk)])
    assert last.at > NOW
