"""The message keys that files of property have alike: the modify and the two inquiries (its end: `endings`)."""

from collections.abc import Iterable

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.keys import INQUIRE, MODIFY, removable
from leads.hotfiles.things.record import fields as f
from leads.hotfiles.things.record.endings import Uses
from leads.messages.keys import MessageKey, NotAlone

#: What may be said of how it came out.
RESULT = may(f.RPP, f.HIT, f.VNP, f.VOR, f.VRC, f.NPA, f.MIS)


def modify(file: str, title: str, end: str, carried: Uses, entries: Iterable[str] = ()) -> MessageKey:
    """The modify of a file of property, meant by record number and case: what an entry carries may change.

    `carried`: what an entry carries; `entries`: the keys of entry between which a record may go, where there are more.
    """
    changed = may(*(use.field for use in carried if use.field not in f.ABOUT_THE_ENTRY))
    as_entered = may(f.entered_as(*entries)) if entries else ()
    return MessageKey(
        f"M{end}",
        MODIFY,
        f"{title}: modify",
        (file,),
        (*must(f.NIC, f.OCA), *changed, *as_entered, *may(f.VLN, f.PIH, f.DEL)),
        identifies=("NIC", "OCA"),
        removable=removable(changed, (carried,)),
    )


def inquiries(
    end: str, title: str, asked: Uses, sets: tuple[tuple[str, ...], ...], not_alone: NotAlone | None = None
) -> tuple[MessageKey, ...]:
    """The inquiry Q of a kind of property, and Z for administration, which tells nobody and says what it is for."""
    uses = (*asked, *may(f.NIC), *f.ASKED_ABOUT)
    by = (*sets, ("NIC",))
    return (
        MessageKey(f"Q{end}", INQUIRE, f"{title}: ask", (), uses, by, not_alone=not_alone),
        MessageKey(
            f"Z{end}",
            INQUIRE,
            f"{title}: ask for administration, without notices",
            (),
            uses,
            by,
            not_alone=not_alone,
            notices=False,
            purpose=True,
        ),
    )
