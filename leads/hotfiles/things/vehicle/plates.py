"""Plates: which characters look alike, and the keys under which a plate is found.

Invariant: a record's key folds look-alikes together, so that one key finds the exact plate and the ones that an eye
confuses with it; telling them apart is the comparison's work. The price is a few more candidates, not one more row.
"""

from itertools import product

from leads.messages.fields import Numbers
from leads.rules.numbers import NUMBERS, number

#: What a witness writes for a character that was not seen.
UNKNOWN = "?"
UNKNOWN_MOST = 2
#: Pairs that are confused at a glance: O, D and Q with 0, I with 1, B with 8, S with 5, Z with 2, G with 6.
LOOK_ALIKES = ("O0", "D0", "Q0", "I1", "B8", "S5", "Z2", "G6")
_FOLD = str.maketrans("".join(pair[0] for pair in LOOK_ALIKES), "".join(pair[1] for pair in LOOK_ALIKES))
_LOOKALIKES_DEFAULT = bool(NUMBERS["plate_lookalikes"].value)
#: One character for those that look alike, and all others.
_FOLDED = "0123456789ACEFHJKLMNPRTUVWXY"


def folded(plate: str) -> str:
    """The plate with each look-alike written as its digit: equal for plates that an eye can take for each other."""
    return plate.translate(_FOLD)


def plate_key(plate: str) -> str:
    """The key of a plate on a record."""
    return "P:" + plate.translate(_FOLD)


def plate_keys(plate: str) -> tuple[str, ...]:
    """The keys of an asked plate: one, or 28 for each unknown character (784 at most)."""
    if UNKNOWN not in plate:
        return ("P:" + plate.translate(_FOLD),)
    parts = plate.translate(_FOLD).split(UNKNOWN)
    fillings = product(_FOLDED, repeat=len(parts) - 1)
    return tuple("P:" + parts[0] + "".join(map(str.__add__, filling, parts[1:])) for filling in fillings)


def fits(asked: str, plate: str) -> bool:
    """Whether a record's plate is the asked one, taking look-alikes together and any character for an unknown one."""
    if len(asked) != len(plate):
        return False
    return all(a in (UNKNOWN, b) for a, b in zip(asked.translate(_FOLD), plate.translate(_FOLD), strict=True))


def read_differently(asked: str, plate: str) -> tuple[str, ...]:
    """What tells two look-alike plates apart, in words: ("O asked, 0 on record",)."""
    pairs = zip(asked, plate, strict=True)
    return tuple(f"{a} asked, {b} on record" for a, b in pairs if a not in (UNKNOWN, b))


def lookalikes_on(numbers: Numbers) -> bool:
    """Whether plates also match through look-alike and unknown characters. Setting: plate_lookalikes."""
    return bool(number("plate_lookalikes", numbers)) if numbers else _LOOKALIKES_DEFAULT
