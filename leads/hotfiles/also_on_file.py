"""What an entry asks of other records: a recovered gun of the stolen ones, and what other agencies have on file.

Who found a gun learns that another agency looks for it without thinking of asking. So does who changes by what a record
is found, such as a serial number that is put right. The other agency is told too (switch/exchange/owners.py).
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from leads.hotfiles import inquire
from leads.hotfiles.add_ons import add_ons
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import OWN, ways
from leads.hotfiles.declare.additions import of as theirs
from leads.hotfiles.inquire import Hit
from leads.hotfiles.match import surest
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.hotfiles.sketches import sieve
from leads.messages.fields import DEFAULTS, Numbers


def turns(file: str) -> list[tuple[int, str]]:
    """The turns that an act on this file takes beside its own (on_file.one_at_a_time), for any agency.

    Two agencies that enter the same thing at the same moment, one as stolen and one as recovered, would each miss the
    other's record otherwise.
    """
    return [(0, "+".join(sorted((file, other)))) for other in FILES[file].entry_asks]


def also_on_file(
    record: Record, may_open: Callable[[str], bool], today: date, now: datetime, numbers: Numbers
) -> list[Hit]:
    """What the files that its file asks have on the same person or thing, surest first; of those that may be opened.

    Of its own file only what surely is the same and another agency's: both records stand, and both agencies are told.

    `today` in the agency's zone, `now` UTC; in the transaction of the act, once its turns are taken.
    """
    told = _hits(record, tuple(filter(may_open, (*FILES[record.file].entry_asks, record.file))), today, now, numbers)
    return [hit for hit in told if _is_told(hit, record)]


def on_file(record: Record, files: Sequence[str], today: date, now: datetime, numbers: Numbers) -> list[Hit]:
    """What its second party sees of it: the same, and of its own agency and file what is nearly the same besides.

    The entry was told of that too, and went in all the same (HotFile.near).
    """
    return [one for one in _hits(record, files, today, now, numbers) if _is_told(one, record) or _is_near(one, record)]


def _hits(record: Record, files: Sequence[str], today: date, now: datetime, numbers: Numbers) -> list[Hit]:
    if not files:
        return []
    file, additions = FILES[record.file], theirs(OWN, additions_of(record))
    asked = [*ways(file.kinds, record.values, additions), *(one.values for _, one in add_ons(file, additions))]
    keys = [[key for name in files for key in FILES[name].asked_keys(one, numbers)] for one in asked]
    sieves = {at: sieve(one, files, numbers) for at, one in enumerate(asked)}
    found = inquire.look_up([tuple(dict.fromkeys(some)) for some in keys], now.date(), sieves)
    told = dict[str, Hit]()
    for at, one in enumerate(asked):
        for hit in inquire.hits(one, files, found.get(at, ()), today, numbers):
            before = told.get(hit.candidate.number)
            if before is None or surest(before.match, hit.match) is hit.match:
                told[hit.candidate.number] = hit
    return sorted(told.values(), key=inquire.danger_first)


def _is_told(hit: Hit, record: Record) -> bool:
    return hit.candidate.file != record.file or _is_elsewhere(hit, record) or _is_by_add_on(hit, record)


def _is_by_add_on(hit: Hit, record: Record) -> bool:
    """Whether what stands under one of two records of an agency and file surely is the other, or stands there too."""
    if hit.match.grade == "possible" or hit.candidate.number == record.number:
        return False
    under = add_ons(FILES[record.file], additions_of(record))
    known = hit.candidate.values
    return hit.match.add_on is not None or any(of.match(one.values, known, DEFAULTS) for of, one in under)


def _is_elsewhere(hit: Hit, record: Record) -> bool:
    """Whether it is surely the same, on file for another agency: one's own would have been refused as a duplicate."""
    return hit.match.grade != "possible" and hit.candidate.ori != record.agency.ori


def _is_near(hit: Hit, record: Record) -> bool:
    """Whether it is another record of the same agency and file that is nearly the same."""
    known = hit.candidate
    if known.ori != record.agency.ori or known.number == record.number:
        return False
    others = {**known.values, "OCA": known.case_number}
    return bool(FILES[record.file].near({**record.values, "OCA": record.case_number}, others))
