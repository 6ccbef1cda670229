"""What makes a person one who may operate today: employment, screening, certificates; read for all, or for one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from leads.rules import section_50_access_security, section_90_people_and_training
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_30_participation import Level
from leads.rules.section_50_access_security import BARRED, CHARGE, CLEAR, LESSER, Decision, FingerprintInquiry
from leads.rules.section_90_people_and_training import Certificate


@dataclass(frozen=True, slots=True)
class ScreeningStanding:
    """What a person's screenings come to: the one decided last, else the newest; and any conviction that bars."""

    state: FingerprintInquiry
    national: FingerprintInquiry
    decision: Decision
    convicted: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office, from its first instant to the last before its end."""

    office: str
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """One person, as far as it decides."""

    id: int
    user_id: str
    name: str
    agency_id: int
    active: bool
    employed_from: date
    employed_until: date | None
    screening: ScreeningStanding | None
    certificates: tuple[Certificate, ...]
    terms: frozenset[Term] = frozenset()

    def offices(self, now: datetime) -> frozenset[str]:
        """The offices that the person holds at a moment."""
        return frozenset(
            one.office for one in self.terms if one.from_at <= now and (one.until_at is None or now < one.until_at)
        )


PEOPLE = """
SELECT p.id, p.user_id, left(p.given_names, 1) || '. ' || p.surname, p.agency_id, p.is_active, p.employed_from,
       p.employed_until, s.state_submitted_on, s.state_result, s.national_submitted_on, s.national_result, s.decision,
       s.convicted
FROM people_person p LEFT JOIN LATERAL
     (SELECT *, bool_or('conviction' IN (state_result, national_result)) OVER () AS convicted
      FROM people_screening s WHERE s.person_id = p.id AND s.corrected_at IS NULL
      ORDER BY (s.decision <> 'pending') DESC, s.decided_at DESC, s.id DESC LIMIT 1) s ON true
"""
CERTIFICATES = """
SELECT c.person_id, c.level, c.valid_from, c.valid_until,
       (least(c.suspended_at, c.revoked_at) AT TIME ZONE 'America/Chicago')::date
FROM people_certification c JOIN people_person p ON p.id = c.person_id
"""
TERMS = """
SELECT t.person_id, t.office, t.from_at, t.until_at
FROM people_appointment t JOIN people_person p ON p.id = t.person_id
"""
ALONE = "WHERE p.id = %s"
RESULT = {"clear": CLEAR, "charge": CHARGE, "lesser": LESSER, "conviction": BARRED}  # "pending" is no answer yet


def load() -> Mapping[int, PersonStanding]:
    """Reads the standing of all people, in the transaction that read the standing version."""
    return _read("", [])


def load_one(person_id: int) -> PersonStanding | None:
    """The standing of one person, for an act that comes alone and not in a batch of messages."""
    return _read(ALONE, [person_id]).get(person_id)


def _read(which: str, parameters: list[int]) -> Mapping[int, PersonStanding]:
    held: dict[int, list[Certificate]] = {}
    with connection.cursor() as cursor:
        cursor.execute(CERTIFICATES + which + " ORDER BY c.id", parameters)
        for person, level, starts, until, stopped in cursor.fetchall():
            held.setdefault(person, []).append(Certificate(level, starts, until, stopped))
        terms: dict[int, set[Term]] = {}
        cursor.execute(TERMS + which, parameters)
        for person, *term in cursor.fetchall():
            terms.setdefault(person, set()).add(Term(*term))
        cursor.execute(PEOPLE + which, parameters)
        return {
            row[0]: _person(row, tuple(held.get(row[0], ())), frozenset(terms.get(row[0], ())))
            for row in cursor.fetchall()
        }


def _person(row: tuple[Any, ...], certificates: tuple[Certificate, ...], terms: frozenset[Term]) -> PersonStanding:
    screening = None
    if row[11] is not None:
        state = FingerprintInquiry(row[7], RESULT.get(row[8]))
        national = FingerprintInquiry(row[9], RESULT.get(row[10]))
        screening = ScreeningStanding(state, national, row[11], row[12])
    id_, user_id, name, agency, active, employed_from, employed_until = row[:7]
    return PersonStanding(
        id_, user_id, name, agency, active, employed_from, employed_until, screening, certificates, terms
    )


@cites("1240.50(b)(1)", "1240.50(b)(2)")
def screened(person: PersonStanding | None, on: date) -> None:
    """Only a person employed today, and screened by state and national fingerprints, effects access. Raises Refused."""
    if (
        person is None
        or not person.active
        or on < person.employed_from
        or (person.employed_until is not None and on > person.employed_until)
    ):
        raise Refused(
            code="not-employed",
            sentence="This person does not work for the agency today.",
            clause="1240.50(b)(1)",
            cure="Ask your Agency Coordinator to correct the dates of employment.",
        )
    screening = person.screening or ScreeningStanding(FingerprintInquiry(), FingerprintInquiry(), "pending")
    section_50_access_security.may_effect_access(
        screening.state, screening.national, convicted=screening.convicted, decision=screening.decision
    )


@cites("1240.90(b)(1)")
def certified_for(person: PersonStanding, level: str, on: date) -> None:
    """Nobody signs on or sends a message without a certificate in force for the level. Raises Refused."""
    section_90_people_and_training.may_operate(level, person.certificates, on)


def may_work(person: PersonStanding | None, on: date) -> None:
    """Only a person who is employed, screened and certified today does what the law leaves to LEADS personnel.

    `on` is a day of Illinois. Refused: not-employed, conviction-bars-access, access-denied-on-charge,
    not-of-good-character, not-screened, not-certified.
    """
    screened(person, on)
    assert person is not None  # screened() refuses None
    certified_for(person, Level.LESS, on)


def level_held(person: PersonStanding, on: date) -> tuple[str, date] | None:
    """The highest level the person is certified for today, and its last day; None without a certificate in force."""
    best = [(one.level == "full", one.valid_until, one.level) for one in person.certificates if one.in_force(on)]
    return (max(best)[2], max(best)[1]) if best else None
