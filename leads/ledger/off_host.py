"""Sends the heads off the host: into a folder of another disk or machine, or to a system log (LEADS_HEADS_TO).

Who rewrites the ledger and the heads beside it can't rewrite these. A folder that was away for a while is made up for.
"""

import logging
import logging.handlers
from collections.abc import Iterable
from pathlib import Path

from leads.ledger.head_files import Head, targets
from leads.ledger.heads import Key, write_heads

log = logging.getLogger("leads.ledger")
SYSLOG = 514


def send(heads: Iterable[Head], key: Key) -> None:
    """Sends what was just kept; what fails is said, and keeps nothing else back."""
    heads = list(heads)
    for target in targets() if heads else ():
        try:
            if target.startswith("syslog:"):
                _to_syslog(target.removeprefix("syslog:"), heads)
            elif Path(target).is_dir():
                write_heads(Path(target), key)
            else:  # a disk that is not mounted: a folder in its place would be on this host
                log.error("heads of the ledger can't be sent to %s: it is not there", target)
        except OSError as error:
            log.error("heads of the ledger can't be sent to %s: %s", target, error)


def _to_syslog(where: str, heads: list[Head]) -> None:
    host, _, port = where.partition(":")
    address = (host, int(port or SYSLOG)) if host else "/dev/log"
    sender = logging.handlers.SysLogHandler(address, facility="auth")
    sender.ident = "leads: "
    try:
        for head in heads:
            words = f"ledger head {head.words} {head.signature}"
            sender.emit(logging.LogRecord("leads", logging.INFO, "", 0, words, (), None))
    finally:
        sender.close()
