"""Journal and ledger are compared: an answer without its line, a line without its answer, each named."""

from datetime import timedelta

import pytest

from leads.ledger.models import Line
from leads.switch.exchange.exchange import Exchange
from leads.switch.models import Message
from leads.switch.reconcile import Apart, apart, reconcile
from tests.ledger.ledgers import attack
from tests.makers import NOW
from tests.sql import past_triggers, run
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE = timedelta(minutes=1)
SPAN = (NOW - MINUTE, NOW + MINUTE)


@pytest.fixture
def exchange() -> Exchange:
    return Exchange(node="test")


def test_answered_refused_and_sent_again_are_together(exchange: Exchange) -> None:
    session = sign_on()
    ask(exchange, session, "QV", "LIC/TST1234.LIS/IL", reference="SAME000001")
    ask(exchange, session, "QV", "LIC/TST1234.LIS/IL", reference="SAME000001")
    ask(exchange, session, "XX", "LIC/TST1234.LIS/IL")
    assert Line.objects.filter(event__startswith="switch:message:").count() == 3
    assert apart(*SPAN) == Apart([], [])


def test_an_answer_without_its_line_and_a_line_without_its_answer_are_named(exchange: Exchange) -> None:
    session = sign_on()
    for _ in range(2):
        ask(exchange, session, "QV", "LIC/TST1234.LIS/IL")
    silent, gone = Message.objects.order_by("id")
    lines = {line.subject: line.pk for line in Line.objects.filter(event="switch:message:answered")}
    attack(f"DELETE FROM ledger_line WHERE subject = 'message:{silent.id}'")
    with past_triggers():
        run("DELETE FROM switch_message WHERE id = %s", gone.id)
    found = Apart([silent.id], [lines[f"message:{gone.id}"]])
    assert apart(*SPAN) == found
    assert apart(NOW + MINUTE, NOW + 2 * MINUTE) == Apart([], [])
    assert reconcile(NOW + 2 * MINUTE) == found
    line = Line.objects.get(event="ledger:answers:apart")
    assert (line.outcome, line.data) == ("broken", found._asdict())


def test_what_is_still_under_way_is_not_looked_at(exchange: Exchange) -> None:
    ask(exchange, sign_on(), "QV", "LIC/TST1234.LIS/IL")
    attack("DELETE FROM ledger_line WHERE event = 'switch:message:answered'")
    assert reconcile(NOW + MINUTE) == Apart([], [])
    assert reconcile(NOW + MINUTE + timedelta(microseconds=1)).answers_without_line
