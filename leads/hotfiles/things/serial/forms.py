"""The forms of a serial number under which it is found: whole, without what may be noise, and its end.

Invariant: two numbers that `compare.likeness` finds alike have at least one form in common, so that no key misses a
hit. Telling them apart is the comparison's work.
"""

import re
from typing import NamedTuple

#: Pairs that are confused at a glance, in stamped metal more than on paper.
LOOK_ALIKES = ("O0", "Q0", "D0", "I1", "S5", "B8", "Z2", "G6")
#: A number of fewer characters is found whole only; one that ends like another of so many may lack what is in front.
ENDING = 5
_FOLD = str.maketrans("".join(pair[0] for pair in LOOK_ALIKES), "".join(pair[1] for pair in LOOK_ALIKES))
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[A-Z]+(?=\d)")


class Kind(NamedTuple):
    """What bears the number: numbers of one kind are compared with each other only."""

    #: After `N:` in a key; no other kind has it.
    letter: str
    #: Whether letters between digits count. On guns they do not: 369J257, 369M257 and 369257 are searched as one.
    letters_inside: bool = True
    #: So many letters behind the digits may have been left out, with those in front: L12345678A is a note's number.
    letters_behind: int = 0


def folded(number: str) -> str:
    """The number with each look-alike written as its digit: equal for numbers that an eye takes for each other."""
    return number.translate(_FOLD)


def without_letters_inside(number: str) -> str:
    """The number without the letters between its digits; an O is read as zero first, and stays."""
    return _BETWEEN_DIGITS.sub("", number.replace("O", "0"))


def without_letters_behind(number: str, kind: Kind) -> tuple[str, ...]:
    """The number as it is when one of its last letters or more is left out, where the kind allows for that."""
    most = range(1, kind.letters_behind + 1)
    return tuple(number[:-n] for n in most if number[-n:].isalpha() and len(number) - n >= ENDING)


def transposed(number: str) -> tuple[str, ...]:
    """The number with each two neighbors the other way round, one pair at a time."""
    made = (number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(len(number) - 1))
    return tuple(dict.fromkeys(one for one in made if one != number))


def forms(number: str, kind: Kind) -> tuple[str, ...]:
    """The number folded, also without letters inside where these do not count, and the end of each.

    Where letters behind may have been left out, also the end of what is in front of them.
    """
    whole = [folded(number)]
    if not kind.letters_inside:
        whole.append(folded(without_letters_inside(number)))
    ends = (*whole, *map(folded, without_letters_behind(number, kind)))
    return tuple(dict.fromkeys((*whole, *(one[-ENDING:] for one in ends if len(one) >= ENDING))))
