"""A browser behind both factors, and no doorbell."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from leads.console.door.now import edge_now
from leads.console.door.sign_in import make_demo_link
from tests.console.door.way_in import person
from tests.makers import make_device


@pytest.fixture(autouse=True)
def no_doorbell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its thread would look at another database than this test's; what it does is tested in a real browser."""
    monkeypatch.setattr("leads.switch.exchange.presence.listen", lambda *_: None)
    monkeypatch.setenv("LEADS_DATABASE_URL", "postgresql:///nowhere")


@pytest.fixture
def inside(client: Client, settings: Any) -> Client:
    """A browser behind both factors, at a device."""
    settings.LEADS_DEMO = True
    one = person()
    make_device(one.agency, "SMPB", kind="browser")
    client.get(make_demo_link(one, edge_now()))
    assert client.get("/").status_code == 200
    return client
