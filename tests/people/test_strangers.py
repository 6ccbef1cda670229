"""The throttle of what strangers may have written; its doors are tried in tests/attacks."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.people.strangers import OF_ADDRESS, OF_ALL, Throttle, claimed
from tests.makers import NOW

MINUTE = timedelta(minutes=1)


def written(throttle: Throttle, address: str, times: int) -> int:
    return sum(throttle.may_write(address, NOW)[0] for _ in range(times))


def test_so_many_of_one_address_and_so_many_in_all() -> None:
    throttle = Throttle()
    assert written(throttle, "198.51.100.9", OF_ADDRESS + 1) == OF_ADDRESS
    left = sum(written(throttle, f"203.0.113.{n}", 20) for n in range(30))
    assert left == OF_ALL - OF_ADDRESS


def test_an_address_that_says_nothing_is_not_counted_for_itself() -> None:
    assert written(Throttle(), "127.0.0.1", OF_ALL + 1) == OF_ALL


def test_what_was_left_out_is_told_once_when_the_minute_is_over() -> None:
    throttle = Throttle()
    written(throttle, "198.51.100.9", OF_ADDRESS + 7)
    assert throttle.may_write("198.51.100.8", NOW + MINUTE - timedelta(microseconds=1)) == (True, 0)
    assert throttle.may_write("198.51.100.9", NOW + MINUTE) == (True, 7)
    assert throttle.may_write("198.51.100.9", NOW + MINUTE) == (True, 0)


@pytest.mark.parametrize(
    ("words", "kept"), [("IL1990100", "IL1990100"), ("\x1b[2JX", "2JX"), ("A" * 99, "A" * 9), ("é ", "")]
)
def test_what_is_kept_of_a_claim_is_short_and_plain(words: str, kept: str) -> None:
    assert claimed(words) == kept
