"""The message keys that files of people of whom something is known have alike, though nobody looks for them.

Nobody locates such a person: whoever meets one has found nobody who is sought.
"""

from collections.abc import Mapping

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.keys import CANCEL, CLEAR, INQUIRE, MODIFY, removable
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person.rules import NAME_ALONE
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import Uses, endings
from leads.messages.keys import MessageKey

_MEANT = (*must(r.NIC, p.NAM), *may(r.OCA))
_RESULT = may(r.RPS, r.HIT, r.MIS)
_ASKED = (*may(*p.ASKED, r.OCA, r.NIC), *r.ASKED_ABOUT)
_ASKED_BY = (("NAM", "DOB"), ("NAM", "OCA"), *p.BY_NUMBER, ("NIC",))


def modify(file: str, title: str, end: str, entries: Mapping[str, Uses]) -> MessageKey:
    """The modify of such a file, meant by number, name and case: what any of its entries carries may change.

    `entries`: what an entry under each key carries.
    """
    carried = {use.field.code: use.field for uses in entries.values() for use in uses}
    changed = may(*(field for field in carried.values() if field not in (p.NAM, *r.ABOUT_THE_ENTRY)))
    return MessageKey(
        f"M{end}",
        MODIFY,
        f"{title}: modify",
        (file,),
        (*must(r.NIC, p.NAM, r.OCA), *changed, *may(r.entered_as(*entries), r.VLN, r.PIH, r.DEL)),
        identifies=("NIC", "NAM", "OCA"),
        removable=removable(changed, entries.values()),
    )


def ends(file: str, title: str, end: str, *, clear: bool) -> tuple[MessageKey, ...]:
    """The cancel of such a file, and where the reason for a record is over one day, its clear."""
    does = {CLEAR, CANCEL} if clear else {CANCEL}
    keys = endings(file, title, end, _MEANT, _RESULT, located=None)
    return tuple(key for key in keys if key.does in does)


def inquiry(key: str, title: str) -> MessageKey:
    """The inquiry that opens such a file alone, by the person."""
    return MessageKey(key, INQUIRE, f"{title}: ask", (), _ASKED, _ASKED_BY, not_alone=NAME_ALONE)
