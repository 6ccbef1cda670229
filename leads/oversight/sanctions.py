"""Immediate suspension and its lifting. 1240.110(c).

One act does it all, in one transaction: the services stop, the order with its violations and its hearing stands, the
notice is made, the ledger has its lines. From its commit on the next message of the agency is refused, on every node.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Literal

from django.db import connection, transaction

from leads.agencies.devices import connected
from leads.agencies.models import Agency, Suspension
from leads.agencies.policy import reading, text
from leads.agencies.services import covers, service
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.mail.post import notify
from leads.oversight import notices
from leads.oversight.models import AllegedViolation, SuspensionOrder
from leads.oversight.notices import GROUNDS
from leads.people.offices import must_hold
from leads.rules.clauses import cites, find
from leads.rules.days import illinois_day
from leads.rules.refused import Refused
from leads.rules.section_110_sanctions import (
    HEARING,
    hearing_date_allowed,
    latest_hearing_date,
    may_lift,
    notice_complete,
)

LOCK = 0x5059  # advisory: orders are made and lifted one after the other

# A hearing day that came is not a hearing held: until LEADS keeps the record of hearings, no order is called heard.
State = Literal["in force", "hearing day come", "lifted"]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an order: as it stands now, and at how many devices the agency is told.

    At none means that nobody there learns of it through LEADS: whoever acts has to hand over the notice.
    """

    order: SuspensionOrder
    told: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that may come next for an order: what, who may do it, the reasons it takes, the clause."""

    name: str
    words: str
    office: str
    reasons: tuple[str, ...]
    clause: str


LIFT = Step(
    "lift",
    "Lift it before the hearing, for an emergency or for public safety",
    "director",
    ("emergency", "public safety"),
    HEARING,
)
# What may come next, by the state of an order. Decisions (1240.110(e)) rest on a hearing's record, and wait for it.
NEXT_STEPS: dict[State, tuple[Step, ...]] = {"in force": (LIFT,), "hearing day come": (LIFT,), "lifted": ()}


@cites("1240.110(c)", "1240.110(c)(1)", "1240.110(c)(2)", "1240.110(c)(3)")
@transaction.atomic
def suspend_at_once(
    agency: Agency,
    *,
    services: Sequence[str],
    violations: Sequence[tuple[str, str]],
    ground: str,
    hearing_on: date,
    by: Actor,
    now: datetime,
    hearing_at_place: str = "",
) -> Done:
    """The Director suspends services of an agency at once; they stop with its next message, and the notice is made.

    `services` are names of `agencies.services`, `violations` pairs of clause ("" where no clause of Part 1240 is
    meant) and words, `ground` one of GROUNDS. `hearing_on` is a day of Illinois, at most ten days after today.
    `hearing_at_place` names hour and place, else the Department's usual. `now` aware, UTC.
    The agency's devices are told in the same transaction.
    Refused: not-in-office, unknown-ground, no-services, unknown-service, no-violations, unknown-clause,
    no-hearing-date, hearing-too-late, hearing-too-early.
    """
    must_hold(by, "director", now, clause="1240.110(c)", act="suspend services at once")
    _one_at_a_time()
    today, how = illinois_day(now), reading(now)
    named = notices.without_parts(services)
    alleged = [(_clause(clause), words.strip()) for clause, words in violations if words.strip()]
    _ground(ground)
    notice_complete([service(name).whole for name in named], [words for _, words in alleged], hearing_on)
    hearing_date_allowed(today, hearing_on, how)
    order = SuspensionOrder(
        number=_next_number(today.year),
        agency=agency,
        ordered_by_id=by.person_id,
        ordered_at=now,
        ground=ground,
        hearing_on=hearing_on,
        hearing_at_place=hearing_at_place.strip() or text("department.hearing_place", now),
        names_services=len(named),
        names_violations=len(alleged),
    )
    order.notice = notices.letter(order, named, alleged, latest_hearing_date(today, how))
    order.save()
    AllegedViolation.objects.bulk_create(
        AllegedViolation(order=order, clause=clause, words=words) for clause, words in alleged
    )
    Suspension.objects.bulk_create(
        Suspension(agency=agency, service=name, order=order.pk, imposed_at=now) for name in named
    )
    _write_lines(order, named, alleged, by, now)
    return Done(order, _tell(order, notices.for_terminals(order), "1240.110(c)(1)", by, now))


def _tell(order: SuspensionOrder, notice: tuple[str, Mapping[str, Any]], clause: str, by: Actor, now: datetime) -> int:
    """The agency's devices are told, in the transaction of what they are told about; gives at how many."""
    agency = order.agency
    return notify(connected(agency.pk), notice, subject=f"agency:{agency.ori}", clause=clause, by=by, now=now)


def _write_lines(
    order: SuspensionOrder, services: Sequence[str], violations: Sequence[tuple[str, str]], by: Actor, now: datetime
) -> None:
    agency = order.agency.ori
    write = partial(record, now=now, by=by, subject=f"agency:{agency}")
    said = {
        "order": order.number,
        "services": list(services),
        "violations": [{"clause": clause, "words": words} for clause, words in violations],
        "ground": order.ground,
        "hearing_on": order.hearing_on.isoformat(),
    }
    write("oversight:suspension:ordered", clause="1240.110(c)", data=said)
    for name in services:
        write("agencies:service:suspended", clause="1240.110(c)", data={"order": order.number, "service": name})
    told = {"order": order.number, "bytes": len(order.notice)}
    write("oversight:suspension:noticed", clause="1240.110(c)(1)", data=told)


@cites("1240.110(c)(3)")
@transaction.atomic
def lift(order: SuspensionOrder, *, for_: str, why: str, by: Actor, now: datetime) -> Done:
    """The Director gives the suspended services back; they work with the agency's next message.

    For "emergency" or "public safety" only, until LEADS keeps a record of hearings on which a decision could rest: that
    the day of the hearing came does not say that it was held. `why` says it in a sentence. `now` aware, UTC.
    The agency's devices are told in the same transaction.
    Refused: not-in-office, already-lifted, no-hearing-on-record, lift-reason, lift-without-why.
    """
    must_hold(by, "director", now, clause="1240.110(c)(3)", act="lift a suspension")
    _one_at_a_time()
    order = SuspensionOrder.objects.select_for_update(of=("self",)).select_related("agency").get(pk=order.pk)
    reason, clause = _reason(order, for_, now)
    if not why.strip():
        raise Refused(
            code="lift-without-why",
            sentence="A suspension is lifted for a stated reason.",
            clause="1240.110(c)(3)",
            cure="Say in a sentence what the emergency or the need is.",
            field="why",
            example="Flood in Example City; the dispatch center needs the files.",
        )
    order.lifted_at, order.lifted_by_id, order.lifted_for, order.lifted_why = now, by.person_id, reason, why.strip()
    order.save(update_fields=["lifted_at", "lifted_by", "lifted_for", "lifted_why"])
    lifted = Suspension.objects.filter(order=order.pk, lifted_at=None)
    names = sorted(lifted.values_list("service", flat=True))
    lifted.update(lifted_at=now)
    still = notices.by_others(order)
    write = partial(record, now=now, by=by, subject=f"agency:{order.agency.ori}")
    write("oversight:suspension:lifted", clause=clause, data={"order": order.number, "for": reason, "why": why.strip()})
    for name in names:
        kept = [number for number, other in still if covers(other, name) or covers(name, other)]
        told = {"order": order.number, "service": name, **({"still_suspended_by": kept} if kept else {})}
        write("agencies:service:lifted", clause=clause, data=told)
    return Done(order, _tell(order, notices.lifting_for_terminals(order, now), clause, by, now))


def state(order: SuspensionOrder, now: datetime) -> State:
    """Where an order stands today: in force, in force with its hearing day come, or lifted. Days of Illinois."""
    if order.lifted_at is not None:
        return "lifted"
    return "hearing day come" if illinois_day(now) >= order.hearing_on else "in force"


def _reason(order: SuspensionOrder, for_: str, now: datetime) -> tuple[str, str]:
    """The reason, if it is one that may lift this order today, and the clause that lets it. Raises Refused."""
    if order.lifted_at is not None:
        raise Refused(
            code="already-lifted",
            sentence=f"Order {order.number} was lifted already.",
            clause=HEARING,
            cure="Nothing more is needed.",
        )
    reason = for_.strip().lower()
    if reason == "decision":
        raise Refused(
            code="no-hearing-on-record",
            sentence="A decision rests on the record of a hearing, and LEADS keeps no such record yet.",
            clause="1240.110(e)",
            cure="Lift the suspension for an emergency or for public safety, if there is one.",
            field="reason",
            example="public safety",
        )
    for step in NEXT_STEPS[state(order, now)]:
        if reason in step.reasons:
            return reason, step.clause
    return may_lift(reason).value, HEARING


def _ground(ground: str) -> None:
    if ground not in GROUNDS:
        raise Refused(
            code="unknown-ground",
            sentence="An immediate suspension needs one of the law's three grounds.",
            clause="1240.110(c)",
            cure="Name one: " + "; ".join(f"{name} ({words})" for name, words in GROUNDS.items()) + ".",
            field="ground",
            example="integrity",
        )


def _clause(text: str) -> str:
    """What was violated: a clause of Part 1240 that exists, or another law in its own words. Raises Refused."""
    said = text.strip()
    if said.startswith("1240") and not find(said):
        raise Refused(
            code="unknown-clause",
            sentence=f"Part 1240 has no clause {said}.",
            clause="1240.110(c)(2)",
            cure="Look the clause up with `leads law`.",
            field="violations",
            example="1240.80(c)",
        )
    return said


def _one_at_a_time() -> None:
    """To the end of the transaction no other order is made or lifted: what is told of all orders in force is true."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _next_number(year: int) -> str:
    """S-2026-0001 and so on, without a gap: an order that is undone gives its number back."""
    last = SuspensionOrder.objects.filter(number__startswith=f"S-{year}-").order_by("-number").first()
    return f"S-{year}-{int(last.number[-4:]) + 1 if last else 1:04d}"
