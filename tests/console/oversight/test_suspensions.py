"""Suspending at once on the screen: the form, the effect, the order, who is told, the lifting. 1240.110(c)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.totp.internal import auth as totp

from leads.agencies.models import Suspension
from leads.ledger.models import Line
from leads.mail.models import Kept
from tests.console.orders import ordered
from tests.console.signed_in import Desk, main, text
from tests.makers import NOW, make_agency, make_department, make_device, make_director, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def director() -> Desk:
    make_device(make_agency(), "SMP1")
    make_device(make_agency(), "OLD1", withdrawn_at=NOW)
    return Desk(make_director())


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
    assert (
        page.index("Ordered<")
        < page.index("Not yet notified </li>")
        < page.index("Hearing<")
        < page.index("Lifted </li>")
    )
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


def test_what_another_order_keeps_is_not_shown_as_given_back(director: Desk) -> None:
    first, second = ordered(make_agency(), "files"), ordered(make_agency(), "files.inquire")
    preview = {"ori": "IL1990100", "services": ["messages"], "ground": "law", "hearing_on": "2026-12-03"}
    page = main(director.post("/suspensions/new", act="preview", clause="", words="Sold.", **preview))
    assert f"Hot files ({first.number}), Hot files: inquiry ({second.number})" in page
    assert "<dt>Stays</dt> <dd> Training and support, Other services </dd>" in page
    director.post(f"/suspensions/{first.number}/lift", reason="emergency", why="Flood in Example City.")
    page = main(director.get(f"/suspensions/{first.number}"))
    assert "Given back: Hot files: record upkeep </p>" in page
    assert "Hot files: inquiry is still suspended by" in page


# That the agency knows


def test_the_notice_is_told_as_known_only_when_somebody_has_it(director: Desk) -> None:
    made = ordered(make_agency())
    path = f"/suspensions/{made.number}"
    assert "Nobody at the agency has the notice yet" in main(director.get(path))
    answer = director.post(f"{path}/served", to="Chief Rosa Ames", how="hand", at="2026-11-23T10:04")
    assert (answer.status_code, answer.url) == (302, path)
    page = main(director.get(path))
    assert "Notified<" in page
    assert "✓ Chief Rosa Ames: served by hand" in page
    assert "Nobody at the agency has the notice yet" not in page
    assert "Record that it was served" not in main(Desk(make_person()).get(path))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"to": " "}, "to"), ({"at": ""}, "at"), ({"at": "2026-11-23T10:05"}, "at"), ({"how": "x"}, "")],
)
def test_a_service_that_is_not_whole_is_refused_and_written_down(
    director: Desk, wrong: dict[str, str], field: str
) -> None:
    made = ordered(make_agency())
    typed = {"to": "Chief Rosa Ames", "how": "mail", "at": "2026-11-23T10:04", **wrong}
    answer = director.post(f"/suspensions/{made.number}/served", **typed)
    page = main(answer)
    assert answer.status_code == 422
    assert "Not recorded." in page
    assert "Not lifted." not in page
    assert not field or 'aria-invalid="true"' in page
    assert Line.objects.filter(event="oversight:suspension:refused").exists()
    assert not made.served.exists()


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


def test_a_hearing_day_that_came_makes_no_decision_a_reason(director: Desk) -> None:
    made = ordered(make_agency())
    hearing = NOW.replace(month=12, day=3, hour=6, minute=0)  # midnight in Springfield
    path = f"/suspensions/{made.number}"
    before, from_then = (main(Desk(director.person, at).get(path)) for at in (hearing - timedelta(seconds=1), hearing))
    assert "! in force, hearing day come" not in before
    assert "! in force, hearing day come" in from_then
    assert 'value="emergency"' in from_then
    assert 'value="decision"' not in before + from_then


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
