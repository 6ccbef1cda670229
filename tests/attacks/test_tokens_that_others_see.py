"""A one-time token stands in no log and in no list of processes; and without one nobody learns of devices."""

from __future__ import annotations

import logging
from typing import get_type_hints

import pytest
from django.test import Client

from leads.__main__ import COMMANDS, application
from leads.api import sessions
from leads.console.door.logs import FailuresOnly
from leads.rules.refused import Refused
from leads.switch.exchange.presence import Presence
from tests.makers import NOW, make_agency, make_device

pytestmark = pytest.mark.django_db
SECRETS = ("token", "password", "code", "secret")


def test_a_token_in_an_address_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    """`Not Found: /demo/enter/…` stood in the log of the console, with the token."""
    with caplog.at_level(logging.DEBUG):
        caplog.handler.addFilter(FailuresOnly())
        assert Client().get("/demo/enter/the-token-of-somebody").status_code == 404
        assert Client().get("/demo/enter/%00the-token-of-somebody").status_code == 400
        assert Client(HTTP_HOST="the-token-of-somebody.example").get("/notice").status_code == 400
    assert "the-token-of-somebody" not in caplog.text


def test_every_handler_of_the_log_leaves_addresses_out() -> None:
    from django.conf import settings

    assert all("of failures" in one["filters"] for one in settings.LOGGING["handlers"].values())
    assert settings.LOGGING["filters"]["of failures"]["()"] == "leads.console.door.logs.FailuresOnly"


def test_no_command_takes_a_secret_as_a_word_that_every_account_of_the_machine_can_read() -> None:
    """`leads send --token …` stood in the list of processes."""
    seen = []
    for name in COMMANDS:
        app = application([name])
        groups = [one.typer_instance for one in app.registered_groups]
        for one in (*app.registered_commands, *(each for group in groups for each in group.registered_commands)):
            assert one.callback is not None
            for option, kind in get_type_hints(one.callback).items():
                if kind is str and any(secret in option for secret in SECRETS):
                    seen.append(f"leads {name} {option}")
    assert not seen


@pytest.mark.django_db(transaction=True)
def test_who_has_no_token_learns_nothing_of_devices() -> None:
    make_device(make_agency(), "SMP1")
    codes = set()
    for mnemonic in ("SMP1", "NONE", "TVP2"):
        with pytest.raises(Refused) as no:
            sessions.begin(mnemonic, "guess", NOW)
        codes.add((no.value.code, no.value.sentence))
        with pytest.raises(Refused) as no:
            Presence("n1").sign_on(token="guess", mnemonic=mnemonic, ori="IL1990100", now=NOW)
        codes.add((no.value.code, no.value.sentence))
    assert [code for code, _ in codes] == ["token-unknown"]
