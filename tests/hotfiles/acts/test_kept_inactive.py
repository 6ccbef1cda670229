"""Which records are kept as inactive when they end, and that they go after their years."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.kept_inactive import let_go_inactive
from leads.hotfiles.acts.retire import retire
from leads.hotfiles.inactive import look_up
from leads.hotfiles.models import InactiveRecord, Record, RecordChange
from leads.hotfiles.serious_error import remove
from leads.hotfiles.things.record.keys import number_key
from leads.ledger.models import Line
from leads.switch.exchange.exchange import Exchange
from tests.hotfiles.test_inactive import OTHERS, OVER, SPECIFIC, YEARS_LATER, asked, cleared, entered
from tests.makers import NOW, actor, make_administrator
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test")


def test_five_years_it_answers_and_on_the_next_day_nothing(exchange: Exchange) -> None:
    number, _ = entered(exchange)
    retire(OVER)
    assert InactiveRecord.objects.get().until == date(2031, 11, 26)  # a day more, for the hours between zones
    keys = {0: [number_key(number)]}
    assert [one.number for one in look_up(keys, YEARS_LATER.date())[0]] == [number]
    assert let_go_inactive(YEARS_LATER) == 0
    after = YEARS_LATER + timedelta(days=1)
    assert look_up(keys, after.date()) == {}  # whether the housekeeping came round or not
    assert let_go_inactive(after) == 1
    assert let_go_inactive(after) == 0
    assert not InactiveRecord.objects.exists()
    assert RecordChange.objects.latest("id").why == "INACTIVE TIME"
    assert Line.objects.filter(event="hotfiles:record:inactive_over", subject=f"record:{number}").count() == 1


def test_what_was_cancelled_answers_nothing_ever(exchange: Exchange) -> None:
    number, ours = entered(exchange)
    cleared(exchange, number, ours, "XPO", "")
    for key, fields in (*(("QPO", one) for one in SPECIFIC), *OTHERS):
        assert asked(exchange, fields.format(number), key=key).outcome == "no record"
    assert not InactiveRecord.objects.exists()


def test_nor_does_what_the_department_removed(exchange: Exchange) -> None:
    number, _ = entered(exchange)
    by = actor(make_administrator())
    remove(number, why="The court has no such order.", by=by, now=NOW)
    assert asked(exchange, f"NIC/{number}").outcome == "no record"


def test_an_order_without_an_end_that_lapsed_is_not_known_to_have_been_right(exchange: Exchange) -> None:

    number, _ = entered(exchange)
    ended(Record.objects.get(number=number), "retired", "NOT VALIDATED", NOW, None)
    assert asked(exchange, f"NIC/{number}").outcome == "no record"


def test_an_order_that_was_over_when_it_was_cleared_is_over_since_then(exchange: Exchange) -> None:
    number, _ = entered(exchange)
    later = datetime(2026, 11, 25, 12, tzinfo=UTC)
    ours = sign_on("IL1990100", user_id="n.lake", now=later)
    said = ask(exchange, ours, "CPO", f"NIC/{number}.NAM/DOE, JOHN Q.DCL/20261125", now=later)
    assert said.outcome == "cleared"
    assert InactiveRecord.objects.get().since == date(2026, 11, 25)
