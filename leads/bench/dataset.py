"""The data that a benchmark runs over: made once in a directory of its own, used again while seed and size fit."""

from collections.abc import Iterator
from datetime import datetime
from itertools import cycle, islice

import psycopg
from django.db import connection

from leads.agencies.models import Agency
from leads.bench import growth
from leads.demo.state import Size, Tell, is_made
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.ledger.actor import Actor
from leads.people.acting import acting
from leads.people.models import LinkSession, Person
from leads.people.sign_on import Admitted, close_sessions_of, issue_token
from leads.rules.refused import Refused
from leads.standing.gates import explain, may_sign_on
from leads.standing.snapshot import Standing, current

AGENCIES, DEVICES, PEOPLE = 400, 9_000, 6_000  # enough for 5,000 terminals, whatever a fictional state has of faults
ASKED = ("QV", "QW", "EV")  # what the benchmark's terminals send
Sign = dict[str, str]


def prepare(vehicles: int, persons: int, now: datetime, tell: Tell) -> bool:
    """Makes the data set in the open database unless it is there; whether it had to be made.

    Sessions that a killed run left open are ended. Raises Refused (bench-other-data) where there is something else.
    """
    if not is_made():
        growth.make(Size(AGENCIES, DEVICES, PEOPLE, vehicles, persons, history=False), now, tell)
        return True
    if growth.records_there() != vehicles + persons:
        raise Refused(
            code="bench-other-data",
            sentence=f"This data directory does not hold the {vehicles + persons:,} records of the benchmark.",
            cure="Leave out --data, or name an empty directory; one whose making was cut short has to be removed.",
        )
    end_sessions(now)
    return False


def end_sessions(now: datetime) -> int:
    """Ends what a killed run left open; otherwise "somebody is signed on" at its terminals. How many there were."""
    nodes = LinkSession.objects.filter(ended_at=None).values_list("node", flat=True).distinct()
    return sum(close_sessions_of(node, now) for node in list(nodes))


def director(now: datetime) -> Actor:
    """The Director of the fictional state."""
    return acting(Person.objects.get(user_id="demo.director"), now)


def settle(superuser: str = "") -> None:
    """Leaves no work of the load to be done while something is measured.

    `superuser` is the address of who may have everything written to disk at once: who owns the tables may not.
    """
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) hotfiles_recordkey")
        cursor.execute("VACUUM (ANALYZE) hotfiles_record")
    if superuser:
        with psycopg.connect(superuser, autocommit=True) as server:
            server.execute("CHECKPOINT")


def signs(now: datetime, many: int, skip: int = 0, *, apart: bool = False) -> list[Sign]:
    """ORI, mnemonic and a one-time token for so many terminals, each with a person of its agency, after some others.

    `apart`: of as many agencies, from the other end of the state.
    Raises Refused (bench-terminals) when the state has not enough of them.
    """
    held = current()
    found = list(islice(_admitted(held, now, apart), skip, skip + many))
    if len(found) < many:
        raise Refused(
            "bench-terminals", f"Only {len(found)} terminals can sign on.", None, f"Ask for --terminals {len(found)}."
        )
    return [
        {"ori": one.agency.ori, "device": one.device.mnemonic, "token": issue_token(one, held.agencies.numbers, now)}
        for one in found
    ]


def _admitted(held: Standing, now: datetime, apart: bool) -> Iterator[Admitted]:
    """Terminals of agencies with full access, each with somebody who may send from there what is measured."""
    for agency in Agency.objects.filter(level__kind="full").order_by("-id" if apart else "id"):
        people = cycle(agency.people.order_by("id").values_list("pk", flat=True))
        tries = agency.people.count()
        for device in agency.devices.exclude(kind="browser").order_by("id").values_list("pk", flat=True):
            found = (_may(person, device, held, now) for person in islice(people, tries))
            if (one := next((one for one in found if one), None)) is not None:
                yield one
                if apart:
                    break


def _may(person: int, device: int, held: Standing, now: datetime) -> Admitted | None:
    """A device that is not approved, a certificate that lapsed, an office kept apart: a fictional state has some."""
    try:
        found = may_sign_on(person, device, held, now)
    except Refused:
        return None
    passages = (one for key in ASKED for one in explain(device, person, MESSAGE_KEYS[key].needs, held, now))
    return found if not any(one.refused for one in passages) else None


def run_sql(statement: str) -> None:
    """One statement in a transaction of its own."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
