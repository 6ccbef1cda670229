"""Puts the Department's notices into the mailboxes of an agency, with their ledger line."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from leads.agencies.models import Agency
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.switch import mailbox


def notify(agency: Agency, notice: tuple[str, Mapping[str, Any]], *, by: Actor, now: datetime) -> None:
    """A notice goes to every device of the agency and stays there until each has acknowledged it. 1240.110(c)(1).

    `notice` is text and structured form (leads.oversight.notices). In the caller's transaction: with the order or not
    at all. `now` aware, UTC.
    """
    text, data = notice
    devices = list(agency.devices.filter(withdrawn_at=None).order_by("pk").values_list("pk", flat=True))
    mailbox.post(devices, outcome="notice", text=text, data=data, files=(), now=now)
    record(
        "switch:notice:posted", now=now, by=by, subject=f"agency:{agency.ori}",
        clause="1240.110(c)(1)", data={"order": data["order"], "devices": len(devices)},
    )  # fmt: skip
