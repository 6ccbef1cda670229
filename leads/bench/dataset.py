"""The data that a benchmark runs over: made once in a directory of its own, used again while seed and size fit."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from django.db import connection

from leads.agencies.models import Agency, Device
from leads.demo.state import SEED, Size, Tell, is_made, make_state
from leads.ledger.models import Line
from leads.people.models import Person
from leads.people.sign_on import issue_token
from leads.rules.refused import Refused
from leads.standing.gates import may_sign_on
from leads.standing.snapshot import current

TERMINALS = 128
Sign = dict[str, str]


def prepare(vehicles: int, now: datetime, tell: Tell) -> bool:
    """Makes the data set in the open database unless it is there; whether it had to be made.

    Raises Refused (bench-other-data) where the directory holds something else.
    """
    if not is_made():
        make_state(now, SEED, Size(devices=900, vehicles=vehicles, persons=0, history=False), tell)
        return True
    if _vehicles_there() != vehicles:
        raise Refused(
            code="bench-other-data",
            sentence=f"This data directory does not hold the {vehicles:,} stolen vehicles of the benchmark.",
            cure="Leave out --data, or name an empty directory.",
        )
    return False


def _vehicles_there() -> int | None:
    from leads.demo.planted import COUNT

    line = Line.objects.filter(event="demo:state:made", data__seed=SEED).first()
    return None if line is None else int(line.data["records"]) - COUNT


def settle() -> None:
    """Leaves no work of the load to be done while something is measured."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) hotfiles_recordkey")
        cursor.execute("VACUUM (ANALYZE) hotfiles_record")
        cursor.execute("CHECKPOINT")


def signs(now: datetime, many: int) -> list[Sign]:
    """ORI, mnemonic and a one-time token for so many terminals, each with a person of its own agency at it.

    Raises Refused (bench-terminals) when the state has not enough of them.
    """
    held = current()
    found: list[Sign] = []
    for device, person in _pairs():
        try:
            token = issue_token(may_sign_on(person.pk, device.pk, held, now), held.agencies.numbers, now)
        except Refused:
            continue  # a device that is not approved, a certificate that lapsed: a fictional state has some
        found.append({"ori": device.agency.ori, "device": device.mnemonic, "token": token})
        if len(found) == many:
            return found
    raise Refused(
        "bench-terminals", f"Only {len(found)} terminals can sign on.", None, f"Ask for --terminals {len(found)}."
    )


def _pairs() -> Iterator[tuple[Device, Person]]:
    """Devices of agencies with full access, each with a person of that agency who sits nowhere else."""
    rng = Random(SEED)  # noqa: S311 (fiction, not secrets)
    for agency in Agency.objects.filter(level__kind="full").order_by("id"):
        people = list(agency.people.order_by("id"))
        rng.shuffle(people)
        devices = agency.devices.exclude(kind="browser").select_related("agency").order_by("id")
        yield from zip(devices, people, strict=False)


def run_sql(statement: str) -> None:
    """One statement in a transaction of its own."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
