"""PostgreSQL's settings for LEADS: first nothing acknowledged is lost, then speed, each with its reason."""

from __future__ import annotations

import os
from pathlib import Path

from leads.database.roles import APPLICATION, OWNER, SUPERUSER

HEADING = "# Written anew at each start by LEADS.\n"
MB = 1024 * 1024
CGROUP_LIMIT = Path("/sys/fs/cgroup/memory.max")


def memory() -> int:
    """Bytes of memory that this machine, or the container around us, has."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        return min(machine, int(CGROUP_LIMIT.read_text()))
    except (OSError, ValueError):  # not Linux, no container, or "max"
        return machine


def shared_buffers(memory_bytes: int) -> int:
    """Megabytes for PostgreSQL's cache: a quarter of memory, at least 32 and at most 2,048."""
    return max(32, min(2048, memory_bytes // MB // 4))


def settings(socket: Path, memory_bytes: int, *, durable: bool = True) -> dict[str, str]:
    """Every setting that differs from PostgreSQL's own. `durable=False` is for a test's throw-away cluster only."""
    on_disk = "on" if durable else "off"
    buffers = shared_buffers(memory_bytes) if durable else 64
    return {
        # Who may come: those who can open a socket in a folder that only the server's user and root may enter.
        "listen_addresses": "''",
        "unix_socket_directories": f"'{quoted(socket)}'",
        "unix_socket_permissions": "0700",
        "max_connections": "60",  # exchange workers and console threads; terminals don't hold connections
        # Acknowledged means on disk, also through a power cut in the middle of a page.
        "fsync": on_disk,
        "synchronous_commit": on_disk,
        "full_page_writes": on_disk,
        "wal_compression": "on",  # page images after a checkpoint shrink; some processor time for much less writing
        # Fewer checkpoints, so fewer page images. Recovery reads at most this much log: about a minute.
        "checkpoint_timeout": "'15min'",
        "checkpoint_completion_target": "0.9",
        "max_wal_size": "'4GB'" if durable else "'512MB'",
        "min_wal_size": "'256MB'" if durable else "'80MB'",
        # Memory. Half of the machine is likely to hold files, which steers plans to indexes.
        "shared_buffers": f"'{buffers}MB'",
        "effective_cache_size": f"'{max(64, memory_bytes // MB // 2)}MB'",
        "work_mem": "'16MB'",
        "maintenance_work_mem": "'256MB'" if memory_bytes > 4096 * MB else "'64MB'",
        # Plans. Inquiries are tiny and many: compiling them costs more than running them, and a report must not
        # take the processors from the exchange. Storage is solid state.
        "jit": "off",
        "max_parallel_workers_per_gather": "0",
        "random_page_cost": "1.1",
        "effective_io_concurrency": "200",
        # Queues and mailboxes change rows all the time: clean sooner than the stock one in five.
        "autovacuum_vacuum_scale_factor": "0.05",
        "autovacuum_analyze_scale_factor": "0.02",
        # A session that forgot its transaction must not hold back everyone's cleaning for ever.
        "idle_in_transaction_session_timeout": "'10min'",
        # Plates, names and birth dates stay out of the log: no statement text, no key values.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_line_prefix": "'%m [%p] '",
        "timezone": "'UTC'",
        "log_timezone": "'UTC'",
    }


def who_may_come(account: str) -> dict[str, str]:
    """Who is let in, as PostgreSQL's own files: LEADS' account of the machine, and nobody else."""
    roles = (SUPERUSER, OWNER, APPLICATION)
    mapped = "".join(f'leads "{account}" {role}\n' for role in roles)
    hba = f"local all {','.join(roles)} peer map=leads\nlocal all all reject\n"
    return {"pg_hba.conf": HEADING + hba, "pg_ident.conf": HEADING + mapped}


def quoted(path: Path) -> str:
    """A path inside the single quotes of PostgreSQL's settings file."""
    return str(path).replace("'", "''")


def as_file(values: dict[str, str]) -> str:
    """The settings as PostgreSQL reads them."""
    heading = "# Written anew at each start by LEADS. Your own settings go into local.conf beside this file.\n"
    return heading + "".join(f"{name} = {value}\n" for name, value in values.items())
