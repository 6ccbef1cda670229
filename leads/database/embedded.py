"""The database that comes with LEADS: PostgreSQL in the data directory, reached over a Unix socket only."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import sql

from leads.database import postmaster, programs, roles, tuning
from leads.database.address import socket_url
from leads.database.paths import make_data, private_folder, resolved
from leads.rules.refused import Refused

Tell = Callable[[str], None]
LEAVING = 60.0  # seconds that a server has to end in order
RECOVERING = ("starting up", "in recovery mode", "not yet accepting connections")
LARGEST_LOG = 10 * 1024 * 1024  # bytes; then the log begins anew and the one before is kept
TRANSIENT = (
    "pre-existing shared memory block",  # what a killed server left is still on its way out
    'lock file "postmaster.pid" already exists',
)


def quiet(words: str) -> None:
    """Progress that nobody watches."""


class Embedded:
    """One data directory's PostgreSQL. It may be started here, or found running (after LEADS was killed) and adopted.

    Holds no lock: who calls start() or stop() holds the data directory's lock first (`leads.commands.common.ready`).
    """

    def __init__(self, data: Path, *, durable: bool = True, tell: Tell = quiet) -> None:
        self.paths = resolved(data)
        self.durable = durable
        self.tell = tell
        self.user = programs.owner(self.paths)
        self._child: subprocess.Popen[bytes] | None = None

    def url(self, name: str = "leads", role: str = roles.SUPERUSER) -> str:
        """The address of a database of this server, whether it runs or not, for one of the roles in it."""
        return socket_url(self.paths.socket, name, role)

    def pid(self) -> int | None:
        """The process number of the server, or None when it does not run."""
        if self._child:
            self._child.poll()  # a child that ended must not look alive because nobody took note
        return postmaster.running(self.paths.cluster)

    def adopt(self) -> bool:
        """Whether a server of this very data directory runs and answers; then it is ours to use.

        Waits while it starts or recovers. False when there is none, or when it is on its way down.
        """
        while pid := self.pid():
            if self._answers():
                return True
            if "shutting down" in self._refusal():
                if postmaster.wait_gone([pid], LEAVING):
                    postmaster.stop(pid, at_once=True)  # one that hangs would keep every next one away
                return False
            time.sleep(postmaster.PAUSE)
        return False

    def start(self) -> None:
        """Brings the database up, whatever state it was left in; returns when it answers.

        Finds a server that is still running, clears up after one that was killed, makes a new one in an empty data
        directory. Raises Refused when the directory can't be used or PostgreSQL won't start.
        """
        make_data(self.paths)
        self._can_be_reached()
        self._same_version()
        if self.adopt():
            self._make_database("leads")
            return
        self._clear_up()
        if not (self.paths.cluster / "PG_VERSION").exists():
            self._make_cluster()
        private_folder(self.paths.socket, self.user.uid, self.user.gid)
        self._write_settings()
        self._rotate_log()
        self._launch()
        self._make_database("leads")

    def stop(self) -> None:
        """Ends the server in order and waits until it is gone. Fine when it does not run.

        One that is recovering is ended at once: it has taken nothing that could be lost, and PostgreSQL 18 can hang for
        ever when it is asked to leave in order in the middle of a recovery.
        """
        if pid := self.pid():
            refusal = self._refusal()
            postmaster.stop(pid, at_once=any(sign in refusal for sign in RECOVERING))
        if self._child:
            self._child.wait()
            self._child = None
        if self.paths.socket.parent != self.paths.data:
            shutil.rmtree(self.paths.socket, ignore_errors=True)

    def _can_be_reached(self) -> None:
        if self.user.as_arguments() and not self.user.may_walk_through(self.paths.data):
            raise Refused(
                code="data-not-reachable",
                sentence=f"PostgreSQL does not run as root, and its own user can't reach {self.paths.data}.",
                cure="Name a directory outside of root's home with --data, such as /var/lib/leads.",
            )

    def _same_version(self) -> None:
        file = self.paths.cluster / "PG_VERSION"
        made_by, ours = (file.read_text().strip() if file.exists() else ""), programs.version()
        if made_by and programs.major(made_by) != programs.major(ours):
            raise Refused(
                code="database-of-another-version",
                sentence=f"The database in {self.paths.data} was made by PostgreSQL {made_by}, and this is {ours}.",
                cure=f"Move it over with pg_upgrade, or dump it with PostgreSQL {made_by} and restore it here.",
            )

    def _clear_up(self) -> None:
        if left := postmaster.orphans(self.paths.cluster):
            self.tell(f"PostgreSQL was killed; {len(left)} of its processes are still ending")
            postmaster.end_orphans(self.paths.cluster)
        if postmaster.running(self.paths.cluster) is None:
            postmaster.forget(self.paths.cluster, self.paths.socket)

    def _make_cluster(self) -> None:
        """Makes the cluster beside its place and moves it there: a start that was cut short leaves nothing half."""
        self.tell("making a new database")
        unfinished = self.paths.data / "postgresql-unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        private_folder(unfinished, self.user.uid, self.user.gid)
        made = self.user.run(
            self._program("initdb"),
            *("--pgdata", unfinished, "--username", roles.SUPERUSER, "--auth", "peer"),
            *("--encoding", "UTF8", "--locale", "C", "--no-instructions"),
            *([] if self.durable else ["--no-sync"]),
            check=False,
        )
        if made.returncode:
            raise self._would_not_start(made.stdout + made.stderr)
        with (unfinished / "postgresql.conf").open("a") as conf:
            conf.write("include 'leads.conf'\ninclude 'local.conf'\n")
        (unfinished / "local.conf").write_text("# Settings of this site; they hold over those in leads.conf.\n")
        self._give(unfinished / "local.conf")
        unfinished.rename(self.paths.cluster)

    def _write_settings(self) -> None:
        values = tuning.settings(self.paths.socket, tuning.memory(), durable=self.durable)
        files = {"leads.conf": tuning.as_file(values), **tuning.who_may_come(programs.own_name())}
        for name, text in files.items():
            file = self.paths.cluster / name
            file.write_text(text)
            self._give(file)

    def _give(self, file: Path) -> None:
        if os.geteuid() == 0:
            os.chown(file, self.user.uid, self.user.gid)

    def _rotate_log(self) -> None:
        log = self.paths.log
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))

    def _launch(self) -> None:
        """Starts the server and waits until it answers. After a kill the system may need moments to let go of memory
        that the old server shared, so that reason is waited out; any other is a refusal."""
        for _ in range(100):
            begins_at = self.paths.log.stat().st_size if self.paths.log.exists() else 0
            self._child = self.user.spawn(self._program("postgres"), "-D", self.paths.cluster, log=self.paths.log)
            if self._wait_until_it_answers():
                return
            said = self._said_since(begins_at)
            if not any(reason in said for reason in TRANSIENT):
                raise self._would_not_start(said)
            time.sleep(0.2)
        raise self._would_not_start(said)

    def _wait_until_it_answers(self) -> bool:
        assert self._child is not None
        began = told = time.monotonic()
        while self._child.poll() is None:
            if self._answers():
                return True
            if time.monotonic() - told > 2:
                told = time.monotonic()
                self.tell(f"PostgreSQL is recovering what was under way ({told - began:.0f} s)")
            time.sleep(postmaster.PAUSE)
        return False

    def _answers(self) -> bool:
        """Whether a connection works, and the server behind it is the one of this data directory."""
        try:
            with psycopg.connect(self.url("postgres"), autocommit=True, connect_timeout=5) as connection:
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]) == self.paths.cluster

    def _refusal(self) -> str:
        """Why the server takes no connection; empty when it takes one."""
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            return str(error)
        return ""

    def _make_database(self, name: str) -> None:
        """The database and the roles that may come to it, where they are missing."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            roles.make_roles(connection)
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
            if not found:
                connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        with psycopg.connect(self.url(name)) as connection:
            roles.give_to_owner(connection, name)

    def _program(self, name: str) -> Path:
        return programs.bin_folder(self.paths, self.user) / name

    def _said_since(self, position: int) -> str:
        with self.paths.log.open("rb") as log:
            log.seek(position)
            return log.read().decode(errors="replace")

    def _would_not_start(self, said: str) -> Refused:
        lines = [line for line in said.splitlines() if line.strip()]
        why = [line for line in lines if "FATAL:" in line or "PANIC:" in line]  # after it PostgreSQL only says goodbye
        last = next(reversed(why or lines), "it said nothing")
        story = f"The whole story is at the end of {self.paths.log}; " if self.paths.log.exists() else ""
        return Refused(
            code="postgresql-would-not-start",
            sentence=f"PostgreSQL would not start: {last.strip()}",
            cure=f"{story}`leads doctor` looks for the usual causes.",
        )
