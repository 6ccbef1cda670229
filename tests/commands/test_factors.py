"""`leads factors rotate` as typed."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from typer.testing import CliRunner

from leads.__main__ import application
from leads.commands import factors
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def test_seeds_are_encrypted_anew_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADS_FACTORS_KEY", str(tmp_path / "factors.key"))
    monkeypatch.setattr(factors, "ready", nullcontext)
    RecoveryCodes.activate(make_person())
    before = (tmp_path / "factors.key").read_text()
    done = CliRunner().invoke(application(["factors"]), ["factors", "rotate"])
    assert done.output == "1 second factors are encrypted with a new key.\n"
    assert (tmp_path / "factors.key").read_text() != before
