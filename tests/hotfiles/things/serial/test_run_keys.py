"""The keys of runs: each number of a run asks one of them, and no run has more than a few dozen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.things.serial.forms import ENDING, Kind
from leads.hotfiles.things.serial.run_keys import (
    MOST_STARS,
    keys_of_asked,
    keys_of_numbers_in,
    keys_of_record,
    keys_of_runs_with,
    near_keys,
    run_keys,
)
from leads.hotfiles.things.serial.runs import Run, compared, member, run_of, shared
from tests.hotfiles.things.serial.test_runs import PARTS, RUNS, A, S, made

MOST_KEYS = 2 * 9 * MOST_STARS + 2


def blocks(first: str, last: str) -> set[str]:
    run = run_of(first, last)
    assert run is not None
    return set(run_keys(run, A)) - set(near_keys(run, A))


def test_a_run_has_the_fewest_keys_that_make_it_up() -> None:
    assert blocks("12300", "12399") == {"R:A123**"}
    assert "R:A123**" not in blocks("12300", "12398") | blocks("12301", "12399")
    assert blocks("12300", "12400") == {"R:A123**", "R:A12400"}
    assert blocks("12299", "12311") == {"R:A12299", "R:A1230*", "R:A12310", "R:A12311"}
    assert blocks("0000", "9999") == {"R:A****"}
    assert blocks("A1", "A3") == {"R:AA1", "R:AA2", "R:AA3"}
    assert blocks("TST112300", "TST112399") == {"R:A123**"}
    assert len(blocks("0000001", "0009999")) == 9 * MOST_STARS


def test_an_inquiry_asks_five_keys_and_none_for_what_is_no_count() -> None:
    assert list(keys_of_runs_with("TST12345", A)) == ["R:A12345", "R:A1234*", "R:A123**", "R:A12***", "R:A1****"]
    assert list(keys_of_runs_with("A12", A)) == ["R:AA12", "R:AA1*", "R:AA**"]
    assert list(keys_of_runs_with("ACK", A)) == []
    assert len(set(keys_of_runs_with("L12345678A", S))) == 10
    assert all(len(one) <= len("R:A") + ENDING for one in keys_of_runs_with("L12345678AB", S))


def test_a_letter_behind_that_looks_like_a_digit_is_none() -> None:
    run = Run(head="111A", first=0, last=5, digits=1, tail="S")
    assert [member(one, run, A) for one in ("111A5S", "11A5S", "111A6S")] == ["111A5S", "", ""]
    assert [member(one, Run("", 0, 8, 1, "B"), A) for one in ("8B", "88", "BB")] == ["8B", "", "8B"]


@pytest.mark.parametrize("asked", ["L12345678A", "L12345678", "L12345678AA", "L12345678AB", "12345678AA", "345678"])
def test_letters_too_many_or_too_few_behind_are_forgiven_as_of_single_numbers(asked: str) -> None:
    run = run_of("L12345600A", "L12345699A")
    assert run is not None
    assert compared(asked, "L12345678A", S)
    assert member(asked, run, S) == "L12345678A"
    assert set(run_keys(run, S)) & set(keys_of_runs_with(asked, S))


@given(RUNS, st.data())
def test_whatever_is_like_a_number_of_a_run_finds_it(run: Run, data: st.DataObject) -> None:
    """Invariant: what `member` finds shares a key with the run, whatever is missing in front or looks alike."""
    n = data.draw(st.integers(run.first, run.last))
    true = run.number(n)
    shorter = [true[1:], true[2:], true[-5:], true.rstrip("AB")]
    alike = [true.replace("5", "S").replace("0", "O"), true.replace("B", "8"), true.replace("1", "I")]
    asked = data.draw(st.sampled_from([true, *shorter, "X" + true, "7" + true, *alike]))
    for kind in (A, S):
        kept = set(run_keys(run, kind))
        assert len(kept) <= MOST_KEYS
        assert kept & set(keys_of_runs_with(true, kind))
        if asked and member(asked, run, kind):
            assert kept & set(keys_of_runs_with(asked, kind)), asked


#: Where what is missing in front is forgiven as of single numbers: not of 0001AA, whose key would be three digits.
LONG = st.builds(made, *PARTS, st.integers(1, 40)).filter(lambda run: not run.tail or run.digits > ENDING)


def tail_is_letters(number: str) -> str:
    """The number with letters behind that look like no digits: 00005S is not the end of 900000000S without its S."""
    body = number.rstrip("ABS")
    return body + "A" * (len(number) - len(body))


@given(LONG, st.data())
def test_counting_finds_whatever_comparing_each_number_finds(run: Run, data: st.DataObject) -> None:
    near = run.number(data.draw(st.integers(max(run.first - 5, 0), min(run.last + 5, 10**run.digits - 1))))
    ends = near[1:] or near, near[-ENDING - len(run.tail) :]
    asked = data.draw(st.sampled_from([near, *ends, "9" + near, near + "A"]))
    for kind in (A, S):
        every = map(run.number, range(run.first, run.last + 1))
        like = [one for one in every if compared(tail_is_letters(asked), tail_is_letters(one), kind)]
        assert bool(member(asked, run, kind)) == bool(like), like


@given(RUNS, st.integers(0, 3000), st.integers(1, 3000))
def test_runs_that_have_a_number_in_common_share_a_key(run: Run, later: int, more: int) -> None:
    other = made(run.head, run.digits, run.tail, run.first + later, more)
    both = [{"SER": one.number(one.first), "SERS": one.number(one.last)} for one in (run, other)]
    keys = [set(keys_of_record(one, A)) for one in both]
    if shared(*both):
        assert keys[0] & set(keys_of_asked(both[1], A))
        assert keys[1] & set(keys_of_asked(both[0], A))


def test_a_single_number_in_a_run_is_found_both_ways() -> None:
    run, single = {"SER": "12300", "SERS": "12399"}, {"SER": "12345"}
    assert set(keys_of_record(run, A)) & set(keys_of_asked(single, A))
    assert set(keys_of_record(single, A)) & set(keys_of_asked(run, A))
    assert not set(keys_of_record(run, A)) & set(keys_of_asked({"SER": "12400"}, A))
    assert not set(keys_of_record({"SER": "12400"}, A)) & set(keys_of_asked(run, A))
    assert set(keys_of_record(run, A)) & set(keys_of_asked({"OAN": "12345"}, A, ("SER", "OAN")))
    assert keys_of_record({}, A) == tuple(keys_of_asked({}, A)) == ()


@pytest.mark.parametrize("kind", [A, S, Kind("Z")])
def test_numbers_of_one_kind_are_no_other_s(kind: Kind) -> None:
    run = run_of("12300", "12399")
    assert run is not None
    assert {one[:3] for one in run_keys(run, kind)} == {f"R:{kind.letter}"}
    assert len(list(keys_of_numbers_in(run, kind))) == 100
