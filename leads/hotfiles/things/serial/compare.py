"""Compares a serial number that was asked with one on record, in words, and says how sure that makes a hit.

The grades: a number with what is told of the thing agreeing is exact; alone it is strong, since makers number alike;
a short one alone is possible. One that only looks alike is strong when two facts agree and none differs, else possible.
"""

from collections.abc import Mapping, Sequence

from leads.hotfiles.declare.hot_file import Reason
from leads.hotfiles.declare.weights import Claim, reason
from leads.hotfiles.things.serial.forms import (
    ENDING,
    Kind,
    folded,
    transposed,
    without_letters_behind,
    without_letters_inside,
)

CLAIMS: Mapping[str, Claim] = {
    "same": Claim("SER", 0.75, "serial number is the same, all characters"),
    "zero": Claim("SER", 0.75, "serial number is the same with 0 for the letter O"),
    "letters-inside": Claim("SER", 0.60, "serial number is the same but for letters between its digits", False),
    "look-alike": Claim("SER", 0.55, "serial number looks alike", False),
    "letters-lacking": Claim("SER", 0.45, "serial number is the same but for letters that one side lacks", False),
    "transposed": Claim("SER", 0.35, "serial number is the same but for two neighbors that stand the other way", False),
    "front-missing-asked": Claim("SER", 0.40, "what was asked is the end of the serial number", False),
    "front-missing-on-record": Claim("SER", 0.40, "the record holds the end of the serial number asked", False),
}
#: Up to so many characters a number is short: thousands of things bear it.
SHORT = 5


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are one: all characters, an O read as zero."""
    return one.replace("O", "0") == other.replace("O", "0")


def likeness(asked: str, known: str, kind: Kind) -> str:
    """What two numbers have in common, as a claim; "" for nothing."""
    if asked == known:
        return "same"
    if same_number(asked, known):
        return "zero"
    wanted, on_record = folded(asked), folded(known)
    if wanted == on_record:
        return "look-alike"
    pairs = [(wanted, on_record)]
    if not kind.letters_inside:
        without = without_letters_inside(asked), without_letters_inside(known)
        if without[0] == without[1]:
            return "letters-inside"
        pairs.append((folded(without[0]), folded(without[1])))
    ends = next((said for one, other in pairs if (said := _one_is_the_end(one, other))), "")
    return ends or _letters_lacking(asked, known, kind)


def _letters_lacking(asked: str, known: str, kind: Kind) -> str:
    """Whether two numbers are one once a side's letters behind are left out, and perhaps a side's front."""
    pairs = [(one, known) for one in without_letters_behind(asked, kind)]
    pairs += [(asked, other) for other in without_letters_behind(known, kind)]
    for one, other in ((folded(one), folded(other)) for one, other in pairs):
        if said := _one_is_the_end(one, other):
            more = len(one) - len(other)
            front = asked[:more] if more > 0 else known[:-more] if more else "A"
            return "letters-lacking" if front.isalpha() else said
    return ""


def _one_is_the_end(asked: str, known: str) -> str:
    """Which of two numbers, of whole characters, is the end of the other, long enough to say something."""
    if asked == known:
        return "look-alike"
    if len(asked) >= ENDING and known.endswith(asked):
        return "front-missing-asked"
    return "front-missing-on-record" if len(known) >= ENDING and asked.endswith(known) else ""


def compared(asked: str, known: str, kind: Kind, field: str = "SER", noun: str = "serial number") -> Reason | None:
    """How a number on record answers the one asked, in words; None when it does not. `noun` is what it is called."""
    claim = likeness(asked, known, kind) if asked and known else ""
    if not claim:
        return None
    said = "" if claim == "same" else ", ".join((f"{known} on record", *_read_differently(asked, known)))
    made = reason(CLAIMS[claim], field, said)
    return Reason(made.field, made.words.replace("serial number", noun), made.weight, made.sure)


def _read_differently(asked: str, known: str) -> tuple[str, ...]:
    """What tells two numbers of one length apart: ("O asked, 0 on record",); else the number asked."""
    if len(asked) != len(known):
        return (f"{asked} asked",)
    pairs = zip(asked, known, strict=True)
    return tuple(f"{one} asked, {other} on record" for one, other in pairs if one != other)


def transposed_in(asked: str, known: str) -> Reason | None:
    """How a number answers that is the one asked but for two neighbors; None where it is not, or is a short one.

    Its keys are made of the number asked alone (forms.transposed), so that no record has more of them.
    """
    if len(asked) <= SHORT or known not in transposed(asked):
        return None
    return reason(CLAIMS["transposed"], detail=f"{known} on record, {asked} asked")


def is_close(first: Reason) -> bool:
    """Whether the numbers are one, or alike in every place; no when one is only the end of the other."""
    return first.weight >= CLAIMS["look-alike"].weight


def grade(first: Reason, beside: Sequence[Reason], number: str) -> str:
    """How sure a hit is: by the number's reason, what agrees or differs beside it, and how long the number is."""
    agree, differ = sum(one.sure for one in beside), sum(not one.sure for one in beside)
    short = len(number) <= SHORT
    if not first.sure:
        return "strong" if is_close(first) and agree > 1 and not differ and not short else "possible"
    if differ:
        return "strong" if agree and not short else "possible"
    enough = 2 if short else 1
    return "exact" if agree >= enough else "possible" if short and not agree else "strong"
