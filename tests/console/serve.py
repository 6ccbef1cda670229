"""A console with a small fictional state, in a process of its own, as an operator would find it. Prints the ways in."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

import django

WAYS = 40  # one-time links for each account
ACCOUNTS = ("demo.operator", "demo.second", "demo.coordinator", "demo.admin", "demo.director")


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
    people = {one.user_id: one for one in Person.objects.filter(user_id__in=ACCOUNTS)}
    links = {name: [make_demo_link(people[name], now) for _ in range(WAYS)] for name in ACCOUNTS}
    print(json.dumps(links), flush=True)
    serve("127.0.0.1", port)


if __name__ == "__main__":
    main(int(sys.argv[1]))
