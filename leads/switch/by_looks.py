"""Which of the records that come later are told to whoever asked by looks (QM, QU).

Sex and age alone fit a hundred records a year, and nobody reads so many alarms. A record that comes later is told
where it also agrees in something that tells one of many apart (`Match.looks_agree`), and where the same inquiry would
be told it if it came now: among the best, if there are more than an answer tells. So of an inquiry by looks and a
record, whichever comes first, one finds the other as invariant 3 has it; but for sex and age alone, told at once only.
"""

from collections.abc import Callable
from datetime import datetime

from leads.hotfiles import inquire
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.inquire import Hit
from leads.hotfiles.models import Record
from leads.hotfiles.narrowed import narrowed
from leads.hotfiles.sketches import sieve
from leads.messages.fields import Numbers
from leads.rules.numbers import number
from leads.standing.snapshot import current
from leads.switch.telling import Asked, read_again

Tells = Callable[[Record, Asked, Hit], bool]


def agrees_enough(match: Match, numbers: Numbers) -> bool:
    """Whether a later record is worth telling: found by more than looks, or by looks that agree beside sex and age."""
    return not match.by_looks or match.looks_agree >= number("delayed_inquiry.looks_agree", numbers)


def telling(now: datetime) -> Tells:
    """Says of hits of one look back which are told; each inquiry by looks is made anew at most once for all of them."""
    numbers = current().agencies.numbers
    answered: dict[int, frozenset[str]] = {}

    def tells(record: Record, asked: Asked, hit: Hit) -> bool:
        if not hit.match.by_looks:
            return True
        if not agrees_enough(hit.match, numbers):
            return False
        if asked.message not in answered:
            answered[asked.message] = _told_now(asked, now)
        return record.number in answered[asked.message]

    return tells


def _told_now(asked: Asked, now: datetime) -> frozenset[str]:
    """The numbers of the records that this inquiry would be told if it came now."""
    if (again := read_again(asked)) is None:
        return frozenset()
    numbers = current().agencies.numbers
    keys = inquire.asked_keys(again.key, again.values, numbers)
    found = inquire.look_up([keys], now.date(), {0: sieve(again.values, again.files, numbers)})
    hits = inquire.hits(again.values, again.files, found.get(0, ()), again.today, numbers)
    return frozenset(hit.candidate.number for hit in narrowed(hits, again.values, numbers).hits)
