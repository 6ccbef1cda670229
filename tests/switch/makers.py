"""Someone signed on at a device, and what they send; for tests of the exchange without sockets."""

import itertools
from datetime import datetime
from typing import Any

from leads.agencies.models import Device
from leads.messages.wire import AnswerFrame, read_answer
from leads.people.models import Person
from leads.people.sign_on import Session, open_session
from leads.standing.gates import may_sign_on
from leads.standing.snapshot import current
from leads.switch.exchange.exchange import Exchange
from leads.switch.exchange.waiting import Waiting
from tests.makers import NOW, make_agency, make_device, make_person

references = itertools.count(1)
ENTRY = (
    "LIC/{plate}.LIS/IL.LIY/2027.LIT/PC.VIN/1ZZTEST02R0000001.VYR/2024.VMA/CHEV.VMO/MAL.VST/4D.VCO/BLU."
    "DOT/20261121.OCA/26-000123.SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
)


def sign_on(
    ori: str = "IL1990100",
    *,
    device: Device | None = None,
    person: Person | None = None,
    now: datetime = NOW,
    **who: Any,
) -> Session:
    """A certified operator at an approved device of the agency, unless told otherwise."""
    agency = make_agency(ori)
    device = device or make_device(agency)
    person = person or make_person(agency, **who)
    held = current()
    admitted = may_sign_on(person.pk, device.pk, held, now)
    return open_session(admitted, held.agencies.numbers, now, door="link", node="test")


def raw(session: Session, key: str, fields: str, reference: str = "") -> bytes:
    """The message as the device sends it, under a new reference unless one is given."""
    return f"{key}.{session.ori}.{reference or f'R{next(references):07d}'}.TXT\r\n{fields}".encode()


def ask(
    exchange: Exchange, session: Session, key: str, fields: str, *, now: datetime = NOW, reference: str = ""
) -> AnswerFrame:
    """Sends one message and reads its answer."""
    return read_answer(exchange.answer([Waiting(session, raw(session, key, fields, reference), now)], now)[0])


def ask_together(exchange: Exchange, session: Session, said: list[tuple[str, str]]) -> list[AnswerFrame]:
    """Sends messages (key, fields) that lay in the socket when the exchange looked, and reads their answers."""
    waiting = [Waiting(session, raw(session, key, fields), NOW) for key, fields in said]
    return [read_answer(one) for one in exchange.answer(waiting, NOW)]
