"""Views of the list under names of one's own: kept, opened, forgotten; nobody sees another's."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from leads.console.models import SavedView
from leads.console.records.views import MOST
from tests.console.signed_in import Desk, main
from tests.makers import make_person, make_record

pytestmark = pytest.mark.django_db


def keep(desk: Desk, name: str, query: str) -> tuple[int, str]:
    answer = desk.post("/views", act="save", name=name, query=query)
    return answer.status_code, getattr(answer, "url", "")


def test_a_view_is_kept_under_its_name_and_opens_again() -> None:
    make_record()
    desk = Desk(make_person())
    assert "Keep this view under a name" in main(desk.get("/records", state="active"))
    assert keep(desk, " Open  ones ", "page=3&state=active&x=1") == (302, "/records?state=active")
    page = main(desk.get("/records", state="active"))
    assert '<a href="/records?state=active" aria-current="page">Open ones' in page
    assert "Forget the view “Open ones”" in page
    assert "Open ones" not in main(Desk(make_person()).get("/records"))


def test_a_name_that_is_used_again_means_the_new_view() -> None:
    desk = Desk(make_person())
    for query in ("state=active", "state=cleared"):
        keep(desk, "Mine", query)
    assert SavedView.objects.get().query == "state=cleared"
    desk.post("/views", act="forget", name="Mine")
    assert not SavedView.objects.exists()


def test_without_a_name_or_beyond_the_most_nothing_is_kept() -> None:
    desk = Desk(make_person())
    assert keep(desk, "  ", "state=active")[0] == 422
    for count in range(MOST):
        assert keep(desk, f"View {count}", "state=active")[0] == 302
    assert keep(desk, "One more", "state=active")[0] == 422
    assert keep(desk, "View 1", "state=cleared")[0] == 302
    assert SavedView.objects.count() == MOST


def test_what_is_named_is_shown_as_it_is_and_leads_nowhere_else() -> None:
    desk = Desk(make_person())
    keep(desk, "<b>x</b>", "//elsewhere.example/?state=active")
    page = main(desk.get("/records"))
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "elsewhere" not in page


def test_the_database_keeps_one_view_of_a_name_a_person() -> None:
    person = make_person()
    SavedView.objects.create(person=person, name="Mine", query="")
    with transaction.atomic(), pytest.raises(IntegrityError, match="one_view_of_a_name_a_person"):
        SavedView.objects.create(person=person, name="Mine", query="state=active")
