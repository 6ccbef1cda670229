"""What a record's page says of notes: whose they are only to the agencies concerned."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.hotfiles.models import Record
from leads.people.models import Person
from tests.console.records.test_note import GIVEN, sheriff, wanted  # noqa: F401 (fixtures)
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_administrator, make_agency, make_person

pytestmark = pytest.mark.django_db


def test_others_read_that_there_is_one_and_not_whose(wanted: Record, sheriff: Person) -> None:  # noqa: F811
    Desk(sheriff).post(f"/records/{wanted.number}/note", **GIVEN)
    stranger = Desk(make_person(make_agency("IL1990300")))
    for address in (f"/records/{wanted.number}", f"/records/{wanted.number}/note"):
        shown = main(stranger.get(address))
        assert "1 note on file" in shown
        assert "D555" not in shown
    assert "D555" in main(Desk(make_administrator()).get(f"/records/{wanted.number}"))
    late = Desk(sheriff, NOW + timedelta(days=366))
    late.person.certifications.update(valid_until="2029-01-01")
    assert "on file: somebody" not in main(late.get(f"/records/{wanted.number}"))
