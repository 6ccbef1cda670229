"""What a person says of a record holds for the record that they saw: a form carries which step of its life that was.

Whoever compared, validated or found right what has changed since has not looked at what stands now.
"""

from collections.abc import Callable, Sequence

from django.db.models import Max

from leads.hotfiles.models import CAN_HIT, Record, RecordChange
from leads.rules.refused import Refused


def newest_change(number: str) -> str:
    """The newest step in a record's life, for the form in which it is shown; "0" without any.

    Read before the record itself: whoever is late then looks once more, nobody too seldom.
    """
    return newest_changes([number.strip().upper()]).get(number.strip().upper(), "0")


def newest_changes(numbers: Sequence[str]) -> dict[str, str]:
    """The same for several records, by number; one without any step is not in it."""
    steps = RecordChange.objects.filter(record__number__in=numbers).values_list("record__number")
    return {number: str(newest) for number, newest in steps.annotate(newest=Max("id"))}


def _can_hit(found: Record) -> bool:
    return found.state in CAN_HIT


def must_be_as_shown(number: str, seen: str, clause: str, asked: Callable[[Record], bool] = _can_hit) -> None:
    """Whether a record is still what somebody saw; it is locked until their act is done, whose transaction this is.

    `asked`: whether the act is still open for the record; where it is not, the act itself says that better.
    Refused: changed-meanwhile.
    """
    known = Record.objects.select_for_update(no_key=True).filter(number=number.strip().upper()).first()
    if known is None or not asked(known):
        return
    if newest_change(number) != seen:
        raise Refused(
            "changed-meanwhile",
            f"{known.number} was changed after this page was opened.",
            clause,
            "Look at it again: this page shows it as it stands now.",
        )
