"""What `leads doctor` asks of the database server: as whom LEADS comes, what the server logs, whether seals keep up."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from leads.commands.checks import Check
from leads.database.paths import Paths
from leads.ledger.goes_on import missing, places, refusal

NOT_ASKED = "Not looked at: the database does not answer."
LATE = timedelta(minutes=1)
VERIFIED = timedelta(days=2)
BACKUP = timedelta(hours=26)  # daily, and some time to make it in
LAST_BACKUP = """
SELECT (SELECT max(at) FROM ledger_line WHERE subject = 'ledger:backup' AND event = 'ledger:backup:made'),
       NOT EXISTS (SELECT FROM ledger_line WHERE event = 'demo:state:made' AND id < 100)
"""
ROLE = """
SELECT current_user, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
       EXISTS (SELECT FROM pg_class WHERE relname = 'ledger_line' AND pg_has_role(relowner, 'USAGE'))
"""
# Settings of a server whose log would hold what people were asked about, by what is wrong with them.
LOGGING: dict[str, Callable[[str], bool]] = {
    "log_min_error_statement": lambda value: value not in {"panic", "fatal"},
    "log_statement": lambda value: value in {"mod", "all"},
    "log_min_duration_statement": lambda value: value != "-1",
    "log_min_duration_sample": lambda value: value != "-1",
    "log_transaction_sample_rate": lambda value: value != "0",
    "log_parameter_max_length_on_error": lambda value: value != "0",
    "log_error_verbosity": lambda value: value != "terse",
    "debug_print_parse": lambda value: value == "on",
}
SAFE = (
    "log_min_error_statement = panic, log_statement = none, log_min_duration_statement = -1, "
    "log_parameter_max_length_on_error = 0, log_error_verbosity = terse"
)


def role(address: str | None) -> Check:
    """Does what faces terminals and browsers come as a role that owns nothing."""
    name, rows = "database role", _ask(address, ROLE)
    if not rows:
        return Check(name, "fine", NOT_ASKED)
    user, superuser, owns = rows[0]
    cure = "Make a second role that owns the tables, name it in LEADS_OWNER_URL, and run leads migrate."
    if superuser:
        said = f"LEADS comes as {user}, a superuser: whoever gets into LEADS can rewrite the ledger."
        return Check(name, "danger", said, cure)
    if owns:
        return Check(name, "due", f"LEADS comes as {user}, which owns its tables and could change the ledger.", cure)
    return Check(name, "fine", f"LEADS comes as {user}, which owns nothing and only adds to the ledger.")


def what_the_server_logs(address: str | None) -> Check:
    """Does the server's own log keep out plates, names and numbers."""
    name = "server's log"
    rows = dict(_ask(address, "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(LOGGING)]))
    if not rows:
        return Check(name, "fine", NOT_ASKED)
    wrong = [f"{one} = {rows[one]}" for one, is_wrong in LOGGING.items() if one in rows and is_wrong(rows[one])]
    if wrong:
        said = f"The log of the database may hold people's names and numbers: {', '.join(wrong)}."
        return Check(name, "due", said, f"In its postgresql.conf, then reload: {SAFE}.")
    return Check(name, "fine", "It holds no statements and no values.")


def seals(address: str | None, now: datetime) -> Check:
    """Do seals keep up with the lines."""
    name = "ledger, seals"
    last = _ask(address, "SELECT upto_xid, upto_id, floor_id FROM ledger_seal ORDER BY number DESC LIMIT 1")
    wanted = "SELECT written_at FROM ledger_line WHERE (xid, id) > (%s, %s) AND id > %s ORDER BY xid, id LIMIT 1"
    oldest = _ask(address, wanted, last[0] if last else (0, 0, 0))
    if not oldest or now - oldest[0][0] <= LATE:
        return Check(name, "fine", "No line waits long for its seal.")
    since = f"{oldest[0][0].astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    cure = "See that LEADS runs. A transaction held open in that server keeps seals waiting: pg_stat_activity names it."
    return Check(name, "danger", f"Lines since {since} have no seal: they could be changed unseen.", cure)


def goes_on(paths: Paths, address: str | None) -> Check:
    """Does the database go on where the heads kept outside end, or is it an old one."""
    name = "ledger, heads"
    if not _ask(address, "SELECT WHERE to_regclass('ledger_seal') IS NOT NULL"):
        return Check(name, "fine", NOT_ASKED)
    for folder in places(paths):
        gone = missing(folder, lambda statement, values: _ask(address, statement, values), paths.heads)
        if gone is not None:
            no = refusal(gone)
            return Check(name, "danger", no.sentence, no.cure)
    return Check(name, "fine", "The database goes on where its heads end.")


def backup(address: str | None, now: datetime) -> Check:
    """Is there a backup, and of when is the last."""
    name = "backup"
    rows = _ask(address, LAST_BACKUP)
    if not rows:
        return Check(name, "fine", NOT_ASKED)
    [(at, real)] = rows
    cure = "leads backup /mnt/copies/today.leads, by a timer, onto another machine."
    if at is None:
        return Check(name, "due" if real else "fine", "None was made yet.", cure if real else "")
    age = now - at
    said = (
        f"The last is of {at.astimezone(UTC):%Y-%m-%d %H:%M} UTC, {age.days} days and {age.seconds // 3600} hours old."
    )
    return Check(name, "due", said, cure) if age > BACKUP else Check(name, "fine", said)


def verified(paths: Paths, now: datetime) -> Check:
    """Was the ledger looked through lately, and was it whole."""
    name, file = "ledger, looked through", paths.data / "verified.json"
    if not file.exists():
        return Check(name, "fine", "Not yet; LEADS does it once a day.")
    said = json.loads(file.read_text())
    at = datetime.fromisoformat(said["at"])
    if not said["ok"]:
        return Check(
            name, "danger", f"BROKEN: {said['broken']['sentence']}", "Keep everything as it is: leads ledger verify."
        )
    if now - at > VERIFIED:
        return Check(
            name, "due", f"Last on {at:%Y-%m-%d}.", "See that LEADS runs, or do it yourself: leads ledger verify."
        )
    return Check(name, "fine", f"Whole on {at:%Y-%m-%d %H:%M} UTC, {said['lines']:,} lines.")


def _ask(address: str | None, statement: str, values: Any = ()) -> list[tuple[Any, ...]]:
    """The rows; none where the database does not answer, or has no tables yet."""
    if address is None:
        return []
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            return connection.execute(statement, values).fetchall()
    except psycopg.Error:
        return []
