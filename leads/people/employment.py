"""A person's employment ends, or their account is shut at once; in the same transaction every place of theirs ends.

From then on nothing of theirs goes on at any door: who may enter is asked of these facts (leads/standing/gates.py).
"""

from datetime import date, datetime

from django.db import transaction

from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people import sign_on
from leads.people.models import Person
from leads.people.offices import must_hold
from leads.rules.clauses import cites
from leads.rules.days import illinois_day
from leads.rules.refused import Refused

CLAUSE = "1240.50(b)(1)"


@cites(CLAUSE)
@transaction.atomic
def works_until(user_id: str, last_day: date | None, *, why: str, by: Actor, now: datetime) -> int:
    """Says on which day a person works for the agency last, None for no end; gives how many sign-ons ended now.

    A last day that is over ends them in this transaction; one to come ends them when it is over, by the gates.
    `now` aware, UTC. Refused: not-in-office, no-such-person, without-why, ends-before-it-begins.
    """
    found = _locked(user_id)
    must_hold(by, _answering(by, found), now, clause=CLAUSE, act="say how long somebody works there")
    person = _known(found, user_id, why)
    if last_day is not None and last_day < person.employed_from:
        raise Refused(
            "ends-before-it-begins",
            f"{person} works for the agency since {person.employed_from.isoformat()}.",
            CLAUSE,
            "Give a last day that is not before that.",
            "last-day",
            person.employed_from.isoformat(),
        )
    person.employed_until = last_day
    person.save(update_fields=["employed_until"])
    over = last_day is not None and last_day < illinois_day(now)
    ended = sign_on.close_sessions_of_person(person.pk, why="not-employed", now=now) if over else 0
    data = {"last_day": last_day.isoformat() if last_day else "", "why": why.strip(), "sign_ons_ended": ended}
    record("people:employment:dated", now=now, by=by, subject=f"person:{user_id}", clause=CLAUSE, data=data)
    return ended


@cites(CLAUSE)
@transaction.atomic
def shut_out(user_id: str, *, why: str, by: Actor, now: datetime) -> int:
    """Shuts an account at once, with every sign-on and place of the person; gives how many there were.

    The database lets nobody stay signed on whose account is shut. Whoever is let in again signs in anew.
    `now` aware, UTC. Refused: not-in-office, no-such-person, without-why.
    """
    found = _locked(user_id)
    must_hold(by, _answering(by, found), now, clause=CLAUSE, act="shut somebody's account")
    person = _known(found, user_id, why)
    person.is_active, person.credentials_at = False, now
    person.save(update_fields=["is_active", "credentials_at"])
    ended = sign_on.close_sessions_of_person(person.pk, why="shut out", now=now)
    data = {"why": why.strip(), "sign_ons_ended": ended}
    record("people:account:shut", now=now, by=by, subject=f"person:{user_id}", clause=CLAUSE, data=data)
    return ended


@cites(CLAUSE)
@transaction.atomic
def let_in(user_id: str, *, why: str, by: Actor, now: datetime) -> None:
    """Opens an account again that was shut. `now` aware, UTC. Refused: not-in-office, no-such-person, without-why."""
    found = _locked(user_id)
    must_hold(by, _answering(by, found), now, clause=CLAUSE, act="open somebody's account")
    person = _known(found, user_id, why)
    person.is_active = True
    person.save(update_fields=["is_active"])
    record(
        "people:account:opened", now=now, by=by, subject=f"person:{user_id}", clause=CLAUSE, data={"why": why.strip()}
    )


def _locked(user_id: str) -> Person | None:
    return Person.objects.select_for_update(no_key=True).filter(user_id=user_id).first()


def _answering(by: Actor, person: Person | None) -> str:
    """The office that answers for a person: their agency's head or coordinator, or else the Administrator."""
    if person is None or person.agency_id != by.agency_id or "administrator" in by.offices:
        return "administrator"
    return "head" if "head" in by.offices else "coordinator"


def _known(person: Person | None, user_id: str, why: str) -> Person:
    if person is None:
        raise Refused("no-such-person", f"Nobody signs in as {user_id}.", None, "Check the user id.", "user")
    if not why.strip():
        raise Refused("without-why", "This is done for a stated reason.", None, "Say why.", "why", "On her own wish")
    return person
