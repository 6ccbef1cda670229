"""Pages run: every `>>>` in docs is executed, and what it prints has to be what the page says.

A page outside docs/law gets this test's database, undone afterwards. A page that needs real commits (other processes
have to see them, or deferred constraints have to fire) says so in a comment: <!-- commits for real -->. One that makes
an installation of its own runs once on each kind of server, named to it as SERVER: <!-- on each server -->.
"""

import doctest
import re
from pathlib import Path

import pytest

from tests.installation import SERVERS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if ">>> " in path.read_text(encoding="utf-8"))
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def _run(page: Path, server: str = "") -> None:
    """Runs one page. The fences around code become empty lines, so that output ends before them."""
    text = re.sub(r"^\s*```.*$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    where = str(page.relative_to(ROOT))
    story = doctest.DocTestParser().get_doctest(text, {"__name__": "__main__", "SERVER": server}, where, where, 0)
    said: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=OPTIONS, verbose=False).run(story, out=said.append)
    assert outcome.attempted, "a page with >>> that nothing runs"
    assert not outcome.failed, "".join(said)


def _with_its_database(page: Path) -> object:
    """The page as a test's parameter, marked with the kind of database that it needs."""
    name = str(page.relative_to(ROOT / "docs"))
    if "law" in page.relative_to(ROOT / "docs").parts:
        return pytest.param(page, id=name)
    commits = "<!-- commits for real -->" in page.read_text(encoding="utf-8")
    return pytest.param(page, id=name, marks=pytest.mark.django_db(transaction=commits))


def _on_each_server(page: Path) -> bool:
    return "<!-- on each server -->" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [_with_its_database(page) for page in PAGES if not _on_each_server(page)])
def test_the_page_says_what_happens(page: Path) -> None:
    _run(page)


@pytest.mark.slow
@pytest.mark.usefixtures("template")
@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("page", [page for page in PAGES if _on_each_server(page)], ids=lambda page: page.name)
def test_the_page_says_what_happens_on_each_server(page: Path, server: str) -> None:
    if not SERVERS[server]:
        pytest.skip(f"{server} is not installed on this machine")
    _run(page, server)


def test_the_pages_of_the_law_are_among_them() -> None:
    names = {page.name for page in PAGES}
    assert {f"section-{number}.md" for number in (30, 40, 50, 60, 90, 110)} <= names


def test_every_word_of_the_environment_is_told_to_whoever_runs_it() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "leads").rglob("*.py"))
    names = set(re.findall(r"\bLEADS_[A-Z]+(?:_[A-Z]+)*\b", code))
    told = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    assert names - set(re.findall(r"`(LEADS_[A-Z_]+)`", told)) == set()
