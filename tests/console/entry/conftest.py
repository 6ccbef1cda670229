"""Somebody at the only seat of an agency, with an exchange of this process behind the page."""

from __future__ import annotations

import pytest

from tests.console.signed_in import Desk
from tests.makers import make_agency, make_device, make_person


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, transactional_db: None) -> Desk:
    monkeypatch.setattr("leads.switch.exchange.presence.listen", lambda *_: None)
    monkeypatch.setattr("leads.console.terminal.exchange._sessions", {})  # of other tests
    monkeypatch.setenv("LEADS_DATABASE_URL", "postgresql:///nowhere")
    make_device(make_agency(), "SMPB", kind="browser")
    return Desk(make_person(user_id="first.one"))
