"""The real database behind a door, and the flag that writes conversations anew."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write the answers in transcripts and docs/link.md anew")


@pytest.fixture
def real_database(transactional_db: None, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits are real, and the doorbell finds the database as it does in a process of LEADS."""
    monkeypatch.setenv("LEADS_DATABASE_URL", database_url)
