"""The build check on the law: every clause is there, and what we say is kept has homes, cases and a page."""

from pathlib import Path

import pytest

from leads.commands.law import import_homes
from leads.rules.clauses import CLAUSES, HOMES, Clause
from leads.rules.homes import ROOT, cases, cases_of, homes

KEYS = (Path(__file__).parent / "law" / "clauses.txt").read_text(encoding="utf-8").split("\n")[:-1]
KEPT = [one for one in CLAUSES.values() if one.status == "kept"]
RUNNING = [one for one in KEPT if one.kept != "text"]
WAYS = {"gate", "watch", "process", "text"}


def name(one: Clause) -> str:
    return one.id


@pytest.fixture(scope="module", autouse=True)
def _all_rooms_known() -> None:
    import_homes()


def test_all_clauses_of_the_part_are_there_in_its_order() -> None:
    assert len(KEYS) == 88
    assert list(CLAUSES) == KEYS


@pytest.mark.parametrize("one", CLAUSES.values(), ids=name)
def test_a_clause_has_its_words(one: Clause) -> None:
    assert one.heading
    assert not one.heading.endswith(".")
    assert one.says.endswith(".")
    assert one.shows.endswith(".")
    assert one.binds
    assert one.kind
    assert one.kept in WAYS
    assert one.status in {"kept", "planned"}
    assert bool(one.why) == (one.kept == "text"), "a text says why nothing runs, and nothing else does"


@pytest.mark.parametrize("one", CLAUSES.values(), ids=name)
def test_a_clause_has_a_page_that_names_it(one: Clause) -> None:
    page = f"docs/law/section-{one.section}.md"
    assert page in [home.where for home in homes(one) if home.kind == "page"]


@pytest.mark.parametrize("one", RUNNING, ids=name)
def test_what_is_kept_has_a_function(one: Clause) -> None:
    assert HOMES.get(one.id)


@pytest.mark.parametrize("one", RUNNING, ids=name)
def test_what_is_kept_is_asked_by_a_room_and_not_only_written_as_a_rule(one: Clause) -> None:
    assert [home for home in HOMES[one.id] if not home.startswith("leads.rules.")]


@pytest.mark.parametrize("one", RUNNING, ids=name)
def test_what_is_kept_has_a_case_inside_and_one_outside(one: Clause) -> None:
    assert {case.side for case in cases_of(one)} == {"inside", "outside"}


def test_cases_and_homes_are_of_clauses_that_exist() -> None:
    assert {case.clause for case in cases()} <= set(KEYS)
    assert set(HOMES) <= set(KEYS)


def test_no_page_or_case_file_names_a_clause_that_does_not_exist() -> None:
    for file in (ROOT / "docs" / "law").glob("section-*.md"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("### 1240."):
                assert line.removeprefix("### ").split(" · ")[0] in KEYS
