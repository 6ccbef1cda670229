"""What a file declares whose records answer after they have ended: a specific inquiry, for years, never as a hit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from leads.messages.fields import Numbers, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Inactive:
    """How records that have ended in their time answer whoever asks for this very one."""

    #: What such a record is about: "order".
    noun: str
    #: The inquiries that are specific enough, by message key.
    asked_by: frozenset[str]
    #: The fields that are specific enough, of which one at least is asked: numbers of the record.
    by: frozenset[str]
    #: How many years it is kept so, by the numbers in force.
    years: Callable[[Numbers], int]
    #: The last day on which it held, where the record says one.
    last_day: Callable[[Values], date | None]
    #: The keys under which it is found, beside its number: numbers, never names.
    keys: Callable[[Values], frozenset[str]]
    #: Why an inquiry is about this very one, in words; nothing where it is not.
    match: Callable[[Values, Values], tuple[str, ...]]
    #: What is told of it: enough to know it again, and nothing to act on.
    facts: Callable[[Values], tuple[tuple[str, str], ...]]

    def over_since(self, values: Values) -> date | None:
        """The first day on which it no longer holds by what it says itself; None where it has no end."""
        last = self.last_day(values)
        return last + timedelta(days=1) if last else None

    def is_over(self, values: Values, today: date) -> bool:
        """Whether its last day is over, although nobody has taken it out of the files yet."""
        since = self.over_since(values)
        return since is not None and since <= today
