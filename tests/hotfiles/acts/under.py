"""A stolen boat on file, with its trailer and motor under it, as messages send them."""

from leads.hotfiles.models import Record
from leads.people.models import Person
from tests.hotfiles.keeping import send

BOAT = {
    "REG": "IL1234AB", "RES": "IL", "REY": "2027", "BHN": "TST12345A526", "BMA": "SEA", "BYR": "2026", "BTY": "RUN",
    "DOT": "20261121", "OCA": "26-10411", "SUP": "COMPLAINT", "SUD": "RECORDS DESK 217-555-0140",
}  # fmt: skip
TRAILER = {"LIC": "TST9001", "LIS": "IL", "LIY": "2027", "LIT": "TL", "VMA": "EZLO", "VST": "BT"}
MOTOR = {"SER": "0T123456", "BRA": "MERC", "CAT": "OB", "EPD": "150HP"}
CAR = {"LIC": "TST9002", "LIS": "IL", "LIY": "2027", "LIT": "PC", "VMA": "CHEV"}
FOUND = {"DOL": "20261123", "LCA": "S-26-44"}
OVER = {"DCL": "20261123"}


def meant(record: Record, **more: str) -> dict[str, str]:
    return {"NIC": record.number, "OCA": record.case_number, **more}


def boat(by: Person, key: str = "EB", **more: str) -> Record:
    return send(key, {**BOAT, **more}, by).record


def with_trailer(by: Person, key: str = "EB") -> Record:
    record = boat(by, key)
    send("EBT", meant(record, **TRAILER), by)
    return record
