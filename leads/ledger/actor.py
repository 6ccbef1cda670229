"""Who acts: made at the doors from sign-on, never from a message's text. Every act and every ledger line takes one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who acts: for which agency, at which device, in which offices. Plain values, true for one request.

    `leads.people.acting` makes one, for each door. An act that the law leaves to an office asks
    `leads.people.offices.must_hold`, which looks at these offices and once more at the database.
    """

    person_id: int
    user_id: str
    agency_id: int
    ori: str  # of the agency acted for
    device: str = ""  # its mnemonic; "" where nobody sits at a device, as at the command line
    zone: str = "America/Chicago"  # of the agency: times inside a message are meant in it
    offices: frozenset[str] = frozenset()  # held when the door made this: "director", "coordinator" …
    department: bool = False  # acts for the Department, which answers for the records of all agencies
