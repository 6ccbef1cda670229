"""The standing of one person, read by itself: for an act that comes alone and not in a batch of messages."""

from datetime import datetime
from zoneinfo import ZoneInfo

from leads.people.certify import RESULT, PersonStanding, ScreeningStanding, certified_for, screened
from leads.people.models import Person
from leads.rules.section_30_participation import Level
from leads.rules.section_50_access_security import FingerprintInquiry
from leads.rules.section_90_people_and_training import Certificate


def may_work(person: Person, now: datetime) -> None:
    """Only a person who is employed, screened and certified today does what the law leaves to LEADS personnel.

    Counts in days of the person's agency. Refused: not-employed, conviction-bars-access, access-denied-on-charge,
    not-screened, not-certified.
    """
    standing, today = standing_of(person), now.astimezone(ZoneInfo(person.agency.zone)).date()
    screened(standing, today)
    certified_for(standing, Level.LESS, today)


def standing_of(person: Person) -> PersonStanding:
    """Employment, newest screening and certificates of one person, as they stand in the database now."""
    return PersonStanding(
        person.pk,
        person.user_id,
        str(person),
        person.agency_id,
        person.is_active,
        person.employed_from,
        person.employed_until,
        _screening(person),
        tuple(_certificates(person)),
    )


def _screening(person: Person) -> ScreeningStanding | None:
    newest = person.screenings.order_by("-id").first()
    if newest is None:
        return None
    return ScreeningStanding(
        FingerprintInquiry(newest.state_submitted_on, RESULT.get(newest.state_result)),
        FingerprintInquiry(newest.national_submitted_on, RESULT.get(newest.national_result)),
        newest.decision,
    )


def _certificates(person: Person) -> list[Certificate]:
    zone = ZoneInfo(person.agency.zone)
    return [
        Certificate(one.level, one.valid_from, one.valid_until, min(stops).astimezone(zone).date() if stops else None)
        for one in person.certifications.all()
        for stops in [[at for at in (one.suspended_at, one.revoked_at) if at]]
    ]
