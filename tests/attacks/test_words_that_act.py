"""Words that somebody left behind stop no watch and do nothing to whoever reads them at a terminal of the machine."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from leads.commands.settings_ import _cell, _show
from leads.ledger.record import record
from leads.switch.exchange.exchange import Exchange
from leads.switch.reconcile import apart
from tests.makers import NOW
from tests.switch.makers import ask, sign_on

MINUTE = timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("subject", ["message:", "message:x", "message:99999999999999999999", "record:V990000001"])
def test_a_line_that_names_no_message_is_found_and_stops_no_comparison(subject: str) -> None:
    """One such line, and journal and ledger were never compared again."""
    ask(Exchange(node="test"), sign_on(), "QV", "LIC/TST1234.LIS/IL")
    with transaction.atomic():
        record("switch:message:answered", now=NOW, subject=subject)
    found = apart(NOW - MINUTE, NOW + MINUTE)
    assert (len(found.lines_without_answer), found.answers_without_line) == (1, [])


@pytest.mark.parametrize("why", ["Board, [/b] June", "[bold]June", "[link=https://example.invalid]here[/link]"])
def test_the_reason_of_a_setting_is_shown_as_it_was_given(why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The first ended `leads settings` with an error, for everyone."""
    row = dict.fromkeys(("name", "value", "default", "unit", "by"), "x")
    _show([row | {"why": why, "since": None}], every=False)
    shown = "".join(capsys.readouterr().out.split())
    assert "".join(why.split())[:8] in shown


def test_no_word_of_a_setting_moves_the_cursor() -> None:
    assert _cell("why", "a\x1b[2Jb\x9bc") == "a [2Jb c"
