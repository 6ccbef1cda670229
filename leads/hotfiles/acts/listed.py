"""Tells agencies of several of their records at once, in notices that a terminal prints and a person reads."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby

from leads.agencies.devices import connected
from leads.hotfiles.add_ons import go_along
from leads.hotfiles.additions import additions_of
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.mail.post import notify

#: Records in one notice; more of them come in several, so that none is left out and none is endless.
AT_MOST = 100


def tell_of(
    records: Sequence[Record], what: str, to_do: str, *, clause: str, now: datetime, of: Callable[[Record], str]
) -> None:
    """Each agency is told what became of its records, each named with its case; `of` gives one in words.

    The records come with their agencies. Part of the act.
    """
    for agency_id, ours in groupby(sorted(records, key=lambda one: one.agency_id), key=lambda one: one.agency_id):
        mine, devices = list(ours), connected(agency_id)
        for at in range(0, len(mine), AT_MOST):
            some = mine[at : at + AT_MOST]
            text = "\n".join([f"{len(some)} OF YOUR RECORDS {what}.", *map(of, some), to_do])
            notice = text, {"records": [one.number for one in some]}
            notify(devices, notice, subject=f"agency:{some[0].agency.ori}", clause=clause, by=None, now=now)


def gone_along(one: Record) -> tuple[str, ...]:
    """What ends with a record and may still be missing, for whoever is told of its end."""
    file = FILES[one.file]
    return go_along(file, additions_of(one)) if file.add_ons else ()


def ending(one: Record) -> str:
    """A record that ends, and on lines of their own what ends with it."""
    return "\n".join((with_case(one), *gone_along(one)))


def with_case(one: Record) -> str:
    """A record's number, and the case under which its agency finds the papers."""
    return f"{one.number}, case {one.case_number}"
