"""Whoever writes a row into the database must not thereby run code in the console that reads it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


class Marks:
    """Unpickled, it leaves a file behind."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> object:
        return (Path.touch, (self.file,))


@pytest.mark.django_db
def test_no_cache_reads_what_the_database_holds(tmp_path: Path) -> None:
    marks = tmp_path / "code ran"
    cache.set("session", Marks(marks))
    cache.get("session")
    assert not marks.exists()
    assert not [name for name in connection.introspection.table_names() if "cache" in name]


def test_nothing_of_ours_unpickles() -> None:
    pickling = ("pickle", "marshal", "shelve", "yaml.load", "dill")
    found = [
        path for path in (ROOT / "leads").rglob("*.py") if any(f"import {one}" in path.read_text() for one in pickling)
    ]
    assert found == []
    assert "Pickle" not in getattr(settings, "SESSION_SERIALIZER", "JSON")
    assert {one["BACKEND"] for one in settings.CACHES.values()} == {"django.core.cache.backends.dummy.DummyCache"}
