"""Its agency takes an order that has ended from those that still answer: nobody is told of it any more."""

from datetime import UTC, datetime

import pytest

from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.ledger.models import Line
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.test_inactive import asked, cleared, entered
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test")


def test_its_agency_takes_it_out_and_nobody_is_told_any_more(exchange: Exchange) -> None:
    number, ours = entered(exchange)
    meant = f"NIC/{number}.NAM/DOE, JOHN Q"
    assert ask(exchange, ours, "IPO", meant).data["no"]["code"] == "still-in-force"
    cleared(exchange, number, ours)
    theirs = sign_on("IL1990200", user_id="t.poe")
    assert ask(exchange, theirs, "IPO", meant).data["no"]["code"] == "not-your-record"
    assert ask(exchange, ours, "ITO", meant).outcome == "taken out"
    assert asked(exchange, f"NIC/{number}").outcome == "no record"
    assert ask(exchange, ours, "IPO", meant).data["no"]["code"] == "already-ended"
    assert Record.objects.get().state == "cleared"
    assert RecordChange.objects.latest("id").act == "take out"
    assert Line.objects.filter(event="hotfiles:record:taken_out", subject=f"record:{number}").exists()


def test_one_that_is_over_and_not_yet_retired_is_taken_out_with_its_keys(exchange: Exchange) -> None:
    number, _ = entered(exchange)
    over = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    ours = sign_on("IL1990100", user_id="n.lake", now=over)
    assert ask(exchange, ours, "IPO", f"NIC/{number}.NAM/DOE, JOHN Q", now=over).outcome == "taken out"
    assert asked(exchange, f"NIC/{number}", over).outcome == "no record"
    assert not RecordKey.objects.exists()
