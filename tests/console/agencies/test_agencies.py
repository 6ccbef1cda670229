"""All agencies of the state, found by name and by standing."""

from __future__ import annotations

import pytest

from leads.agencies.models import Agency
from leads.people.models import Person
from tests.console.orders import ordered
from tests.console.signed_in import Desk, main
from tests.makers import make_agency, make_department, make_person

pytestmark = pytest.mark.django_db


def auditor() -> Person:
    return make_person(make_department(), office="auditor")


def tarn() -> Agency:
    return make_agency("IL1990200", "Tarn Valley PD")


def test_the_list_of_agencies_finds_by_name_and_by_standing() -> None:
    ordered(tarn(), "messages")
    make_agency("IL1990300", "No Agreement PD", agreement=False)
    make_agency()
    desk = Desk(auditor())
    names = ("Tarn Valley PD", "No Agreement PD", "Example City Police Department")

    def shown(**query: str) -> list[str]:
        page = main(desk.get("/agencies", **query))
        return [name for name in names if name in page]

    assert shown() == list(names)
    assert shown(q="tarn") == ["Tarn Valley PD"]
    assert shown(standing="suspended") == ["Tarn Valley PD"]
    assert shown(standing="apart") == ["No Agreement PD"]
    assert shown(standing="fine") == ["Example City Police Department"]
    assert "No agency fits" in main(desk.get("/agencies", q="nowhere"))
