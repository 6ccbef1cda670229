"""`leads restored` is told by docs/walks/backup-and-restore.md; here its list."""

from datetime import timedelta

import pytest

from leads.commands.restored import _shown
from leads.hotfiles.models import Record
from tests.makers import NOW, make_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("held", "words"), [(True, "held back"), (False, "hits, ask first")])
def test_the_list_says_whether_a_record_hits(held: bool, words: str) -> None:
    made = make_record(number="V990000417")
    Record.objects.update(held_back=held, unconfirmed_since=NOW - timedelta(minutes=4))
    made.refresh_from_db()
    said = _shown(made)
    assert said.startswith("V990000417  IL1990100")
    assert words in said
    assert said.endswith("backup of 2026-11-23 16:00 UTC")
