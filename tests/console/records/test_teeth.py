"""A dental chart on the record's page: two jaws that a person reads, on a wide screen, a narrow one, and by ear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from leads.console.records.teeth import teeth
from leads.hotfiles.models import Record, RecordAddition, RecordChange
from leads.hotfiles.things.teeth.edits import chart
from tests.console.barriers import barriers
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
MISSING = {"file": "missing_person", "key": "EMO", "values": {"NAM": "DOE, JANE", "SEX": "F", "DLC": "20261120"}}


def with_chart(text: str = "ALL 3-MO 14-X") -> Record:
    record = make_record(**MISSING)
    for tooth in chart(text, date(2026, 11, 23)).split("; "):
        RecordAddition.objects.create(
            record=record,
            kind="tooth",
            number=int(tooth[:2]),
            values={"DCH": tooth},
            added_at=NOW,
            added_by=record.entered_by,
        )
    RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act="modify", values=record.values)
    return record


def test_the_upper_jaw_stands_above_the_lower_as_one_faces_the_person() -> None:
    shown = teeth({"DCH": chart("ALL 3-MO 14-X 32-C", date(2026, 11, 23))})
    (upper, first), (lower, second) = shown["jaws"]
    assert (upper, lower) == ("Upper teeth, from the right", "Lower teeth, from the right")
    assert [one.number for one in first] == list(range(1, 17))
    assert [one.number for one in second] == list(range(32, 16, -1))
    assert dict(shown["codes"]) == {
        "V": "unrestored",
        "M": "mesial surface restored",
        "O": "occlusal surface restored",
        "X": "missing, extracted in life",
        "C": "crown",
    }
    assert teeth({}) == {}


def test_whoever_may_open_the_record_reads_its_chart_and_its_history_says_it_in_a_line() -> None:
    record = with_chart()
    for who in (record.entered_by, make_person(make_agency("IL1990200", "Elsewhere PD"))):
        page = main(Desk(who).get(f"/records/{record.number}"))
        assert "Dental chart" in page
        assert page.count("mesial surface restored, occlusal surface restored") == 2  # shown, and said
        assert "3-MO 14-X; 30 unrestored" in page
        assert page.count("03-MO") <= 3, "in the list of additions, and in one step of the history"


def test_a_record_without_a_chart_has_none() -> None:
    record = make_record(**MISSING)
    assert "Dental chart" not in main(Desk(record.entered_by).get(f"/records/{record.number}"))


PAPER = "SUP/INVESTIGATIVE REPORT SUD/RECORDS DESK"
LOOKS = "SEX/F RAC/W DOB/19881224 HGT/509 WGT/165 EYE/BRO HAI/BRO MNP/MP DLC/20260101"


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 320)], ids=["light", "dark"])
def test_a_chart_by_keyboard_alone(terminal: Callable[..., Page], scheme: str, width: int) -> None:
    page = terminal("demo.operator", color_scheme=scheme, viewport={"width": width, "height": 900})
    origin = page.url.rstrip("/")
    case = f"26-{width}"
    page.locator("#terminal[data-ready]").wait_for()
    page.keyboard.type(f"EMO NAM/TEETH, {scheme} A OCA/{case} {LOOKS} {PAPER}".upper())
    page.keyboard.press("Enter")
    number = page.locator("[data-outcome=entered] .typed.strong").first.inner_text()
    page.keyboard.type(f"ED NIC/{number} OCA/{case} DCH/ALL 3-MO 14-X 32-C DXR/Y")
    page.keyboard.press("Enter")
    expect(page.locator("[data-outcome=modified]")).to_contain_text(number)
    assert barriers(page) == []
    page.goto(f"{origin}/records/{number}")
    upper = page.get_by_role("region", name="Upper teeth, from the right")
    expect(upper.get_by_role("cell").nth(2)).to_have_text("MOmesial surface restored, occlusal surface restored")
    expect(upper.get_by_role("columnheader").nth(13)).to_have_text("14")
    upper.focus()
    page.keyboard.press("ArrowRight")
    assert barriers(page) == []
    assert page.evaluate("document.querySelector('.main').scrollWidth") <= width
    page.goto(origin)
    page.locator("#terminal[data-ready]").wait_for()
    page.keyboard.type(f"XM NIC/{number} NAM/TEETH, {scheme} A OCA/{case}".upper())
    page.keyboard.press("Enter")
    expect(page.locator("[data-outcome=cancelled]")).to_contain_text(number)
