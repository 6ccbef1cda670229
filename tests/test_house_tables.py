"""What a table declares is used: events are written, pages are read for barriers, acts have doors, papers are made."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import resolve

from leads.console.pages import PAGES
from leads.hotfiles.registry import FILES
from leads.ledger.events import EVENTS
from leads.rules.numbers import NUMBERS, check_value
from leads.rules.refused import Refused
from tests.console.door.test_pages_of_an_account import BEFORE, HALF_WAY, OF_ONES_OWN
from tests.console.test_access import ADMINISTRATOR, ENTRANCE, OPERATOR
from tests.console.test_who_opens import READ

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "leads" / "hotfiles" / "things" / "article"
CODE = {path: path.read_text("utf-8") for path in (ROOT / "leads").rglob("*.py") if "migrations" not in path.parts}


def names(table: dict[str, str]) -> set[str]:
    return {name for row in table.values() for name in row.split()}


# Events

#: Events that nothing writes yet, by where that is told.
PLANNED = {
    "docs/gaps.md, no acts of their own yet": """people:certificate:suspended people:certificate:revoked
        people:office:left agencies:agreement:ended agencies:device:withdrawn""",
}


#: Events whose last word is the state that a record comes to: f"hotfiles:record:{found.state}".
BY_STATE = {"hotfiles:record:cleared", "hotfiles:record:cancelled"}


def test_every_event_is_written_somewhere_or_planned() -> None:
    texts = [text for path, text in CODE.items() if path.name != "events.py"]
    unwritten = {event for event in EVENTS if not any(f'"{event}"' in text for text in texts)}
    assert unwritten - BY_STATE == names(PLANNED), (
        "written nowhere; or planned and written: then its name in PLANNED goes"
    )


# Pages

#: Pages that show nothing to read for barriers, by why.
NOTHING_TO_READ = {
    "only takes what is sent": """batch_go entry_check records_view terminal_send terminal_mark suspension_lift
        suspension_served""",
    "a part of the terminal's page, read with it": "terminal_aside terminal_stream terminal_words",
    "a file": "batch_csv checks_csv figures_csv paper image records_csv suspension_notice mfa_download_recovery_codes",
    "leads elsewhere": "demo_enter lock",
    "read where it is come to, in tests/console/entry/test_form.py": "entered",
    "read where it is come to, in tests/console/records/test_batches.py": "batch",
    "for programs": "api",
}


def test_every_page_is_read_for_barriers() -> None:
    own = [path.replace("{key}", "1") for path in (*BEFORE, *HALF_WAY, *OF_ONES_OWN)]
    paths = [*OPERATOR, *ADMINISTRATOR, *ENTRANCE, *own, *(path for found in READ.values() for path in found)]
    read = {"suspension"} | {resolve(path.partition("?")[0]).url_name for path in paths}
    assert {page.name for page in PAGES} - names(NOTHING_TO_READ) - read == set()


# Acts of an office

#: Acts that no page and no command does yet: docs/gaps.md.
WITHOUT_A_DOOR = {"oversight/holds.py place", "oversight/holds.py lift"}


def acts_of_an_office() -> Iterator[tuple[Path, str]]:
    """Every function that asks for an office first, with its module."""
    for path, text in CODE.items():
        for one in ast.walk(ast.parse(text)):
            if isinstance(one, ast.FunctionDef) and one.name != "must_hold" and "must_hold(" in ast.unparse(one):
                yield path, one.name


def test_every_act_of_an_office_has_a_door() -> None:
    doors = [
        text
        for path, text in CODE.items()
        if path.relative_to(ROOT / "leads").parts[0] in {"commands", "console", "api"}
    ]
    without = {
        f"{path.relative_to(ROOT / 'leads').as_posix()} {act}"
        for path, act in acts_of_an_office()
        if not any(re.search(rf"\b{path.stem}\.{act}\(|import (?:\([^)]*|.*)\b{act}\b", text) for text in doors)
    }
    assert without == WITHOUT_A_DOOR, "no page or command does it; or one does: then its line in WITHOUT_A_DOOR goes"


# Papers


def test_every_paper_is_made_and_tried() -> None:
    papers = ROOT / "leads" / "papers"
    shared = {
        name for path in papers.glob("*.typ") for name in re.findall(r'#import "(\w+)\.typ"', path.read_text("utf-8"))
    }
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "papers").glob("test_*.py"))
    made = "".join(text for path, text in CODE.items() if path.parent != papers)
    wanted = {path.stem for path in papers.glob("*.typ")} - shared
    assert [one for one in sorted(wanted) if f'make("{one}"' not in made or f'make("{one}"' not in tests] == []


# Things


def test_a_prefix_of_a_key_belongs_to_one_thing() -> None:
    """Two things that wrote keys with one letter would find each other's records."""
    things: defaultdict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "leads" / "hotfiles" / "things").rglob("*.py"):
        for letter in re.findall(r'"([A-Z#]):', CODE[path]):
            things[letter].add(path.parent.name)
    assert {letter: found for letter, found in things.items() if len(found) > 1} == {}
    assert len(things) > 10


def test_a_letter_of_serial_numbers_belongs_to_one_thing() -> None:
    """Two kinds of one letter would be compared with each other: a boat's number with a gun's."""
    hotfiles = [text for path, text in CODE.items() if path.is_relative_to(ROOT / "leads" / "hotfiles")]
    letters = [letter for text in hotfiles for letter in re.findall(r'= Kind\("([A-Z])"', text)]
    assert len(letters) == len(set(letters)) > 4


def test_a_word_that_is_another_file_s_own_thing_is_no_article() -> None:
    """Whoever types TYP/BOAT is sent to the boat file; a new file takes its words out of the articles."""
    words = dict(line.split("\t") for line in (ARTICLES / "words.tsv").read_text(encoding="utf-8").splitlines())
    entries = {key: file.name for file in FILES.values() for key in file.entries}
    for file in (one for one in FILES.values() if one.name != "article"):
        for word in {file.title.split()[-1].upper(), *file.called.upper().split()} & words.keys():
            assert entries.get(words[word]), f"{word} is of {file.name}: name its key of entry in words.tsv"


# Numbers that a state may set


def numbers_read() -> tuple[set[str], set[str]]:
    """Which numbers the code reads with what the state has set, and which as they are written."""
    read: set[str] = set()
    as_written: set[str] = set()
    for text in CODE.values():
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in {"number", "policy", "get"}:
                (read if len(call.args) > 1 else as_written).update(named(call.args[0]) if call.args else ())
            elif isinstance(call, ast.Subscript) and ast.unparse(call.value) == "NUMBERS":
                as_written.update(named(call.slice))
    return read, as_written


def named(name: ast.expr) -> set[str]:
    """The numbers that an expression can name: one, or all that an f-string can come to."""
    if isinstance(name, ast.Constant):
        return {str(name.value)}
    if not isinstance(name, ast.JoinedStr):
        return set()
    shape = "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"\w+" for one in name.values)
    return {one for one in NUMBERS if re.fullmatch(shape, one)}


def test_every_number_that_can_be_set_is_read_or_says_what_it_awaits() -> None:
    """A state that set `password.min_length` was told so, and nothing changed."""
    read, _ = numbers_read()
    unread = {name for name in NUMBERS if name not in read}
    assert unread == {name for name, one in NUMBERS.items() if one.awaits}


def test_what_says_that_it_awaits_something_cannot_be_set() -> None:
    for name, one in NUMBERS.items():
        if one.awaits:
            with pytest.raises(Refused, match="would change nothing yet"):
                check_value(name, one.value)


def test_no_two_kinds_of_serial_number_share_a_letter() -> None:
    """A gun's number that found a boat would be told as one."""
    letters = [found for text in CODE.values() for found in re.findall(r"\bKind\(\"([A-Z]+)\"", text)]
    assert {"G", "A", "B", "E", "S"} <= set(letters)
    assert len(letters) == len(set(letters))
