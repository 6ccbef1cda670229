"""`leads holidays`, as a person types it."""

from contextlib import nullcontext

import pytest
import typer
from typer.testing import CliRunner

from leads.commands import holidays, law
from tests.makers import make_administrator

app = typer.Typer()
law.register(app)  # one command alone would lose its name
holidays.register(app)


def said(*words: str) -> str:
    result = CliRunner().invoke(app, ["holidays", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.django_db
def test_a_proclaimed_holiday_is_entered_shown_and_withdrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holidays, "ready", nullcontext)
    monkeypatch.setattr("django.conf.settings.LEADS_DEMO", True)
    make_administrator("avery")
    assert "No proclaimed holiday" in said()
    added = said("add", "2026-12-24", "--name", "Day before Christmas", "--source", "No. 2026-101", "--as", "avery")
    assert added == "Thursday, 2026-12-24, counts as a holiday from now on.\n"
    assert said() == "2026-12-24  Day before Christmas (No. 2026-101), entered by avery\n"
    assert "no longer counts" in said("withdraw", "2026-12-24", "--why", "Recalled", "--as", "avery")
    assert "No proclaimed holiday" in said()
