"""One maker a thing: small, invented, legal unless told otherwise. Each gives back what it made.

Everything belongs to the day NOW unless told otherwise: Monday, 23 November 2026, 16:04 UTC (10:04 in Springfield).
Makers write facts straight into the tables, without ledger lines: they make the world that a test begins with.
"""

import itertools
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import transaction

from leads.agencies.models import AccessLevel, Agency, Agreement, Device, Suspension
from leads.hotfiles.acts.kept_lists import keep_lists
from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.ledger.actor import Actor
from leads.oversight.models import AllegedViolation, SuspensionOrder
from leads.people.acting import acting
from leads.people.models import Appointment, Certification, Person, Screening

NOW = datetime(2026, 11, 23, 16, 4, tzinfo=UTC)
STARTED = date(2020, 1, 6)
CAR = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC", "VYR": "2019", "VMA": "FORD", "DOT": "20261120"}

_counts = itertools.count(1)


def full_access() -> AccessLevel:
    """The level that reaches everything."""
    return AccessLevel.objects.get_or_create(name="Full access", defaults={"kind": "full"})[0]


def narrowed(agency: Agency, *files: str) -> None:
    """From now on the agency reaches these files only."""
    level = AccessLevel.objects.create(name="Some files", kind="less", services=["files"], files=list(files))
    Agency.objects.filter(pk=agency.pk).update(level=level)


def make_agency(
    ori: str = "IL1990100",
    name: str = "Example City Police Department",
    *,
    kind: str = "police",
    level: AccessLevel | None = None,
    agreement: bool = True,
    **facts: Any,
) -> Agency:
    """An agency that takes part; `agreement=False` leaves out its agreement. The same ORI is made once."""
    known = Agency.objects.filter(ori=ori).first()
    if known:
        return known
    facts = {"county": "199", "head": "Chief Rosa Ames", "telephone": "217-555-0100", **facts}
    agency = Agency.objects.create(ori=ori, name=name, kind=kind, level=level or full_access(), **facts)
    if agreement:
        Agreement.objects.create(
            agency=agency,
            version="2020-1",
            signed_by_agency_on=STARTED,
            signed_by_department_on=STARTED,
            from_on=STARTED,
        )
    return agency


def make_department() -> Agency:
    """The Department itself."""
    return make_agency("IL1990000", "Illinois State Police", kind="department")


def make_device(
    agency: Agency | None = None,
    mnemonic: str | None = None,
    *,
    kind: str = "terminal",
    place: str = "desk",
    approved: bool = True,
    **facts: Any,
) -> Device:
    """A device of the agency with an approved configuration; `approved=False` leaves the approval open."""
    mnemonic = mnemonic or _mnemonic(next(_counts))
    facts = {"configuration": "Reference terminal 1", **facts}
    if approved:
        started = datetime(2020, 1, 6, 15, tzinfo=UTC)
        facts = {"approved_at": started, "approved_by": "admin.orwell", **facts}
        facts.setdefault("approved_configuration", facts["configuration"])
    return Device.objects.create(mnemonic=mnemonic, agency=agency or make_agency(), kind=kind, place=place, **facts)


def _mnemonic(count: int) -> str:
    """Four characters for a long run of tests: T001 to T999, then U000 and on."""
    return f"{chr(ord('T') + count // 1000 % 7)}{count % 1000:03d}"


def make_person(
    agency: Agency | None = None,
    user_id: str | None = None,
    *,
    certified: str | bool = True,
    screened: bool = True,
    office: str = "",
    password: str = "",
    valid_until: date = date(2027, 11, 22),
    **facts: Any,
) -> Person:
    """A person of the agency, screened and certified (full access; "less" for less), in an office if one is named."""
    agency = agency or make_agency()
    user_id = user_id or f"person{next(_counts)}"
    facts = {"surname": user_id.split(".")[-1].title(), "given_names": "Jo", "employed_from": STARTED, **facts}
    person = Person(user_id=user_id, agency=agency, **facts)
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save()
    if screened:
        make_screening(person)
    if certified:
        level = "full" if certified is True else certified
        Certification.objects.create(person=person, level=level, valid_from=date(2025, 11, 23), valid_until=valid_until)
    if office:
        make_appointment(person, office)
    return person


def actor(person: Person, device: str = "", now: datetime = NOW) -> Actor:
    """The person as who acts, as a door would make it at this moment."""
    return acting(person, now, device=device)


def make_screening(person: Person, **facts: Any) -> Screening:
    """Both fingerprint inquiries submitted, both clear, decided; or not decided, if told so."""
    usual: dict[str, Any] = {
        "state_submitted_on": STARTED,
        "national_submitted_on": STARTED,
        "state_result": "clear",
        "national_result": "clear",
        "decision": "cleared",
        "decided_by": "chief.ames",
        "decided_at": datetime(2020, 1, 10, 15, tzinfo=UTC),
        "reason": "Of good character, as three references say.",
    }
    if facts.get("decision") == "pending":
        usual |= {"decided_by": "", "decided_at": None, "reason": ""}
    return Screening.objects.create(person=person, **{**usual, **facts})


def screen_anew(person: Person, **facts: Any) -> Screening:
    """The only screening that counts of a person: what was there before has been corrected away."""
    gone = {"corrected_at": NOW, "corrected_by": "chief.ames", "corrected_why": "The Bureau's letter of 5 January."}
    Screening.objects.filter(person=person, corrected_at=None).update(**gone)
    return make_screening(person, **facts)


def make_appointment(person: Person, office: str, *, from_at: datetime | None = None) -> Appointment:
    """Puts the person into an office, until further notice; offices of the Department carry no agency."""
    whose = person.agency if office in ("head", "coordinator") else None
    from_at = from_at or datetime(2020, 1, 6, 15, tzinfo=UTC)
    return Appointment.objects.create(person=person, office=office, agency=whose, from_at=from_at)


def make_director(user_id: str = "director.vane") -> Person:
    """The Director in office, once."""
    return Person.objects.filter(user_id=user_id).first() or make_person(make_department(), user_id, office="director")


def make_administrator(user_id: str = "admin.orwell") -> Person:
    """The LEADS Administrator in office, once."""
    known = Person.objects.filter(user_id=user_id).first()
    return known or make_person(make_department(), user_id, office="administrator")


def make_order(agency: Agency | None = None, *services: str) -> SuspensionOrder:
    """The Director's order and its suspended services, as facts; how they come about is oversight's to test."""
    agency, director = agency or make_agency(), make_director()
    with transaction.atomic():
        made = SuspensionOrder.objects.create(
            number=f"S-2026-{900 + SuspensionOrder.objects.count():04d}",
            agency=agency,
            ordered_by=director,
            ordered_at=NOW,
            ground="law",
            hearing_on=NOW.date() + timedelta(days=8),
            names_services=len(services),
            names_violations=1,
            notice=b"%PDF-",
        )
        AllegedViolation.objects.create(order=made, clause="1240.80(c)", words="Data was sold.")
        for service in services:
            Suspension.objects.create(agency=agency, service=service, order=made.pk, imposed_at=NOW)
    return made


def lift_orders(*orders: SuspensionOrder, at: datetime = NOW) -> None:
    """The Director lifts these orders; every order, if none is named."""
    pks = [one.pk for one in orders or SuspensionOrder.objects.filter(lifted_at=None)]
    facts = {"lifted_by": make_director(), "lifted_for": "emergency", "lifted_why": "Flood."}
    with transaction.atomic():
        SuspensionOrder.objects.filter(pk__in=pks).update(lifted_at=at, **facts)
        Suspension.objects.filter(order__in=pks).update(lifted_at=at)


def make_record(
    agency: Agency | None = None,
    *,
    file: str = "stolen_vehicle",
    values: Mapping[str, str] | None = None,
    entered_by: Person | None = None,
    entered_at: datetime = NOW,
    keys: tuple[str, ...] | None = None,
    **facts: Any,
) -> Record:
    """An active record with its keys (those its file gives, unless told); nobody has checked it yet."""
    agency = agency or (entered_by.agency if entered_by else make_agency())
    values = dict(CAR if values is None else values)
    if facts.get("state") == "located":
        facts.setdefault("located_by", make_agency("IL1990200", "Example County Sheriff"))
    usual: dict[str, Any] = {
        "number": f"V99{next(_counts):07d}",
        "key": "EV",
        "case_number": "26-10411",
        "support": "DOCUMENT",
        "support_at": "Records desk 217-555-0140",
        "check_from": entered_at,
        "changed_at": entered_at,
        "looked_back_at": entered_at,
    }
    whole = {**usual, **facts}
    record = Record(file=file, agency=agency, entered_by=entered_by or make_person(agency), entered_at=entered_at)
    record.values = values
    _put(record, whole)
    if record.state in ("active", "located"):
        found = _sketched(file, values, keys)
        RecordKey.objects.bulk_create(RecordKey(key=key, record=record, sketch=sketch) for key, sketch in found)
    return record


@transaction.atomic
def _put(record: Record, facts: Mapping[str, Any]) -> None:
    """The record as these facts have it; with the rows of its lists and the step that brought them, where it has any.

    What has ended takes no rows: they come while it stands.
    """
    lists = record.plain.keys() != record.values.keys()
    ends = ("state", "ended_at", "located_by") if lists else ()
    for name, value in facts.items():
        if name not in ends:
            setattr(record, name, value)
    record.save()
    if not lists:
        return
    keep_lists(record, {}, record.entered_by_id, record.entered_at)
    step = {"at": record.entered_at, "by": record.entered_by, "act": "enter", "plain": record.plain}
    RecordChange.objects.create(record=record, **step)
    for name in ends:
        setattr(record, name, facts.get(name, getattr(record, name)))
    record.save()


def _sketched(file: str, values: Mapping[str, str], keys: tuple[str, ...] | None) -> Iterator[tuple[str, str]]:
    from leads.hotfiles.registry import FILES
    from leads.hotfiles.sketches import with_sketches

    return with_sketches(FILES[file], FILES[file].record_keys(values) if keys is None else keys, values)
