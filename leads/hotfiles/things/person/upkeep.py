"""The message keys by which a person's record is kept and ended, alike in files; and the inquiry of one file alone."""

from collections.abc import Mapping

from leads.hotfiles.declare.additions import Kind, fields_sent
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.keys import CLEAR, INQUIRE, MODIFY, SUPPLEMENT, TAKE_OFF, removable
from leads.hotfiles.things.person.fields import ASKED, BY_NUMBER, NAM
from leads.hotfiles.things.person.rules import NAME_ALONE
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import Uses, endings
from leads.messages.keys import Does, MessageKey

#: How a message says which record it means.
MEANT = (*must(r.NIC, NAM), *may(r.OCA))
#: The same of a change: whole, and the name as it stands on the record.
MEANT_WHOLE = must(r.NIC, NAM, r.OCA)
#: What may be said of how it came out.
RESULT = may(r.RPS, r.HIT, r.MIS)
_ASKED = (*may(*ASKED, r.OCA, r.NIC), *r.ASKED_ABOUT)
_ASKED_BY = (("NAM", "DOB"), ("NAM", "OCA"), *BY_NUMBER, ("NIC",))


def upkeep(
    file: str, title: str, end: str, entries: Mapping[str, Uses], *, located: Uses | None = None, clears: bool = True
) -> tuple[MessageKey, ...]:
    """Modify, locate, clear and cancel of a file of persons: M, L, C and X before `end`.

    `entries`: the fields of each key of entry; what any of them carries may change, but the name. `located`: what a
    locate says, None where nobody locates; `clears`: whether such a record can be over because somebody was found.
    """
    carried = {use.field.code: use.field for uses in entries.values() for use in uses}
    changed = may(*(one for one in carried.values() if one not in (NAM, *r.ABOUT_THE_ENTRY)))
    modify = MessageKey(
        f"M{end}",
        MODIFY,
        f"{title}: modify",
        (file,),
        (*MEANT_WHOLE, *changed, *may(r.entered_as(*entries), r.VLN, r.PIH, r.DEL)),
        identifies=("NIC", "NAM", "OCA"),
        removable=removable(changed, entries.values()),
    )
    ends = endings(file, title, end, MEANT, RESULT, located=located)
    return (modify, *(one for one in ends if clears or one.does is not CLEAR))


def supplements(
    file: str,
    title: str,
    end: str,
    kinds: tuple[Kind, ...],
    *,
    meant: Uses = MEANT_WHOLE,
    does: tuple[Does, Does] = (SUPPLEMENT, TAKE_OFF),
) -> tuple[MessageKey, ...]:
    """What adds to a record beside its own values, and what takes off what it names: E and X before `end`."""
    return tuple(
        MessageKey(
            f"{letter}{end}",
            one,
            f"{title}: {one.name}",
            (file,),
            (*meant, *may(*fields_sent(kinds))),
            tuple(known for kind in kinds for known in kind.known_by),
            identifies=tuple(use.field.code for use in meant),
        )
        for letter, one in zip("EX", does, strict=True)
    )


def inquiry(key: str, title: str) -> MessageKey:
    """The inquiry that opens such a file alone, by the person."""
    return MessageKey(key, INQUIRE, f"{title}: ask", (), _ASKED, _ASKED_BY, not_alone=NAME_ALONE)
