"""Django's connection, turned to another database after Django was set up: for tests and the benchmark."""

from __future__ import annotations

from django.db import connections

from leads.database.address import django_database


def point_django_at(url: str) -> None:
    """From now on every thread of this process uses the database at `url`; connections in this thread are closed."""
    connections.close_all()
    settings = connections.settings["default"]
    settings.update(django_database(url))
    for open_one in connections.all(initialized_only=True):
        open_one.settings_dict.update(settings)
