"""The console's limits are the newest that were set; the rest keep their default."""

from datetime import timedelta

import pytest

from leads.agencies.models import PolicyNumber
from leads.console.door.settings_of import numbers
from tests.makers import NOW


@pytest.mark.django_db
def test_the_newest_value_counts() -> None:
    assert numbers() == {}
    for value, ago in ((20, 2), (15, 1)):
        PolicyNumber.objects.create(
            name="session.idle_minutes", value=value, since=NOW - timedelta(days=ago), set_by="orwell", why="tried"
        )
    assert numbers() == {"session.idle_minutes": 15}
