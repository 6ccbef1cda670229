"""A program signed on at a device over the API: its session, the bearer token that stands for it, its exchange.

The bearer is the session's number under LEADS' own signature; whether the session still holds is asked of the database
with every message, so that a sign-off or a suspension counts from the next message on.
"""

from __future__ import annotations

import os
import socket
import threading
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.core import signing
from django.db import transaction

from leads.messages import wire
from leads.people import sign_on
from leads.people.models import LinkSession
from leads.people.sign_on import Session
from leads.rules.numbers import number as policy
from leads.rules.refused import Refused
from leads.standing import staying
from leads.standing.gates import may_sign_on
from leads.standing.snapshot import current
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.presence import counted
from leads.switch.exchange.waiting import Waiting

SALT = "leads.api.session"
_held: dict[int, Session] = {}  # by session id: it carries the device's output count
_one = threading.Lock()


@cache
def exchange() -> Exchange:
    """The exchange of this process; answers wait for nobody, so it needs no doorbell."""
    return Exchange(f"api:{socket.gethostname()}:{os.getpid()}")


def begin(mnemonic: str, token: str, now: datetime, address: str = "") -> str:
    """Signs a program on at a device with a one-time token; gives the bearer for its messages. Raises Refused."""
    held = current()
    device = next((one for one in held.agencies.devices.values() if one.mnemonic == mnemonic), None)
    known = False
    try:
        sign_on.must_know(token, now)
        known = True
        if device is None:
            raise Refused("unknown-device", f"LEADS knows no device {mnemonic}.", "1240.40(b)", "Check the mnemonic.")
        with transaction.atomic():
            admitted = may_sign_on(sign_on.redeem(token, device, now), device.id, held, now)
            node = exchange().presence.node
            opened = sign_on.open_session(admitted, held.agencies.numbers, now, door="api", node=node)
            session = counted(opened)
    except Refused as refused:
        sign_on.refuse_sign_on(refused, device=mnemonic, now=now, address=address, known=known)
        raise
    with _one:
        _held[session.id] = session
    return signing.dumps(session.id, salt=SALT)


def of_bearer(bearer: str, now: datetime) -> Session:
    """The session behind a bearer, marked as alive. Raises Refused, code session-over.

    A program from which nothing came for longer than `session.idle_minutes` has left: its session ends here.
    """
    try:
        number = int(signing.loads(bearer, salt=SALT))
    except (signing.BadSignature, ValueError):
        raise _over() from None
    if _silent(number, now):
        raise _over()
    with _one:
        session = _held.get(number) or _read(number, now)
    over = staying.keep([session], current(), now)
    with _one:
        if over:
            _held.pop(number, None)
            raise _over()
        session.seen_at = now
        return _held.setdefault(number, session)


def _silent(number: int, now: datetime) -> bool:
    """Whether the session was left alone too long; then it is closed. What counts is the row: each process has one."""
    idle = timedelta(minutes=policy("session.idle_minutes", current().agencies.numbers))
    if not LinkSession.objects.filter(pk=number, door="api", ended_at=None, seen_at__lt=now - idle).exists():
        return False
    with _one:
        session = _held.pop(number, None) or _read(number, now)
    sign_on.close_session(session, why="silent", now=now)
    return True


def _read(number: int, now: datetime) -> Session:
    """The session as another process opened it. Called under the lock."""
    row = LinkSession.objects.select_related("device__agency", "person").filter(pk=number, door="api").first()
    if row is None or row.ended_at is not None:
        raise _over()
    return counted(sign_on.read_session(row, now))


def _over() -> Refused:
    return Refused("session-over", "This session has ended.", None, "Sign on again with a new one-time token.")


def end(session: Session, now: datetime) -> None:
    """Signs a program off."""
    with _one:
        _held.pop(session.id, None)
    sign_on.close_session(session, why="signed off", now=now)


def ask(session: Session, raw: bytes, now: datetime) -> dict[str, Any]:
    """One message through the exchange; its answer's structured form with the text a person would read."""
    frame = wire.read_answer(exchange().answer([Waiting(session, raw, now)], now)[0])
    return {**frame.data, "text": frame.text}
