"""What waits to be answered: handed from the sockets to the exchange."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from leads.people.sign_on import Session


@dataclass(slots=True)
class Waiting:
    """A message as it came, whose it is, and when it was whole."""

    session: Session
    raw: bytes
    received_at: datetime
