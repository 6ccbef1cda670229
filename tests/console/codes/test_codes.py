"""The code tables on the screen: found by what is typed, with or without scripts, with the meaning beside each code."""

from __future__ import annotations

import pytest

from leads.hotfiles.code_tables import tables
from leads.hotfiles.registry import FILES
from tests.console.signed_in import Desk, at, main, text
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def test_all_tables_stand_in_the_list_with_the_files_that_take_their_codes() -> None:
    page = main(Desk(make_person()).get("/codes"))
    assert [name for name in tables() if f'href="/codes/{name}"' not in page] == []
    of_guns = page[page.index('href="/codes/GTYP"') : page.index('href="/codes/HAI"')]
    assert FILES["stolen_gun"].title in of_guns


def test_what_is_looked_for_is_found_by_code_and_by_meaning() -> None:
    desk = Desk(make_person())
    page = main(desk.get("/codes", q="robbery"))
    assert 'href="/codes/OFF?q=robbery"' in page  # more of them than stand here
    assert 'href="/codes/EYE"' not in page
    assert '<dt class="typed">RED</dt>' in main(desk.get("/codes", q="red"))
    assert "Nothing has these words" in main(desk.get("/codes", q="qqqq"))


def test_a_table_is_searched_and_says_what_is_near_when_nothing_fits() -> None:
    desk = Desk(make_person())
    page = main(desk.get("/codes/VCO", q="RED"))
    assert '<th scope="row" class="typed">RED</th><td>Red' in page
    assert '<th scope="row" class="typed">BLU</th>' not in page
    near = main(desk.get("/codes/VCO", q="crimson red"))
    assert "near to it" in near
    assert '<th scope="row" class="typed">RED</th>' in near
    assert "No code has these words" in main(desk.get("/codes/VCO", q="0"))


def test_as_somebody_types_only_what_is_found_comes_back() -> None:
    desk = Desk(make_person())
    for path in ("/codes", "/codes/VCO"):
        with at(NOW):
            part = text(desk.client.get(path, {"q": "blu"}, headers={"HX-Request": "true"}))
        assert "BLU" in part
        assert "<html" not in part


def test_what_is_typed_is_shown_as_it_is_and_nothing_else() -> None:
    page = text(Desk(make_person()).get("/codes", q="<script>alert(1)</script>"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_what_is_no_table_is_told_and_leads_to_all_of_them() -> None:
    answer = Desk(make_person()).get("/codes/NONE")
    assert answer.status_code == 422
    assert "There is no code table NONE." in main(answer)
    assert Desk(make_person()).get("/codes/vco").status_code == 200
