"""The house rules, held by looking at the files: rooms, lengths, docstrings, hosts, pages, what README promises."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.db import connection

from leads.__main__ import COMMANDS
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.ledger.events import EVENTS

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_LINE = 400, 50, 120
QUAINT = re.compile(  # spelling is codespell's; these words are spelled well and read badly
    r"\b(?:turned round|hits no more|hit no more|is no more\b|noes|nought|whilst|hereby|thereof|lest|betimes"
    r"|(?:one|two|three|four|five|last|first|of) signs)\b",
    re.IGNORECASE,
)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:leads|tests|docs|tools|changes)/[\w./-]+)`")
OPEN = tuple(  # what only some machine or registry knows; taken apart, or this file would name it itself
    "".join(parts)
    for parts in (
        *(("/wo", "rk/"), ("/tmp/", "brief"), ("pypi", ".org"), ("pythonhosted", ".org"), ("registry.", "npmjs")),
        *(("index", "-url"), ("proxy.", "golang"), ("/ro", "ot/.pyenv")),
    )
)


def committed() -> list[Path]:
    """Every text file that git keeps; outside a checkout, all files of the rooms."""
    found = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = found.stdout.splitlines() or [str(path.relative_to(ROOT)) for path in (ROOT / "leads").rglob("*.py")]
    return [path for name in names if (path := ROOT / name).is_file() and path.suffix not in {".png", ".pdf", ".ico"}]


def modules() -> list[Path]:
    return sorted(path for path in (ROOT / "leads").rglob("*.py") if "migrations" not in path.parts)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


# Rooms


def test_imports_look_down_only() -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Not within a room either, and not for types only: what is read in a circle can't be read one after the other."""
    graph = grimp.build_graph("leads", exclude_type_checking_imports=False, cache_dir=None)
    above = {module: graph.find_upstream_modules(module) | {module} for module in graph.modules}
    circles = {
        frozenset(other for other in above[module] if module in above[other])
        for module in graph.modules
        if any(module in above[imported] for imported in graph.find_modules_directly_imported_by(module))
    }
    assert circles == set()


def test_only_the_switch_names_its_tables() -> None:
    """Another room asks a function of the switch, or is told: so the switch may lay its tables out anew."""
    tables = "|".join(model._meta.db_table for model in apps.get_app_config("switch").get_models())
    named = re.compile(rf"\b(?:{tables})\b")
    outside = [path for path in modules() if path.relative_to(ROOT / "leads").parts[0] != "switch"]
    assert [name(path) for path in outside if named.search(path.read_text("utf-8"))] == []


# Files and functions


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_a_module_is_short_and_says_what_it_is() -> None:
    long, silent, at_once = [], [], []
    for path in modules():
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        long += [name(path)] if len(text.splitlines()) > LONGEST_FILE else []
        silent += [name(path)] if tree.body and not ast.get_docstring(tree) else []
        lengths = {one.name: (one.end_lineno or 10**9) - one.lineno for one in functions(tree)}
        at_once += [f"{name(path)} {one}" for one, lines in lengths.items() if lines >= LONGEST_FUNCTION]
    assert long == []
    assert silent == [], "a module begins by saying what it is"
    assert at_once == [], "too long to read at once"


def test_what_others_use_says_what_it_means() -> None:
    public = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    silent = [
        f"{name(path)} {one.name}"
        for path in modules()
        for one in tree_of(path).body
        if isinstance(one, public) and not one.name.startswith("_") and not ast.get_docstring(one)
    ]
    assert silent == [], "has no docstring"


@pytest.mark.parametrize("drawer", ["utils", "helpers", "signals", "managers", "misc", "common_utils"])
def test_there_is_no_drawer(drawer: str) -> None:
    assert [name(path) for path in modules() if path.stem == drawer] == []


def test_services_are_the_regulations_and_nothing_else() -> None:
    """1240.30(b)(4) speaks of LEADS services; the word names no drawer for acts."""
    assert [name(path) for path in modules() if path.stem == "services"] == ["leads/agencies/services.py"]


def test_no_room_reads_the_clock() -> None:
    """Time is an argument: it comes in at the edge (commands, the console's and the switch's doors)."""
    inside = ("rules", "ledger", "mail", "papers", "agencies", "people", "registration", "hotfiles", "oversight")
    clock = re.compile(r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|timezone\.now|time\.time)\(")
    for path in modules():
        if path.relative_to(ROOT / "leads").parts[0] in inside:
            assert not clock.search(path.read_text(encoding="utf-8")), name(path)


#: Values of one line each, which TOML can't break: the words of the law and its cases.
ONE_VALUE_A_LINE = re.compile(r"leads/rules/part1240\.toml|tests/law/.*\.toml")
#: One Django tag, which can't be broken either.
ONE_TAG = re.compile(r"\s*\{% [^%]*%\}")


def too_long(path: Path) -> list[int]:
    """The numbers of its lines that don't fit a screen."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return [number for number, line in lines if len(line) > LONGEST_LINE and not ONE_TAG.fullmatch(line)]


#: Where a day is one of UTC on purpose (parts of tables, the end that the switch compares), or the moment was turned
#: into a zone before; everywhere else it is illinois_day's or the agency's: in the evening it is still today there.
DAYS_OF_UTC = {
    *("switch/filters", "switch/retention", "switch/exchange/routes", "switch/by_looks", "ledger/months"),
    *(
        "hotfiles/inquire",
        "hotfiles/also_on_file",
        "hotfiles/acts/retire",
        "hotfiles/acts/kept_inactive",
        "oversight/notices",
        "console/terminal/cards",
    ),
    *("demo/desks", "demo/agencies", "demo/people", "demo/duties"),
}


def test_what_the_law_counts_is_no_day_of_utc() -> None:
    of_utc = re.compile(r"\b(?:now|at|\w+_at)\.date\(\)")
    rooms = [path for path in modules() if "bench" not in path.parts]
    found = {
        str(path.relative_to(ROOT / "leads").with_suffix(""))
        for path in rooms
        if of_utc.search(path.read_text("utf-8"))
    }
    assert found == DAYS_OF_UTC


def test_a_line_of_source_is_not_too_long() -> None:
    """Templates, style sheets, scripts and papers like the code."""
    kinds = {".py", ".html", ".css", ".js", ".toml", ".typ"}
    sources = [path for path in committed() if path.suffix in kinds and "migrations" not in path.parts]
    long = {name(path): too_long(path) for path in sources if not ONE_VALUE_A_LINE.fullmatch(name(path))}
    assert {path: numbers for path, numbers in long.items() if numbers} == {}


def ends_of_tables(tree: ast.AST) -> set[int]:
    """The last lines of values laid out by hand: a table of a module or class, the rows of a parametrized test."""
    literal = (ast.Dict, ast.List, ast.Tuple, ast.Set)
    ends: set[int] = set()
    for one in ast.walk(tree):
        if isinstance(one, ast.Module | ast.ClassDef):
            for named in one.body:
                value = named.value if isinstance(named, ast.Assign | ast.AnnAssign) else None
                held = value.args if isinstance(value, ast.Call) else [value]
                if any(isinstance(each, literal) for each in held):
                    ends.add(named.end_lineno or 0)
        elif isinstance(one, ast.FunctionDef):
            ends |= {each.end_lineno or 0 for each in one.decorator_list}
    return ends


def test_only_tables_are_laid_out_by_hand() -> None:
    """Everything else is the formatter's, so that a change shows what changed and no one argues about blanks."""
    skip = "# fmt: " + "skip"
    for path in committed():
        if path.suffix == ".py" and skip in (text := path.read_text(encoding="utf-8")):
            by_hand = {number for number, line in enumerate(text.splitlines(), start=1) if line.endswith(skip)}
            assert by_hand <= ends_of_tables(ast.parse(text)), name(path)


# Tests


PATHS = tomllib.loads((ROOT / "tests" / "paths.toml").read_text(encoding="utf-8"))
ELSEWHERE = {one for group in ("tried_by", "measured_by") for found in PATHS[group].values() for one in found}
OF_THEIR_OWN = {"attacks", "crash", "law", "transcripts"}  # folders that follow no path of the code


def all_tests() -> list[Path]:
    return sorted(
        path
        for path in (ROOT / "tests").rglob("test_*.py")
        if path.relative_to(ROOT / "tests").parts[0] not in OF_THEIR_OWN
    )


def its_test(module: Path) -> Path:
    """Where a module's test stands; a package's beside its folder."""
    about = module.parent if module.name == "__init__.py" else module
    return ROOT / "tests" / about.relative_to(ROOT).parent.relative_to("leads") / f"test_{about.stem.strip('_')}.py"


def behaves(module: Path) -> bool:
    """Whether a module does something that a test at its path tries.

    Tables do not, nor do models and settings: the acts try them. The law's sections are tried by the law's cases.
    """
    by_others = module.stem in {"models", "settings"} or module.stem.startswith("section_")
    return not by_others and any(functions(ast.parse(module.read_text(encoding="utf-8"))))


def test_a_test_stands_at_the_path_of_its_code() -> None:
    behind = {its_test(one) for one in modules() if one.parent != ROOT / "leads" or one.name != "__init__.py"}
    told = {ROOT / "tests" / story for story, what in PATHS["stories"].items() if what}
    assert [name(one) for one in all_tests() if one not in behind | told] == [], (
        "no module stands at this path, and tests/paths.toml tells no story"
    )
    twice = behind & {ROOT / "tests" / story for story in PATHS["stories"]}
    assert [name(one) for one in all_tests() if one in twice] == [], (
        "stands at its path: strike the line in tests/paths.toml"
    )


def test_a_module_has_its_test() -> None:
    tried = {one: its_test(one).exists() for one in modules() if behaves(one)}
    listed = {ROOT / "leads" / one for one in ELSEWHERE}
    assert [name(its_test(one)) for one, found in tried.items() if not found and one not in listed] == [], "is missing"
    assert [name(one) for one, found in tried.items() if found and one in listed] == [], (
        "has its test: strike the line in tests/paths.toml"
    )


def test_nothing_is_listed_that_is_gone() -> None:
    assert [one for one in [*PATHS["stories"], *PATHS["tried_by"]] if not (ROOT / "tests" / one).exists()] == []
    assert sorted(ELSEWHERE - {str(one.relative_to(ROOT / "leads")) for one in modules() if behaves(one)}) == []


#: Calls that leave a file or folder behind, by the name of what is called.
WRITES = {
    *("write_text", "write_bytes", "mkdir", "makedirs", "touch", "symlink_to", "open"),
    *("screenshot", "pdf", "save_as", "storage_state"),
}
#: Where every program of a machine may write; tests/conftest.py asks how much room there is.
OF_ALL = re.compile(r"/(?:tmp|var/tmp|home|dev/shm)(?:/|$)")
ASKED_ABOUT = {"tests/conftest.py": {"/dev/shm"}, "tests/test_house.py": {"/dev/shm", "/tmp/"}}


def texts(*trees: ast.AST) -> set[str]:
    """How the texts in these begin."""
    every = [one for tree in trees for one in ast.walk(tree)]
    rest = {id(part) for one in every if isinstance(one, ast.JoinedStr) for part in one.values[1:]}
    begin = (one.value for one in every if isinstance(one, ast.Constant) and id(one) not in rest)
    return {one for one in begin if isinstance(one, str)}


def fixed_places(path: str, text: str) -> set[str]:
    """Places of the machine at which a test may leave a file, by their names."""
    tree = ast.parse(text)
    found = {one for one in texts(tree) if OF_ALL.match(one)}
    for one in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
        called = getattr(one.func, "attr", getattr(one.func, "id", ""))
        if called in WRITES:
            named = [given.value for given in one.keywords if given.arg == "path"]
            where = one.args[:1] if called in ("open", "makedirs") else []  # the others are given what they write
            found |= {each for each in texts(one.func, *named, *where) if each.startswith("/")}
    return found - ASKED_ABOUT.get(path, set())


def test_no_test_leaves_a_file_at_a_fixed_place_of_the_machine() -> None:
    """Two runs at once would meet there, and whoever opens the folder reads what a test saw: `tmp_path` is its own."""
    tests = [path for path in committed() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests")]
    found = {name(path): fixed_places(name(path), path.read_text("utf-8")) for path in tests}
    assert {path: places for path, places in found.items() if places} == {}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('page.screenshot(path="{tmp}/hit.png")', 1),
        ('page.screenshot(path=f"{tmp}/hit-{{scheme}}.png")', 1),
        ('Path("/srv/hit.txt").write_text("x")', 1),
        ('open("/srv/hit.txt", "w")', 1),
        ('os.makedirs("/srv/hit")', 1),
        ('page.screenshot(path=tmp_path / "hit.png")', 0),
        ('(tmp_path / "hit.txt").write_text("/srv/hit.txt")', 0),
        ('run(["--data", "/srv/leads"])', 0),
    ],
)
def test_a_fixed_place_is_found_however_it_is_written(line: str, found: int) -> None:
    assert len(fixed_places("tests/test_x.py", line.format(tmp="/t" + "mp"))) == found


# What is committed


def test_no_file_names_this_machine_or_a_registry() -> None:
    found = [
        f"{name(path)}: {word}"
        for path in committed()
        for text in [path.read_text(encoding="utf-8", errors="replace")]
        for word in OPEN
        if word in text
    ]
    assert found == []


def test_everything_is_fiction() -> None:
    """Social Security numbers begin with 666, which is never given out."""
    number = re.compile(r"\bSOC/(\d{9})\b|\"SOC\": \"(\d{9})\"")
    for path in committed():
        for one in number.finditer(path.read_text(encoding="utf-8", errors="replace")):
            assert (one[1] or one[2]).startswith("666"), f"{name(path)}: {one[0]}"


def test_words_are_plain() -> None:
    """A field has characters, not signs; digits are transposed; a record is no longer returned on inquiries."""
    found = [
        f"{name(path)}: {one[0]}"
        for path in committed()
        if path != Path(__file__) and path.name != "LICENSE"  # whose words are its own
        for one in QUAINT.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


# Pages


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_points_at_what_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in LINK.findall(text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"a link to {target}"
    for target in PATH.findall(text):
        if "<" not in target and "*" not in target:
            assert (ROOT / target).exists(), f"names {target}"


@pytest.mark.parametrize("page", DECISIONS, ids=name)
def test_a_decision_is_dated_and_says_what_would_change_our_mind(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.search(r"^\d{1,2} [A-Z][a-z]+ 20\d\d$", text, re.MULTILINE)
    assert "What would change our mind" in text


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS if page.name[:4].isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_every_message_key_and_field_is_documented() -> None:
    text = (ROOT / "docs" / "message-keys.md").read_text(encoding="utf-8")
    assert [key for key in MESSAGE_KEYS if f"| `{key}` |" not in text] == []
    assert [code for code in FIELDS if f"| `{code}` |" not in text] == []


def test_every_dependency_has_its_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "docs" / "decisions" / "0004-dependencies.md").read_text(encoding="utf-8")
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert [one for one in wanted if re.split(r"[\[<>=; ]", one)[0] not in text] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "docs" / "gaps.md"], ids=name)
def test_commands_that_a_page_names_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)\b", text, re.MULTILINE)) <= targets
    assert set(re.findall(r"(?:`|bin/)leads ([a-z-]+)", text)) <= set(COMMANDS)


def test_the_readme_shows_the_two_commands_and_the_honest_sentence() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    assert "fiction" in text
    assert "claims no conformance" in text


def test_a_change_is_one_line_of_a_known_kind() -> None:
    changes = sorted((ROOT / "changes").glob("*.md"))
    assert changes
    for path in changes:
        assert re.fullmatch(r"\d+\.(feature|fix|law|house)\.md", path.name), path.name
        assert len(path.read_text(encoding="utf-8").strip().splitlines()) == 1, path.name


# The ledger's names


def test_every_event_that_is_written_is_listed() -> None:
    written = re.compile(r"\"((?:switch|mail|people|hotfiles|agencies|oversight|ledger|console|api|demo):\w+:\w+)\"")
    for path in modules():
        for event in written.findall(path.read_text(encoding="utf-8")):
            assert event in EVENTS, f"{name(path)} writes {event}"


# What the database keeps

#: Names that only serve: a version that rises, keys of tables.
SERVES = "standing_version standing_version_change"


@pytest.mark.django_db
def test_every_constraint_and_trigger_of_the_database_is_tried_by_its_name() -> None:
    """What a page or docstring claims, a constraint or trigger keeps; what none has tried may keep nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE contype IN ('c', 'x') AND conrelid::regclass::text ~ %(ours)s"
            " AND conname !~ %(ours)s UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
            {
                "ours": "^(agencies|hotfiles|ledger|mail|oversight|people|registration|switch)_"
            },  # their own checks bear such names
        )
        kept = {one for (one,) in cursor.fetchall()}
    texts = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert len(kept) > 40
    assert sorted(one for one in kept - set(SERVES.split()) if one not in texts) == []
