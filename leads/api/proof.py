"""Password and second factor, for doors without a browser: the API and the command line.

Wrong tries count in the same book as the console's, so that five wrong tries are five, whatever door they came by.
"""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth import authenticate

from leads.people import one_time_code, wrong_tries
from leads.people.models import Person
from leads.people.sign_on import issue_token
from leads.rules.refused import Refused
from leads.standing.gates import may_enter, may_sign_on
from leads.standing.snapshot import current


def prove(user_id: str, password: str, code: str, address: str, now: datetime) -> Person:
    """Who this is, by password and second factor. Raises Refused: too-many-tries, not-proven; not-employed,
    not-screened and kin for whoever has proved it and may not come in.

    The refusal never says which of the two was wrong, nor whether there is such an account. CJIS Security Policy
    IA-2(1), IA-2(2), AC-7. Takes as long for an unknown account as for a known one (Django hashes either way).
    """
    one = wrong_tries.begin(user_id, address, current().agencies.numbers, now)
    person = authenticate(None, username=user_id, password=password)
    if not isinstance(person, Person) or one_time_code.take(person.pk, code, now) is None:
        wrong_tries.wrong(one, "second factor" if person else "password", now)
        raise Refused(
            "not-proven",
            "User, password and code do not belong together.",
            None,
            "Type all three again; wait for the next code if you have used this one.",
        )
    wrong_tries.forget(user_id)
    may_enter(person.pk, current(), now)
    return person


def token_for(person: Person, mnemonic: str, now: datetime) -> str:
    """A one-time token with which the person signs on at a device. Raises Refused, as a sign-on there would."""
    held = current()
    device = next((one for one in held.agencies.devices.values() if one.mnemonic == mnemonic), None)
    if device is None:
        raise Refused("unknown-device", f"LEADS knows no device {mnemonic}.", "1240.40(b)", "Check the mnemonic.")
    return issue_token(may_sign_on(person.pk, device.id, held, now), held.agencies.numbers, now)
