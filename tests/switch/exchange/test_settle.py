"""A parked message is settled once, with words, and the ledger says by whom."""

import pytest

from leads.ledger.models import Line
from leads.rules.refused import Refused
from leads.switch.exchange.settle import settle
from leads.switch.models import Parked
from tests.makers import NOW, actor, make_department, make_person

pytestmark = pytest.mark.django_db


def test_a_message_is_settled_once_and_with_words() -> None:
    Parked.objects.create(message_id=8841, error="Traceback")
    by = actor(make_person(make_department(), "orwell", office="administrator"))
    with pytest.raises(Refused) as blank:
        settle(8841, "  ", by=by, now=NOW)
    assert (blank.value.code, blank.value.field) == ("settled-without-words", "how")
    settle(8841, " Too long a name. ", by=by, now=NOW)
    one = Parked.objects.get()
    assert (one.settled_at, one.settled_by, one.settled_how) == (NOW, "orwell", "Too long a name.")
    line = Line.objects.get()
    assert (line.event, line.subject, line.data) == (
        "switch:message:settled",
        "message:8841",
        {"how": "Too long a name."},
    )
    with pytest.raises(Refused) as again:
        settle(8841, "Something else.", by=by, now=NOW)
    assert again.value.code == "already-settled"
    assert "orwell" in again.value.sentence
    assert Line.objects.count() == 1
