"""Images by message: the page's acts and gates, and nothing told to who may not know of them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any

import pytest
from django.conf import settings

from leads.agencies.models import Agency
from leads.api import answers
from leads.hotfiles.attachments.attach import take_back
from leads.hotfiles.attachments.by_message import JOURNALED, STRIPPED
from leads.hotfiles.attachments.models import Attachment, Content
from leads.hotfiles.attachments.opened import TOGETHER
from leads.hotfiles.models import Record, RecordChange
from leads.ledger.models import Line
from leads.messages.wire import AnswerFrame
from leads.people.models import Reading
from leads.people.sign_on import Session
from leads.rules.numbers import NUMBERS
from leads.switch.exchange.exchange import Exchange
from leads.switch.models import Message
from tests.hotfiles.attachments.made import jpeg, piece, png
from tests.hotfiles.attachments.test_attach import WANTED, image
from tests.hotfiles.attachments.test_bare import PLACE, app, exif, with_segments
from tests.makers import NOW, actor, make_agency, make_person, make_record, narrowed
from tests.sql import past_triggers, run
from tests.switch.makers import ask, raw, sign_on

pytestmark = pytest.mark.django_db
CASE = "26-10411"


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("test")


@pytest.fixture
def record(db: None) -> Record:
    return make_record(make_agency("IL1990100"), **WANTED, case_number=CASE)


def enter(exchange: Exchange, session: Session, content: bytes, **changed: str) -> AnswerFrame:
    said = {"NIC": "W990000001", "OCA": CASE, "IMT": "M", "DOI": "20261120", **changed}
    said["IMG"] = said.get("IMG") or b64encode(content).decode()
    return ask(exchange, session, "EIM", ".".join(f"{code}/{value}" for code, value in said.items()))


def number_of(answer: AnswerFrame) -> str:
    """The number of the image that came."""
    return str(answer.data["changed"][0]["came"])


def no_of(answer: AnswerFrame) -> tuple[str, str | None]:
    assert answer.outcome == "refused", answer.text
    return answer.data["no"]["code"], answer.data["no"]["field"]


def test_an_image_is_entered_told_with_a_hit_asked_for_modified_and_cancelled(
    exchange: Exchange, record: Record
) -> None:
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200")
    entered = enter(exchange, ours, png())
    assert (entered.outcome, entered.data["record"]) == ("modified", record.number)
    [came] = entered.data["changed"]
    number = came["came"]
    assert (came["field"], came["gone"]) == ("IMN", "")
    assert f"CHANGED IMN: added {number}" in entered.text
    told = ask(exchange, theirs, "QII", f"IMN/{number}")
    assert told.outcome == "image"
    assert b64decode(told.data["image"]["content"]) == png()
    assert told.data["image"]["sha256"] == sha256(png()).hexdigest()
    assert told.text.startswith(f"IMAGE {number} OF RECORD W990000001: Mugshot of 2026-11-20, PNG image")
    answers.Whole.model_validate({**told.data, "text": told.text})
    [changed] = ask(exchange, ours, "MII", f"IMN/{number}.DOI/20261119.MIS/DAY WAS WRONG").data["changed"]
    anew = changed["came"]
    assert changed["gone"] == number != anew
    assert Attachment.objects.get(number=anew).taken_on.isoformat() == "2026-11-19"
    assert no_of(ask(exchange, theirs, "QII", f"IMN/{number}"))[0] == "no-such-attachment"
    gone = ask(exchange, ours, "XIM", f"IMN/{anew}.MIS/THAT IS HER SISTER")
    assert [(one["gone"], one["came"]) for one in gone.data["changed"]] == [(anew, "")]
    assert no_of(ask(exchange, theirs, "QII", f"IMN/{anew}"))[0] == "no-such-attachment"
    steps = RecordChange.objects.filter(record=record, act="modify").order_by("id")
    assert [one.why for one in steps] == [
        f"Mugshot {one} {what}" for one in (number, anew) for what in ("added", "taken back")
    ]


def test_a_message_leaves_the_lines_that_the_page_leaves_with_its_device(exchange: Exchange, record: Record) -> None:
    ours = sign_on("IL1990100")
    number = number_of(enter(exchange, ours, png()))
    ask(exchange, ours, "QII", f"IMN/{number}")
    added, opened = Line.objects.filter(event__startswith="hotfiles:attachment").order_by("id")
    assert (added.event, added.by, added.device) == ("hotfiles:attachment:added", ours.user_id, ours.mnemonic)
    assert (opened.event, opened.subject) == ("hotfiles:attachment:opened", f"record:{record.number}")
    last = Line.objects.filter(event="switch:message:answered").latest("id")
    assert last.data == {"image": number, "record": record.number}


def test_no_answer_says_the_bytes_again_that_were_sent(exchange: Exchange, record: Record) -> None:
    packed = b64encode(png()).decode()
    session = sign_on("IL1990100")
    for answer in (
        enter(exchange, session, png()),
        enter(exchange, session, png()),  # added already
        enter(exchange, sign_on("IL1990200"), png()),  # not theirs
        enter(exchange, session, png(), IMT="B"),
        enter(exchange, session, png(), OCA="26-1"),
    ):
        assert packed not in answer.text
        assert packed not in str(answer.data)
    assert answer.data["asked"]["IMG"] == f"{len(png())} bytes"


def test_what_a_camera_wrote_is_taken_out_and_its_sender_told(exchange: Exchange, record: Record) -> None:
    sent = with_segments(app(0xE1, b"Exif\0\0" + exif(6)))
    answer = enter(exchange, sign_on("IL1990100"), sent)
    kept = Content.objects.get()
    assert PLACE in sent
    assert PLACE not in bytes(kept.content)
    assert kept.sha256 == sha256(bytes(kept.content)).hexdigest() != sha256(sent).hexdigest()
    assert list(answer.data["warnings"]) == [STRIPPED, JOURNALED]
    assert b64encode(sent).decode() in Message.objects.get().raw, "as it was sent, until the journal's days are over"
    assert not enter(exchange, sign_on("IL1990100"), png(5), IMT="I").data["warnings"]


ATTACKS: dict[str, tuple[bytes, str]] = {
    "a page": (b"<html><script>alert(1)</script>", "file-not-known"),
    "a drawing with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file-not-known"),
    "a PDF": (b"%PDF-1.7\n", "file-not-known"),
    "no more than a beginning": (b"\xff\xd8\xff", "file-cut-short"),
    "a JPEG cut short": (jpeg()[:-1], "file-cut-short"),
    "a JPEG with a page behind it": (jpeg() + b"<html>", "file-goes-on"),
    "a JPEG with a page inside": (jpeg(comment=b"<html><script>"), "file-of-two-kinds"),
    "a PNG that unpacks without end": (png(points=bytes(4_000_000)), "file-goes-on"),
    "a PNG that says to be huge": (png(60_000, 60_000, points=b""), "too-many-pixels"),
    "a PNG that moves": (png(more=piece(b"acTL", bytes(8))), "image-moves"),
    "an image with an archive inside": (png(more=piece(b"tEXt", b"a\0" + b"PK\5\6" + bytes(18))), "file-of-two-kinds"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_no_image_or_more_than_one_is_refused_and_leaves_nothing(
    exchange: Exchange, record: Record, attack: str
) -> None:
    content, why = ATTACKS[attack]
    assert no_of(enter(exchange, sign_on("IL1990100"), content)) == (why, "IMG")
    assert not Content.objects.exists()
    assert not RecordChange.objects.filter(record=record).exists()
    assert Line.objects.get(event="switch:message:refused").data["code"] == why


def noise(kilobytes: int, more: int = 0) -> bytes:
    """A PNG of so many bytes, all of which stay."""
    lacking = kilobytes * 1024 + more - len(png())
    pieces = 3 * lacking % 5  # of twelve bytes, so that blocks of five fill the rest
    return png(more=piece(b"IDAT", b"") * pieces, empty_blocks=(lacking - 12 * pieces) // 5)


def test_the_largest_that_a_message_takes_and_one_byte_more(exchange: Exchange, record: Record) -> None:
    most = NUMBERS["image.message_kilobytes"].value
    session = sign_on("IL1990100")
    assert no_of(enter(exchange, session, noise(most, 1))) == ("file-too-large", "IMG")
    answer = enter(exchange, session, noise(most))
    assert answer.outcome == "modified"
    said = raw(session, "EIM", f"NIC/W990000001.OCA/{CASE}.IMT/M.DOI/20261120.IMG/{b64encode(noise(most)).decode()}")
    assert len(said) + 2 <= NUMBERS["link.frame_bytes"].value, "a link's frame takes it"


def test_of_an_image_too_large_for_an_answer_is_said_where_it_is(exchange: Exchange, record: Record) -> None:
    most = NUMBERS["image.answer_kilobytes"].value
    fits, larger = image(record, content=noise(most)), image(record, content=noise(most, 1))
    session = sign_on("IL1990200")
    assert "content" in ask(exchange, session, "QII", f"IMN/{fits.number}").data["image"]
    told = ask(exchange, session, "QII", f"IMN/{larger.number}")
    assert "content" not in told.data["image"]
    assert told.data["image"]["address"] == f"/images/{larger.number}"
    assert "Too large for an answer" in told.text


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"OCA": "26-1"}, ("does-not-fit", "OCA")),
        ({"NIC": "W990000009"}, ("not-on-file", "NIC")),
        ({"IMT": "V"}, ("no-such-kind", "IMT")),
        ({"DOI": "20261124"}, ("field-wrong", "DOI")),
        ({"IMG": "AAA"}, ("field-wrong", "IMG")),
    ],
)
def test_the_record_is_named_twice_and_kind_and_day_are_right(
    exchange: Exchange, record: Record, changed: dict[str, str], why: tuple[str, str]
) -> None:
    found = no_of(enter(exchange, sign_on("IL1990100"), png(), **changed))
    assert found[1] == why[1]
    assert found[0] == why[0] or found[0].startswith("field-")
    assert not Attachment.objects.exists()


def test_nobody_adds_to_or_takes_from_the_record_of_another_agency(exchange: Exchange, record: Record) -> None:
    shown, theirs = image(record), sign_on("IL1990200")
    assert no_of(enter(exchange, theirs, png()))[0] == "not-your-record"
    assert no_of(ask(exchange, theirs, "XIM", f"IMN/{shown.number}.MIS/NO"))[0] == "not-your-record"
    said = ask(exchange, theirs, "MII", f"IMN/{shown.number}.DOI/20261101.MIS/NO")
    assert no_of(said)[0] == "not-your-record"
    assert Attachment.objects.filter(taken_back_at=None).count() == 1


def test_a_certificate_of_the_lower_level_asks_and_adds_nothing(exchange: Exchange, record: Record) -> None:
    shown, less = image(record), sign_on("IL1990100", certified="less")
    assert ask(exchange, less, "QII", f"IMN/{shown.number}").outcome == "image"
    assert no_of(enter(exchange, less, png()))[0] == "not-certified"
    assert no_of(ask(exchange, less, "XIM", f"IMN/{shown.number}.MIS/NO"))[0] == "not-certified"


def test_to_who_does_not_reach_the_file_there_is_neither_image_nor_record(exchange: Exchange, record: Record) -> None:
    """The very words that are said of a number that nobody has: one can't be told from the other."""
    shown, theirs = image(record), sign_on("IL1990200")
    narrowed(Agency.objects.get(ori="IL1990200"), "stolen_vehicle")
    for key, more in (("QII", ""), ("XIM", ".MIS/NO"), ("MII", ".IMT/I.MIS/NO")):
        there = ask(exchange, theirs, key, f"IMN/{shown.number}{more}").data["no"]
        nowhere = ask(exchange, theirs, key, f"IMN/I990009999{more}").data["no"]
        assert there == nowhere
        assert record.number not in str(there)
    there, nowhere = (enter(exchange, theirs, png(), NIC=one).data["no"] for one in (record.number, "W990000009"))
    assert there["code"] == nowhere["code"] == "not-on-file"
    assert not Line.objects.filter(event="hotfiles:attachment:opened").exists()


def test_what_ended_or_was_taken_back_is_there_for_its_own_agency_alone(exchange: Exchange, record: Record) -> None:
    shown, ours, theirs = image(record), sign_on("IL1990100"), sign_on("IL1990200")
    Record.objects.update(state="cleared", ended_at=NOW)
    assert no_of(ask(exchange, theirs, "QII", f"IMN/{shown.number}"))[0] == "no-such-attachment"
    assert no_of(enter(exchange, ours, png()))[0] == "already-ended"
    assert no_of(ask(exchange, ours, "XIM", f"IMN/{shown.number}.MIS/NO"))[0] == "already-ended"


def test_a_message_sent_again_does_nothing_twice_and_tells_no_more_than_may_be_told_now(
    exchange: Exchange, record: Record
) -> None:
    ours, theirs = sign_on("IL1990100"), sign_on("IL1990200")
    said = f"NIC/W990000001.OCA/{CASE}.IMT/M.DOI/20261120.IMG/{b64encode(png()).decode()}"
    first = ask(exchange, ours, "EIM", said, reference="AGAIN1")
    assert ask(exchange, ours, "EIM", said, reference="AGAIN1").data == first.data
    assert Attachment.objects.count() == 1
    number = number_of(first)
    told = ask(exchange, theirs, "QII", f"IMN/{number}", reference="AGAIN2")
    assert ask(exchange, theirs, "QII", f"IMN/{number}", reference="AGAIN2").data == told.data
    narrowed(Agency.objects.get(ori="IL1990200"), "stolen_vehicle")
    again = ask(exchange, theirs, "QII", f"IMN/{number}", reference="AGAIN2")
    assert again.outcome == "refused"
    assert "content" not in str(again.data)


def test_an_entry_of_a_kind_that_is_there_once_and_the_same_bytes_say_what_is_there(
    exchange: Exchange, record: Record
) -> None:
    session = sign_on("IL1990100")
    number = number_of(enter(exchange, session, png()))
    for kind in ("I", "M"):
        again = enter(exchange, session, png(), IMT=kind)
        assert no_of(again)[0] == "added-already"
        assert again.data["no"]["example"] == number
    assert no_of(enter(exchange, session, png(7)))[0] == "too-many-beside"
    other = make_record(record.agency, number="V990000001", case_number=CASE)
    assert no_of(enter(exchange, session, png(), NIC=other.number))[0] == "no-such-kind"


def test_a_modify_that_changes_nothing_takes_nothing_back(exchange: Exchange, record: Record) -> None:
    shown, session = image(record, kind="M"), sign_on("IL1990100")
    assert no_of(ask(exchange, session, "MII", f"IMN/{shown.number}.IMT/M.MIS/NO"))[0] == "nothing-changes"
    assert no_of(ask(exchange, session, "MII", f"IMN/{shown.number}.IMT/V.MIS/NO")) == ("no-such-kind", "IMT")
    assert no_of(ask(exchange, session, "MII", f"IMN/{shown.number}.MIS/NO"))[0] == "set-missing"
    assert Attachment.objects.get().taken_back_at is None, "what began before the no is undone"


def test_who_asks_for_number_after_number_is_stopped(
    exchange: Exchange, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sign_on("IL1990200")
    monkeypatch.setattr("leads.people.volume.number", lambda name, numbers: 2 if name == "volume.brake_records" else 10)
    shown = [image(make_record(record.agency), content=png(1, n + 1)).number for n in range(3)]
    outcomes = [ask(exchange, session, "QII", f"IMN/{one}").outcome for one in shown]
    assert outcomes == ["image", "image", "refused"]


def test_taken_back_on_the_page_is_taken_back_for_messages(exchange: Exchange, record: Record) -> None:
    shown, session = image(record), sign_on("IL1990100")
    take_back(shown.pk, why="Another.", by=actor(make_person(record.agency)), now=NOW)
    assert no_of(ask(exchange, session, "XIM", f"IMN/{shown.number}.MIS/NO"))[0] == "taken-back"
    assert ask(exchange, session, "QII", f"IMN/{shown.number}").outcome == "image", "its agency still sees it"
    assert ask(exchange, sign_on("IL1990200"), "QII", f"IMN/{shown.number}").outcome == "refused"


def test_of_bytes_that_were_changed_a_message_leaves_the_line_too(exchange: Exchange, record: Record) -> None:
    shown, session = image(record), sign_on("IL1990200")
    run("ALTER TABLE hotfiles_content DROP CONSTRAINT bytes_have_the_hash_and_size_of_their_row")
    with past_triggers():
        run("UPDATE hotfiles_content SET content = set_byte(content, 20, 65)")
    assert no_of(ask(exchange, session, "QII", f"IMN/{shown.number}"))[0] == "not-as-added"
    line = Line.objects.get(event="hotfiles:attachment:opened")
    assert (line.outcome, line.device) == ("changed", session.mnemonic)
    assert Reading.objects.get().records == 1


def test_sent_again_an_image_is_asked_for_anew(exchange: Exchange, record: Record) -> None:
    shown, theirs = image(record), sign_on("IL1990200")
    opened = Line.objects.filter(event="hotfiles:attachment:opened")
    said = f"IMN/{shown.number}"
    told = ask(exchange, theirs, "QII", said, reference="AGAIN")
    assert ask(exchange, theirs, "QII", said, reference="AGAIN").data == told.data
    assert opened.count() == 2
    later = NOW + TOGETHER
    assert ask(exchange, theirs, "QII", said, reference="AGAIN", now=later).data == told.data
    assert sum(Reading.objects.values_list("records", flat=True)) == 2
    take_back(shown.pk, why="Another.", by=actor(make_person(record.agency)), now=NOW)
    assert no_of(ask(exchange, theirs, "QII", said, reference="AGAIN"))[0] == "no-such-attachment"
    assert opened.count() == 3


def test_sent_again_after_its_record_ended_an_image_is_not_told(exchange: Exchange, record: Record) -> None:
    shown, theirs = image(record), sign_on("IL1990200")
    assert ask(exchange, theirs, "QII", f"IMN/{shown.number}", reference="AGAIN").outcome == "image"
    Record.objects.update(state="cleared", ended_at=NOW)
    again = ask(exchange, theirs, "QII", f"IMN/{shown.number}", reference="AGAIN")
    assert no_of(again)[0] == "no-such-attachment"


def test_the_journal_keeps_what_was_sent_and_an_upload_fits_the_api() -> None:
    assert Message.objects.count() == 0
    most: Any = NUMBERS["attachment.most_kilobytes"].value
    assert most * 1024 * 4 / 3 < settings.DATA_UPLOAD_MAX_MEMORY_SIZE
