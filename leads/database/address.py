"""A database address as one line of text, the way PostgreSQL writes it, and as Django's settings."""

from __future__ import annotations

import os
import pwd
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import psycopg

from leads.database.arrays import DUMPERS
from leads.rules.refused import Refused

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
            "server_side_binding": True,  # a value never stands in a statement: a server's log may show statements
            "prepare_threshold": ONLY_ON_REQUEST,  # Django's None would have our own statements planned each time
            **query,
            "options": session,
        },
    }


def user_of(url: str) -> str:
    """The role that an address names; PostgreSQL takes the account of the machine where it names none."""
    return str(django_database(url)["USER"]) or pwd.getpwuid(os.geteuid()).pw_name


def must_be_safe(url: str, named: str) -> None:
    """Raises Refused for what is no address, and for one that leads to another machine without TLS.

    Asked before anyone connects, for by then the password has left. What the address says is not repeated.
    """
    try:
        host, options = str(django_database(url)["HOST"]), dict(parse_qsl(urlsplit(url).query))
        read = psycopg.conninfo.conninfo_to_dict(url)
        # The driver ends a password at the first @ and would show the rest of it, as a host or as a database's name.
        split = "@" in urlsplit(url).path or "@" in str(read.get("host", "")).lstrip("@")
        if not url.startswith(("postgresql://", "postgres://")) or (split and not host.startswith("/")):
            raise ValueError
    except (ValueError, psycopg.Error):
        raise Refused(
            "not-an-address",
            f"{named} is no address of a PostgreSQL database.",
            None,
            "Write %40 for @, %2F for / and %23 for # in a password.",
            None,
            "postgresql://leads@localhost/leads",
        ) from None
    if not is_here(host) and options.get("sslmode") not in {"verify-full", "verify-ca"}:
        raise Refused(
            "database-without-tls",
            f"{named} leads to another machine, and not over TLS that knows whom it speaks to.",
            None,
            "Add sslmode=verify-full to the address, and sslrootcert with the authority that signed its certificate.",
        )


def is_here(host: str) -> bool:
    """Whether a database's host is this machine: a socket, or an address that never leaves it."""
    return all(one in {"", "localhost", "::1"} or one.startswith(("/", "@", "127.")) for one in host.split(","))


def socket_url(directory: Path, name: str, user: str = "leads") -> str:
    """The address of a database behind a Unix socket in `directory`, as one line that every PostgreSQL tool reads."""
    return f"postgresql://{quote(user)}@/{quote(name)}?{urlencode({'host': str(directory)})}"


def renamed(url: str, name: str) -> str:
    """The same server's address with another database name."""
    return urlsplit(url)._replace(path=f"/{quote(name)}").geturl()
