"""A vendor's way into a fictional state: an account with a password and a second factor, new each time it is shown."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import transaction

from leads.ledger.record import record
from leads.people.acting import acting
from leads.people.models import Person
from leads.rules.refused import Refused

ACCOUNT = "demo.vendor"
DEVICE = "SMP1"  # a terminal that exists in every size of a fictional state


class WayIn(NamedTuple):
    """What a vendor's program signs on with: both factors of an invented person, and the device."""

    user: str
    password: str
    key: str  # of an authenticator app, base 32
    device: str
    ori: str


def way_in(now: datetime) -> WayIn:
    """Gives the vendor's account a new password and a new key, and says them once. Raises Refused in a real state."""
    if not settings.LEADS_DEMO:
        raise Refused("not-a-demo", "Accounts with printed passwords exist only in a fictional state.", None, "")
    password, key = secrets.token_urlsafe(12), generate_totp_secret()
    with transaction.atomic():
        accounts = Person.objects.select_for_update(of=("self",)).select_related("agency")
        person = accounts.filter(user_id=ACCOUNT).first()
        if person is None:
            raise Refused("older-demo", "An older LEADS made this fictional state.", None, "Make it anew with --fresh.")
        person.set_password(password)
        person.credentials_at = now
        person.save(update_fields=["password", "credentials_at"])
        Authenticator.objects.filter(user=person).delete()
        TOTP.activate(person, key)
        by = acting(person, now)
        record("people:password:changed", now=now, by=by)
        record("people:factor:added", now=now, by=by, data={"factor": "totp"})
    return WayIn(ACCOUNT, password, key, DEVICE, person.agency.ori)
