"""The data set of a benchmark, brought to rest by who owns its tables and no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.bench import dataset
from leads.demo.state import make_state
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.people.models import SignOnToken
from leads.standing.gates import explain
from leads.standing.snapshot import current
from tests.demo.states import NOW, SMALL


@pytest.mark.django_db(transaction=True)
def test_who_owns_the_tables_need_be_no_superuser(database_url: str) -> None:
    """The owner may not write everything to disk at once, and the benchmark ended there."""
    with CaptureQueriesContext(connection) as asked:
        dataset.settle()
        dataset.settle(database_url)
    assert {one["sql"].split()[0] for one in asked} == {"VACUUM"}


@pytest.mark.django_db
def test_whoever_sits_at_a_terminal_may_send_what_is_measured() -> None:
    """The Administrator may sign on and may not ask: the benchmark's first answer was a refusal."""
    make_state(NOW, 1240, SMALL)
    held = current()
    assert len(dataset.signs(NOW, 20)) == 20
    said = [
        (one.person_id, key, passage.refused)
        for one in SignOnToken.objects.all()
        for key in ("QV", "QW", "EV")
        for passage in explain(one.device_id, one.person_id, MESSAGE_KEYS[key].needs, held, NOW)
        if passage.refused
    ]
    assert not said
