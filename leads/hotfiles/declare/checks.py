"""What a second party compares with the report: groups of fields, and the cross-checks that the system makes itself.

1240.60(a)(5) check asks for both. A thing declares its groups; a hot file puts them in the order in which its report
is read (`HotFile.groups`). What fits no group is compared one by one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from leads.hotfiles.declare.shown import day_shown
from leads.messages.fields import Field, Values


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """One comparison that the system made: in words, and whether it came out well. What is not fine is a difference."""

    words: str
    fine: bool
    #: False: nothing was compared, and the words say why; that is neither well nor a difference.
    compared: bool = True
    #: Of a difference both sides: what the record says, and what the other file says.
    entered: str = ""
    known: str = ""
    #: The difference without the other side, for a form that nobody has sent yet: it is no inquiry.
    hint: str = ""
    #: False: nothing of the other file is in the words.
    tells: bool = True


def agrees(words: str) -> CrossCheck:
    """A comparison that came out well."""
    return CrossCheck(words, True)


def note(words: str, *, tells: bool = True) -> CrossCheck:
    """What was not compared, and why; or what else the second party should know. No difference."""
    return CrossCheck(words, True, compared=False, tells=tells)


def differs(words: str, entered: str, known: str, hint: str) -> CrossCheck:
    """A difference, with both sides, and a sentence that gives the other side to nobody."""
    return CrossCheck(words, False, entered=entered, known=known, hint=hint)


#: From what the record says, and the day of its entry.
CrossChecks = Callable[[Values, date], Iterator[CrossCheck]]


def nothing_to_cross(values: Values, entered: date) -> Iterator[CrossCheck]:
    """A group that the system can't check against anything."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are compared with the report at one glance; `code` is what the second party ticks."""

    code: str
    words: str
    fields: tuple[Field, ...]
    cross_checks: CrossChecks = nothing_to_cross


def not_after_entry(field: Field, words: str) -> CrossChecks:
    """A day that can't lie after the entry; `words` begin the sentence: "The theft was on"."""

    def check(values: Values, entered: date) -> Iterator[CrossCheck]:
        day = values.get(field.code, "")
        if day.isdigit():
            fine = day <= f"{entered:%Y%m%d}"
            yield CrossCheck(f"{words} {day_shown(day)}, {'not ' if fine else ''}after the entry.", fine)

    return check


def whole(fields: tuple[Field, ...], lacks: str, has: str) -> CrossChecks:
    """A set that stands together or lacks something: "The plate lacks" LIT., or "The plate has its state"."""

    def check(values: Values, entered: date) -> Iterator[CrossCheck]:
        missing = [one.code for one in fields if not values.get(one.code)]
        yield CrossCheck(f"{lacks} {', '.join(missing)}." if missing else has, not missing)

    return check
