"""Makes the whole fictional state in one transaction: agencies, devices, people, then records through COPY."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from random import Random

from django.db import connection, transaction

from leads.agencies.models import Agency
from leads.demo import agencies, people
from leads.demo.desks import Plan, plan
from leads.demo.duties import duties
from leads.demo.load import after, copy, copy_rows, without_indexes
from leads.demo.planted import COUNT, planted
from leads.demo.records import Made
from leads.demo.registered import REGISTRATION, registered
from leads.demo.rows import ADDITIONS, CHANGES, KEYS, RECORDS
from leads.demo.workers import made, works
from leads.hotfiles.acts.number import counted_to
from leads.ledger.record import record
from leads.rules.refused import Refused

SEED = 1240
HISTORY_UP_TO = 100_000  # records; above that a demonstration is a benchmark, and steps of lives are left out
Tell = Callable[[str, int, int], None]  # what is being made, how many there are, of how many


@dataclass(frozen=True, slots=True)
class Size:
    """How large a fictional state is."""

    agencies: int = 100
    devices: int = 600
    people: int = 2_000
    vehicles: int = 30_000
    persons: int = 20_000
    history: bool = True  # the steps of each record's life, up to HISTORY_UP_TO records


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows were made."""

    agencies: int
    devices: int
    people: int
    records: int
    keys: int


def is_made() -> bool:
    """Whether the database holds a state already, fictional or real."""
    return Agency.objects.exists()


def make_state(now: datetime, seed: int = SEED, size: Size = Size(), tell: Tell = lambda *_: None) -> Counts:
    """Makes the fictional state, the same for the same seed, size and `now`; all of it or nothing.

    `now` is aware and UTC; every date is relative to it. Raises Refused (state-not-empty) when there are agencies.
    """
    if is_made():
        raise Refused(
            code="state-not-empty",
            sentence="This database holds agencies already; a fictional state goes into an empty one only.",
            cure="Name another data directory with --data, or drop the fictional state with `leads demo --fresh`.",
        )
    with transaction.atomic():
        placed, staff = _who(now, seed, size, tell)
        history = size.history and size.vehicles + size.persons <= HISTORY_UP_TO
        desks = plan(now, seed, placed, staff, history=history)
        counts = _records(desks, staff, size, tell)
        duties(desks)
        registered(now, seed, every_record=history)
        found = Counts(len(placed), size.devices, len(staff), *counts)
        record("demo:state:made", now=now, data={"seed": seed, **asdict(found)})
    _analyze()
    return found


def _who(now: datetime, seed: int, size: Size, tell: Tell) -> tuple[list[agencies.Place], list[people.Someone]]:
    """Agencies with devices and agreements, and the people who work there."""
    rng = Random(f"{seed} who")  # noqa: S311 (fiction, not secrets)
    placed = agencies.places(rng, size.agencies)
    staff = people.people(rng, placed, size.people)
    heads = {one.agency.id: f"{one.given} {one.surname}" for one in staff if one.office in {"head", "director"}}
    copy_rows("agencies_accesslevel", agencies.LEVELS)
    copy_rows("agencies_agency", agencies.agency_rows(placed, heads))
    copy_rows("agencies_policytext", agencies.text_rows(now))
    copy_rows("agencies_agreement", agencies.agreement_rows(rng, placed, now))
    copy_rows("agencies_device", agencies.device_rows(rng, placed, size.devices, now))
    copy_rows("people_person", people.person_rows(rng, staff, now))
    copy_rows("people_screening", people.screening_rows(rng, staff, now))
    copy_rows("people_certification", people.certification_rows(rng, staff, now))
    copy_rows("people_appointment", people.appointment_rows(rng, staff, now))
    tell("agencies, devices, people", len(placed) + size.devices + len(staff), 0)
    return placed, staff


def _records(desks: Plan, staff: list[people.Someone], size: Size, tell: Tell) -> tuple[int, int]:
    """All hot file records; how many records and keys."""
    total = size.vehicles + size.persons
    records = keys = 0
    wanted = [
        *works("stolen_vehicle", size.vehicles, COUNT + 1),
        *works("wanted_person", size.persons, COUNT + 1 + size.vehicles),
    ]
    with without_indexes(RECORDS, KEYS, ADDITIONS, CHANGES, tell=lambda: tell("indexes", 0, 0)):
        for _, batch in planted(desks, staff):
            _send(batch)
            records, keys = records + batch.record_count, keys + batch.key_count
        for batch in made(desks, wanted):
            _send(batch)
            records, keys = records + batch.record_count, keys + batch.key_count
            tell("hot file records", records - COUNT, total)
    after(RECORDS)
    counted_to(records)
    return records, keys


def _send(batch: Made) -> None:
    copy(RECORDS, [batch.records])
    copy(KEYS, [batch.keys])
    copy(ADDITIONS, [batch.additions])
    copy(CHANGES, [batch.changes])


def _analyze() -> None:
    """Figures for the planner, so that the first inquiry is as fast as the thousandth."""
    with connection.cursor() as cursor:
        for table in (RECORDS, KEYS, ADDITIONS, "agencies_agency", "agencies_device", "people_person", *REGISTRATION):
            cursor.execute(f"ANALYZE {table}")
