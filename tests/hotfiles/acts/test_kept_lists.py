"""Lists of a record under any messages: each changes them as it would a plain list, and history has each step."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leads.hotfiles.acts.kept_lists import keep_lists
from leads.hotfiles.lists import LISTS
from leads.hotfiles.models import Record, RecordAddition, RecordChange
from leads.messages.lists import most_of
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.hotfiles.acts.entered import keys, keys_it_should_have
from tests.hotfiles.keeping import WANTED, send
from tests.makers import NOW, make_record

pytestmark = pytest.mark.django_db
SOME = {
    "AKA": ["ROE, JA", "ROE, JB", "ROE, JC", "ROE, JD"],
    "MNU": ["PP-1", "AR-22", "PS-3", "PP-4"],
    "SMT": ["TAT R ARM", "SC FHD", "TAT L ARM", "SC CHIN"],
    "CMC": ["00", "05", "10", "70"],
}
#: A message, what it does, and to which of the values.
Sent = tuple[str, str, list[int]]
ACTS = st.sampled_from([("MW", "+"), ("MW", "-"), ("MW", "="), ("EN", "+"), ("XN", "-"), ("MW", "DEL")])
SENT = st.tuples(ACTS, st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True)).map(
    lambda one: (*one[0], one[1])
)


def as_a_plain_list(held: list[str], key: str, does: str, named: list[str]) -> list[str] | None:
    """What a list is afterward; None where the message is refused."""
    if does == "DEL":
        return [] if held else None
    if does == "=":
        return named if named != held else None
    if does == "-":
        return [one for one in held if one not in named] if set(named) <= set(held) else None
    if key == "EN" and (not held or not set(named).isdisjoint(held)):
        return None
    after = [*held, *(one for one in named if one not in held)]
    return after if after != held else None


def message(code: str, key: str, does: str, named: list[str]) -> dict[str, str]:
    if does == "DEL":
        return {"DEL": code}
    return {code: (does if key == "MW" else "") + "; ".join(named)}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("code", SOME)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 3), max_size=3, unique=True), st.lists(SENT, min_size=1, max_size=6))
@example([0, 1], [("MW", "=", [1, 0]), ("MW", "DEL", [0]), ("EN", "+", [0]), ("MW", "+", [0]), ("XN", "-", [0])])
@example([0], [("EN", "+", [1]), ("XN", "-", [0]), ("MW", "-", [1]), ("MW", "+", [0, 1]), ("MW", "+", [0])])
def test_messages_change_a_list_as_they_would_a_plain_one(
    ames: Person, code: str, entered: list[int], sent: list[Sent]
) -> None:
    with undone():
        held = [SOME[code][one] for one in entered] or ["00"] * (code == "CMC")
        lists = {"CMC": "00", **({code: LISTS[code].joined(held)} if held else {})}
        record, was = send("EW-C", {**WANTED, **lists}, ames).record, [held]
        for at, (key, does, which) in enumerate(sent, start=1):
            if code == "CMC" and key != "MW":
                continue  # cautions have no supplement
            named = [SOME[code][one] for one in which]
            after = as_a_plain_list(held, key, does, named)
            if code == "CMC" and after == []:
                after = None  # EW-C can't do without
            no = refused(key, message(code, key, does, named), ames, at)
            assert (no is None) == (after is not None), f"{key} {does} {named} on {held}: {no}"
            if after is not None:
                was.append(held := after)
            stands_as(record, code, held)
        said = [LISTS[code].parts(one.values.get(code, "")) for one in RecordChange.objects.order_by("id")]
        assert said == was, "history replays"


def refused(key: str, fields: dict[str, str], by: Person, at: int) -> Refused | None:
    """Sends a message about the one record; the no to it, None where it is done."""
    known = {"NIC": Record.objects.get().number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"]}
    try:
        with transaction.atomic():
            send(key, {**known, **fields}, by, NOW + timedelta(minutes=at))
    except Refused as no:
        return no
    return None


def stands_as(record: Record, code: str, held: list[str]) -> None:
    """The record says it, rows hold it, the newest step ends with it, and its keys find it."""
    found = Record.objects.get(pk=record.pk)
    assert LISTS[code].parts(found.values.get(code, "")) == held
    rows = RecordAddition.objects.filter(record=found, kind=code, taken_off_at=None).order_by("number")
    assert [one.values[code] for one in rows] == held
    assert RecordChange.objects.filter(record=found).order_by("-id")[0].values == found.values
    assert keys(found) == keys_it_should_have(found)


def test_a_number_is_never_given_again() -> None:
    record = make_record(file="wanted_person", values={**WANTED, "AKA": "ROE, JA; ROE, JB"}, number="W990000001")
    for names in ("ROE, JB", "ROE, JB; ROE, JC", "ROE, JC; ROE, JB"):
        before = record.values
        record.values = {**before, "AKA": names}
        keep_lists(record, before, record.entered_by_id, NOW)
    given_out = RecordAddition.objects.order_by("number").values_list("number", "values__AKA", "taken_off_at")
    names, went = ["ROE, JA", "ROE, JB", "ROE, JC", "ROE, JC", "ROE, JB"], [NOW, NOW, NOW, None, None]
    assert list(given_out) == list(zip([1, 2, 3, 4, 5], names, went, strict=True))
    assert record.additions.filter(added_by=record.entered_by).count() == 5
    RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act="modify")


def test_the_longest_list_comes_with_one_statement(ames: Person) -> None:
    names = [f"ROE, J{one}{other}" for one in "ABCDEFGHIJ" for other in "ABCDEFGHIJ"][: most_of(LISTS["AKA"])]
    record = send("EW", {**WANTED, "AKA": "; ".join(names)}, ames).record
    assert Record.objects.get(pk=record.pk).values["AKA"] == "; ".join(names)
    assert list(record.additions.order_by("number").values_list("number", flat=True)) == list(range(1, 100))
