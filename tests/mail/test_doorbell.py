"""The table is the truth: a device of ours for which something waits is found without any signal."""

import psycopg
import pytest

from leads.mail.doorbell import unsent
from leads.mail.models import Kept
from leads.mail.post import post
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_this_session_has_not_sent_and_nobody_has_acknowledged(database_url: str) -> None:
    post([3, 4, 5], outcome="notice", text="x", data={}, files=(), now=NOW)
    Kept.objects.filter(device_id=4).update(sent_session=40)
    Kept.objects.filter(device_id=5).update(acknowledged_at=NOW)
    with psycopg.connect(database_url, autocommit=True) as bell:
        assert unsent(bell, {3: 30, 4: 40, 5: 50}) == [3]
        assert sorted(unsent(bell, {3: 30, 4: 41})) == [3, 4]
        assert unsent(bell, {}) == []


def test_a_post_rings_once_it_is_committed(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as bell:
        bell.execute("LISTEN leads_kept")
        post([3], outcome="notice", text="x", data={}, files=(), now=NOW)
        assert [signal.payload for signal in bell.notifies(timeout=5, stop_after=1)] == ["3"]
