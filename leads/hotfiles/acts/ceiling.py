"""How many records LEADS removes by itself in a day: more than that waits for the Department, which is told.

A clock that jumps ahead, or a figure set wrong, makes half of the files due at once. Nothing of such a heap is removed:
what is past its time hits nowhere meanwhile, as the clock has it, and hits again once the clock is right.
"""

from datetime import datetime, timedelta

from leads.agencies.devices import connected
from leads.agencies.models import Agency
from leads.hotfiles.models import CAN_HIT, Record
from leads.ledger.models import Line
from leads.ledger.record import record as write_line
from leads.mail.post import notify
from leads.messages.fields import Numbers
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.section_70_validation import OUT_AT_ONCE

HALTED = "hotfiles:removal:halted"
DAY = timedelta(days=1)


@cites(OUT_AT_ONCE)
def within_ceiling(due: int, what: str, now: datetime, numbers: Numbers) -> bool:
    """Whether so many records may be removed now, beside those of the last 24 hours; if not, the Department is told.

    `what` says why they are due ("THEIR TIME IS OVER"), and is told once a day. The Department lets them go by setting
    removal.most_a_day, with its reason, to what it has looked at. Part of the removal.
    """
    if due == 0:
        return True
    gone = Record.objects.filter(state="retired", ended_at__gt=now - DAY, ended_at__lte=now).count()
    most = number("removal.most_a_day", numbers)
    if due + gone <= most:
        return True
    share = number("removal.most_percent", numbers)
    most = max(most, (Record.objects.filter(state__in=CAN_HIT).count() + gone) * share // 100)
    if due + gone <= most:
        return True
    _tell(due, gone, most, what, now)
    return False


def _tell(due: int, gone: int, most: int, what: str, now: datetime) -> None:
    subject = f"removal:{what.lower()}"
    if Line.objects.filter(event=HALTED, subject=subject, at__gt=now - DAY).exists():
        return
    data = {"due": due, "removed": gone, "most": most}
    write_line(HALTED, now=now, subject=subject, outcome="halted", clause=OUT_AT_ONCE, data=data)
    text = (
        f"{due} RECORDS ARE DUE TO BE REMOVED, AND NONE IS: {what}.\nIn the last 24 hours {gone} were; LEADS removes "
        f"{most} a day by itself. Compare its clock, now {now:%Y-%m-%d %H:%M} UTC, and what was set lately.\nIf they "
        f"are rightly due, set removal.most_a_day to {due + gone} or more, with the reason; afterwards set it back."
    )
    for department in Agency.objects.filter(kind="department"):
        devices = connected(department.pk)
        notify(devices, (text, data), subject=subject, clause=OUT_AT_ONCE, by=None, now=now)
