"""The first Administrator of a new installation, who puts everybody else on the books: made once, by `leads init`.

Whoever sets the machine up vouches for this person; from then on nobody comes to an office but by an act of an office.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from leads.agencies.models import AccessLevel, Agency
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people.acting import acting
from leads.people.credentials import add_app, choose
from leads.people.models import Appointment, MachineAccount, Person, Screening
from leads.people.offices import must_hold
from leads.rules.days import illinois_day
from leads.rules.refused import Refused

LOCK = 0x1240F  # advisory: of two who begin at the same moment, one is the first


@dataclass(frozen=True, slots=True)
class First:
    """Who becomes the first Administrator, of which Department, and what was seen of them."""

    user_id: str
    surname: str
    given_names: str
    password: str
    secret: str  # of the authenticator app, in base 32
    code: str  # that the app shows: proof that it has the secret
    screened_on: date  # when both fingerprint inquiries were submitted; both came back clear
    ori: str
    department: str


@transaction.atomic
def first_administrator(first: First, *, account: str, now: datetime) -> tuple[Actor, list[str]]:
    """Puts Department and Administrator on the books, with second factor; gives who acts, and recovery codes.

    `account` is the machine's account that stands for them at the command line. Raises Refused: already-begun when
    there is anybody, not-a-user-id, weak-password, wrong-code, screened-in-future. `now` aware, UTC.
    """
    must_be_first()
    _fit(first, now)
    levels = AccessLevel.objects.get_or_create(name="Full access", defaults={"kind": "full"})
    agency = Agency.objects.create(
        ori=first.ori, name=first.department, kind="department", head="", county="", level=levels[0]
    )
    person = Person(
        user_id=first.user_id,
        surname=first.surname,
        given_names=first.given_names,
        agency=agency,
        employed_from=illinois_day(now),
        credentials_at=now,
    )
    choose(person, first.password)
    person.save()
    _on_the_books(person, first, now)
    by = acting(person, now)
    _write(by, account, now)
    return by, add_app(person, first.secret, first.code, now)


def must_be_first() -> None:
    """Raises Refused (already-begun) when anybody is on the books; nobody else can begin until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if Person.objects.exists() or Agency.objects.exists():
        raise Refused(
            code="already-begun",
            sentence="This installation has its people already; the first Administrator is made once.",
            cure="Ask the LEADS Administrator for an account. Another installation: name its directory with --data.",
        )


def _fit(first: First, now: datetime) -> None:
    if not first.user_id or first.user_id != first.user_id.strip() or not first.user_id.isascii():
        raise Refused("not-a-user-id", "A user id is of letters, digits and periods.", None, "Choose another.", "user")
    if first.screened_on > illinois_day(now):
        raise Refused(
            "screened-in-future",
            "Both fingerprint inquiries have to be submitted, and back, before anyone has access.",
            "1240.50(b)(1)",
            "Give the day on which they were submitted.",
            "screened",
        )


def _on_the_books(person: Person, first: First, now: datetime) -> None:
    Screening.objects.create(
        person=person,
        state_submitted_on=first.screened_on,
        national_submitted_on=first.screened_on,
        state_result="clear",
        national_result="clear",
        decision="cleared",
        decided_by=first.user_id,
        decided_at=now,
        reason="Vouched for by whoever set this installation up.",
    )
    Appointment.objects.create(person=person, office="administrator", from_at=now)


def _write(by: Actor, account: str, now: datetime) -> None:
    """The lines of all that was done; each names the account of the machine, since nobody else stood behind it."""
    MachineAccount.objects.create(account=account, person_id=by.person_id, since=now)
    events = {
        "agencies:agency:entered": f"agency:{by.ori}",
        "people:person:entered": f"person:{by.user_id}",
        "people:screening:decided": f"person:{by.user_id}",
        "people:office:filled": f"person:{by.user_id}",
        "people:factor:added": f"person:{by.user_id}",
        "people:account:bound": f"account:{account}",
    }
    for event, subject in events.items():
        record(event, now=now, by=by, subject=subject, data={"account": account, "office": "administrator"})


def stands_for(account: str) -> Person | None:
    """The person that an account of the machine stands for, if it stands for one who is active."""
    found = MachineAccount.objects.select_related("person__agency").filter(account=account).first()
    return found.person if found and found.person.is_active else None


@transaction.atomic
def bind(account: str, person: Person, *, by: Actor, now: datetime) -> None:
    """From now on this account of the machine stands for that person, and for nobody else; the Administrator's act."""
    must_hold(by, "administrator", now, clause="1240.10(b)", act="say for whom an account of the machine stands")
    MachineAccount.objects.update_or_create(account=account, defaults={"person": person, "since": now})
    record(
        "people:account:bound",
        now=now,
        by=by,
        subject=f"account:{account}",
        data={"account": account, "person": person.user_id},
    )
