"""What an entry asks of other files: a recovered gun of the stolen ones, and the other way round; told in its answer.

So does a modify by which the record is found anew, such as a serial number put right.

Who found a gun learns in the same answer that another agency looks for it, without thinking of asking.
"""

from collections.abc import Iterable
from datetime import date, datetime

from leads.hotfiles import inquire
from leads.hotfiles.inquire import Hit
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.hotfiles.sketches import sieve
from leads.messages.fields import Numbers


def turns(file: str) -> list[tuple[int, str]]:
    """The turns that an act on this file takes beside its own (on_file.one_at_a_time), for any agency.

    Two agencies that enter the same thing at the same moment, one as stolen and one as recovered, would each miss the
    other's record otherwise.
    """
    return [(0, "+".join(sorted((file, other)))) for other in FILES[file].entry_asks]


def on_file_beside(entered: Record, opened: Iterable[str], today: date, now: datetime, numbers: Numbers) -> list[Hit]:
    """What the files that its file asks have on the same person or thing, surest first; only in `opened` ones.

    `today` in the agency's zone, `now` UTC; in the transaction of the entry, once its turns are taken.
    """
    may = set(opened)
    files = tuple(name for name in FILES[entered.file].entry_asks if name in may)
    if not files:
        return []
    keys = dict.fromkeys(key for name in files for key in FILES[name].asked_keys(entered.values, numbers))
    sieves = {0: sieve(entered.values, files, numbers)}
    found = inquire.look_up([tuple(keys)], now.date(), sieves)
    return inquire.hits(entered.values, files, found.get(0, ()), today, numbers)
