"""Runs of numbers: what is one, which number of it is asked, and how a record of one answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.things.article.compare import match_article
from leads.hotfiles.things.security.compare import match_security
from leads.hotfiles.things.serial.compare import compared, is_close
from leads.hotfiles.things.serial.fields import SER, SERS
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.runs import (
    Run,
    count_of_run,
    entry_doubts,
    is_run,
    member,
    run_fits,
    run_of,
    run_words,
    shared,
)
from leads.messages.fields import Values
from leads.rules.refused import Refused
from tests.makers import NOW

A, S = Kind("A"), Kind("S", letters_behind=2)
ARTICLES = {"SER": "12300", "SERS": "12399", "TYP": "RRADIO"}
NOTES = {"SER": "L12345600A", "SERS": "L12345699A", "TYP": "FR", "DEN": "20", "SDT": "2017A", "OWN": "ANYTOWN BANK"}


@pytest.mark.parametrize(
    ("first", "last", "run"),
    [
        ("12300", "12399", Run("", 12300, 12399, 5, "")),
        ("TST0098", "TST0102", Run("TST", 98, 102, 4, "")),
        ("L12345678A", "L12345699A", Run("L", 12345678, 12345699, 8, "A")),
        ("12A0034", "12A0034", Run("12A", 34, 34, 4, "")),
    ],
)
def test_what_is_a_run(first: str, last: str, run: Run) -> None:
    assert run_of(first, last) == run
    assert run.number(run.first) == first
    assert run.number(run.last) == last


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("12399", "12300", "up to"),
        ("9998", "10001", "one length"),
        ("A9998", "B0001", "only digits may differ"),
        ("A998B", "A999C", "only digits may differ"),
        ("12300", "12300", "the same"),
        ("QRS", "QRT", "only digits may differ"),
        ("12A99", "13A01", "only digits may differ"),
    ],
)
def test_what_is_none(first: str, last: str, said: str) -> None:
    with pytest.raises(Refused) as no:
        run_fits({"SER": first, "SERS": last}, SER, SERS)
    assert (no.value.code, no.value.field) == ("fields-disagree", "SERS")
    assert said in no.value.sentence


def test_a_run_has_both_ends_and_one_number_is_none() -> None:
    run_fits(ARTICLES, SER, SERS)
    run_fits({"SER": "12300"}, SER, SERS)
    with pytest.raises(Refused) as no:
        run_fits({"SERS": "12399"}, SER, SERS)
    assert (no.value.code, no.value.field) == ("field-missing", "SER")
    assert is_run(ARTICLES)
    assert not is_run({"SER": "12300"})


@pytest.mark.parametrize(
    ("asked", "run", "kind", "wanted"),
    [
        ("12300", ("12300", "12399"), A, "12300"),
        ("12399", ("12300", "12399"), A, "12399"),
        ("12299", ("12300", "12399"), A, ""),
        ("12400", ("12300", "12399"), A, ""),
        ("123S5", ("12300", "12399"), A, "12355"),  # S for 5
        ("1234O", ("12300", "12399"), A, "12340"),
        ("012345", ("12300", "12399"), A, "12345"),  # the record lacks what is in front
        ("A12345", ("12300", "12399"), A, "12345"),
        ("2345", ("12300", "12399"), A, ""),  # too short to be an end
        ("12345", ("TST112300", "TST112399"), A, "TST112345"),
        ("TST12345", ("TST112300", "TST112399"), A, ""),
        ("TST112345", ("TST112300", "TST112399"), A, "TST112345"),
        ("0101", ("0098", "0102"), A, "0101"),
        ("101", ("0098", "0102"), A, ""),
        ("A10B", ("A08B", "A12B"), A, "A10B"),
        ("A10C", ("A08B", "A12B"), A, ""),
        ("A10", ("A08B", "A12B"), A, ""),
        ("L12345650A", ("L12345600A", "L12345699A"), S, "L12345650A"),
        ("12345650", ("L12345600A", "L12345699A"), S, "L12345650A"),
        ("L12345650", ("L12345600A", "L12345699A"), S, "L12345650A"),
        ("45650", ("L12345600A", "L12345699A"), S, "L12345650A"),
        ("L12345700A", ("L12345600A", "L12345699A"), S, ""),
        ("K12345650A", ("L12345600A", "L12345699A"), S, ""),
        ("L12345650B", ("L12345600A", "L12345699A"), S, ""),
        ("L123456508", ("L12345600B", "L12345699B"), S, "L12345650B"),  # 8 for B
        ("00005", ("99990", "99999"), A, ""),
        ("1", ("1", "9"), A, "1"),
        ("ABC", ("12300", "12399"), A, ""),
    ],
)
def test_which_number_of_a_run_is_asked(asked: str, run: tuple[str, str], kind: Kind, wanted: str) -> None:
    known = run_of(*run)
    assert known is not None
    assert member(asked, known, kind) == wanted


def made(head: str, digits: int, tail: str, first: int, more: int) -> Run:
    """A run as it would be read of its ends: digits that end the head count with the others."""
    first %= 10**digits
    last = min(first + more, 10**digits - 1)
    run = run_of(f"{head}{first:0{digits}d}{tail}", f"{head}{last:0{digits}d}{tail}")
    assert run is not None
    return run


PARTS = (st.text("ABLOSZ19", max_size=4), st.integers(1, 10), st.text("ABS", max_size=2), st.integers(0))
RUNS = st.builds(made, *PARTS, st.integers(1, 3000))


@given(RUNS, st.data())
def test_every_number_of_a_run_is_in_it_and_none_beside_it(run: Run, data: st.DataObject) -> None:
    n = data.draw(st.integers(run.first, run.last) | st.sampled_from([run.first, run.last]))
    for kind in (A, S):
        assert member(run.number(n), run, kind) == run.number(n)
        for outside in (run.first - 1, run.last + 1):
            if 0 <= outside < 10**run.digits:
                found = member(run.number(outside), run, kind)
                like = compared(run.number(outside), found, kind)  # 8 for B behind it, and the front missing
                assert like is None or not is_close(like)


def first_words(found: Match | None) -> str:
    assert found is not None
    return found.reasons[0].words


def test_a_hit_says_which_number_of_the_run_it_is_and_is_graded_as_a_single_one() -> None:
    found = match_article({"SER": "12345", "TYP": "RRADIO"}, ARTICLES)
    single = match_article({"SER": "12345", "TYP": "RRADIO"}, {"SER": "12345", "TYP": "RRADIO"})
    assert found is not None
    assert single is not None
    assert (found.grade, found.score) == (single.grade, single.score)
    assert first_words(found).startswith("number 12345 is within the run 12300 to 12399: serial number is the same")
    assert found.unsure[-1].startswith("One record is about all 100 numbers of the run")
    assert match_article({"SER": "12400", "TYP": "RRADIO"}, ARTICLES) is None
    owner_s = first_words(match_article({"OAN": "12345"}, ARTICLES))
    assert "asked as the owner-applied number" in owner_s


def test_a_note_of_a_run_answers_by_number_and_by_owner() -> None:
    asked = {"SER": "L12345650A", "TYP": "FR", "DEN": "20"}
    found = match_security(asked, NOTES)
    assert found is not None
    assert found.grade == "exact"
    assert "number L12345650A is within the run L12345600A to L12345699A" in first_words(found)
    assert match_security({**asked, "SER": "L12345700A"}, NOTES) is None
    by_owner = match_security({"TYP": "FR", "OWN": "ANYTOWN BANK"}, NOTES)
    assert by_owner is not None
    assert by_owner.grade == "possible"
    other = match_security({**asked, "DEN": "50"}, NOTES)
    assert other is not None
    assert other.grade == "possible"


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ({"SER": "12345"}, ARTICLES, "12345"),
        ({"SER": "12300"}, ARTICLES, "12300"),
        ({"SER": "123O0"}, ARTICLES, "12300"),
        ({"SER": "12399"}, ARTICLES, "12399"),
        ({"SER": "12299"}, ARTICLES, ""),
        ({"SER": "12400"}, ARTICLES, ""),
        ({"SER": "012345"}, ARTICLES, ""),
        ({"SER": "A2345"}, ARTICLES, ""),
        ({"SER": "12399", "SERS": "12410"}, ARTICLES, "12399"),
        ({"SER": "12000", "SERS": "12300"}, ARTICLES, "12300"),
        ({"SER": "12310", "SERS": "12320"}, ARTICLES, "12310"),
        ({"SER": "12400", "SERS": "12410"}, ARTICLES, ""),
        ({"SER": "12000", "SERS": "12299"}, ARTICLES, ""),
        ({"OAN": "12345"}, ARTICLES, ""),
        ({"SER": "L12345678O"}, {"SER": "L123456780"}, "L123456780"),
    ],
)  # fmt: skip
def test_what_two_records_both_have(one: Values, other: Values, wanted: str) -> None:
    assert (shared(one, other), shared(other, one)) == (wanted, wanted)


def test_an_entry_of_a_run_finds_what_is_on_file_of_it_and_is_found_by_it() -> None:
    single = {"SER": "12345", "TYP": "RRADIO"}
    assert match_article(ARTICLES, single) is not None
    assert match_article(ARTICLES, {**single, "SER": "12400"}) is None
    assert match_article(ARTICLES, {**ARTICLES, "SER": "12399", "SERS": "12410"}) is not None
    assert match_article(ARTICLES, {**ARTICLES, "SER": "12400", "SERS": "12410"}) is None
    assert match_article(single, ARTICLES) is not None


def test_what_is_shown_and_read_again_of_a_run() -> None:
    assert (run_words(ARTICLES), run_words({"SER": "4711"}), run_words({})) == ("12300 to 12399", "4711", "")
    assert entry_doubts({"SER": "4711"}, NOW.date(), {}) == ()
    assert "100 numbers, 12300 to 12399" in entry_doubts(ARTICLES, NOW.date(), {})[0]
    [told] = count_of_run(ARTICLES, NOW.date())
    assert (told.fine, told.words) == (True, "A run of 100 numbers, first and last included: the report names as many.")
    assert list(count_of_run({"SER": "4711"}, NOW.date())) == []


def test_nothing_in_front_is_forgiven_where_too_few_characters_are_left_to_find_it_by() -> None:
    run = run_of("0001AA", "0009AA")
    assert run is not None
    assert (member("0003AA", run, A), member("003AA", run, A), member("X0003AA", run, A)) == ("0003AA", "", "")
