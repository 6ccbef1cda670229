"""Images over the API: the gates and acts of the messages, for programs; the bytes as they are kept."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from leads.hotfiles.attachments.models import Attachment
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.people.models import Certification
from tests.api.conftest import Program
from tests.hotfiles.attachments.made import jpeg, png
from tests.hotfiles.attachments.test_attach import WANTED, image
from tests.hotfiles.attachments.test_bare import PLACE, app, exif, with_segments
from tests.makers import NOW, make_agency, make_record, narrowed

CASE = "26-10411"


def of_theirs() -> Record:
    return make_record(make_agency(), **WANTED, case_number=CASE)


def of_ours() -> Record:
    return make_record(make_agency("IL1990200"), **{**WANTED, "number": "W990000002"}, case_number=CASE)


def post(program: Program, content: bytes, record: str = "W990000002", packed: str = "", **changed: Any) -> Any:
    body = {"record": record, "case": CASE, "type": "M", "taken_on": "20261120", **changed}
    return program.post("images", **{"content": packed or b64encode(content).decode(), **body})


def get(program: Program, number: str) -> Any:
    more = {"HTTP_AUTHORIZATION": f"Bearer {program.bearer}"} if program.bearer else {}
    return program.client.get(f"/api/images/{number}", **more)


def test_an_image_is_sent_and_fetched_by_its_number_byte_by_byte(program: Program) -> None:
    of_ours()
    program.begin()
    sent = with_segments(app(0xE1, b"Exif\0\0" + exif(3)))
    made = post(program, sent)
    assert made.status_code == 200, made.content
    told = made.json()
    assert (told["number"][:3], told["record"], len(told["warnings"])) == ("I99", "W990000002", 1)
    came = get(program, told["number"])
    assert (came.status_code, came.headers["Content-Type"]) == (200, "image/jpeg")
    assert sha256(came.content).hexdigest() == told["sha256"]
    assert PLACE not in came.content
    digest = b64encode(sha256(came.content).digest()).decode()
    assert came.headers["Content-Digest"] == f"sha-256=:{digest}:"
    assert came.headers["Cache-Control"] == "no-store"
    assert came.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in came.headers["Content-Security-Policy"]
    lines = Line.objects.filter(event__startswith="hotfiles:attachment").order_by("id")
    assert [(one.event.rpartition(":")[2], one.by, one.device) for one in lines] == [
        ("added", "op.tvp2", "TVP2"),
        ("opened", "op.tvp2", "TVP2"),
    ]


def test_one_larger_than_a_message_takes_is_taken_here_and_one_too_large_nowhere(program: Program) -> None:
    of_ours()
    program.begin()
    wide = png(4000, 100, points=b"".join(b"\0" + bytes((7 * x * y) % 251 for x in range(4000)) for y in range(100)))
    assert len(wide) > 11 * 1024
    assert post(program, wide).status_code == 200
    large = post(program, jpeg() + bytes(4096 * 1024))
    assert (large.status_code, large.json()["code"]) == (422, "file-too-large")
    assert large.json()["field"] == "IMG"


def test_sent_again_it_says_which_one_stands_there(program: Program) -> None:
    of_ours()
    program.begin()
    first = post(program, png()).json()
    again = post(program, png())
    assert (again.status_code, again.json()["code"], again.json()["example"]) == (409, "added-already", first["number"])
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"<html>", 422, "file-not-known"), (b"", 422, "file-empty"), (jpeg()[:-2], 422, "file-cut-short"),
        (png() + b"x", 422, "file-goes-on"), (png(60_000, 60_000, points=b""), 422, "too-many-pixels"),
    ],
)  # fmt: skip
def test_what_is_no_image_is_refused_with_a_line(program: Program, content: bytes, status: int, code: str) -> None:
    record = of_ours()
    program.begin()
    answer = post(program, content)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    line = Line.objects.get(event="hotfiles:attachment:refused")
    assert (line.subject, line.outcome, line.data) == (f"image:{record.number}", "refused", {"code": code})


@pytest.mark.parametrize(
    "changed", [{"packed": "AAA"}, {"packed": "%"}, {"type": "MM"}, {"taken_on": "x"}, {"case": 1}]
)
def test_what_does_not_fit_the_schema_or_its_field(program: Program, changed: dict[str, Any]) -> None:
    of_ours()
    program.begin()
    assert post(program, png(), **changed).status_code == 422
    assert not Attachment.objects.exists()


def test_without_a_session_and_after_it_nothing_is_sent_or_fetched(program: Program) -> None:
    shown = image(of_theirs())
    assert get(program, str(shown.number)).status_code == 401
    assert post(program, png()).status_code == 401
    program.begin()
    assert get(program, str(shown.number)).status_code == 200
    program.client.delete("/api/session", HTTP_AUTHORIZATION=f"Bearer {program.bearer}")
    assert get(program, str(shown.number)).status_code == 401


def test_to_who_does_not_reach_the_file_it_is_not_there(program: Program) -> None:
    shown = image(of_theirs())
    program.begin()
    narrowed(make_agency("IL1990200"), "stolen_vehicle")
    there, nowhere = get(program, str(shown.number)), get(program, "I990009999")
    assert there.status_code == nowhere.status_code == 404
    assert there.json() == nowhere.json()
    assert [one.data for one in Line.objects.filter(event="hotfiles:attachment:refused")] == [
        {"code": "no-such-attachment"},
        {"code": "no-such-attachment"},
    ]


def test_a_record_of_another_agency_and_a_case_of_another_record(program: Program) -> None:
    record, _ = of_theirs(), of_ours()
    program.begin()
    assert post(program, png(), record.number).json()["code"] == "not-your-record"
    assert post(program, png(), case="26-1").json()["code"] == "does-not-fit"
    Certification.objects.update(revoked_at=NOW)
    answer = post(program, png())
    assert answer.status_code in {401, 403}
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("number", ["1", "W990000002", "I99%2F..", "I990000001%00", "i" * 300])
def test_a_number_that_is_none_opens_nothing(program: Program, number: str) -> None:
    image(of_theirs())
    program.begin()
    assert get(program, number).status_code in {404, 422}
    subjects = Line.objects.filter(event="hotfiles:attachment:refused").values_list("subject", flat=True)
    assert set(subjects) <= {"", "image:W990000002"}


@pytest.mark.parametrize("number", ["123456789", "X123456789", "9" * 4000, "I99" + "9" * 40, "DOEJANE"])
def test_the_ledger_keeps_of_an_address_no_more_than_a_number(program: Program, number: str) -> None:
    program.begin()
    get(program, number)
    assert Line.objects.get(event="hotfiles:attachment:refused").subject == ""
    get(program, "i990009999")
    assert Line.objects.filter(event="hotfiles:attachment:refused").latest("id").subject == "image:I990009999"
