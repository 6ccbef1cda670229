"""`leads law`, as a person types it."""

import json
import subprocess
import sys
from contextlib import nullcontext

import pytest
import typer
from typer.testing import CliRunner

from leads.commands import law, settings_
from leads.rules.clauses import HOMES
from leads.rules.refused import Refused

app = typer.Typer()
law.register(app)
settings_.register(app)  # one command alone would lose its name
runner = CliRunner()


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law, "_database_is_up", lambda data: False)


def said(*words: str) -> str:
    result = runner.invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_table_shows_every_clause_and_how_many_are_kept() -> None:
    output = said("law")
    assert "1240.110(e)(4)" in output
    assert "88 clauses" in output


def test_one_clause_shows_its_words_limit_homes_and_cases() -> None:
    output = said("law", "1240.60(a)(5) check")
    assert "as a watch, and runs today" in output
    assert "24 hours, from 1999-06-18" in output
    assert "leads.rules.section_60_hot_file_records:second_check_due" in output
    assert "outside: given a record entered at noon" in output
    assert "docs/law/section-60.md" in output


def test_a_citation_shows_its_parts() -> None:
    output = said("law", "60(a)(5)")
    assert all(part in output for part in ("(5) check", "(5) correct", "(5) serious"))


def test_a_planned_clause_does_not_claim_to_run() -> None:
    output = said("law", "1240.60(a)(6)")
    assert "as a watch, planned" in output
    assert "runs today" not in output


def test_a_text_says_why_nothing_runs() -> None:
    assert "why text" in said("law", "1240.30(b)(3)")


def test_rows_for_a_program() -> None:
    rows = json.loads(said("law", "--json"))
    assert len(rows) == 88
    assert set(rows[0]) == {"clause", "heading", "kept", "status", "homes", "cases"}
    check = next(row for row in rows if row["clause"] == "1240.60(a)(5) check")
    assert check["kept"] == "watch"
    assert check["cases"]


def test_an_unknown_clause_is_refused_with_a_near_one() -> None:
    result = runner.invoke(app, ["law", "1240.60(a)(55)"])
    assert isinstance(result.exception, Refused)
    assert result.exception.code == "unknown-clause"
    assert 'Did you mean "1240.60(a)(5)"?' in result.exception.cure


def test_nonsense_is_refused_without_a_guess() -> None:
    result = runner.invoke(app, ["law", "weather forecast"])
    assert isinstance(result.exception, Refused)
    assert result.exception.cure == "`leads law` lists all."


@pytest.mark.django_db
def test_a_watched_clause_shows_how_much_is_overdue_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law, "_database_is_up", lambda data: True)
    monkeypatch.setattr(law, "ready", nullcontext)
    assert "0 overdue." in said("law", "1240.60(a)(5) check")
    assert "overdue." not in said("law", "1240.60(a)(6)")


def test_one_clause_is_shown_while_leads_runs(fresh_database: str) -> None:
    command = [sys.executable, "-m", "leads", "law", "1240.60(a)(5)"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert "0 overdue." in done.stdout
    assert "leads.rules.section_60_hot_file_records:second_check_due" in done.stdout


def test_every_module_with_a_citation_is_known_and_no_other() -> None:
    law.import_homes()
    assert {home.partition(":")[0] for found in HOMES.values() for home in found} == set(law.citing())
