"""What goes wrong outside of LEADS is a sentence, and shows no password."""

import errno
import subprocess
import sys

import pytest
from django.db import OperationalError, ProgrammingError

from leads.commands.trouble import as_refusal
from tests.environment import kept

SECRET = "s3cret-of-the-database"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/var/lib/leads/heads"), "disk-full"),
        (PermissionError(errno.EACCES, "Permission denied", "/var/lib/leads"), "no-right"),
        (OperationalError("server closed the connection unexpectedly\n\tIt is gone"), "database-gone"),
        (ProgrammingError("permission denied for table people_person"), "role-too-weak"),
        (KeyError("a bug"), None),
    ],
)
def test_trouble_is_a_sentence_and_a_bug_is_none(error: Exception, code: str | None) -> None:
    found = as_refusal(error)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"postgresql://leads:{SECRET}/x@127.0.0.1/leads", "is no address of a PostgreSQL database"),
        (f"postgresql://leads:a@{SECRET}@127.0.0.1:1/leads", "is no address of a PostgreSQL database"),
        (f"postgresql://leads:{SECRET}@127.0.0.1:port/leads", "is no address of a PostgreSQL database"),
        (f"mysql://leads:{SECRET}@127.0.0.1/leads", "is no address of a PostgreSQL database"),
        (f"postgresql://leads:{SECRET}@127.0.0.1:1/leads?nonsense=1", "is no address of a PostgreSQL database"),
        (f"postgresql://leads:{SECRET}@127.0.0.1:1/leads", "does not answer"),
        (f"postgresql://leads:{SECRET}@db.example.org/leads", "not over TLS"),
        (f"postgresql://leads:{SECRET}@db.example.org/leads?sslmode=require", "not over TLS"),
    ],
)
@pytest.mark.parametrize("command", [["ledger", "verify"], ["doctor"]])
def test_no_address_ends_in_a_traceback_or_shows_its_password(tmp_path, address: str, said: str, command) -> None:
    import os

    environment = {name: value for name, value in os.environ.items() if kept(name)} | {"LEADS_DATABASE_URL": address}
    words = [sys.executable, "-m", "leads", *command, "--data", str(tmp_path / "data")]
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=environment, timeout=60)
    told = done.stdout + done.stderr
    assert "Traceback" not in told
    assert SECRET not in told
    assert said in " ".join(told.split())
    assert done.returncode == 2
