"""`leads settings`, as a person types it."""

import json
from contextlib import nullcontext
from datetime import UTC, datetime

import pytest
import typer
from typer.testing import CliRunner

from leads.commands import law, settings_
from leads.commands.who import machine_account
from leads.ledger.models import Line
from leads.people.models import MachineAccount
from leads.rules.refused import Refused
from tests.makers import NOW, make_administrator

app = typer.Typer()
law.register(app)  # one command alone would lose its name
settings_.register(app)
runner = CliRunner()


def said(*words: str) -> str:
    result = runner.invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_settings_show_only_what_differs_and_why() -> None:
    since = datetime(2026, 3, 2, tzinfo=UTC)
    overrides = {
        "session.idle_minutes": (15, "Policy letter 7", "avery", since),
        "session.lock_minutes": (30, "Set back", "avery", since),
    }
    (row,) = settings_.rows(overrides, every=False)
    assert (row["name"], row["value"], row["default"], row["why"]) == (
        "session.idle_minutes",
        15,
        30,
        "Policy letter 7",
    )
    assert row["since"] == "2026-03-02T00:00:00+00:00"


def test_all_settings() -> None:
    rows = settings_.rows({}, every=True)
    assert len(rows) == len(settings_.NUMBERS)
    assert all(row["value"] == row["default"] for row in rows)


@pytest.mark.django_db
def test_a_number_is_set_with_its_reason_and_then_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_, "ready", nullcontext)
    monkeypatch.setattr("django.conf.settings.LEADS_DEMO", True)
    make_administrator("avery")
    assert "default" in said("settings")
    output = said("settings", "set", "session.idle_minutes", "15", "--why", "Policy letter 7", "--as", "avery")
    assert "15 minutes from now on" in output
    (row,) = json.loads(said("settings", "--json"))
    assert (row["name"], row["value"], row["why"], row["by"]) == (
        "session.idle_minutes",
        15,
        "Policy letter 7",
        "avery",
    )
    assert "session.idle_minutes" in said("settings")
    assert "session.reauthenticate_hours" in said("settings", "--all")


@pytest.mark.django_db
def test_nobody_sets_a_number_in_another_persons_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_, "ready", nullcontext)
    MachineAccount.objects.create(account=machine_account(), person=make_administrator("avery"), since=NOW)
    words = ["settings", "set", "session.idle_minutes", "15", "--why", "Policy letter 7", "--as", "avery"]
    result = runner.invoke(app, words, input="guessed\n000000\n")
    assert isinstance(result.exception, Refused)
    assert result.exception.code == "not-proven"
    assert "default" in said("settings")


@pytest.mark.django_db
def test_nobody_at_all_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any name was taken, and written to the ledger as who did it."""
    monkeypatch.setattr(settings_, "ready", nullcontext)
    for demo in (True, False):
        monkeypatch.setattr("django.conf.settings.LEADS_DEMO", demo)
        words = ["settings", "set", "session.idle_minutes", "15", "--why", "x", "--as", "nobody.at.all"]
        result = runner.invoke(app, words, input="guessed\n000000\n")
        assert isinstance(result.exception, Refused)
        assert result.exception.code == "stands-for-nobody"
    assert not Line.objects.filter(by="nobody.at.all").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("columns", [80, 120])
def test_all_settings_fit_the_window(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(settings_, "ready", nullcontext)
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = said("settings", "--all").splitlines()
    assert max(len(line) for line in lines) <= columns
    assert ("bounds" in lines[0]) == (columns == 120)


def test_a_value_out_of_bounds_is_refused_before_a_database_is_opened() -> None:
    result = runner.invoke(app, ["settings", "set", "session.idle_minutes", "31", "--why", "tired", "--as", "avery"])
    assert isinstance(result.exception, Refused)
    assert result.exception.code == "number-out-of-bounds"


@pytest.mark.django_db
def test_the_departments_name_is_a_setting_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_, "ready", nullcontext)
    monkeypatch.setattr("django.conf.settings.LEADS_DEMO", True)
    make_administrator("avery")
    assert "Illinois State Police" in said("settings", "--all", "--json")
    output = said(
        "settings", "set", "department.name", " Department of  Example Police ", "--why", "Law", "--as", "avery"
    )
    assert output == "The Department, as its letters name it: Department of Example Police from now on.\n"
    (row,) = json.loads(said("settings", "--json"))
    assert (row["name"], row["value"], row["by"]) == ("department.name", "Department of Example Police", "avery")


def test_a_number_is_a_whole_number() -> None:
    for value, name, code in (
        ("x", "session.idle_minutes", "number-out-of-bounds"),
        ("x", "no.such", "unknown-number"),
    ):
        result = runner.invoke(app, ["settings", "set", name, value, "--why", "w", "--as", "a"])
        assert isinstance(result.exception, Refused)
        assert result.exception.code == code
