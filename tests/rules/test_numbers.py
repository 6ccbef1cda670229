"""Numbers that a state may set: their defaults, their bounds, and what an override does."""

from datetime import date

import pytest

from leads.rules.numbers import NUMBERS, Number, check_value, number
from leads.rules.refused import Refused


@pytest.mark.parametrize("one", NUMBERS.values(), ids=lambda one: one.name)
def test_every_number_says_where_it_comes_from_and_keeps_its_own_bounds(one: Number) -> None:
    assert one.title
    assert one.unit
    assert one.source
    assert one.grade in {"A", "K", "?", "own"}
    assert one.allows(one.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("session.reauthenticate_hours", 12),
        ("session.idle_minutes", 30),
        ("password.min_length", 8),
        ("password.failures", 5),
        ("password.failure_window_minutes", 15),
        ("certificate.months", 24),
        ("delayed_inquiry.days", 5),
        ("retention.stolen_vehicle_years", 4),
        ("retention.temporary_want_hours", 48),
        ("link.frame_bytes", 16384),
        ("link.waiting_messages", 64),
    ],
)
def test_defaults(name: str, value: int) -> None:
    assert number(name) == value


@pytest.mark.parametrize(
    ("name", "allowed", "refused"),
    [
        ("session.idle_minutes", 30, 31),
        ("session.idle_minutes", 1, 0),
        ("session.reauthenticate_hours", 12, 13),
        ("password.min_length", 8, 7),
        ("password.failures", 5, 6),
        ("password.failure_window_minutes", 15, 14),
        ("plate_lookalikes", 0, 2),
    ],
)
def test_policy_can_only_be_made_stricter(name: str, allowed: int, refused: int) -> None:
    assert number(name, {name: allowed}) == allowed
    assert check_value(name, allowed) == allowed
    with pytest.raises(Refused, match="not allowed") as no:
        number(name, {name: refused})
    assert no.value.code == "number-out-of-bounds"
    assert no.value.cure.startswith("Set it to")


def test_another_numbers_override_changes_nothing() -> None:
    assert number("session.idle_minutes", {"session.lock_minutes": 5}) == 30


def test_a_number_has_a_first_day() -> None:
    first = NUMBERS["session.idle_minutes"].start
    assert number("session.idle_minutes", on=first) == 30
    with pytest.raises(LookupError):
        number("session.idle_minutes", on=date.fromordinal(first.toordinal() - 1))


def test_a_setting_that_does_not_exist_is_refused_with_the_way_to_find_one() -> None:
    with pytest.raises(Refused) as no:
        check_value("session.tea_minutes", 5)
    assert no.value.code == "unknown-number"
    assert "leads settings --all" in no.value.cure


@pytest.mark.parametrize(
    ("floor", "ceiling", "words"),
    [(None, None, "any"), (1, None, "at least 1"), (None, 9, "at most 9"), (1, 9, "1 to 9")],
)
def test_bounds_in_words(floor: int | None, ceiling: int | None, words: str) -> None:
    assert Number("n", "t", 5, "u", "s", "own", date(2026, 1, 1), floor, ceiling).bounds == words
