"""A real installation for the pages that run: an empty directory, a database, and `leads` as a person types it."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leads.database.embedded import Embedded
from tests.environment import kept

ROOT = Path(__file__).resolve().parents[1]
DEBIAN = Path("/usr/lib/postgresql/15/bin")  # where Debian 12 puts its server
Typed = str | Callable[[str], str]
SERVERS = {"embedded": True, "Debian's PostgreSQL 15": (DEBIAN / "postgres").exists()}


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def app(said: str) -> str:
    """What an authenticator app does: reads the secret off the terminal, and shows a code."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    [secret] = re.findall(r"type into it: (\w+)", said)
    return str(format_hotp_value(hotp_value(secret, int(datetime.now(UTC).timestamp()) // 30)))


class Installation:
    """One directory with its database. `leads` types a command; `start` and `stop` run `leads up`."""

    def __init__(self, server: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="installation-", dir=os.environ["LEADS_TEST_ROOT"]))
        self.folder.chmod(0o711)  # PostgreSQL runs as another user when we are root
        self.data = self.folder / "data"
        self.environment = {name: value for name, value in os.environ.items() if kept(name)}
        self.ports = ("--links", str(free_port()), "--console", str(free_port()))
        self._own = None if server == "embedded" else OwnServer(self.folder / "server")
        self._up: subprocess.Popen[str] | None = None
        if self._own:
            self.environment |= self._own.addresses()

    def leads(self, *words: str, typed: Sequence[Typed] = ()) -> str:
        """What a command says; what is typed may depend on what it showed. No terminal: prompts read what is typed."""
        process = self._begin(*words, "--data", str(self.data))
        assert process.stdin
        assert process.stderr
        said = ""
        for answer in typed:
            while callable(answer) and not re.search(r"type into it: \w+\n", said):
                line = process.stderr.readline()
                assert line, said
                said += line
            process.stdin.write((answer(said) if callable(answer) else answer) + "\n")
            process.stdin.flush()
        out, err = process.communicate(timeout=120)
        return out if process.returncode == 0 else out + err

    def file(self, name: str, text: str = "") -> str:
        """Where a file of that name lies, with this text in it if there is any."""
        if text:
            (self.folder / name).write_text(text)
        return str(self.folder / name)

    def send(self, device: str, key: str, *fields: str) -> str:
        """One message of a device of IL1990100 that has its token in a file of its name."""
        where = ("--device", device, "--ori", "IL1990100", "--port", self.ports[1])
        return self.leads("send", key, *fields, *where, "--token-file", self.file(device))

    def start(self) -> str:
        """Starts `leads up`, and waits for its first words."""
        self._up = self._begin("up", "--data", str(self.data), *self.ports)
        assert self._up.stdout
        return self._up.stdout.readline().strip()

    def stop(self) -> str:
        """Stops it as Ctrl-C does; gives its last word."""
        assert self._up
        self._up.terminate()
        return self._up.communicate(timeout=60)[0].strip().splitlines()[-1]

    def remove(self) -> None:
        """Ends whatever still runs, and takes the directory away."""
        if self._up and self._up.poll() is None:
            self._up.terminate()
            self._up.communicate(timeout=60)
        if (self.data / "postgresql").exists():
            Embedded(self.data).stop()
        if self._own:
            self._own.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _begin(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "leads", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment,
            start_new_session=True,  # away from a terminal, or a password would be read there
        )


class OwnServer:
    """Debian's PostgreSQL, with the roles that packaging/own-server.sql makes and the lines at its head."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.account = pwd.getpwuid(os.geteuid()).pw_name
        self.superuser: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        folder.mkdir()
        if self.superuser:
            shutil.chown(folder, "postgres", "postgres")
        self._run("initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "--no-sync")
        script = (ROOT / "packaging" / "own-server.sql").read_text()
        self._add("pg_ident.conf", [f"leads {self.account} {role}" for role in ("leads_app", "leads_owner")])
        [comes] = re.findall(r"^--   (local  leads  leads_app,leads_owner .*)$", script, re.MULTILINE)
        hba = folder / "data" / "pg_hba.conf"
        hba.write_text(f"{comes}\n{hba.read_text()}")
        self._add("postgresql.conf", ["listen_addresses = ''", f"unix_socket_directories = '{folder}'", "fsync = off"])
        self._control("start")
        psql = subprocess.run(
            [DEBIAN / "psql", "-h", folder, "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-q"],
            input=script,
            text=True,
            check=True,
            cwd="/",
            **self.superuser,
        )
        assert psql.returncode == 0

    def addresses(self) -> dict[str, str]:
        """What the environment of LEADS says about it."""
        return {
            name: f"postgresql://{role}@/leads?host={self.folder}"
            for name, role in (("LEADS_DATABASE_URL", "leads_app"), ("LEADS_OWNER_URL", "leads_owner"))
        }

    def stop(self) -> None:
        """Ends the server."""
        self._control("stop", "-m", "immediate")

    def _add(self, name: str, lines: list[str]) -> None:
        with (self.folder / "data" / name).open("a") as file:
            file.write("\n".join(["", *lines, ""]))

    def _control(self, what: str, *more: str) -> None:
        log = ("-l", str(self.folder / "log")) if what == "start" else ()
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", *log, *more, what)

    def _run(self, program: str, *words: str) -> None:
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # a pipe would never end
        subprocess.run([DEBIAN / program, *words], check=True, cwd="/", **quiet, **self.superuser)
