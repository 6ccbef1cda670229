"""Wrong passwords and codes, counted in one book for every door and node: five are five. CJIS Security Policy, AC-7.

A try counts as wrong from the moment it begins until it is shown to be right, so that of many tries at the same
moment no more get through than of as many one after the other.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from leads.ledger.record import record
from leads.people import strangers
from leads.people.address import subscriber
from leads.people.models import Person, WrongTry
from leads.rules.numbers import number
from leads.rules.refused import Refused

# An agency's people share one address: shut it later than one account, or one forgetful person shuts out a whole room.
ADDRESS_SHARE = 4
KEPT = timedelta(days=1)
NOBODY = "?"  # how the mark of a name begins that is no account's
REFUSED = "people:sign_in:refused"


def begin(account: str, address: str, numbers: Mapping[str, int], now: datetime) -> WrongTry:
    """Lets somebody try a password or code; then say `right` or `wrong` of it. Refused: too-many-tries.

    `account` as typed; it is kept only if there is one. `address` is the connection's, "" at the command line.
    """
    account = counted_as(account)
    with transaction.atomic():
        _one_at_a_time(account, subscriber(address))
        until = _shut_until(account, subscriber(address), numbers, now)
        if until is not None:
            raise _too_many(until, now)
        made = WrongTry.objects.create(account=account, address=subscriber(address), at=now)
    made.seen_from = address
    return made


def counted_as(typed: str) -> str:
    """The name under which tries are counted: that of an account; of none, a mark that says nothing of what was typed.

    Whoever types a password in the wrong box would have it kept. The mark is made with LEADS' own secret key.
    """
    name = typed.lower()
    if Person.objects.filter(user_id__iexact=name).exists():
        return name
    return NOBODY + salted_hmac("leads.people.wrong_tries", name).hexdigest()[:24]


def right(one: WrongTry) -> None:
    """It was right: it no longer counts."""
    one.delete()


def wrong(one: WrongTry, what: str, now: datetime) -> None:
    """It was wrong: it goes on counting, and the ledger has it. `what` says what was tried, such as "password"."""
    said = {"address": one.seen_from or one.address, "what": what}
    with transaction.atomic():
        if one.account.startswith(NOBODY):
            strangers.note(REFUSED, address=one.address, now=now, subject="account:unknown", data=said)
        else:
            record(REFUSED, now=now, subject=f"account:{one.account}", outcome="refused", data=said)


def forget(account: str) -> None:
    """Whoever has shown both factors begins anew; so does an account that the Administrator releases."""
    WrongTry.objects.filter(account=account.lower()).delete()


def let_go(now: datetime) -> None:
    """Removes tries that count no more."""
    WrongTry.objects.filter(at__lt=now - KEPT).delete()


def shut_until(user_id: str, numbers: Mapping[str, int], now: datetime) -> datetime | None:
    """Until when an account is shut after wrong tries; None when it is open."""
    return _shut_until(user_id.lower(), "", numbers, now)


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
