"""What an act leaves behind: the step in the record's life and the ledger's line, of one person at one moment."""

import pytest

from leads.hotfiles.acts.done import remember
from leads.hotfiles.models import RecordChange
from leads.ledger.models import Line
from tests.makers import NOW, actor, make_person, make_record


@pytest.mark.django_db
def test_a_step_and_a_line_tell_the_same() -> None:
    record, person = make_record(), make_person(user_id="c.ito")
    remember(record, "locate", actor(person), NOW, "hotfiles:record:located", why="found", data={"by": "us"})
    step, line = RecordChange.objects.get(), Line.objects.get()
    assert (step.record, step.act, step.by, step.at, step.why) == (record, "locate", person, NOW, "found")
    assert step.values == record.values
    assert (line.event, line.by, line.at, line.subject) == (
        "hotfiles:record:located",
        "c.ito",
        NOW,
        f"record:{record.number}",
    )
    assert line.data == {"by": "us"}
