"""After a restore: an agency looks at its records of the backup, and says of each whether it still holds.

A record that is known to have ended since the backup is held back: it hits nowhere until then. One of which nothing is
known hits with the advice to ask first. docs/decisions/what-a-restore-holds-back.md
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from leads.hotfiles.acts.done import remember
from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.on_file import write_keys
from leads.hotfiles.additions import additions_of
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.messages.fields import Values
from leads.rules.refused import Refused
from leads.standing.gates import may_read
from leads.standing.snapshot import current

ENDED = "ENDED BEFORE A RESTORE"
TO_LOOK_AT = (
    "Look at its papers. Cancel it; or, if it still holds, modify it with VLN, who says so, and PIH, the paper in hand."
)


def to_look_at(agency_id: int | None = None) -> QuerySet[Record]:
    """Records that nobody has looked at since a restore, of one agency or of all; those that are held back first."""
    found = Record.objects.filter(unconfirmed_since__isnull=False, state__in=CAN_HIT).select_related("agency")
    if agency_id is not None:
        found = found.filter(agency_id=agency_id)
    return found.order_by("agency__ori", "-held_back", "id")


@transaction.atomic
def still_good(numbers: Sequence[str], *, by: Actor, now: datetime) -> list[Record]:
    """These records still hold, as their papers say: they hit, without a word about the backup. All of them or none.

    One that was held back is found again under its keys, and recent inquiries are looked through for it. Raises
    Refused: nothing-to-look-at, not-your-record.
    """
    found = [_theirs(number, by, now) for number in numbers]
    for one in found:
        was_held, one.held_back, one.unconfirmed_since = one.held_back, False, None
        one.looked_back_at = None if was_held else one.looked_back_at
        one.save(update_fields=["held_back", "unconfirmed_since", "looked_back_at"])
        if was_held:
            write_keys(FILES[one.file], one, additions_of(one))
        remember(one, "look", by, now, "hotfiles:record:still_good", data={"held_back": was_held})
    return found


@transaction.atomic
def has_ended(numbers: Sequence[str], *, by: Actor, now: datetime) -> list[Record]:
    """These records had ended after the backup was made: they are cancelled again. All of them or none.

    Raises Refused: nothing-to-look-at, not-your-record.
    """
    found = [_theirs(number, by, now) for number in numbers]
    for one in found:
        ended(one, "cancelled", ENDED, now, by)
        remember(one, "cancel", by, now, "hotfiles:record:cancelled", why=ENDED)
    return found


def look_at_first(found: Record, values: Values) -> bool:
    """A message that says of a record that it is validated (VLN) says that it holds. Whether it was held back.

    Any other change of one that is held back is refused: held-back.
    """
    was_held = found.held_back
    if "VLN" in values:
        found.held_back, found.unconfirmed_since = False, None
    elif was_held:
        raise Refused(
            "held-back",
            f"{found.number} is held back: the database was restored, and it is known to have ended since its backup.",
            None,
            TO_LOOK_AT,
            field="VLN",
        )
    return was_held


def _theirs(number: str, by: Actor, now: datetime) -> Record:
    """The record, locked; of the actor's agency, or of any for the Department, which answers for all."""
    found = (
        Record.objects.select_for_update(no_key=True).filter(number=number.strip().upper(), state__in=CAN_HIT).first()
    )
    if found is None or found.unconfirmed_since is None:
        raise Refused(
            "nothing-to-look-at",
            f"{number[:20]} is no record that has to be looked at after a restore.",
            None,
            "leads restored list shows those that have to.",
            field="record",
            example="V990000417",
        )
    if found.agency_id != by.agency_id and not by.department:
        raise Refused(
            "not-your-record",
            f"{found.number} was entered by another agency, which answers for it.",
            "1240.60(a)(5) correct",
            "Leave it to that agency, or to the LEADS Administrator.",
        )
    if not by.department:
        may_read(by.person_id, (found.file,), current(), now)
    return found
