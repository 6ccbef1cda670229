"""On every beat of what stays open: sign-ons whose person may no longer be there end, each with its ledger line."""

from collections.abc import Collection
from datetime import datetime

from leads.people import sign_on
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.standing.gates import may_stay
from leads.standing.snapshot import Standing


def keep(sessions: Collection[Session], held: Standing, now: datetime) -> set[int]:
    """Marks sign-ons as alive, with their output counts, and gives the ids of those that are over.

    Over is what somebody has ended meanwhile, and what ends here: the person left or lost the screening, the device
    was withdrawn or its configuration changed. One function for links, streams and the API.
    """
    for one in sessions:
        try:
            may_stay(one.person_id, one.device_id, held, now)
        except Refused as no:
            sign_on.close_session(one, why=no.code, now=now)
    return sign_on.keep_alive({one.id: one.number for one in sessions}, now)
