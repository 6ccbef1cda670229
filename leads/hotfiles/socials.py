"""What looks like a Social Security number is hidden in words that somebody typed, before the ledger keeps them.

However its digits are parted: people write blanks, hyphens, dots, slashes and words between, and digits of other
scripts. Rather too much is hidden than too little; what a line has to say all the same are numbers of records and VINs.
"""

import re
import unicodedata
from collections.abc import Iterator

from leads.hotfiles.things.vehicle.vin import WHOLE, doubts

HIDDEN = "*********"
_DIGITS = 9
_BETWEEN = 5  # characters between two digits of one number; more part two numbers
_RUN = re.compile(r"\d+")
#: A record's number: its file's letter and 99, with which no Social Security number begins.
_RECORD = r"[A-Z]99[0-9]{7,}"
_KNOWN = re.compile(rf"(?<![^\W_])(?:{_RECORD}|[A-Z0-9]{{{WHOLE}}})(?![^\W_])", re.IGNORECASE)


def hidden_socials(words: str) -> str:
    """Words as the ledger keeps them: without what looks like a Social Security number."""
    for begin, end in reversed(_spans("".join(map(_plain, words)))):
        words = words[:begin] + HIDDEN + words[end:]
    return words


def _plain(sign: str) -> str:
    """A digit of any script as ours; every other sign as it is."""
    digit = unicodedata.digit(sign, None)
    return sign if digit is None else str(digit)


def _spans(text: str) -> list[tuple[int, int]]:
    """Where nine digits stand that may be one number: whole runs of digits, one after the other, little between."""
    runs, found = list(_runs(text)), list[tuple[int, int]]()
    for at in range(len(runs)):
        last = _nine_from(runs, at)
        if last is None:
            continue
        begin, end = runs[at].start(), runs[last].end()
        if found and begin < found[-1][1]:
            begin = found.pop()[0]
        found.append((begin, end))
    return found


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Runs of digits, but for those of a record's number or of a VIN whose check digit is right."""
    known = [one.span() for one in _KNOWN.finditer(text) if _is_known(one[0].upper())]
    for run in _RUN.finditer(text):
        if not any(begin <= run.start() < end for begin, end in known):
            yield run


def _is_known(token: str) -> bool:
    return bool(re.fullmatch(_RECORD, token)) or (len(token) == WHOLE and not token.isdigit() and not doubts(token))


def _nine_from(runs: list[re.Match[str]], first: int) -> int | None:
    """The run with which nine digits are complete that begin with this one; None where they are not one number."""
    digits = 0
    for at in range(first, len(runs)):
        if at > first and runs[at].start() - runs[at - 1].end() > _BETWEEN:
            return None
        digits += len(runs[at][0])
        if digits >= _DIGITS:
            return at if digits == _DIGITS else None
    return None
