"""What a person says of a record holds for the record that they saw: a form carries which step of its life that was.

Whoever compared, validated or found right what has changed since has not looked at what stands now.
"""

from collections.abc import Callable

from leads.hotfiles.models import CAN_HIT, Record, RecordChange
from leads.rules.refused import Refused


def newest_change(number: str) -> str:
    """The newest step in a record's life, for the form in which it is shown; "0" without any.

    Read before the record itself: whoever is late then looks once more, nobody too seldom.
    """
    changes = RecordChange.objects.filter(record__number=number.strip().upper())
    return str(changes.order_by("-id").values_list("id", flat=True).first() or 0)


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
