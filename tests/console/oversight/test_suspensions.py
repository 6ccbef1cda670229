"""Suspending at once on the screen: the form, the effect, the order, who is told, the lifting. 1240.110(c)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp

from leads.agencies.models import Suspension
from leads.console.oversight.suspend import ONCE
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.oversight.models import SuspensionOrder
from tests.console.orders import ordered
from tests.console.signed_in import Desk, main, text
from tests.makers import NOW, make_agency, make_department, make_device, make_director, make_person, make_record

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


def test_only_the_director_gets_there() -> None:
    made = ordered(make_agency())
    for office, whose in (
        ("administrator", make_department()),
        ("auditor", make_department()),
        ("head", make_agency()),
    ):
        desk = Desk(make_person(whose, office=office))
        assert desk.get("/suspensions/new").status_code == 403
        assert desk.post(f"/suspensions/{made.number}/lift", reason="emergency", why="Flood.").status_code == 403
        assert "Give the services back" not in main(desk.get(f"/suspensions/{made.number}"))
    assert Suspension.objects.filter(lifted_at=None).exists()


# One order


def test_an_order_is_a_list_of_steps_with_its_clauses() -> None:
    made = ordered(make_agency())
    page = main(Desk(make_person()).get(f"/suspensions/{made.number}"))
    assert page.index("Ordered<") < page.index("Noticed<") < page.index("Hearing<") < page.index("Lifted </li>")
    assert "Thursday, 3 December 2026" in page
    assert 'href="/law/1240.80-c"' in page
    assert "Chief Rosa Ames" in page


def test_the_notice_is_the_pdf_as_sent() -> None:
    made = ordered(make_agency())
    answer = Desk(make_person()).get(f"/suspensions/{made.number}/notice.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content == bytes(made.notice)


def test_an_order_is_for_its_agency_and_the_department() -> None:
    made = ordered(make_agency("IL1990200", "Tarn Valley PD"))
    for path in (f"/suspensions/{made.number}", f"/suspensions/{made.number}/notice.pdf"):
        assert Desk(make_person()).get(path).status_code == 422
        assert Desk(make_person(make_department(), office="auditor")).get(path).status_code == 200
    assert made.number not in main(Desk(make_person()).get("/suspensions"))
    assert made.number in text(Desk(make_director()).get("/suspensions"))


def test_lifting_gives_back_and_tells_the_devices(director: Desk) -> None:
    made = ordered(make_agency())
    answer = director.post(f"/suspensions/{made.number}/lift", reason="emergency", why="Flood in Example City.")
    assert answer.status_code == 302
    assert Suspension.objects.get().lifted_at == NOW
    assert [one.data.get("lifted_for") for one in Kept.objects.order_by("id")] == [None, "emergency"]
    page = main(director.get(answer.url))
    assert "✓ lifted" in page
    assert "<li > Hearing, not needed" in page  # neither done nor stopped: neutral
    assert "Flood in Example City." in page
    assert "Give the services back" not in page


@pytest.mark.parametrize(("reason", "why"), [("decision", "Put right."), ("", "Flood."), ("emergency", " ")])
def test_a_lifting_that_the_law_does_not_know_is_refused_and_written_down(
    director: Desk, reason: str, why: str
) -> None:
    made = ordered(make_agency())
    answer = director.post(f"/suspensions/{made.number}/lift", reason=reason, why=why)
    page = main(answer)
    assert answer.status_code == 422
    assert "1240.110-c-3" in page
    assert 'aria-invalid="true"' in page
    assert Kept.objects.count() == 1, "told of the suspension, and of nothing since"
    assert Line.objects.get(event="oversight:suspension:refused").subject == "agency:IL1990100"
    made.refresh_from_db()
    assert made.lifted_at is None


def test_from_the_hearing_day_on_the_decision_is_a_reason(director: Desk) -> None:
    made = ordered(make_agency())
    hearing = NOW.replace(month=12, day=3, hour=6, minute=0)  # midnight in Springfield
    path = f"/suspensions/{made.number}"
    before, from_then = Desk(director.person, hearing - timedelta(seconds=1)), Desk(director.person, hearing)
    assert 'value="decision"' not in main(before.get(path))
    assert 'value="decision"' in main(from_then.get(path))


def test_without_orders_the_list_leads_to_the_law() -> None:
    assert "No suspension was ever ordered" in main(Desk(make_person()).get("/suspensions"))


def test_the_second_factor_given_again_opens_the_way_back() -> None:
    """With a real authenticator; its proof carries the machine's own clock, so this test looks at that clock too."""
    now = datetime.now(UTC)
    head = make_director()
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(head, secret)
    desk = Desk(head, now, proved_at=now - timedelta(minutes=20))
    asked = desk.get("/suspensions/new", ori="IL1990100")
    assert asked.url.startswith("/account/factors/reauthenticate/")
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    answer = desk.post(asked.url, code=code, next="/suspensions/new?ori=IL1990100")
    assert (answer.status_code, answer.url) == (302, "/suspensions/new?ori=IL1990100")
    assert desk.get(answer.url).status_code == 200
