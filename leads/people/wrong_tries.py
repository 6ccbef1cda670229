"""Wrong passwords and codes, counted in one book for every door and node: five are five. CJIS Security Policy, AC-7.

A try counts as wrong from the moment it begins until it is shown to be right, so that of many tries at the same
moment no more get through than of as many one after the other.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet

from leads.ledger.record import record
from leads.people.models import WrongTry
from leads.rules.numbers import number
from leads.rules.refused import Refused

# An agency's people share one address: shut it later than one account, or one forgetful person shuts out a whole room.
ADDRESS_SHARE = 4
KEPT = timedelta(days=1)


def begin(account: str, address: str, numbers: Mapping[str, int], now: datetime) -> WrongTry:
    """Lets somebody try a password or code; then say `right` or `wrong` of it. Refused: too-many-tries.

    `account` as typed; it need not exist. `address` is the connection's, "" at the command line.
    """
    account = account.lower()
    with transaction.atomic():
        _one_at_a_time(account, address)
        until = _shut_until(account, address, numbers, now)
        if until is not None:
            raise _too_many(until, now)
        return WrongTry.objects.create(account=account, address=address, at=now)


def right(one: WrongTry) -> None:
    """It was right: it no longer counts."""
    one.delete()


def wrong(one: WrongTry, what: str, now: datetime) -> None:
    """It was wrong: it goes on counting, and the ledger has it. `what` is "password" or "second factor"."""
    with transaction.atomic():
        WrongTry.objects.filter(at__lt=now - KEPT).delete()
        record(
            "people:sign_in:refused",
            now=now,
            subject=f"account:{one.account[:64]}",
            outcome="refused",
            data={"address": one.address, "what": what},
        )


def forget(account: str) -> None:
    """Whoever has shown both factors begins anew."""
    WrongTry.objects.filter(account=account.lower()).delete()


def _one_at_a_time(account: str, address: str) -> None:
    names = sorted({f"tries of account {account}", f"tries from {address}"})
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def _shut_until(account: str, address: str, numbers: Mapping[str, int], now: datetime) -> datetime | None:
    """Until when an account or address is shut after wrong tries; None when both are open."""
    most = number("password.failures", numbers)
    window = timedelta(minutes=number("password.failure_window_minutes", numbers))
    ends = [_end(WrongTry.objects.filter(account=account), most, window, now)]
    if address:
        ends.append(_end(WrongTry.objects.filter(address=address), most * ADDRESS_SHARE, window, now))
    return max((end for end in ends if end is not None), default=None)


def _end(tries: QuerySet[WrongTry], most: int, window: timedelta, now: datetime) -> datetime | None:
    """The moment when fewer than `most` tries are left in the window."""
    recent = list(tries.filter(at__gt=now - window).order_by("-at").values_list("at", flat=True)[:most])
    return recent[-1] + window if len(recent) >= most else None


def _too_many(until: datetime, now: datetime) -> Refused:
    minutes = max(1, -(-int((until - now).total_seconds()) // 60))
    return Refused(
        "too-many-tries",
        "Too many wrong tries; this account or address is shut for a while.",
        None,
        f"Wait {minutes} minute{'s' if minutes > 1 else ''}, then try again, or ask your Agency Coordinator.",
    )
