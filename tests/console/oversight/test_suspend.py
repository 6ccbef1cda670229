"""From the form to an order: the effect is shown first, a confirmation counts once, mistakes are marked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from leads.agencies.models import Suspension
from leads.console.oversight.suspend import ONCE
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.oversight.models import SuspensionOrder
from tests.console.orders import ordered
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_agency, make_device, make_director, make_person, make_record

pytestmark = pytest.mark.django_db
DRAFT: dict[str, Any] = {
    "ori": "IL1990100", "services": ["files.inquire"], "clause": ["1240.80(c)", ""], "words": ["Sold <data>.", ""],
    "ground": "integrity", "hearing_on": "2026-12-03", "place": "Room 1",
}  # fmt: skip


@pytest.fixture
def director() -> Desk:
    make_device(make_agency(), "SMP1")
    make_device(make_agency(), "OLD1", withdrawn_at=NOW)
    return Desk(make_director())


def order(desk: Desk, **other: Any) -> Any:
    """Looks at the effect, then confirms."""
    desk.post("/suspensions/new", act="preview", **{**DRAFT, **other})
    return desk.post("/suspensions/new", act="order", once=desk.session.get(ONCE, ""), **{**DRAFT, **other})


def test_the_form_says_the_last_day_for_the_hearing(director: Desk) -> None:
    page = main(director.get("/suspensions/new", ori="IL1990100"))
    assert "at the latest on December 3, 2026" in page
    assert "Example City Police Department" in page


def test_the_effect_is_shown_and_nothing_is_ordered_yet(director: Desk) -> None:
    page = main(director.post("/suspensions/new", act="preview", **DRAFT))
    assert "is refused: asking the hot files." in page
    assert "At 1 device; 0 are signed on" in page
    assert "Hot files: record upkeep" in page  # what stays
    assert "Sold &lt;data&gt;." in page
    assert not SuspensionOrder.objects.exists()
    assert not Suspension.objects.exists()
    assert not Line.objects.filter(event__startswith="oversight:").exists()


def test_an_order_suspends_tells_the_devices_and_leaves_its_lines(director: Desk) -> None:
    answer = order(director)
    assert (answer.status_code, answer.url) == (302, "/suspensions/S-2026-0001")
    assert Suspension.objects.get().service == "files.inquire"
    told = Kept.objects.get()  # the withdrawn device is not told
    assert told.data["order"] == "S-2026-0001"
    events = set(Line.objects.filter(by="director.vane").values_list("event", flat=True))
    assert events >= {"oversight:suspension:ordered", "oversight:suspension:noticed", "mail:notice:posted"}
    page = main(director.get(answer.url))
    assert 'Not yet acknowledged at <span class="typed">SMP1</span>' in page


def test_an_agency_without_a_connected_device_was_told_nothing_and_the_page_says_so() -> None:
    made = ordered(make_agency("IL1990300", "Third"))
    page = main(Desk(make_director()).get(f"/suspensions/{made.number}"))
    assert "LEADS told nobody there" in page


def test_the_agency_s_next_page_is_refused(director: Desk) -> None:
    operator, record = Desk(make_person()), make_record()
    assert operator.get(f"/records/{record.number}").status_code == 200
    order(director)
    answer = operator.get(f"/records/{record.number}")
    assert (answer.status_code, "1240.110-c" in main(answer)) == (422, True)


def test_a_confirmation_counts_once(director: Desk) -> None:
    director.post("/suspensions/new", act="preview", **DRAFT)
    once = director.session[ONCE]
    assert director.post("/suspensions/new", act="order", once=once, **DRAFT).status_code == 302
    again = director.post("/suspensions/new", act="order", once=once, **DRAFT)
    assert (again.status_code, "nothing was ordered a second time" in main(again)) == (422, True)
    assert SuspensionOrder.objects.count() == 1


def test_without_a_look_at_the_effect_nothing_is_ordered(director: Desk) -> None:
    assert director.post("/suspensions/new", act="order", **DRAFT).status_code == 422
    assert not SuspensionOrder.objects.exists()


@pytest.mark.parametrize(
    ("other", "says", "cursor"),
    [
        ({"hearing_on": "2026-12-04"}, "1240.110-c-3", 'id="hearing_on"'),
        ({"hearing_on": "2026-11-23"}, "1240.110-c-3", 'id="hearing_on"'),
        ({"hearing_on": ""}, "1240.110-c-3", 'id="hearing_on"'),
        ({"services": []}, "1240.110-c-1", 'id="service-1"'),
        ({"words": ["", ""]}, "1240.110-c-2", 'id="words-0"'),
        ({"clause": ["1240.999", ""]}, "no clause 1240.999", 'id="clause-0"'),
        ({"ground": ""}, "1240.110-c", 'id="ground-1"'),
        ({"ori": "IL1999999"}, "No agency has this ORI", 'id="ori"'),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_marks_the_mistake(
    director: Desk, other: dict[str, Any], says: str, cursor: str
) -> None:
    answer = director.post("/suspensions/new", act="preview", **{**DRAFT, **other})
    page = main(answer)
    assert answer.status_code == 422
    assert says in page
    field = page[page.index(cursor) :]
    assert 'aria-invalid="true"' in field[: field.index(">")]
    assert 'value="Room 1"' in page
    assert "words" in other or 'value="Sold &lt;data&gt;."' in page
    assert not SuspensionOrder.objects.exists()


def test_one_more_row_and_back_from_the_effect_keep_all(director: Desk) -> None:
    more = main(director.post("/suspensions/new", act="more", **DRAFT))
    assert more.count('name="words"') == 3
    assert 'value="1240.80(c)"' in more
    assert 'value="files.inquire" checked' in main(director.post("/suspensions/new", act="change", **DRAFT))


def test_an_old_sign_in_is_asked_for_the_second_factor_again(director: Desk) -> None:
    fresh = Desk(director.person, proved_at=NOW - timedelta(minutes=15))
    assert fresh.get("/suspensions/new").status_code == 200
    stale = Desk(director.person, proved_at=NOW - timedelta(minutes=17))
    answer = stale.get("/suspensions/new", ori="IL1990100")
    assert answer.status_code == 302
    assert "reauthenticate" in answer.url
    assert "IL1990100" in answer.url
    answer = order(stale)
    assert "next=%2Fsuspensions%2Fnew%3Fdraft%3D1" in answer.url
    assert not SuspensionOrder.objects.exists()
    stale.now = NOW - timedelta(minutes=17)  # as fresh as if the factor had been given now
    assert 'value="Sold &lt;data&gt;."' in main(stale.get("/suspensions/new", draft="1"))
