"""Papers and images on the screen: adding, taking back, what is handed out and how it is sealed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Page, expect

from leads.hotfiles.attachments.models import Attachment
from leads.hotfiles.models import Record
from tests.console.barriers import barriers
from tests.console.signed_in import Desk, main
from tests.hotfiles.attachments.made import jpeg, pdf, png
from tests.hotfiles.attachments.test_attach import image, paper
from tests.makers import make_agency, make_department, make_person, make_record

pytestmark = pytest.mark.django_db


def file(content: bytes, name: str = "report.pdf", media: str = "text/html") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, media)


def sent(desk: Desk, record: Record, **fields: Any) -> Any:
    return desk.post(f"/records/{record.number}/beside", **fields)


def test_its_agency_adds_a_paper_and_takes_it_back() -> None:
    record = make_record()
    desk = Desk(record.entered_by)
    answer = sent(desk, record, act="paper", kind="DOCUMENT", says="26-10411", file=file(pdf()))
    made = Attachment.objects.get()
    assert answer.headers["Location"] == f"/records/{record.number}/beside?added={made.pk}"
    shown = main(desk.get(answer.headers["Location"]))
    assert "Added: Investigative report or other document 26-10411 (PDF, 1 kB)." in shown
    assert made.content_id in shown
    assert f'href="/papers/{made.pk}"' in main(desk.get(f"/records/{record.number}"))
    assert sent(desk, record, act="back", which=str(made.pk), why=" ").status_code == 422
    answer = sent(desk, record, act="back", which=str(made.pk), why="Wrong report.")
    shown = main(desk.get(answer.headers["Location"]))
    assert "It stays in the record&#x27;s history." in shown
    assert "Wrong report." in shown
    assert "Paper taken back" in main(desk.get(f"/records/{record.number}"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "The file is empty, or none was chosen."),
        ({"file": file(b"<svg/>", "a.png", "image/png")}, "whatever its name says"),
        ({"file": file(pdf()), "says": " "}, "It is not said which paper this is."),
        ({"act": "image", "file": file(pdf()), "kind": "I", "taken_on": "2026-11-20"}, "no PNG image or JPEG image"),
        ({"act": "image", "file": file(png()), "kind": "M", "taken_on": "2026-11-20"}, "what kind of image"),
        ({"act": "image", "file": file(png()), "kind": "I", "taken_on": "20.11.2026"}, "day of the image"),
        ({"act": "none"}, "It was not said what to do."),
        ({"act": "back", "which": "99"}, "no such paper or image"),
    ],
)
def test_a_no_says_what_to_do_and_leaves_nothing(fields: dict[str, Any], said: str) -> None:
    record = make_record()
    answer = sent(Desk(record.entered_by), record, **{"act": "paper", "kind": "DOCUMENT", "says": "1", **fields})
    assert answer.status_code == 422
    assert said in main(answer)
    assert not Attachment.objects.exists()


def test_nothing_of_another_record_is_taken_back_here() -> None:
    record = make_record()
    made = paper(make_record(record.agency))
    assert sent(Desk(record.entered_by), record, act="back", which=str(made.pk), why="x").status_code == 422
    assert Attachment.objects.get().taken_back_at is None


@pytest.mark.parametrize(
    ("content", "media"), [(pdf(), "application/pdf"), (png(), "image/png"), (jpeg(), "image/jpeg")]
)
def test_it_is_handed_out_as_it_came_and_sealed_off(content: bytes, media: str) -> None:
    record = make_record()
    made = paper(record, content=content)
    answer = Desk(record.entered_by).get(f"/papers/{made.pk}")
    told = answer.headers
    assert (answer.content, told["Content-Type"]) == (content, media)
    assert told["Content-Security-Policy"].startswith("default-src 'none'; sandbox;")
    assert "allow-scripts" not in told["Content-Security-Policy"]
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["X-Frame-Options"] == "DENY"
    assert told["Cross-Origin-Resource-Policy"] == "same-origin"
    assert told["Cache-Control"] == "no-store"
    assert told["Content-Disposition"].startswith("attachment;" if media == "application/pdf" else "inline;")


def test_another_agency_sees_images_and_no_papers() -> None:
    record = make_record()
    report, shown = paper(record), image(record)
    other = Desk(make_person(make_agency("IL1990200", "Example County Sheriff")))
    page = main(other.get(f"/records/{record.number}"))
    assert f"/images/{shown.number}" in page
    assert f"/papers/{report.pk}" not in page
    assert "26-10411 taken back" not in page
    assert report.says not in main(other.get(f"/records/{record.number}/beside"))
    assert "Add a paper" not in main(other.get(f"/records/{record.number}/beside"))
    assert other.get(f"/images/{shown.number}").content == jpeg()
    assert other.get(f"/papers/{report.pk}").status_code == 422
    assert sent(other, record, act="paper", kind="DOCUMENT", says="1", file=file(png())).status_code == 422
    assert Attachment.objects.count() == 2


def test_its_second_party_sees_the_paper_beside_the_items() -> None:
    record = make_record()
    report = paper(record, content=png())
    for desk in (Desk(make_person(record.agency)), Desk(make_person(make_department()))):
        assert f'<img src="/papers/{report.pk}"' in main(desk.get(f"/checks/{record.number}"))


def test_a_paper_is_only_read() -> None:
    record = make_record()
    report, shown = paper(record), image(record)
    desk = Desk(record.entered_by)
    assert desk.post(f"/papers/{report.pk}").status_code == 405
    assert desk.post(f"/images/{shown.number}").status_code == 405


# In a browser


def photograph(page: Page, kind: str) -> bytes:
    """A picture as a program of today writes it: the browser's own."""
    return page.screenshot(type="jpeg" if kind == "jpeg" else "png", clip={"x": 0, "y": 0, "width": 240, "height": 300})


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)], ids=["light", "dark"])
def test_a_paper_and_an_image_by_keyboard_alone(
    terminal: Callable[..., Page], scheme: str, width: int, tmp_path: Any
) -> None:
    page = terminal("demo.operator", color_scheme=scheme, viewport={"width": width, "height": 800})
    origin = page.url.rstrip("/")
    for kind in ("jpeg", "png"):
        (tmp_path / f"photo.{kind}").write_bytes(photograph(page, kind))
    (tmp_path / "report.pdf").write_bytes(page.pdf())
    page.goto(f"{origin}/checks")
    links = page.locator("main a[href^='/checks/']")
    number = str((links.first if width > 400 else links.last).get_attribute("href")).removeprefix("/checks/")
    page.goto(f"{origin}/records/{number}")
    page.keyboard.press("Alt+p")
    page.get_by_role("heading", name="Papers and images").wait_for()
    for name in ("report.pdf", "photo.jpeg"):
        page.locator("#paper-file").set_input_files(tmp_path / name)
        page.locator("#says").press("Enter")
        expect(page.get_by_role("status").filter(has_text="Added: Investigative report")).to_be_visible()
    page.locator("#image-file").set_input_files(tmp_path / "photo.png")
    page.locator("#taken_on").fill("2026-01-02")
    page.locator("#taken_on").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Added: Identifying image I99")).to_be_visible()
    for shown in page.locator("main img").all():
        assert shown.evaluate("one => one.decode().then(() => one.naturalWidth)") == 240
    assert barriers(page) == []
    assert page.evaluate("document.querySelector('.main').scrollWidth") <= width
    plate = page.get_by_role("heading", level=1).inner_text().partition(": ")[2].partition(": ")[2]
    page.goto(origin)
    page.locator("#terminal[data-ready]").wait_for()
    page.keyboard.type(f"QV {plate}")
    page.keyboard.press("Enter")
    page.get_by_text("Image on file: I99").first.scroll_into_view_if_needed()
    face = page.locator(".card--hit .beside img").first
    assert face.evaluate("one => one.decode().then(() => one.naturalWidth)") == 240
    assert barriers(page) == []
    page.goto(f"{origin}/records/{number}/beside")
    fold = page.locator("summary", has_text="Identifying image")
    fold.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Another car.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Taken back: Identifying image")).to_be_visible()
    page.goto(f"{origin}/records/{number}")
    page.goto(f"{origin}/checks/{number}")
    expect(page.locator(".beside img")).to_have_count(1)
    assert barriers(page) == []
    assert page.evaluate("document.querySelector('.main').scrollWidth") <= width


@pytest.mark.browser
def test_an_image_opened_by_itself_has_no_origin_to_act_for(terminal: Callable[..., Page], tmp_path: Any) -> None:
    page = terminal("demo.operator")
    origin = page.url.rstrip("/")
    (tmp_path / "face.png").write_bytes(png(20, 20))
    page.goto(f"{origin}/records/V990000002/beside")
    page.locator("#image-file").set_input_files(tmp_path / "face.png")
    page.locator("#taken_on").fill("2026-01-02")
    page.locator("#taken_on").press("Enter")
    page.locator(".notice[role=status]").wait_for()
    page.goto(origin + str(page.locator("main img").first.get_attribute("src")))
    assert page.evaluate("self.origin") == "null"
    assert page.locator("img").evaluate("one => one.naturalWidth") == 20
