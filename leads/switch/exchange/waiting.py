"""What waits to be answered: handed from the sockets to the exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leads.people.sign_on import Session

PAUSE = 0.5  # seconds until a batch looks again whether the database is back


@dataclass(slots=True)
class Waiting:
    """A message as it came, whose it is, and when it was whole."""

    session: Session
    raw: bytes
    received_at: datetime
