"""A record's number in a question is no hit that was shown: whoever asked is told when the record answers them."""

from __future__ import annotations

import pytest

from leads.hotfiles.models import Record
from leads.mail.models import Kept
from leads.switch import look_back
from leads.switch.exchange.exchange import Exchange
from tests.makers import CAR, NOW, make_record
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
QUESTIONS = {
    "the reason of a stop": "LIC/TST1234.LIS/IL.RSN/{number}",
    "whom it is for": "LIC/TST1234.LIS/IL.ATN/{number}",
    "the record that is asked for too": "LIC/TST1234.LIS/IL.NIC/V990000009",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_a_delayed_hit_comes_although_its_number_was_written_before(question: str) -> None:
    """The agency said the number on the telephone, the record had a wrong plate, and then the plate was put right."""
    exchange, asker = Exchange(node="test"), sign_on("IL1990200")
    number = "V990000009"
    assert ask(exchange, asker, "QV", question.format(number=number)).outcome == "no record"
    record = make_record(number=number, values=CAR, looked_back_at=None)
    assert look_back.look_back([record.pk], NOW) == 1
    assert Kept.objects.get(outcome="delayed hit").device_id == asker.device_id


def test_who_was_shown_the_record_is_not_told_again() -> None:
    exchange, asker = Exchange(node="test"), sign_on("IL1990200")
    record = make_record()
    assert ask(exchange, asker, "QV", "LIC/TST1234.LIS/IL.RSN/STOP").outcome == "hit"
    Record.objects.filter(pk=record.pk).update(looked_back_at=None)
    assert look_back.look_back([record.pk], NOW) == 0
