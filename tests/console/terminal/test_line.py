"""What an operator types is read alike by the server and by the page."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from leads.console.terminal.line import NO_NAMES, read_line, shown
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.rules.refused import Refused

CASES = tomllib.loads(Path(__file__).with_name("lines.toml").read_text())["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"].strip())
def test_the_server_reads_a_line(case: dict[str, Any]) -> None:
    typed = read_line(case["line"])
    assert (typed.key, [list(pair) for pair in typed.pairs]) == (case["key"], case["pairs"])
    assert read_line(shown(typed.key, typed.pairs)) == typed  # what is put back into the line means the same


@pytest.mark.browser
def test_the_page_reads_a_line_as_the_server_does(terminal: Callable[..., Page]) -> None:
    page = terminal()
    for case in CASES:
        read = page.evaluate(
            "line => { const m = leadsLine.read(line); return [m.key, m.pairs.map(p => [p.code, p.value])] }",
            case["line"],
        )
        assert read == [case["key"], case["pairs"]], case["line"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "no-message-key"),
        ("LIC/TST1234", "no-message-key"),
        ("QV", "no-fields"),
        ("XX TST1234", "unknown-key"),
        ("QV LIC/TST1234 LIS/IL", None),
        ("QV " + "A " * 30, "too-many-words"),
        ("QW DOE, TESTCASE DOB", "code-without-slash"),
        ("QW DOE TESTCASE DOB", "code-without-slash"),
        ("QW NAM/DOE, DOB SEX/F", "code-without-slash"),
        ("QW DOE, JANE SEX F 19800229", "code-without-slash"),
    ],
)
def test_a_line_that_can_not_be_sent_says_why(line: str, code: str | None) -> None:
    if code is None:
        assert read_line(line).key == "QV"
        return
    with pytest.raises(Refused) as no:
        read_line(line)
    assert no.value.code == code
    if code == "code-without-slash":
        FIELDS[str(no.value.field)].read(str(no.value.example), date(2026, 11, 23))
    else:
        assert read_line(str(no.value.example)).key  # the example is one that can be sent


def test_no_code_of_a_field_becomes_a_given_name() -> None:
    assert FIELDS.keys() >= NO_NAMES
    asked = {use.field.code for use in MESSAGE_KEYS["QW"].uses}
    for code in NO_NAMES & asked:
        with pytest.raises(Refused) as no:
            read_line(f"QW NAM/DOE, TESTCASE {code}")
        assert (no.value.code, no.value.field) == ("code-without-slash", code)
