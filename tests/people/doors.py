"""A device, someone who may work at it, and short ways to sign on; for the tests of sign-on."""

from datetime import datetime

import pytest

from leads.agencies.models import Device
from leads.people.models import Person
from leads.people.sign_on import Session, issue_token, open_session, redeem
from leads.rules.refused import Refused
from leads.standing.gates import may_sign_on
from leads.standing.snapshot import current
from tests.makers import NOW


def token(person: Person, device: Device, now: datetime = NOW) -> str:
    """A one-time token for the person at the device."""
    held = current()
    return issue_token(may_sign_on(person.pk, device.pk, held, now), held.agencies.numbers, now)


def use(text: str, device: Device, now: datetime = NOW) -> int:
    """Uses a token up at the device."""
    return redeem(text, current().agencies.devices[device.pk], now)


def open_at(person: Person, device: Device, now: datetime = NOW, *, node: str = "n1") -> Session:
    """Signs the person on at the device."""
    held = current()
    return open_session(
        may_sign_on(person.pk, device.pk, held, now), held.agencies.numbers, now, door="link", node=node
    )


def code_of(text: str, device: Device, now: datetime = NOW) -> str:
    """The code with which a token is refused."""
    with pytest.raises(Refused) as no:
        use(text, device, now)
    assert no.value.field == "TKN"
    assert no.value.cure
    return no.value.code
