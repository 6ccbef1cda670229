"""Files that are sent as papers and images: none acts, none hides as another kind, none fills memory or disk."""

from __future__ import annotations

import zlib
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from leads.console.door import session as door
from leads.hotfiles.attachments.models import Attachment, Content
from leads.hotfiles.models import Record
from leads.ledger.models import Line
from leads.rules.numbers import NUMBERS
from tests.console.signed_in import BACKEND, Desk, at, main, text
from tests.hotfiles.attachments.made import jpeg, objects, pdf, piece, png
from tests.hotfiles.attachments.test_attach import image, paper
from tests.makers import NOW, make_agency, make_person, make_record
from tests.sql import past_triggers, run

pytestmark = pytest.mark.django_db
SCRIPT = b"<script>alert(document.cookie)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"
SCRIPTED = b"4 0 <</S/JavaScript/JS(x)>>"
ZIP_END = b"PK\x05\x06" + bytes(18)


def file(content: bytes, name: str = "report.pdf", media: str = "application/pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, media)


def sent(desk: Desk, record: Record, content: Any, **fields: str) -> Any:
    usual = {"act": "paper", "kind": "DOCUMENT", "says": "26-1"}
    return desk.post(f"/records/{record.number}/beside", **{**usual, **fields}, file=content)


ATTACKS = {
    "a page called an image": (SCRIPT, "face.png", "image/png"),
    "a drawing with a script": (SVG, "face.png", "image/png"),
    "a drawing that calls itself a JPEG": (SVG, "face.jpg", "image/jpeg"),
    "a page behind the head of an image": (b"\x89PNG\r\n\x1a\n" + SCRIPT, "face.png", "image/png"),
    "a JPEG with a page in its comment": (jpeg(comment=b"<html>" + SCRIPT), "face.jpg", "image/jpeg"),
    "a JPEG that is a PDF too": (jpeg(comment=pdf()[:400]), "face.jpg", "image/jpeg"),
    "a PNG with a page in a piece of text": (png(more=piece(b"tEXt", b"Title\0" + SCRIPT)), "face.png", "image/png"),
    "an image with an archive behind it": (png() + b"PK\x03\x04" + bytes(40) + ZIP_END, "face.png", "image/png"),
    "a PDF that is an archive too": (pdf(more=b"%" + ZIP_END[:20] + b"\x20\x00\n"), "report.pdf", "application/pdf"),
    "a PDF with a script": (pdf(catalog=b"/OpenAction <</S /JavaScript /JS (app.alert(1))>>"), "a.pdf", "image/png"),
    "a PDF with a script, packed": (pdf(more=objects(SCRIPTED)), "a.pdf", "application/pdf"),
    "a PDF with a script behind blanks, packed": (
        pdf(more=objects(b" " * 70_000 + SCRIPTED)), "a.pdf", "application/pdf",
    ),
    "a PDF with a script, packed twice": (
        pdf(more=objects(zlib.compress(SCRIPTED)).replace(b"/FlateDecode", b"[/FlateDecode/FlateDecode]")),
        "a.pdf", "application/pdf",
    ),
    "a PDF that starts a program": (pdf(catalog=b"/A <</S /L#61unch /F (cmd.exe)>>"), "a.pdf", "application/pdf"),
    "a PDF with a file inside": (pdf(catalog=b"/Names <</EmbeddedFiles 5 0 R>>"), "a.pdf", "application/pdf"),
    "a program": (b"MZ\x90\x00" + bytes(200), "report.pdf", "application/pdf"),
    "nothing": (b"", "report.pdf", "application/pdf"),
    "half of an image": (png(40, 40)[:60], "face.png", "image/png"),
    "an image that unpacks to gigabytes": (
        png(4, 4, points=bytes(64 * 1024 * 1024)), "face.png", "image/png",
    ),
    "an image that says it is immense": (
        png(60_000, 60_000, points=b""), "face.png", "image/png",
    ),
    "a PDF that unpacks to gigabytes": (
        pdf(more=objects(b"4 0 " + b" " * 40 * 1024 * 1024)), "a.pdf", "application/pdf",
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", ATTACKS)
def test_it_is_refused_with_a_reason_and_nothing_of_it_stays(how: str) -> None:
    record = make_record()
    answer = sent(Desk(record.entered_by), record, file(*ATTACKS[how]))
    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)
    assert not Content.objects.exists()
    assert not Line.objects.filter(event="hotfiles:attachment:added").exists()


@pytest.mark.parametrize("name", ["../../../etc/passwd", "a.html", 'a"; filename="b.html', "x" * 5000 + ".pdf", "CON"])
def test_what_a_file_is_called_goes_nowhere(name: str) -> None:
    record = make_record()
    desk = Desk(record.entered_by)
    assert sent(desk, record, file(pdf(), name, "text/html")).status_code == 302
    made = Attachment.objects.get()
    told = desk.get(f"/papers/{made.pk}").headers
    assert told["Content-Disposition"] == f'attachment; filename="paper-{made.pk}.pdf"'
    assert told["Content-Type"] == "application/pdf"
    assert "passwd" not in text(desk.get(f"/records/{record.number}/beside"))


def test_a_field_that_no_keyboard_writes_is_turned_away_at_the_door() -> None:
    record = make_record()
    body = (
        b'--b\r\nContent-Disposition: form-data; name="act"\r\n\r\npaper\r\n--b\r\nContent-Disposition: form-data; '
        b'name="file\x1b[2J"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n' + pdf() + b"\r\n--b--\r\n"
    )
    desk = Desk(record.entered_by)
    with at(NOW):
        answer = desk.client.post(
            f"/records/{record.number}/beside", data=body, content_type="multipart/form-data; boundary=b"
        )
    assert answer.status_code == 400
    assert not Content.objects.exists()


@pytest.mark.parametrize(
    "body", [b"", b"--b", b"--b\r\n\r\n", b"\xff" * 4000, b"--b\r\nContent-Disposition: form-data"]
)
def test_a_form_that_is_none_gets_an_answer(body: bytes) -> None:
    record = make_record()
    desk = Desk(record.entered_by)
    for kind in ("multipart/form-data; boundary=b", "multipart/form-data", "application/json", "text/plain"):
        with at(NOW):
            answer = desk.client.post(f"/records/{record.number}/beside", data=body, content_type=kind)
        assert answer.status_code in {400, 422}, kind


def test_two_files_at_once_are_turned_away() -> None:
    record = make_record()
    answer = sent(Desk(record.entered_by), record, [file(pdf()), file(png())])
    assert answer.status_code == 400, main(answer)


def test_a_file_that_is_too_large_is_refused_and_never_written_to_a_disk() -> None:
    record = make_record()
    most = NUMBERS["attachment.most_kilobytes"]
    answer = sent(Desk(record.entered_by), record, file(b"%PDF-1.7\n" + bytes(most.value * 1024)))
    assert (answer.status_code, "kB; 4,096 are taken" in text(answer)) == (422, True)
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert most.ceiling is not None
    assert most.ceiling * 1024 < settings.FILE_UPLOAD_MAX_MEMORY_SIZE, "what is larger was neither memory nor disk"


def test_no_other_site_sends_a_file_in_somebodys_name() -> None:
    record = make_record()
    client = Client(enforce_csrf_checks=True)
    client.force_login(record.entered_by, backend=BACKEND)
    with at(NOW):
        answer = client.post(f"/records/{record.number}/beside", {"act": "paper", "file": file(pdf())})
    assert answer.status_code == 403
    assert not Content.objects.exists()


def test_a_locked_screen_shows_neither_paper_nor_image() -> None:
    record = make_record()
    report, shown = paper(record), image(record)
    desk = Desk(record.entered_by)
    session = desk.session
    session[door.LOCKED_AFTER] = 99
    session.save()
    for path in (f"/papers/{report.pk}", f"/images/{shown.number}", f"/records/{record.number}/beside"):
        assert desk.get(path).status_code == 302, path


@pytest.mark.parametrize("media", ["text/html", "image/svg+xml", "application/xhtml+xml"])
def test_a_kind_that_was_changed_in_the_database_is_not_handed_out(media: str) -> None:
    record = make_record()
    made = paper(record)
    with past_triggers():
        run("UPDATE hotfiles_content SET media = %s", media)
    answer = Desk(record.entered_by).get(f"/papers/{made.pk}")
    assert answer.status_code == 422
    assert pdf() not in answer.content


def test_papers_are_not_found_by_counting() -> None:
    """Whether there is a paper with the next number is told to nobody who may not open it."""
    made = paper(make_record())
    stranger = Desk(make_person(make_agency("IL1990300"), "stranger"))
    there, nowhere = stranger.get(f"/papers/{made.pk}"), stranger.get(f"/papers/{made.pk + 1}")
    assert there.status_code == nowhere.status_code == 422
    assert "There is no such paper or image." in main(there)
    assert main(there) == main(nowhere)
