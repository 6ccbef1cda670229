"""What the database itself refuses of messages, tried by SQL past all our code."""

from datetime import date, timedelta

import pytest

from leads.database import partitions
from leads.switch.exchange.exchange import Exchange
from leads.switch.models import Message, Parked
from tests.makers import NOW
from tests.sql import never_commits, run
from tests.switch.makers import ENTRY, ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "change", ["raw = 'x'", "answer = 'x'", "outcome = 'hit'", "person_id = 1", "month = month + 31"]
)
def test_a_message_stays_as_it_came_and_its_answer_as_it_left(change: str) -> None:
    ask(Exchange("test"), sign_on(), "EV", ENTRY.format(plate="TST1234"))
    with never_commits("a_message_stays_as_it_came"):
        run(f"UPDATE switch_message SET {change}")


def test_no_message_is_removed_but_what_moves_from_the_net_into_its_month() -> None:
    ask(Exchange("test"), sign_on(), "EV", ENTRY.format(plate="TST1234"))
    if not partitions.net_holds_rows("switch_message"):
        with never_commits("a_message_stays_as_it_came"):
            run("DELETE FROM switch_message")
    month = date(2099, 1, 1)
    columns = "device_id, reference, person_id, session_id, key, raw, received_at, number, outcome, answer, answered_at"
    run(
        f"INSERT INTO switch_message (id, month, {columns}) SELECT id + 1, %s, {columns} FROM switch_message",
        month,
    )
    assert partitions.net_holds_rows("switch_message")
    partitions.make("switch_message", "month", month, date(2099, 2, 1))
    assert not partitions.net_holds_rows("switch_message")
    with never_commits("a_message_stays_as_it_came"):
        run("DELETE FROM switch_message_2099_01_01")
    assert Message.objects.filter(month=month).count() == 1


def test_a_parked_message_is_settled_once_and_never_removed() -> None:
    Parked.objects.create(message_id=1, at=NOW, error="KeyError")
    for statement in ("UPDATE switch_parked SET error = ''", "DELETE FROM switch_parked"):
        with never_commits("stays_as_given"):
            run(statement)
    with never_commits("is_never_emptied"):
        run("TRUNCATE switch_parked")
    Parked.objects.update(settled_at=NOW, settled_by="admin.orwell", settled_how="Mended in 26.3.")
    with never_commits("stays_as_given"):
        Parked.objects.update(settled_at=NOW + timedelta(days=1))
