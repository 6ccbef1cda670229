"""Clauses as data: finding one, its dated limits, and the functions that say they keep it."""

from datetime import UTC, date, datetime

import pytest

from leads.rules import clauses
from leads.rules.clauses import CLAUSES, HOMES, NoLimit, cites, clause, counted_day, find, limit
from leads.rules.days import Reading, Rule

CHECK = "1240.60(a)(5) check"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (CHECK, [CHECK]),
        ("1240.60(a)(5)", [CHECK, "1240.60(a)(5) correct", "1240.60(a)(5) serious"]),
        ("60(a)(5)", [CHECK, "1240.60(a)(5) correct", "1240.60(a)(5) serious"]),
        ("20 Ill. Adm. Code 1240.70", ["1240.70(a)", "1240.70(b)", "1240.70(c)"]),
        ("Section 1240.40(a)(1)", ["1240.40(a)(1)", "1240.40(a)(1)(A)", "1240.40(a)(1)(B)"]),
        (" 1240.90 (b)(1) ", ["1240.90(b)(1)"]),
        ("1240.1", []),
        ("1240.60(a)(55)", []),
        ("weather", []),
    ],
)
def test_a_citation_finds_itself_and_what_stands_under_it(text: str, names: list[str]) -> None:
    assert [one.id for one in find(text)] == names


def test_a_part_does_not_find_its_neighbors() -> None:
    """1240.10 is not the beginning of 1240.100."""
    assert {one.section for one in find("1240.10")} == {10}


#: What was once lost on the way from the regulation into the table, and means something each time.
WORDS = [
    ("1240.20(a)", "shall appoint"),
    ("1240.20(c)", "procedures"),
    ("1240.30(c)(1)(D)", "railroad or campus police"),
    ("1240.30(c)(1)(D)", "administration of criminal justice"),
    ("1240.30(c)(1)(D)", "arrest powers"),
    ("1240.30(c)(1)(D)", "budget"),
    ("1240.30(c)(1)(D)", "training"),
    ("1240.40(a)(1)", "meets the qualifications"),
    ("1240.50(b)(1)", "employing agency"),
    ("1240.50(b)(1)", "thoroughly"),
    ("1240.50(b)(2)", "good character and"),
    ("1240.50(b)(3)", "good character and"),
    ("1240.60(a)(1)", "its own terminal"),
    ("1240.60(a)(4)", "immediately"),
    ("1240.60(a)(5) correct", "shift or work period"),
    ("1240.60(a)(7)", "responsible for its accuracy"),
    ("1240.90(b)(6)", "or assignment"),
    ("1240.90(b)(7)", "practitioners"),
    ("1240.110(b)", "or a designee"),
    ("1240.110(d)(2)", "or a designee"),
]


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_no_word_of_the_regulation_is_lost(name: str, words: str) -> None:
    assert words in clause(name).says


def test_one_clause_is_asked_for_by_its_exact_id() -> None:
    assert clause(CHECK).heading == "Second-party check"
    with pytest.raises(KeyError):
        clause("1240.60(a)(5)")


@pytest.mark.parametrize(
    ("name", "unit", "value"),
    [
        ("1240.40(a)(1)", "days", 90),
        ("1240.60(a)(4)", "hours", 24),
        (CHECK, "hours", 24),
        ("1240.60(a)(5) correct", "shifts", 1),
        ("1240.90(b)(6)", "months", 6),
        ("1240.100(d) plan", "days", 30),
        ("1240.110(b)", "days", 20),
        ("1240.110(c)(3)", "days", 10),
    ],
)
def test_the_limits_of_the_law(name: str, unit: str, value: int) -> None:
    assert limit(name, unit, on=date(2026, 3, 2)) == value
    assert limit(name, unit, on=datetime(2026, 3, 2, 12, tzinfo=UTC)) == value


def test_a_limit_holds_from_its_first_day_and_not_before() -> None:
    assert limit(CHECK, "hours", on=date(1999, 6, 18)) == 24
    with pytest.raises(NoLimit, match="no limit in hours on 1999-06-17"):
        limit(CHECK, "hours", on=date(1999, 6, 17))


def test_a_unit_that_the_clause_does_not_use_is_no_limit() -> None:
    with pytest.raises(NoLimit):
        limit(CHECK, "days", on=date(2026, 3, 2))


def test_an_amendment_counts_from_its_own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    amended = clauses._read(
        """
        ["1240.99"]
        heading = "h"
        says = "s"
        binds = "agency"
        kind = "deadline"
        kept = "watch"
        shows = "x"
        status = "planned"
        history = [{ from = 2030-01-01, hours = 12 }, { from = 1999-06-18, hours = 24 }]
        """
    )
    monkeypatch.setattr(clauses, "CLAUSES", amended)
    assert limit("1240.99", "hours", on=date(2029, 12, 31)) == 24
    assert limit("1240.99", "hours", on=date(2030, 1, 1)) == 12
    eve = datetime(2030, 1, 1, 2, 0, tzinfo=UTC)  # 20:00 on 31 December in Illinois
    assert limit("1240.99", "hours", on=eve) == 24
    assert limit("1240.99", "hours", on=datetime(2030, 1, 1, 5, 59, tzinfo=UTC)) == 24
    assert limit("1240.99", "hours", on=datetime(2030, 1, 1, 6, 0, tzinfo=UTC)) == 12


@pytest.mark.parametrize("one", CLAUSES.values(), ids=lambda one: one.id)
def test_whatever_counts_days_or_months_says_how(one: clauses.Clause) -> None:
    counts_days = any({"days", "months"} & set(since.limits) for since in one.history)
    assert counts_days == bool(one.count)
    assert one.count in {"", "latest", "earliest", "at once"}


@pytest.mark.parametrize(
    ("name", "start", "day"),
    [
        ("1240.40(a)(1)", date(2026, 3, 2), date(2026, 5, 31)),  # a Sunday: whoever waited ninety days has waited
        ("1240.110(b)", date(2026, 12, 5), date(2026, 12, 25)),
        ("1240.90(b)(6)", date(2027, 8, 31), date(2028, 2, 29)),
        ("1240.90(a)(4)", date(2026, 3, 14), date(2026, 3, 14)),  # at once, also on a Saturday
        ("1240.100(d) plan", date(2026, 2, 12), date(2026, 3, 16)),  # Saturday the fourteenth: an agency's day moves
        ("1240.110(c)(3)", date(2026, 3, 4), date(2026, 3, 14)),  # the Department's stays
    ],
)
def test_a_clause_counts_its_days_by_its_own_count(name: str, start: date, day: date) -> None:
    assert counted_day(name, start) == day


def test_whether_the_statute_lengthens_a_rules_own_days_is_a_reading_for_each_side() -> None:
    hearing, plan = ("1240.110(c)(3)", date(2026, 3, 4)), ("1240.100(d) plan", date(2026, 2, 12))
    other = Reading(agency=Rule.PLAIN, department=Rule.STATUTE)
    assert counted_day(*hearing, other) == date(2026, 3, 16)
    assert counted_day(*plan, other) == date(2026, 3, 14)
    proclaimed = Reading(department=Rule.STATUTE, proclaimed=frozenset({date(2026, 3, 16)}))
    assert counted_day(*hearing, proclaimed) == date(2026, 3, 17)


def test_a_function_is_known_by_the_clauses_it_cites_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(HOMES, CHECK, [])

    def keeps() -> int:
        return 7

    assert cites(CHECK)(cites(CHECK)(keeps))() == 7
    assert len(HOMES[CHECK]) == 1
    assert HOMES[CHECK][0].endswith("keeps")


def test_a_clause_that_does_not_exist_cannot_be_cited() -> None:
    with pytest.raises(KeyError):
        cites("1240.60(a)(5)")
