"""Papers and images beside a record: added by its agency, taken back with a reason, and never removed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest

from leads.hotfiles.attachments import attach
from leads.hotfiles.attachments.attach import (
    add_image,
    add_paper,
    change_image,
    kinds_of,
    name_of,
    standing_beside,
    take_back,
)
from leads.hotfiles.attachments.models import Attachment, Content
from leads.hotfiles.attachments.told import words_of
from leads.hotfiles.differs import differs
from leads.hotfiles.models import Duty, Record, RecordChange
from leads.hotfiles.registry import FILES
from leads.hotfiles.told import tell_of_error
from leads.ledger.models import Line
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.hotfiles.attachments.made import jpeg, pdf, png
from tests.makers import NOW, actor, make_agency, make_person, make_record, narrowed
from tests.sql import settle

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
WANTED: dict[str, Any] = {
    "file": "wanted_person", "key": "EW", "values": {"NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W"},
    "number": "W990000001",
}  # fmt: skip


def paper(record: Record, by: Person | None = None, content: bytes = b"", **changed: Any) -> Attachment:
    facts = {"kind": "DOCUMENT", "says": "26-10411", **changed}
    return add_paper(record.number, content or pdf(), by=actor(by or record.entered_by), now=NOW, **facts)


def image(record: Record, by: Person | None = None, content: bytes = b"", **changed: Any) -> Attachment:
    facts = {"kind": "I", "taken_on": DAY, **changed}
    return add_image(record.number, content or jpeg(), by=actor(by or record.entered_by), now=NOW, **facts)


def code(act: Any, *given: Any, **more: Any) -> str:
    with pytest.raises(Refused) as no:
        act(*given, **more)
    return no.value.code


def test_no_image_changes_a_record_that_is_held_back_and_a_paper_comes_to_it() -> None:
    record = make_record()
    there = image(record)
    Record.objects.update(held_back=True, unconfirmed_since=NOW)
    given: dict[str, Any] = {"by": actor(record.entered_by), "now": NOW}
    assert code(image, record, content=png()) == "held-back"
    assert code(take_back, there.pk, why="Another.", **given) == "held-back"
    assert code(change_image, there, kind="I", taken_on=date(2026, 11, 19), why="Day.", **given) == "held-back"
    paper(record)
    assert standing_beside(record, "image") == [there]


def test_a_paper_is_kept_byte_by_byte_and_its_hash_stands_in_the_ledger() -> None:
    record = make_record()
    made = paper(record)
    assert bytes(Content.objects.get().content) == pdf()
    assert (name_of(made), words_of(made)) == ("Investigative report or other document 26-10411", "PDF, 1 kB")
    line = Line.objects.get(event="hotfiles:attachment:added")
    assert (line.subject, line.clause, line.by) == (
        f"record:{record.number}",
        "1240.60(a)(2)",
        record.entered_by.user_id,
    )
    assert line.data == {
        "attachment": made.pk,
        "what": "paper",
        "kind": "DOCUMENT",
        "sha256": sha256(pdf()).hexdigest(),
    }
    step = RecordChange.objects.get(record=record)
    assert (step.act, step.why) == ("paper added", "Investigative report or other document 26-10411")


@pytest.mark.parametrize("add", [paper, image])
def test_bytes_are_read_before_anybody_has_to_wait_for_the_record(add: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    record = make_record()
    order: list[str] = []
    for name in ("known", "locked"):
        real = getattr(attach, name)
        monkeypatch.setattr(
            attach, name, lambda *given, name=name, real=real, **how: order.append(name) or real(*given, **how)
        )
    add(record)
    assert order == ["known", "locked"]


def test_a_paper_changes_nothing_of_the_record_and_undoes_no_check() -> None:
    record = make_record(checked_at=NOW, checked_by=make_person())
    paper(record)
    assert Record.objects.get().checked_at == NOW


def test_an_image_is_a_change_and_undoes_the_check() -> None:
    earlier = NOW - timedelta(hours=1)
    record = make_record(entered_at=earlier, checked_at=earlier, checked_by=make_person())
    made = image(record)
    record.refresh_from_db()
    assert (record.checked_at, record.check_from, record.changed_at) == (None, NOW, NOW)
    assert re.fullmatch("I99[0-9]{7}", made.number or "")
    assert Line.objects.get(event="hotfiles:attachment:added").data["number"] == made.number
    step = RecordChange.objects.get(act="modify")
    assert step.why == f"Identifying image {made.number} added"
    take_back(made.pk, why="Another car.", by=actor(record.entered_by), now=NOW)
    assert RecordChange.objects.filter(act="modify", why=f"Identifying image {made.number} taken back").exists()


def test_an_image_that_is_taken_back_ends_what_was_said_of_it_and_of_nothing_else() -> None:
    record = make_record(**WANTED)
    made, by = image(record, kind="M"), actor(record.entered_by)
    tell_of_error(record.number, why="Her sister.", field=str(made.number), by=by, now=NOW)
    differs(record.number, items=["NAM", str(made.number)], by=actor(make_person()), now=NOW)
    second = image(record, content=png(9, 9))
    take_back(second.pk, why="Another car.", by=by, now=NOW)
    assert not Duty.objects.exclude(ended_at=None).exists()
    take_back(made.pk, why="It is her sister.", by=by, now=NOW)
    assert Duty.objects.get(source="own").ended_how == "modified"
    assert Duty.objects.get(source="check").ended_at is None
    record.refresh_from_db()
    assert [one["code"] for one in record.different_items or ()] == ["NAM"]
    settle()


def test_a_person_has_one_mug_shot_one_signature_and_ten_other_images() -> None:
    record = make_record(**WANTED)
    for kind in ("M", "S"):
        image(record, kind=kind, content=png(8, ord(kind)))
        assert code(image, record, kind=kind, content=png(9, ord(kind))) == "too-many-beside"
    for width in range(1, 11):
        image(record, content=png(width))
    assert code(image, record, content=png(11)) == "too-many-beside"
    first = Attachment.objects.get(kind="M")
    take_back(first.pk, why="An older one.", by=actor(record.entered_by), now=NOW)
    image(record, kind="M", content=png(9, 9))
    assert len(standing_beside(record, "image")) == 12
    assert Attachment.objects.filter(kind="M").count() == 2, "what is replaced stays"


def test_a_thing_has_no_mug_shot() -> None:
    record = make_record()
    assert list(kinds_of(record)) == ["I"]
    assert list(kinds_of(make_record(**WANTED))) == ["M", "S", "I"]
    for kind in ("M", "S", "B", "V", ""):
        assert code(image, record, kind=kind) == "no-such-kind"
    persons = {name for name, file in FILES.items() if "SEX" in file.by_code}
    assert persons >= {"wanted_person", "missing_person", "unidentified_person", "gang_member", "protection_order"}
    assert not persons & {"stolen_vehicle", "stolen_gun", "boat", "article", "security", "gang_group"}


@pytest.mark.parametrize(
    ("day", "fine"),
    [
        (date(2026, 11, 23), True), (date(2026, 11, 24), False), (None, False),
        (date(1840, 1, 1), True), (date(1839, 12, 31), False),
    ],
)  # fmt: skip
def test_the_day_of_an_image_has_come(day: date | None, *, fine: bool) -> None:
    if fine:
        assert image(make_record(), taken_on=day).taken_on == day
    else:
        assert code(image, make_record(), taken_on=day) == "day-of-image"


@pytest.mark.parametrize("act", [paper, image])
def test_only_its_own_agency_adds_and_only_while_it_stands(act: Any) -> None:
    record, other = make_record(), make_person(make_agency("IL1990200", "Example County Sheriff"))
    assert code(act, record, other) == "not-your-record"
    uncertified = make_person(record.agency, certified="less")
    assert code(act, record, uncertified) == "not-certified"
    Record.objects.update(state="cleared", ended_at=NOW)
    assert code(act, record) == "already-ended"
    assert not Attachment.objects.exists()
    assert not Content.objects.exists()


def test_who_does_not_reach_the_file_adds_nothing() -> None:
    record = make_record()
    narrowed(record.agency, "wanted_person")
    with pytest.raises(Refused) as no:
        paper(record)
    assert no.value.clause == "1240.30(b)(5)"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"says": " "}, "paper-without-number"),
        ({"kind": "TELEPHONE"}, "telephone-only"),
        ({"kind": ""}, "support-missing"),
        ({"content": b"<svg/>"}, "file-not-known"),
    ],
)
def test_a_paper_says_what_it_is(changed: dict[str, Any], why: str) -> None:
    assert code(paper, make_record(), **changed) == why
    assert not Attachment.objects.exists()


def test_the_same_bytes_stand_beside_a_record_once_and_beside_two_records_as_one() -> None:
    record, other = make_record(), make_record()
    made = paper(record)
    assert code(paper, record, says="another") == "added-already"
    paper(other)
    assert Content.objects.count() == 1
    take_back(made.pk, why="Wrong report.", by=actor(record.entered_by), now=NOW)
    paper(record)
    assert Attachment.objects.filter(record=record).count() == 2


def test_ten_papers_and_no_more() -> None:
    record = make_record()
    for width in range(1, 11):
        paper(record, content=png(width))
    assert code(paper, record, content=png(11)) == "too-many-beside"


def test_it_is_taken_back_once_by_its_agency_with_a_reason() -> None:
    record, other = make_record(), make_person(make_agency("IL1990200", "Example County Sheriff"))
    made = paper(record)
    by = actor(record.entered_by)
    assert code(take_back, made.pk, why=" ", by=by, now=NOW) == "without-why"
    assert code(take_back, made.pk, why="No.", by=actor(other), now=NOW) == "not-your-record"
    assert code(take_back, made.pk + 1, why="No.", by=by, now=NOW) == "no-such-attachment"
    done = take_back(made.pk, why=" Another\n case. ", by=by, now=NOW)
    assert (done.taken_back_why, done.taken_back_at, standing_beside(record)) == ("Another case.", NOW, [])
    assert code(take_back, made.pk, why="Again.", by=by, now=NOW) == "taken-back"
    line = Line.objects.get(event="hotfiles:attachment:taken_back")
    assert line.data["sha256"] == made.content_id
    assert "Another case." not in str(line.data)
    assert RecordChange.objects.filter(act="paper taken back", why__endswith="26-10411: Another case.").exists()
