"""What a watch finds: one thing that is late under a clause, in words."""

from dataclasses import dataclass
from datetime import datetime

from leads.agencies.models import Agency


@dataclass(frozen=True, slots=True)
class Overdue:
    """One thing that is late: whose, what, since when, in words, and who is asked to act."""

    agency: Agency
    subject: str  # as in the ledger: "record:V990000417", "order:S-2026-0001"
    due: datetime
    words: str
    asked: str
    file: str = ""  # whose record's data the words carry; "": none
