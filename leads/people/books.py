"""Agencies, devices and people, put on the books from what the Department has on paper: how an installation fills.

The Administrator vouches for all of it, and each part leaves a line in the ledger. What stands on the books is never
changed this way: an ORI, a mnemonic or a user id that is known is refused, and with it the whole file.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from leads.agencies.models import AccessLevel, Agency, Agreement, Device
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people.models import Appointment, Certification, Person, Screening
from leads.people.offices import must_hold
from leads.rules.clauses import cites
from leads.rules.refused import Refused

Kind = TypeVar("Kind")
Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class AgencyPaper:
    """An agency, as a `[[agency]]` of the file says it."""

    ori: str
    name: str
    kind: str
    head: str
    telephone: str
    county: str = ""
    address: str = ""
    zone: str = "America/Chicago"
    covered_by: str = ""  # ORI of the agency whose operators stand in at its terminal, 1240.60(a)(1)


@dataclass(frozen=True, slots=True)
class KnownAgency:
    """An agency that is on the books, as an `[[at]]` of the file names it: devices and people come to it."""

    ori: str


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """Its interagency agreement, as both sides signed it."""

    version: str
    signed_by_agency_on: date
    signed_by_department_on: date
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class DevicePaper:
    """One of its devices, whose configuration the Administrator approves with this."""

    mnemonic: str
    kind: str
    configuration: str
    place: str = "desk"


@dataclass(frozen=True, slots=True)
class PersonPaper:
    """One of its people: employed, screened with both inquiries clear, certified if they operate, or in an office."""

    user_id: str
    surname: str
    given_names: str
    employed_from: date
    state_submitted_on: date
    national_submitted_on: date
    decided_on: date
    reason: str
    certified: str = ""  # "full", "less", or not
    certified_from: date | None = None
    certified_until: date | None = None
    office: str = ""  # "head", "coordinator", or none


class Paper(NamedTuple):
    """All of one agency: a new one, or one that is known, to which devices and people come."""

    ori: str
    agency: AgencyPaper | None
    agreement: AgreementPaper | None
    devices: list[DevicePaper]
    people: list[PersonPaper]


def read(raw: Mapping[str, Any]) -> list[Paper]:
    """The agencies of a file (docs/walks/a-new-installation.md shows one). Raises Refused: books-not-read."""
    kinds: dict[str, Any] = {"agency": AgencyPaper, "at": KnownAgency}
    if not raw or set(raw) - set(kinds) or not all(isinstance(one, list) for one in raw.values()):
        raise _not_read("The file", "begin each new agency with [[agency]], and one that is known with [[at]]")
    return [_paper(dict(one), kinds[name]) for name, found in raw.items() for one in found]


def _paper(raw: dict[str, Any], kind: type[AgencyPaper] | type[KnownAgency]) -> Paper:
    parts = {name: raw.pop(name, []) for name in ("device", "person")}
    agreement = raw.pop("agreement", None)
    agency = _read(kind, raw, f"Agency {raw.get('ori', '')}".strip())
    where = f"Agency {agency.ori}"
    return Paper(
        agency.ori,
        agency if isinstance(agency, AgencyPaper) else None,
        None if agreement is None else _read(AgreementPaper, agreement, f"{where}, agreement"),
        [_read(DevicePaper, one, f"{where}, device {one.get('mnemonic', '')}") for one in parts["device"]],
        [_read(PersonPaper, one, f"{where}, person {one.get('user_id', '')}") for one in parts["person"]],
    )


def _read(kind: type[Kind], raw: Mapping[str, Any], where: str) -> Kind:
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
    if unknown := sorted(set(raw) - set(known)):
        raise _not_read(where, f"take out {', '.join(unknown)}")
    missing = [name for name, one in known.items() if one.default is MISSING and raw.get(name) in {None, ""}]
    if missing:
        raise _not_read(where, f"say {', '.join(missing)}")
    for name, value in raw.items():
        if not isinstance(value, known[name].type) or isinstance(value, datetime):  # type: ignore[arg-type]
            raise _not_read(where, f"write {name} as {'a day' if 'date' in str(known[name].type) else 'words'}")
    return kind(**raw)


def _not_read(where: str, cure: str) -> Refused:
    return Refused("books-not-read", f"{where} can't be read as it stands.", None, f"In the file: {cure}.", "file")


@cites("1240.30(c)(2)", "1240.40(b)", "1240.50(b)(1)")
@transaction.atomic
def put_on_the_books(papers: list[Paper], *, by: Actor, now: datetime) -> int:
    """Puts agencies with their devices and people on the books, all or none; gives how many. The Administrator's act.

    Raises Refused: not-in-office, books-do-not-fit. `now` aware, UTC.
    """
    must_hold(by, "administrator", now, clause="1240.10(b)", act="put agencies and people on the books")
    for paper in papers:
        agency = _known(paper.ori) if paper.agency is None else _agency(paper.agency, by, now)
        if paper.agreement is not None:
            _agreement(agency, paper.agreement, by, now)
        for device in paper.devices:
            _device(agency, device, by, now)
        for person in paper.people:
            _person(agency, person, by, now)
    return len(papers)


def _known(ori: str) -> Agency:
    found = Agency.objects.filter(ori=ori).first()
    if found is None:
        raise Refused("no-such-agency", f"LEADS knows no agency {ori}.", None, "Begin it with [[agency]].", "ori")
    return found


def _agency(paper: AgencyPaper, by: Actor, now: datetime) -> Agency:
    level = AccessLevel.objects.get_or_create(name="Full access", defaults={"kind": "full"})[0]
    facts = {one.name: getattr(paper, one.name) for one in fields(paper) if one.name != "covered_by"}
    stands_in = _known(paper.covered_by) if paper.covered_by else None
    agency = _keep(Agency(level=level, covered_by=stands_in, **facts), f"Agency {paper.ori}")
    record("agencies:agency:entered", now=now, by=by, subject=f"agency:{agency.ori}", data={"name": agency.name})
    return agency


def _agreement(agency: Agency, paper: AgreementPaper, by: Actor, now: datetime) -> None:
    facts = {one.name: getattr(paper, one.name) for one in fields(paper)}
    made = _keep(Agreement(agency=agency, **facts), f"Agency {agency.ori}, agreement")
    told = {"version": made.version, "from": made.from_on.isoformat()}
    record(
        "agencies:agreement:signed",
        now=now,
        by=by,
        subject=f"agency:{agency.ori}",
        clause="1240.30(c)(2)",
        data=told,
    )


def _device(agency: Agency, paper: DevicePaper, by: Actor, now: datetime) -> None:
    facts = {one.name: getattr(paper, one.name) for one in fields(paper)}
    approved = {"approved_configuration": paper.configuration, "approved_at": now, "approved_by": by.user_id}
    made = Device(agency=agency, **approved, **facts)
    _keep(made, f"Agency {agency.ori}, device {paper.mnemonic}")
    told = {"ori": agency.ori, "configuration": paper.configuration}
    subject = f"device:{paper.mnemonic}"
    record("agencies:device:approved", now=now, by=by, subject=subject, clause="1240.40(b)", data=told)


def _person(agency: Agency, paper: PersonPaper, by: Actor, now: datetime) -> None:
    where, subject = f"Agency {agency.ori}, person {paper.user_id}", f"person:{paper.user_id}"
    names = ("user_id", "surname", "given_names", "employed_from")
    person = Person(agency=agency, **{name: getattr(paper, name) for name in names})
    person.set_unusable_password()
    _keep(person, where)
    record("people:person:entered", now=now, by=by, subject=subject, data={"ori": agency.ori})
    _keep(_screening(person, paper, by, now), where)
    told = {"decision": "cleared", "decided_on": paper.decided_on.isoformat(), "reason": paper.reason}
    record("people:screening:decided", now=now, by=by, subject=subject, clause="1240.50(b)(1)", data=told)
    if paper.certified:
        span = {"valid_from": paper.certified_from, "valid_until": paper.certified_until}
        if None in span.values():
            raise _not_read(where, "say certified_from and certified_until with certified")
        _keep(Certification(person=person, level=paper.certified, **span), where)
        told = {"level": paper.certified, "until": str(paper.certified_until)}
        record("people:certificate:awarded", now=now, by=by, subject=subject, clause="1240.90(b)(1)", data=told)
    if paper.office:
        if paper.office not in {"head", "coordinator"}:
            raise _not_read(where, "give the office as head or coordinator; the Department's are filled elsewhere")
        _keep(Appointment(person=person, office=paper.office, agency=agency, from_at=now), where)
        record("people:office:filled", now=now, by=by, subject=subject, data={"office": paper.office})


def _screening(person: Person, paper: PersonPaper, by: Actor, now: datetime) -> Screening:
    return Screening(
        person=person,
        state_submitted_on=paper.state_submitted_on,
        national_submitted_on=paper.national_submitted_on,
        state_result="clear",
        national_result="clear",
        decision="cleared",
        decided_by=by.user_id,
        decided_at=now,
        reason=f"{paper.reason} (decided on {paper.decided_on.isoformat()})",
    )


def _keep(made: Row, where: str) -> Row:
    """Saves it once it fits: its choices, patterns and constraints, and that nothing of the name is there."""
    empty = {one.name for one in made._meta.fields if getattr(made, one.attname) in {None, ""}}
    try:
        made.full_clean(exclude=empty)
    except ValidationError as error:
        said = " ".join(error.messages)
        raise Refused("books-do-not-fit", f"{where}: {said}", None, "Correct the file; nothing was kept.") from error
    made.save()
    return made
