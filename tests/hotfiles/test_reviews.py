"""Quality control: records are drawn, agencies answer one by one, paper in hand, and what is not valid comes out."""

from datetime import timedelta

import pytest

from leads.hotfiles.models import Record, RecordChange, RecordKey, Review, ReviewItem
from leads.hotfiles.reviews import (
    answer_not_valid,
    answer_valid,
    open_items,
    overdue_items,
    progress,
    progress_of_agencies,
    start_review,
    still_hitting,
)
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.hotfiles.keeping import STOLEN, no, send
from tests.makers import NOW, actor, make_administrator, make_agency, make_device, make_person, make_record

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def start(by: Person | None = None, **how: object) -> Review:
    usual = {"files": ["stolen_vehicle"], "most": 10, "days": 14, **how}
    by = by or make_administrator()
    question = "Is the year that of the report?"
    return start_review("Model years", question, by=actor(by), now=NOW, **usual)  # type: ignore[arg-type]


def entered() -> tuple[Record, ReviewItem, Person]:
    """A record that hits, its item in a review, and who answers."""
    ames = make_person()
    record = send("EV", STOLEN, ames).record
    return record, start().items.get(), ames


def test_the_administrator_draws_and_each_agency_is_told() -> None:
    device = make_device(make_agency())
    for _ in range(3):
        make_record()
    make_record(make_agency("IL1990200", "Another"))
    made = start(most=10)
    assert (made.kind, made.due_on, made.lapses_on, made.items.count()) == ("quality", NOW.date() + 14 * DAY, None, 4)
    assert "MODEL YEARS: 3 OF YOUR RECORDS WAIT" in Kept.objects.get(device_id=device.pk).text
    assert Line.objects.get(event="hotfiles:review:started").data["records"] == 4
    assert start(most=2).items.count() == 2
    assert start(ori="il1990200").items.count() == 1


@pytest.mark.parametrize("office", ["", "coordinator", "auditor", "director"])
def test_only_the_administrator_starts_it(office: str) -> None:
    make_record()
    with pytest.raises(Refused) as said:
        start(make_person(office=office))
    assert (said.value.code, said.value.clause) == ("not-in-office", "1240.70(c)")


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"most": 0}, "number-out-of-bounds"),
        ({"days": 91}, "number-out-of-bounds"),
        ({"files": []}, "nothing-drawn"),
        ({"ori": "IL1999999"}, "nothing-drawn"),
    ],
)
def test_what_can_not_be_drawn_is_said(how: dict[str, object], code: str) -> None:
    make_record()
    with pytest.raises(Refused) as said:
        start(**how)
    assert said.value.code == code
    assert not Review.objects.exists()


def test_valid_is_said_from_a_paper_in_hand() -> None:
    record, item, ames = entered()
    with pytest.raises(Refused) as said:
        answer_valid(item.pk, paper=" ", by=actor(ames), now=NOW)
    assert (said.value.code, said.value.clause) == ("no-paper", "1240.70(a)")
    answer_valid(item.pk, paper=" REPORT 26-000123 ", said="asked the owner", by=actor(ames), now=NOW)
    record.refresh_from_db()
    item.refresh_from_db()
    assert (record.validated_at, record.validated_by) == (NOW, ames.user_id.upper())
    assert (item.answer, item.paper, item.said) == ("valid", "REPORT 26-000123", "asked the owner")
    assert RecordChange.objects.get(act="validate").why == "REPORT 26-000123"
    assert RecordKey.objects.filter(record=record).exists()
    with pytest.raises(Refused, match="answered already"):
        answer_valid(item.pk, paper="REPORT", by=actor(ames), now=NOW)


def test_what_is_not_valid_is_out_in_the_same_act_and_says_why() -> None:
    record, item, ames = entered()
    with pytest.raises(Refused) as said:
        answer_not_valid(item.pk, why="", by=actor(ames), now=NOW)
    assert (said.value.code, said.value.clause) == ("without-why", "1240.70(b)")
    assert RecordKey.objects.filter(record=record).exists()
    answer_not_valid(item.pk, why="The complaint was withdrawn", by=actor(ames), now=NOW)
    record.refresh_from_db()
    assert (record.state, record.ended_why, record.ended_at) == ("cancelled", "NOT VALID", NOW)
    assert not RecordKey.objects.filter(record=record).exists()
    assert not still_hitting().exists()


def test_another_agency_and_a_lesser_certificate_do_not_answer() -> None:
    record, item, _ = entered()
    for by, code in (
        (make_person(make_agency("IL1990200", "Another")), "not-your-record"),
        (make_person(record.agency, certified="less"), "certificate-too-low"),
    ):
        with pytest.raises(Refused) as said:
            answer_valid(item.pk, paper="REPORT", by=actor(by), now=NOW)
        assert said.value.code == code or said.value.clause == "1240.90(b)(1)"


def test_a_modify_that_validates_answers_and_one_without_a_paper_is_refused() -> None:
    record, item, ames = entered()
    meant = {"NIC": record.number, "OCA": STOLEN["OCA"]}
    assert no("MV", {**meant, "VLN": "T AMES"}, ames).code == "no-paper"
    assert no("MV", {**meant, "VCO": "RED", "PIH": "REPORT"}, ames).code == "who-validates"
    send("MV", {**meant, "VCO": "RED"}, ames)
    item.refresh_from_db()
    assert item.answer == ""
    send("MV", {**meant, "VLN": "T AMES", "PIH": "REPORT 26-1"}, ames)
    item.refresh_from_db()
    assert (item.answer, item.paper, item.answered_by) == ("valid", "REPORT 26-1", ames)
    assert Record.objects.get().values["VCO"] == "RED"
    assert "PIH" not in Record.objects.get().values


def in_validation(record: Record) -> ReviewItem:
    """It stands in the month's list too."""
    month = Review.objects.create(
        kind="validation", month=NOW.date().replace(day=1), title="V", question="V", started_at=NOW, due_on=NOW.date()
    )
    return ReviewItem.objects.create(review=month, record=record, agency=record.agency)


def test_what_is_valid_from_its_paper_is_validated_also_where_other_quality_control_asked() -> None:
    """Or it would lapse although its agency had said so in time. Other quality control asks what it asks."""
    record, item, ames = entered()
    validation = in_validation(record)
    answer_valid(item.pk, paper="REPORT", by=actor(ames), now=NOW)
    validation.refresh_from_db()
    assert (validation.answer, validation.paper, validation.answered_by) == ("valid", "REPORT", ames)


def test_a_validation_answers_no_other_question() -> None:
    record, item, ames = entered()
    validation = in_validation(record)
    answer_valid(validation.pk, paper="REPORT", by=actor(ames), now=NOW)
    item.refresh_from_db()
    assert item.answer == ""


def test_one_message_may_modify_and_validate() -> None:
    record, item, ames = entered()
    send("MV", {"NIC": record.number, "OCA": STOLEN["OCA"], "VCO": "RED", "VLN": "T AMES", "PIH": "REPORT"}, ames)
    item.refresh_from_db()
    assert item.answer == "modified"


def test_a_record_that_ended_meanwhile_needs_no_answer() -> None:
    record, item, ames = entered()
    assert open_items(record.agency_id).get() == item
    send("XV", {"NIC": record.number, "OCA": STOLEN["OCA"]}, ames)
    assert not open_items().exists()
    with pytest.raises(Refused, match="is cancelled"):
        answer_valid(item.pk, paper="REPORT", by=actor(ames), now=NOW)
    [far] = progress()
    assert (far.records, far.open, far.done) == (1, 0, 1)


def test_what_is_held_back_since_a_restore_is_looked_at_first() -> None:
    _, item, ames = entered()
    Record.objects.update(unconfirmed_since=NOW, held_back=True)
    with pytest.raises(Refused, match="held back"):
        answer_valid(item.pk, paper="REPORT", by=actor(ames), now=NOW)
    Record.objects.update(held_back=False)
    answer_valid(item.pk, paper="REPORT", by=actor(ames), now=NOW)
    assert Record.objects.get().unconfirmed_since is None


def test_the_last_day_is_in_time_and_the_day_after_is_found() -> None:
    _, item, _ = entered()
    last = NOW + 14 * DAY
    assert not overdue_items(last).exists()
    assert overdue_items(last + DAY).get() == item
    assert not overdue_items(last + DAY, make_agency("IL1990200", "Another").pk).exists()


def test_the_most_likely_stale_come_first_and_the_slowest_agency() -> None:
    old, fresh = make_record(changed_at=NOW - 90 * DAY), make_record(changed_at=NOW)
    found = make_record(changed_at=NOW, state="located", located_by=make_agency("IL1990200", "Another"))
    make_record(make_agency("IL1990200", "Another"))
    made = start()
    ours = open_items(old.agency_id, made.pk)
    assert [one.record_id for one in ours] == [found.pk, old.pk, fresh.pk]
    assert [one.open for one in progress_of_agencies(made)] == [3, 1]
    [mine] = progress(old.agency_id)
    assert (mine.records, mine.open) == (3, 3)
