"""How a dental chart is read: `ALL 3-MO 14-X`, tooth by tooth, in the numbers 1 to 32 of the universal system.

Which form the national message has is not public: this one is our own, with the codes of the table DCH (grade A).
"""

import re
from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.edits import wrong
from leads.messages.fields import BETWEEN

TEETH = range(1, 33)
UNKNOWN, UNRESTORED, MISSING = "/", "V", "X"
CROWN, ROOT = "C", "R"
#: What stands for all teeth at once, first in the chart: what is named behind it is otherwise.
WHOLE = {"ALL": UNRESTORED, "UNK": UNKNOWN}
ALONE = (UNKNOWN, UNRESTORED, MISSING)
_TREATED = "MODFL" + CROWN + ROOT
_EXAMPLE = "ALL 3-MO 14-X"
_PARTED = re.compile(r"[\s,;]+")
_TOOTH = re.compile(r"(\d{1,2})[-:=]([/A-Z]{1,7})", re.ASCII).fullmatch


def chart(raw: str, today: date) -> str:
    """Teeth with their codes, each once and in order; with ALL or UNK all 32. Raises Refused."""
    words = [word for word in _PARTED.split(raw.upper()) if word]
    filled = WHOLE.get(words[0]) if words else None
    named = [_tooth(word) for word in (words[1:] if filled else words)]
    found = dict(named)
    if not words or (not named and not filled):
        raise wrong("DCH", "DCH names no tooth.", _EXAMPLE)
    if len(found) < len(named):
        twice = next(tooth for tooth, _ in named if sum(tooth == other for other, _ in named) > 1)
        raise wrong("DCH", f"Tooth {twice} stands in DCH twice.", _EXAMPLE, cure="Send each tooth once.")
    whole = dict.fromkeys(TEETH, filled) if filled else {}
    return joined({**whole, **found})


def _tooth(word: str) -> tuple[int, str]:
    found = _TOOTH(word)
    number = int(found[1]) if found else 0
    if found is None or number not in TEETH:
        said = f"“{word[:12]}” is no tooth with its codes; teeth are 1 to 32."
        raise wrong("DCH", said, _EXAMPLE)
    code = found[2]
    if code in ALONE:
        return number, code
    if len(set(code)) < len(code) or not set(code) <= set(_TREATED):
        said = f"{code} is no code of a tooth: /, V and X stand alone, M O D F L C R together, each once."
        raise wrong("DCH", said, _EXAMPLE, cure="Look them up in the table DCH; a tooth that is gone is X.")
    return number, "".join(one for one in _TREATED if one in code)


def joined(teeth: dict[int, str]) -> str:
    """Teeth as they are kept: 03-MO, one value each, in order."""
    return BETWEEN.join(f"{tooth:02}-{teeth[tooth]}" for tooth in sorted(teeth))


def teeth_of(value: str) -> dict[int, str]:
    """A chart as it is kept, by tooth. Of a tooth that stands there twice the last counts."""
    return dict(sorted(dict(_parted(value)).items()))


def _parted(value: str) -> Iterator[tuple[int, str]]:
    for one in value.split(BETWEEN) if value else ():
        tooth, _, code = one.partition("-")
        yield int(tooth), code


def tells(code: str) -> bool:
    """Whether a tooth tells one person of others: it is treated or gone, and known."""
    return code not in (UNKNOWN, UNRESTORED)
