"""Who is told of a missing child's entry, and by when: statutes beside Part 1240, read as far as they are public.

325 ILCS 40/2 calls a child whoever is under 21. Illinois' I SEARCH units, which an older text names, are gone from it:
their place has the State Missing Persons Clearinghouse. Each time is a number of `numbers.toml` with its source and
grade, in hours from the entry; 0: nobody asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from leads.rules.clauses import cites
from leads.rules.days import hours_after, midnight
from leads.rules.numbers import NUMBERS, number
from leads.rules.section_60_hot_file_records import ENTER_SOON

STATUTES = "325 ILCS 40/6 and 40/7, 34 U.S.C. 41308"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom the law has told of a missing child."""

    code: str
    words: str  # as they stand in a sentence

    @property
    def setting(self) -> str:
        """The number that says within how many hours of the entry; 0: nobody asks."""
        return f"missing.tell_{self.code.lower()}_hours"

    def hours(self, numbers: Mapping[str, int]) -> int:
        """Within how many hours of the entry they are told; 0: nobody asks."""
        return number(f"missing.tell_{self.code.lower()}_hours", numbers)


#: In the order in which they are called.
WHOM = {
    one.code: one
    for one in (
        Party("OFFICERS", "officers on duty, by radio"),
        Party("CLEARINGHOUSE", "State Missing Persons Clearinghouse"),
        Party("GUARDIAN", "parent or guardian: the report is in LEADS"),
        Party("SHIFTS", "officers of other shifts, while the child is missing"),
        Party("NEIGHBORS", "agencies of adjoining jurisdictions"),
        Party("NCMEC", "National Center for Missing and Exploited Children"),
    )
}


@cites(ENTER_SOON)
def told_by(entered_at: datetime, numbers: Mapping[str, int]) -> dict[str, datetime]:
    """By when each of them is told of a child that was entered at this moment, the nearest first; UTC.

    Of what was entered before its number held nobody is asked.
    """
    due = {
        one.code: hours_after(entered_at, hours)
        for one in WHOM.values()
        if (hours := one.hours(numbers)) and entered_at >= midnight(NUMBERS[one.setting].start)
    }
    return dict(sorted(due.items(), key=lambda each: each[1]))


@cites(ENTER_SOON)
def told_late(due: datetime, told_at: datetime | None, now: datetime) -> bool:
    """Whether somebody was not told by their time: its last instant is within, what comes after it is late for good."""
    return (told_at or now) > due


def whom_words(codes: Iterable[str]) -> str:
    """Those meant, as they stand in a sentence."""
    return "; ".join(WHOM[code].words for code in codes)
