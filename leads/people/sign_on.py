"""Who is at which device: one-time tokens, sign-on, sign-off. No password ever crosses a terminal link.

A token is handed out after password and second factor; only its digest is kept, it works once and for a short time,
for one person at one device. One open session a device: the database holds that, on every node.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Greatest

from leads.agencies.standing import AgencyStanding, DeviceStanding
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people import strangers
from leads.people.acting import acting_at, acting_in, named_in
from leads.people.models import LinkSession, SignOnToken
from leads.people.standing import PersonStanding
from leads.rules.numbers import number
from leads.rules.refused import Refused

REFUSED = "people:sign_on:refused"
MARK = "S-"  # how a token begins: what is drawn could begin as one of another kind does (resume.py)
ANOTHER = "Get a new token: the console has a page for it, Token for a terminal; or run `leads sign-on`."


@dataclass(slots=True)
class Session:
    """Someone signed on at a device; what every message's identity is taken from, never from its text."""

    id: int
    device_id: int
    by: Actor  # as of sign-on: for lines of the ledger; for an act the exchange asks for the offices anew
    level: str
    door: str
    started_at: datetime
    seen_at: datetime
    number: int  # output count of the device so far; 0 until the door has counted
    zone: str = "UTC"  # of the agency: in it the header of an answer tells the time
    resume: Mapping[str, str | int] | None = None  # token and seconds with which a terminal goes on after a break
    month: date = field(init=False)  # its first day: that in which the session began, in UTC
    resends_from: date = field(init=False)  # the oldest month of which this device may send a message again

    def __post_init__(self) -> None:
        self.month = self.resends_from = self.started_at.astimezone(UTC).date().replace(day=1)

    @property
    def mnemonic(self) -> str:
        """The device's mnemonic."""
        return self.by.device

    @property
    def agency_id(self) -> int:
        """The agency acted for."""
        return self.by.agency_id

    @property
    def ori(self) -> str:
        """The ORI of the agency acted for."""
        return self.by.ori

    @property
    def person_id(self) -> int:
        """Who is signed on."""
        return self.by.person_id

    @property
    def user_id(self) -> str:
        """What they sign in with."""
        return self.by.user_id


def digest(token: str) -> bytes:
    """What is kept of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).digest()


@dataclass(frozen=True, slots=True)
class Admitted:
    """A person who may sign on at a device, and at which level; the gates say so (leads.standing.gates.may_sign_on)."""

    person: PersonStanding
    device: DeviceStanding
    agency: AgencyStanding
    level: str


def issue_token(admitted: Admitted, numbers: Mapping[str, int], now: datetime) -> str:
    """Hands a person, just signed in with password and second factor, a one-time token for one device.

    It lives `token.sign_on_seconds` (CJIS Security Policy, one-time secrets). Whoever may not sign on is told so, and
    how to cure it, before there is a token.
    """
    person, device = admitted.person, admitted.device
    token = MARK + secrets.token_urlsafe(24)
    lives = timedelta(seconds=number("token.sign_on_seconds", numbers))
    with transaction.atomic():
        SignOnToken.objects.create(
            digest=digest(token), person_id=person.id, device_id=device.id, issued_at=now, expires_at=now + lives
        )
        record("people:token:issued", now=now, by=acting_at(person, device, admitted.agency, now))
    return token


def redeem(token: str, device: DeviceStanding, now: datetime) -> int:
    """Uses up a token and says whose it was. Raises Refused: token-unknown, token-used, token-expired, token-overtaken,
    token-elsewhere.

    Must run in a transaction; of two that bring the same token at once, one gets it.
    """
    held = SignOnToken.objects.select_for_update(of=("self",)).select_related("person")
    found = _good(held.filter(digest=digest(token)).first(), now)
    if found.device_id != device.id:
        raise Refused("token-elsewhere", "This sign-on token is for another device.", None, ANOTHER, field="TKN")
    found.used_at = now
    found.save(update_fields=["used_at"])
    return int(found.person_id)


def must_know(token: str, now: datetime) -> None:
    """Raises Refused (token-unknown, -used, -expired, -overtaken) for a token that opens nothing now.

    Asked before anything is said of devices: which there are is told to nobody who has proved nothing.
    """
    _good(SignOnToken.objects.select_related("person").filter(digest=digest(token)).first(), now)


def _good(found: SignOnToken | None, now: datetime) -> SignOnToken:
    if found is None:
        raise Refused("token-unknown", "This sign-on token is not known.", None, ANOTHER, field="TKN")
    if found.used_at is not None:
        raise Refused("token-used", "This sign-on token was used before.", None, ANOTHER, field="TKN")
    if found.expires_at <= now:
        raise Refused("token-expired", "This sign-on token is too old.", None, ANOTHER, field="TKN")
    changed = found.person.credentials_at
    if changed is not None and changed > found.issued_at:
        said = "Password or second factor were changed, or the account was shut, after this sign-on token was given."
        raise Refused("token-overtaken", said, None, ANOTHER, field="TKN")
    return found


def open_session(
    admitted: Admitted,
    numbers: Mapping[str, int],
    now: datetime,
    *,
    door: str,
    node: str,
    goes_on: tuple[int, datetime] | None = None,
) -> Session:
    """Signs a person on at a device: the session and its ledger line in one transaction. Refused: device-in-use.

    How many answers the device had before, the door asks the switch (`leads.switch.exchange.presence.counted`).
    `goes_on`: the session that goes on in this one, and since when (leads/people/resume.py).

    A session whose node has not been heard of for `session.idle_minutes` no longer holds the device.
    """
    person, device, agency, level = admitted.person, admitted.device, admitted.agency, admitted.level
    silent = now - timedelta(minutes=number("session.idle_minutes", numbers))
    with transaction.atomic():
        _end_all(LinkSession.objects.filter(device_id=device.id, seen_at__lt=silent), why="silent", now=now)
        try:
            with transaction.atomic():
                row = LinkSession.objects.create(
                    device_id=device.id,
                    person_id=person.id,
                    level=level,
                    door=door,
                    node=node,
                    started_at=goes_on[1] if goes_on else now,
                    seen_at=now,
                )
        except IntegrityError as error:
            raise Refused(
                "device-in-use",
                f"Somebody is signed on at {device.mnemonic}.",
                None,
                "Sign off there first, or use another device.",
                field="DEV",
            ) from error
        by = acting_at(person, device, agency, now)
        said = {"level": level, "door": door} | ({"goes_on": goes_on[0]} if goes_on else {})
        record("people:sign_on:done", now=now, by=by, subject=f"session:{row.pk}", data=said)
        return Session(row.pk, device.id, by, level, door, row.started_at, now, 0, agency.zone)


def read_session(row: LinkSession, now: datetime) -> Session:
    """A session that another process may have opened, as the database has it."""
    return Session(
        row.pk,
        row.device_id,
        acting_in(row, now),
        row.level,
        row.door,
        row.started_at,
        row.seen_at,
        row.last_number,
        row.device.agency.zone,
    )


def refuse_sign_on(
    refused: Refused,
    *,
    now: datetime,
    by: Actor | None = None,
    ori: str = "",
    device: str = "",
    address: str = "",
    known: bool = False,
) -> None:
    """Writes the ledger line of a sign-on that was refused; of somebody unknown, with what they claim to be.

    Of strangers so many lines are written, and then counted; of whoever came with a token that is good (`known`), all.
    """
    clause, data = refused.clause or "", {"code": refused.code}
    with transaction.atomic():
        if by is not None:
            record(REFUSED, now=now, by=by, outcome="refused", clause=clause, data=data)
            return
        ori, device = strangers.claimed(ori), strangers.claimed(device)
        data |= {"address": address} if address else {}
        if known:
            record(REFUSED, now=now, ori=ori, device=device, outcome="refused", clause=clause, data=data)
        else:
            strangers.note(REFUSED, address=address, now=now, ori=ori, device=device, clause=clause, data=data)


def is_open(session_id: int) -> bool:
    """Whether nobody has ended a sign-on, here or elsewhere."""
    return LinkSession.objects.filter(pk=session_id, ended_at=None).exists()


def close_session(session: Session, *, why: str, now: datetime) -> None:
    """Signs a person off, once; a second sign-off of the same session changes nothing."""
    with transaction.atomic():
        ended = LinkSession.objects.filter(pk=session.id, ended_at=None).update(
            ended_at=now, ended_why=why, last_number=Greatest("last_number", session.number)
        )
        if ended:
            record("people:sign_off:done", now=now, by=session.by, subject=f"session:{session.id}", data={"why": why})


def close_sessions_of(node: str, now: datetime) -> int:
    """Ends what a node left open when it was killed; called when it starts again, before it takes a link."""
    with transaction.atomic():
        return _end_all(LinkSession.objects.filter(node=node), why="node restarted", now=now)


def end_resumed(session_id: int, now: datetime) -> int:
    """Ends a session that goes on in another one, if it is still open; in the caller's transaction."""
    return _end_all(LinkSession.objects.filter(pk=session_id), why="resumed", now=now)


def close_sessions_of_person(person_id: int, *, why: str, now: datetime, but: int | None = None) -> int:
    """Ends every sign-on and place of a person who may not go on, at whatever door; in the caller's transaction.

    `but`: the id of a session that goes on all the same.
    """
    return _end_all(LinkSession.objects.filter(person_id=person_id).exclude(pk=but or 0), why=why, now=now)


def close_forgotten(device_id: int, node: str, now: datetime) -> int:
    """Ends a session at a device that its own node knows nothing of; in the caller's transaction.

    The database may go away in the moment in which it commits a sign-on: the sign-on holds, and nobody was told.
    """
    return _end_all(LinkSession.objects.filter(device_id=device_id, node=node, door="link"), why="forgotten", now=now)


def _end_all(sessions: QuerySet[LinkSession], *, why: str, now: datetime) -> int:
    """Ends those of the sessions that are open, each with its ledger line: signed off by LEADS, not by themselves."""
    found = sessions.filter(ended_at=None).select_for_update(of=("self",)).select_related("person", "device__agency")
    ended = list(found)
    for one in ended:
        one.ended_at, one.ended_why = now, why
        one.save(update_fields=["ended_at", "ended_why"])
        record("people:sign_off:done", now=now, by=named_in(one), subject=f"session:{one.pk}", data={"why": why})
    return len(ended)


ALIVE = """
UPDATE people_linksession s SET seen_at = %s, last_number = greatest(s.last_number, v.number)
FROM unnest(%s::bigint[], %s::int[]) AS v(id, number) WHERE s.id = v.id AND s.ended_at IS NULL
"""


def keep_alive(counts: Mapping[int, int], now: datetime) -> set[int]:
    """Marks sessions as alive, with their output counts, and returns those that somebody has ended meanwhile.

    After a crash the count goes on from here and from what was sent since.
    """
    with connection.cursor() as cursor:
        cursor.execute(ALIVE, [now, list(counts), list(counts.values())])
    return set(LinkSession.objects.filter(pk__in=counts).exclude(ended_at=None).values_list("pk", flat=True))
