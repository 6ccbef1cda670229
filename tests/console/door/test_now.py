"""A request's time is the database's, aware and in UTC."""

from datetime import UTC, timedelta

import pytest

from leads.console.door.now import edge_now


@pytest.mark.django_db
def test_time_is_aware_and_goes_on_within_a_transaction() -> None:
    first, then = edge_now(), edge_now()
    assert first.utcoffset() == timedelta(0)
    assert first < then
    assert first.astimezone(UTC) == first
