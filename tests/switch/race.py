"""Processes that ask about and enter the same plates at the same time, as the exchange processes of a node do."""

from __future__ import annotations

import os
import random
import time
from datetime import UTC, datetime
from multiprocessing.context import SpawnProcess
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier, Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leads.people.sign_on import Session

FILL = 40  # inquiries about something else in each batch: it takes long enough that an entry falls into it


def plate(number: int) -> str:
    """A plate that the race is about."""
    return f"RACE{number:04d}"


def _set_up(url: str, session: int) -> Session:
    """A process of its own: Django on this database, a name that a look back waits for, and somebody signed on."""
    os.environ.update(LEADS_DATABASE_URL=url, LEADS_PROCESS="leads exchange", DJANGO_SETTINGS_MODULE="leads.settings")
    import django

    django.setup()
    from leads.people.models import LinkSession
    from leads.people.sign_on import read_session

    return read_session(LinkSession.objects.get(pk=session), datetime.now(UTC))


def asks(url: str, session_id: int, entered: Synchronized[int], ready: Barrier, over: Event) -> None:
    """Asks about the plate that was entered last, the one that is being entered, and the one after it.

    Once before anything is entered and once after everything was, so that some are delayed hits and some are hits at
    once however slow the machine is; in between as soon as it is its turn.
    """
    session = _set_up(url, session_id)
    from leads.switch.exchange.exchange import Exchange
    from leads.switch.exchange.waiting import Waiting

    exchange, asked = Exchange(f"asks {session.device_id}"), 0

    def ask(number: int) -> None:
        nonlocal asked
        batch = []
        for what in (plate(number - 1), plate(number), *(f"NONE{one}" for one in range(FILL)), plate(number + 1)):
            asked += 1
            raw = f"QV.{session.ori}.A{asked:08d}.TXT\r\nLIC/{what}.LIS/IL".encode()
            batch.append(Waiting(session, raw, datetime.now(UTC)))
        exchange.answer(batch, datetime.now(UTC))

    ask(last := 1)
    ready.wait(60)
    while not over.is_set():
        if (number := entered.value) == last:
            time.sleep(0.0002)  # the processors are for those who work
            continue
        ask(last := number)
    ask(entered.value)


def enters(url: str, session_id: int, entry: str, many: int, entered: Synchronized[int], ready: Barrier) -> None:
    """Enters one plate after the other, each with its look back, once everybody is there."""
    session = _set_up(url, session_id)
    from leads.switch.exchange.exchange import Exchange
    from leads.switch.exchange.waiting import Waiting

    exchange, rng = Exchange("enters"), random.Random(1240)
    ready.wait(60)
    for number in range(many):
        fields = entry.format(plate=plate(number), vin=f"1ZZTEST02R{number:07d}", case=f"26-{number:06d}")
        raw = f"EV.{session.ori}.E{number:08d}.TXT\r\n{fields}".encode()
        exchange.answer([Waiting(session, raw, datetime.now(UTC))], datetime.now(UTC))
        entered.value = number + 1
        time.sleep(rng.random() * 0.004)  # sometimes before the inquiries, sometimes after, mostly in their middle


def finished(process: SpawnProcess, seconds: float) -> bool:
    """Whether a process came to its own end."""
    process.join(seconds)
    return process.exitcode == 0
