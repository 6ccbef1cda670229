"""PostgreSQL's own pg_dump and pg_restore, of the server's major version; no password stands in a list of processes."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import psycopg

from leads.database import programs
from leads.rules.refused import Refused

PIECE = 4 << 20  # bytes
ASIDE = "before_"  # schemas of databases that a restore put aside begin so; they are in no backup
PLACES = ("/usr/lib/postgresql/{}/bin", "/usr/pgsql-{}/bin", "/usr/local/pgsql-{}/bin")


def program(name: str, major: int) -> Path:
    """The program of exactly this major version. Raises Refused (no-pg-dump) where this machine has none."""
    for folder in PLACES:
        if (found := Path(folder.format(major)) / name).exists():
            return found
    if programs.major(programs.version()) == major:
        return programs.installed() / "bin" / name
    if (other := shutil.which(name)) and _major(other) == major:
        return Path(other)
    raise Refused(
        "no-pg-dump",
        f"{name} of PostgreSQL {major} is not on this machine; the database is of that version.",
        None,
        f"Install it: on Debian and Ubuntu the package postgresql-client-{major}.",
    )


def _major(path: str) -> int:
    said = subprocess.run([path, "--version"], check=False, capture_output=True, text=True).stdout
    found = re.search(r"(\d+)(\.\d+)?", said)
    return int(found[1]) if found else 0


def server_major(url: str) -> int:
    """The major version of the server behind an address."""
    with psycopg.connect(url, connect_timeout=10) as connection:
        return connection.info.server_version // 10_000


def dumped(url: str, snapshot: str) -> Iterator[bytes]:
    """The database as one moment had it, in PostgreSQL's custom format. Raises Refused (dump-failed)."""
    command = [
        *(program("pg_dump", server_major(url)), "--format=custom", "--no-owner", "--no-privileges"),
        *(f"--exclude-schema={ASIDE}*", f"--snapshot={snapshot}", "--lock-wait-timeout=60s"),
    ]
    with tempfile.TemporaryFile() as said:
        with _run(command, url, said, stdout=subprocess.PIPE) as process:
            assert process.stdout
            while piece := process.stdout.read(PIECE):
                yield piece
        _must_be_done(process, said, "dump-failed", "The database was not dumped")


def restore(url: str, pieces: Iterable[bytes]) -> None:
    """Puts a dump into an empty database, all of it or nothing. Raises Refused (not-restored)."""
    name = str(psycopg.conninfo.conninfo_to_dict(url).get("dbname", "leads"))
    _feed(server_major(url), ["--single-transaction", "--exit-on-error", f"--dbname={name}"], pieces, url)


def read_through(major: int, pieces: Iterable[bytes]) -> None:
    """Reads a dump to its end, as a restore would, and keeps nothing. Raises Refused (not-restored)."""
    _feed(major, ["--file=/dev/null"], pieces, "")


def _feed(major: int, words: list[str], pieces: Iterable[bytes], url: str) -> None:
    command = [program("pg_restore", major), "--no-owner", "--no-privileges", *words]
    with tempfile.TemporaryFile() as said:
        with _run(command, url, said, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
            assert process.stdin
            try:
                for piece in pieces:
                    process.stdin.write(piece)
                process.stdin.close()
            except BrokenPipeError:
                pass  # it gave up; why, it says
            except BaseException:
                process.kill()  # nothing of what is not whole is kept
                raise
        _must_be_done(process, said, "not-restored", "The dump was not restored")


def _run(command: list[Any], url: str, said: IO[bytes], **pipes: int) -> subprocess.Popen[bytes]:
    words, env = [str(one) for one in command], environment(url)
    return subprocess.Popen(words, stderr=said, cwd="/", env=env, **pipes)  # type: ignore[call-overload, no-any-return]


def environment(url: str) -> dict[str, str]:
    """How PostgreSQL's programs find the database: by their own variables, for a list of processes shows arguments."""
    given = psycopg.conninfo.conninfo_to_dict(url) if url else {}
    names = {one.keyword.decode(): one.envvar.decode() for one in psycopg.pq.Conninfo.get_defaults() if one.envvar}
    return programs.environment() | {names[key]: str(value) for key, value in given.items() if key in names}


def _must_be_done(process: subprocess.Popen[bytes], said: IO[bytes], code: str, what: str) -> None:
    if process.returncode == 0:
        return
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
    why = next((line for line in lines if "error:" in line), lines[-1] if lines else "it gave no reason")
    raise Refused(code, f"{what}: {why.strip()}", None, "Cure what it says, and do it again; nothing was changed.")
