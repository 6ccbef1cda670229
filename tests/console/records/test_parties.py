"""Who is told of a missing child, as lines: whom its agency reached is for that agency."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.console.signed_in import Desk, main
from tests.hotfiles.test_told_of_missing import missing, tell
from tests.makers import NOW, make_agency, make_person

pytestmark = pytest.mark.django_db


def test_when_somebody_was_told_is_for_all_and_who_was_reached_is_not() -> None:
    record = missing()
    tell(record)
    page = f"/records/{record.number}"
    ours, theirs = (main(Desk(one).get(page)) for one in (record.entered_by, make_person(make_agency("IL1990200"))))
    assert "told 10:04" in ours
    assert "told 10:04" in theirs
    assert ("unit 12" in ours, "unit 12" in theirs) == (True, False)
    assert ("Say who was told" in ours, "Say who was told" in theirs) == (True, False)


def test_what_is_late_says_so() -> None:
    record = missing()
    shown = main(Desk(record.entered_by, NOW + timedelta(hours=3)).get(f"/records/{record.number}"))
    assert '<span class="danger">not told yet; due 12:04</span>' in shown
