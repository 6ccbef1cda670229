"""A clause knows its homes: what is found in files, and what is not mistaken for it."""

from pathlib import Path

from leads.rules.clauses import CLAUSES
from leads.rules.homes import Home, cases_of, homes


def _write(root: Path, where: str, text: str) -> None:
    (root / where).parent.mkdir(parents=True, exist_ok=True)
    (root / where).write_text(text)


def test_pages_screens_constraints_and_tests_are_found_by_id(tmp_path: Path) -> None:
    _write(tmp_path, "docs/law/section-90.md", "### 1240.90(b)(1) · User certification")
    _write(tmp_path, "leads/console/templates/people/person.html", "1240.90(b)(1)")
    _write(tmp_path, "leads/people/models.py", "# 1240.90(b)(1)")
    _write(tmp_path, "tests/people/test_standing.py", '"1240.90(b)(1)"')
    found = [home for home in homes(CLAUSES["1240.90(b)(1)"], tmp_path) if home.kind != "function"]
    assert found == [
        Home("page", "docs/law/section-90.md"),
        Home("screen", "leads/console/templates/people/person.html"),
        Home("constraint", "leads/people/models.py"),
        Home("test", "tests/people/test_standing.py"),
    ]


def test_what_stands_under_a_clause_is_not_the_clause(tmp_path: Path) -> None:
    _write(tmp_path, "tests/test_a.py", "1240.110(c)(3) and 1240.110(cc)")
    assert Home("test", "tests/test_a.py") not in homes(CLAUSES["1240.110(c)"], tmp_path)
    assert Home("test", "tests/test_a.py") in homes(CLAUSES["1240.110(c)(3)"], tmp_path)


def test_without_a_checkout_there_are_no_cases(tmp_path: Path) -> None:
    assert cases_of(CLAUSES["1240.90(b)(1)"], tmp_path) == []
