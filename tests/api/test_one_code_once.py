"""A one-time code that was used at one door is used at every door and on every node."""

import pytest
from django.core.cache import cache
from django.db import connection


@pytest.mark.django_db
def test_what_is_remembered_for_a_while_is_remembered_in_the_database() -> None:
    assert cache.add("allauth.mfa.totp.used:1:123456", "y", timeout=60)
    assert not cache.add("allauth.mfa.totp.used:1:123456", "y", timeout=60)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM console_cache")
        assert cursor.fetchone()[0] == 1
