"""A database address as one line of text, the way PostgreSQL writes it, and as Django's settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import psycopg

from leads.database.arrays import DUMPERS

# Acknowledged means on disk, and every timestamp leaves the server in UTC. Said by each connection for
# itself, so that no setting of a server that we do not run can take it away.
# The few statements that we prepare take arrays and JSON of any length: planned once they run in a third of a
# millisecond, planned anew for each batch they took seven (docs/decisions/0003-the-exchange.md).
SESSION = "-c synchronous_commit=on -c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off"
ONLY_ON_REQUEST = 1 << 30  # executions after which the driver prepares a statement by itself

for column, dumper in DUMPERS:  # before the first connection: each takes over what the driver knows then
    psycopg.adapters.register_dumper(column, dumper)


def django_database(url: str) -> dict[str, Any]:
    """Where the facts are kept, for Django: `postgresql://user:secret@host:port/name?host=/socket/dir&sslmode=...`.

    A socket directory goes into the query as `host`. Other query parameters go to the driver as they are.
    Raises ValueError when the address is not PostgreSQL's.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(f"a database address begins with postgresql://, this one with {parts.scheme or 'nothing'!r}")
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", "") or unquote(parts.hostname or "")
    session = f"{query.pop('options', '')} {SESSION}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "leads",
        "USER": query.pop("user", "") or unquote(parts.username or ""),
        "PASSWORD": query.pop("password", "") or unquote(parts.password or ""),
        "HOST": host,
        "PORT": query.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "application_name": os.environ.get("LEADS_PROCESS", "leads"),
            "prepare_threshold": ONLY_ON_REQUEST,  # Django's None would have our own statements planned each time
            **query,
            "options": session,
        },
    }


def socket_url(directory: Path, name: str, user: str = "leads") -> str:
    """The address of a database behind a Unix socket in `directory`, as one line that every PostgreSQL tool reads."""
    return f"postgresql://{quote(user)}@/{quote(name)}?{urlencode({'host': str(directory)})}"


def renamed(url: str, name: str) -> str:
    """The same server's address with another database name."""
    return urlsplit(url)._replace(path=f"/{quote(name)}").geturl()
