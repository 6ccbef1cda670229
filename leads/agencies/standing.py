"""What an agency and its devices may do today, and why. Kept in memory, tied to the standing version.

Invariant: a snapshot is used only while its version is the one that the database holds (invariant 4), so whatever
was committed before a batch began holds for every message of that batch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import orjson
from django.db import connection

from leads.agencies.services import SERVICES
from leads.database import prepared
from leads.rules import section_30_participation, section_40_connecting
from leads.rules.clauses import cites
from leads.rules.refused import Refused


@dataclass(frozen=True, slots=True)
class AgreementStanding:
    """One interagency agreement, as far as it decides."""

    signed_by_agency: date | None
    signed_by_department: date | None
    starts: date
    until: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class AgencyStanding:
    """One agency, as far as it decides: its level, agreements and suspended services."""

    id: int
    ori: str
    name: str
    telephone: str
    zone: str
    level: str
    services: frozenset[str]
    files: frozenset[str]
    agreements: tuple[AgreementStanding, ...]
    suspended: Mapping[str, datetime]  # service → since when
    kind: str  # "police", "department" …

    def opened(self, files: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the files that the agency's access level reaches. 1240.30(b)(5)."""
        return files if self.level == "full" else tuple(file for file in files if file in self.files)

    def local_day(self, now: datetime) -> date:
        """The day it is where the agency is, for the dates inside a message. The law's days are days of Illinois."""
        return _day(now, self.zone)


@dataclass(frozen=True, slots=True)
class DeviceStanding:
    """One device: whose it is, and whether its configuration is approved."""

    id: int
    mnemonic: str
    agency_id: int
    kind: str
    place: str
    configuration: str
    approved_configuration: str
    approved_on: date | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Agencies:
    """All agencies and devices as of one standing version, and the numbers set for this installation."""

    version: int
    agencies: Mapping[int, AgencyStanding]
    devices: Mapping[int, DeviceStanding]
    numbers: Mapping[str, int]


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=64)
def _day(now: datetime, zone: str) -> date:
    return now.astimezone(_zone(zone)).date()


VERSION = "SELECT version FROM agencies_standingversion"


def version() -> int:
    """The standing version that is committed now; every batch reads it before anything else."""
    return int(prepared.run(VERSION)[0][0])


AGENCIES = """
SELECT a.id, a.ori, a.name, a.telephone, a.zone, l.kind, l.services, l.files,
       coalesce((SELECT array_agg(ARRAY[g.signed_by_agency_on, g.signed_by_department_on, g.from_on, g.until_on,
                                        g.ended_on] ORDER BY g.id)
                 FROM agencies_agreement g WHERE g.agency_id = a.id), '{}'),
       coalesce((SELECT jsonb_object_agg(s.service, s.imposed_at ORDER BY s.imposed_at DESC)
                 FROM agencies_suspension s WHERE s.agency_id = a.id AND s.lifted_at IS NULL), '{}')::text, a.kind
FROM agencies_agency a JOIN agencies_accesslevel l ON l.id = a.level_id
"""
DEVICES = """
SELECT d.id, d.mnemonic, d.agency_id, d.kind, d.place, d.configuration, d.approved_configuration,
       (d.approved_at AT TIME ZONE 'America/Chicago')::date, d.withdrawn_at
FROM agencies_device d
"""
NUMBERS = "SELECT DISTINCT ON (name) name, value FROM agencies_policynumber ORDER BY name, since DESC, id DESC"


def load() -> Agencies:
    """Reads all standing in one transaction's view. Call it inside `transaction.atomic()` at repeatable read."""
    known = version()
    with connection.cursor() as cursor:
        cursor.execute(AGENCIES)
        agencies = {
            id_: AgencyStanding(
                id_,
                ori,
                name,
                telephone,
                zone,
                level,
                frozenset(services),
                frozenset(files),
                tuple(AgreementStanding(*one) for one in agreements),
                {service: datetime.fromisoformat(at) for service, at in orjson.loads(suspended).items()},
                kind,
            )
            for id_, ori, name, telephone, zone, level, services, files, agreements, suspended, kind in cursor
        }
        cursor.execute(DEVICES)
        devices = {row[0]: DeviceStanding(*row) for row in cursor.fetchall()}
        cursor.execute(NUMBERS)
        numbers = dict(cursor.fetchall())
    return Agencies(known, agencies, devices, numbers)


@cites("1240.40(b)")
def device_approved(device: DeviceStanding | None, on: date) -> None:
    """A device connects only with an approved configuration, and not once it is withdrawn. Raises Refused."""
    if device is None or device.withdrawn_at is not None:
        raise Refused(
            code="device-withdrawn",
            sentence="This device is not connected to LEADS any more.",
            clause="1240.40(b)",
            cure="Ask the LEADS Administrator to approve a configuration for it.",
        )
    approved = device.approved_configuration or None
    section_40_connecting.may_connect(device.configuration, approved, device.approved_on, on)


@cites("1240.30(c)(2)")
def agreement_in_force(agency: AgencyStanding, on: date) -> None:
    """An agency takes part only while a signed agreement runs. Raises Refused with what would cure it."""
    last: Refused | None = None
    for agreement in agency.agreements:
        try:
            _runs(agreement, on)
        except Refused as refused:
            last = refused
        else:
            return
    raise last or Refused(
        code="no-agreement",
        sentence="This agency has no LEADS interagency agreement.",
        clause="1240.30(c)(2)",
        cure="Sign an interagency agreement with the Department.",
    )


def _runs(agreement: AgreementStanding, on: date) -> None:
    if agreement.ended_on is not None and agreement.ended_on <= on:
        raise Refused(
            code="no-agreement",
            sentence=f"The LEADS agreement of this agency was ended on {agreement.ended_on:%d %b %Y}.",
            clause="1240.30(c)(2)",
            cure="Sign a new agreement with the Department.",
        )
    section_30_participation.may_take_part(
        agreement.signed_by_agency, agreement.signed_by_department, agreement.starts, agreement.until, on
    )


@cites("1240.30(b)(5)", "1240.30(b)(2)")
def within_access_level(agency: AgencyStanding, service: str, files: tuple[str, ...]) -> None:
    """A message stays within the services and files of the agency's access level. Raises Refused.

    An inquiry over several files goes through when one of them is open to the agency; the others are not searched.
    """
    if agency.level == "full":
        return
    whole = service.split(".", maxsplit=1)[0]
    named = whole if whole in agency.services else service  # "files" holds "files.inquire" too
    file = next((file for file in files if file in agency.files), files[0] if files else None)
    try:
        section_30_participation.may_use(agency.files, agency.services, file, named, level=agency.level)
    except Refused as no:
        if named in agency.services:
            raise  # it is the file that is out of reach
        raise replace(no, sentence=f"This agency's access does not reach the service {_titled(service)}.") from no


@cites("1240.110(c)")
def not_suspended(agency: AgencyStanding, service: str) -> None:
    """A suspended service, or the whole it is a part of, carries no message of the agency. Raises Refused."""
    parts = service.split(".")
    for name in (".".join(parts[: n + 1]) for n in range(len(parts))):
        if name in agency.suspended:
            since = agency.suspended[name].astimezone(_zone(agency.zone))
            raise Refused(
                code="service-suspended",
                sentence=f"The Director suspended the service {_titled(name)} of this agency"
                f" on {since:%d %b %Y at %H:%M}.",
                clause="1240.110(c)",
                cure="Call the LEADS Administrator. The notice names the hearing date; the Director may lift it sooner "
                "for an emergency or public safety.",
            )


def _titled(name: str) -> str:
    """A service in words with its name, "Hot files: inquiry (files.inquire)"; a name that is no service, as it is."""
    return f"{SERVICES[name].title} ({name})" if name in SERVICES else name
