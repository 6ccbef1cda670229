"""What files of property have alike: what an entry carries of its case, its rules, its modify, its two inquiries.

How a record ends is in `endings`, what is shown of its case in `shown`, how long it is kept in `years`.
"""

from collections.abc import Iterable
from datetime import date

from leads.hotfiles.declare.checks import Group, not_after_entry
from leads.hotfiles.declare.cross import latest_of, pair_of
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.keys import INQUIRE, MODIFY, removable
from leads.hotfiles.things.record import fields as f
from leads.hotfiles.things.record.endings import Uses
from leads.messages.fields import Field, Values
from leads.messages.keys import MessageKey, NotAlone

#: What a hit says before all else where nobody is in danger.
CONFIRM = "Confirm with the entering agency before you act."
#: What to do when a second entry of one stolen thing is refused as a duplicate (`HotFile.if_another`).
STOLEN_AGAIN = "If it was found meanwhile and is stolen again, clear {number} first."
GONE_AGAIN = "If it was found meanwhile and is gone again, clear {number} first."
NOTES = may(f.MIS)
#: What may be said of how it came out.
RESULT = may(f.RPP, f.HIT, f.VNP, f.VOR, f.VRC, f.NPA, f.MIS)


def case_of(day: Field, notes: Uses = NOTES) -> Uses:
    """What every entry of property carries of its case, after what the thing is; `day` is that of the theft or find.

    `notes`: whether it needs them; empty where the file takes none.
    """
    return (*must(day, f.OCA), *may(f.NOA, f.LKI, f.LKA), *notes, *must(f.SUP, f.SUD), *may(f.FKD))


def case_fits(values: Values, day: Field, today: date) -> None:
    """A linked case has its agency, and the day is not ahead: the first rules of every file. Raises Refused."""
    pair_of(values, f.LKI, f.LKA)
    latest_of(values, day, today)


def day_group(day: Field, words: str, begins: str) -> Group:
    """What a second party compares of the day: "Date of the theft"; `begins` a sentence, "The theft was on"."""
    return Group(day.code, words, (day,), not_after_entry(day, begins))


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
