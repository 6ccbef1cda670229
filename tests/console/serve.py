"""A console with a small fictional state, in a process of its own, as an operator would find it. Prints the ways in."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

import django

WAYS = 90  # one-time links for each account
OWNER, HALF = "axe.owner", ("axe.half.light", "axe.half.dark")  # a password and an app; a password alone
PASSWORD = "a fictional password 41"
ACCOUNTS = ("demo.operator", "demo.second", "demo.coordinator", "demo.admin", "demo.director")


def with_password(user_id: str, now: datetime) -> list[str]:
    """An account as real ones are, for the pages about one's own; gives codes of its own, each good once.

    They are recovery codes, or the code with which the coordinator lets somebody set up a first second factor.
    """
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from leads.people.acting import acting
    from leads.people.models import Person, Screening
    from leads.people.vouch import vouch

    person = Person.objects.get(user_id="demo.second")
    screenings = list(Screening.objects.filter(person=person))
    person.pk, person.user_id = None, user_id
    person.set_password(PASSWORD)
    person.save()
    for one in screenings:
        one.pk, one.person = None, person
        one.save()
    if user_id in HALF:
        return [vouch(person, {}, by=acting(Person.objects.get(user_id="demo.coordinator"), now), now=now)]
    TOTP.activate(person, generate_totp_secret())
    return [*RecoveryCodes.activate(person).get_unused_codes()]


def parked(now: datetime) -> None:
    """A message that made LEADS fail, for the Administrator to look at."""
    from leads.agencies.models import Device
    from leads.people.models import Person
    from leads.switch.exchange.answer import told
    from leads.switch.models import Message, Parked

    device, person = Device.objects.get(mnemonic="SMP1"), Person.objects.get(user_id="demo.operator")
    sent = Message.objects.create(
        id=1,
        device_id=device.pk,
        person_id=person.pk,
        session_id=1,
        reference="AXE1",
        month=now.date().replace(day=1),
        key="QV",
        raw="QV.IL1990100.AXE1.TXT LIC/TST1234",
        received_at=now,
        number=1,
        outcome="parked",
        answer=told(("QV", "IL1990100", "AXE1"), "parked", "NOT DONE.", now=now, to="IL1990100").decode(),
        answered_at=now,
    )
    Parked.objects.create(message_id=sent.id, at=now, error="RuntimeError: on purpose")


def main(port: int) -> None:
    """Makes the state, prints a list of links for each account as one line of JSON, and serves."""
    django.setup()
    from leads.agencies.models import Device
    from leads.commands.console import serve
    from leads.console.door.sign_in import make_demo_link
    from leads.demo.state import Size, make_state
    from leads.people.models import Person

    now = datetime.now(UTC).replace(microsecond=0)
    make_state(now, size=Size(vehicles=200, persons=200))
    # More seats than one at each agency: several people work at once, and a test may leave one signed on.
    for known, more in (("LDSB", ("LDSE",)),):
        seat = Device.objects.get(mnemonic=known, kind="browser")
        for mnemonic in more:
            seat.pk, seat.mnemonic = None, mnemonic
            seat.save()
    parked(now)
    people = {one.user_id: one for one in Person.objects.filter(user_id__in=ACCOUNTS)}
    links = {name: [make_demo_link(people[name], now) for _ in range(WAYS)] for name in ACCOUNTS}
    links |= {user: with_password(user, now) for user in (OWNER, *HALF)}
    print(json.dumps(links), flush=True)
    serve("127.0.0.1", port)


if __name__ == "__main__":
    main(int(sys.argv[1]))
