"""Opening a paper or an image: who may, what is written down, and that a changed byte is found."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.hotfiles.attachments.attach import take_back
from leads.hotfiles.attachments.models import Attachment, Content
from leads.hotfiles.attachments.opened import is_as_added, open_image, open_paper
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.people.models import Person, Reading
from leads.rules.refused import Refused
from leads.standing.snapshot import current
from tests.hotfiles.attachments.made import png
from tests.hotfiles.attachments.test_attach import image, paper
from tests.makers import NOW, actor, make_agency, make_department, make_person, make_record, narrowed
from tests.sql import past_triggers, run

pytestmark = pytest.mark.django_db


def opened(one: Attachment, by: Person, now: object = NOW) -> str:
    """Nothing when it opens for this person, else why it does not."""
    given = {"by": actor(by), "held": current(), "now": now}
    try:
        if one.number:
            open_image(one.number, **given)  # type: ignore[arg-type]
        else:
            open_paper(one.pk, **given)  # type: ignore[arg-type]
    except Refused as no:
        return no.code
    return ""


def test_a_paper_opens_for_its_agency_the_department_and_oversight_and_an_image_for_whoever_may_ask() -> None:
    record = make_record()
    shown, report = image(record), paper(record)
    other = make_person(make_agency("IL1990200", "Example County Sheriff"))
    for who, may in (
        (record.entered_by, True),
        (make_person(record.agency), True),
        (make_person(make_department()), True),
        (make_person(make_department(), office="auditor"), True),
        (other, False),
        (make_person(other.agency, office="coordinator"), False),
    ):
        assert opened(report, who) == ("" if may else "no-such-attachment"), who
        assert opened(shown, who) == "", who
    take_back(shown.pk, why="Another car.", by=actor(record.entered_by), now=NOW)
    assert opened(shown, other) == "no-such-attachment"
    assert opened(shown, record.entered_by) == ""


def test_nobody_learns_of_what_stands_beside_a_record_that_has_ended() -> None:
    record = make_record()
    shown = image(record)
    other = make_person(make_agency("IL1990200", "Example County Sheriff"))
    Record.objects.update(state="cleared", ended_at=NOW)
    with pytest.raises(Refused) as no:
        open_image(shown.number or "", by=actor(other), held=current(), now=NOW)
    assert no.value.code == "no-such-attachment"
    assert record.number not in str(no.value)
    assert opened(shown, record.entered_by) == ""


def test_a_level_that_does_not_reach_the_file_opens_none_of_it() -> None:
    record = make_record()
    shown, report = image(record), paper(record)
    narrowed(record.agency, "wanted_person")
    assert opened(shown, record.entered_by) == opened(report, record.entered_by) != ""


def test_an_image_is_no_paper_and_a_paper_no_image() -> None:
    record = make_record()
    shown = image(record)
    with pytest.raises(Refused):
        open_paper(shown.pk, by=actor(record.entered_by), held=current(), now=NOW)


def test_every_opening_leaves_a_line_and_the_first_counts() -> None:
    record = make_record()
    shown, reader = image(record), make_person(record.agency, "reader")
    for _ in range(3):
        opened(shown, reader)
    lines = Line.objects.filter(event="hotfiles:attachment:opened", by="reader")
    said = {"attachment": shown.pk, "sha256": shown.content_id}
    assert [one.data for one in lines] == [{**said, "counted": counted} for counted in (True, False, False)]
    assert Reading.objects.get().records == 1
    opened(shown, reader, NOW + timedelta(minutes=10))
    assert sum(Reading.objects.values_list("records", flat=True)) == 2


def test_who_comes_back_again_and_again_counts_every_ten_minutes() -> None:
    record = make_record()
    shown, reader = image(record), make_person(record.agency, "reader")
    for minutes in (0, 9, 18, 27, 36):
        opened(shown, reader, NOW + timedelta(minutes=minutes))
    assert sum(Reading.objects.values_list("records", flat=True)) == 3, "at 0, 18 and 36"


def test_who_goes_through_images_by_number_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    agency, reader = make_agency(), make_person(make_agency(), "reader")
    monkeypatch.setattr("leads.people.volume.number", lambda name, numbers: 3 if name == "volume.brake_records" else 10)
    codes = [opened(image(make_record(agency), content=png(1, n + 1)), reader) for n in range(4)]
    assert codes == ["", "", "", "too-many-records"]


def test_a_changed_byte_is_found_whoever_changed_it() -> None:
    record = make_record()
    made = paper(record)
    assert is_as_added(Attachment.objects.get())
    run("ALTER TABLE hotfiles_content DROP CONSTRAINT bytes_have_the_hash_and_size_of_their_row")
    with past_triggers():
        run("UPDATE hotfiles_content SET content = set_byte(content, 20, 65)")
    assert opened(made, record.entered_by) == "not-as-added"
    line = Line.objects.get(event="hotfiles:attachment:opened")
    assert line.outcome == "changed"


def test_bytes_that_were_exchanged_with_their_hash_are_found_by_the_ledger() -> None:
    record = make_record()
    made = paper(record)
    other = paper(make_record(), content=png())
    with past_triggers():
        Attachment.objects.filter(pk=made.pk).update(content=other.content)
    assert opened(made, record.entered_by) == "not-as-added"
    assert Content.objects.count() == 2
