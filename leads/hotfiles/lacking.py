"""What would tell a missing or unidentified person apart and is not on the record: its agency is told once of it.

Published practice: thirty days after entry, where blood type, fingerprints, jewelry or marks are empty ($.K).
"""

from datetime import datetime, timedelta

from django.db import transaction

from leads.hotfiles.acts.listed import tell_of, with_case
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import OWN, of, whole
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.registry import FILES
from leads.messages.fields import Numbers
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.section_70_validation import QUALITY


def lacking(found: Record) -> list[str]:
    """The fields that are asked for of such a record, and that are empty on it."""
    file = FILES[found.file]
    values = whole(file.kinds, found.values, of(OWN, additions_of(found)))
    return [code for code in file.asked_for_later if not values.get(code)]


@cites(QUALITY)
@transaction.atomic
def tell_of_lacking(now: datetime, numbers: Numbers, most: int = 1000) -> int:
    """Tells agencies, once for each record, what would tell its person apart and is not on it; how many records.

    One that lacks nothing by then is not looked at again. Another node that is at it is left its own.
    """
    days = timedelta(days=number("missing.lacking_days", numbers))
    files = [file.name for file in FILES.values() if file.asked_for_later]
    due = Record.objects.filter(
        file__in=files, state__in=CAN_HIT, held_back=False, lacks_told_at=None, entered_at__lte=now - days
    )
    found = list(
        due.select_related("agency")
        .select_for_update(no_key=True, skip_locked=True, of=("self",))
        .order_by("entered_at", "id")[:most]
    )
    Record.objects.filter(pk__in=[one.pk for one in found]).update(lacks_told_at=now)
    told = [one for one in found if lacking(one)]
    tell_of(
        told,
        "LACK WHAT WOULD TELL THEIR PERSON APART",
        "Modify them with what is known by now, and enter a dental chart with ED. Where dental records are at hand, "
        "say in MIS where.",
        clause=QUALITY,
        now=now,
        of=lambda one: f"{with_case(one)}: {_names(one)}",
    )
    return len(told)


def _names(found: Record) -> str:
    fields = FILES[found.file].by_code
    return ", ".join(f"{fields[code].name.lower()} ({code})" for code in lacking(found))
