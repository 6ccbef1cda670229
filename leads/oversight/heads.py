"""Heads begun anew where they were lost: said in the ledger, so that a check knows from where on there must be some."""

from datetime import datetime

from django.db import transaction

from leads.ledger.actor import Actor
from leads.ledger.models import Installation, Seal
from leads.ledger.record import record
from leads.people.offices import must_hold
from leads.rules.refused import Refused


@transaction.atomic
def begin_anew(why: str, *, by: Actor, now: datetime) -> int:
    """Lets heads be written again into an empty folder; gives the seal from which on. The Administrator's act."""
    must_hold(by, "administrator", now, clause="", act="begin the heads of the ledger anew")
    if not why.strip():
        raise Refused(
            "heads-without-why", "Heads are begun anew for a stated reason.", None, "Say what became of them."
        )
    newest = Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0
    Installation.objects.update(heads_begun=False)
    record("ledger:heads:begun", now=now, by=by, data={"from": newest + 1, "why": why.strip()})
    return newest + 1
