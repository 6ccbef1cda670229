"""Vehicle identification numbers: check digit, model year, and the key under which one is found.

Source: the public federal rule on vehicle identification numbers (49 CFR 565), as commonly published.
"""

import re

WHOLE = 17
_TAIL = 8
_FORM = re.compile(r"[A-HJ-NPR-Z0-9]{17}").fullmatch
_VALUES = dict(zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "012345678912345678123457923456789"), strict=True))
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"


def check_digit(vin: str) -> str:
    """What the ninth character of a 17-character number should be: a digit or X."""
    total = sum(_VALUES[sign] * weight for sign, weight in zip(vin, _WEIGHTS, strict=True))
    return "0123456789X"[total % 11]


def doubts(vin: str) -> tuple[str, ...]:
    """What is odd about a number, as sentences; never a reason to refuse it, since a mis-stamped number is real."""
    if len(vin) != WHOLE:
        return ()
    if not _FORM(vin):
        return ("The VIN has an I, O or Q, which a 17-character number never has. Read it again.",)
    expected = check_digit(vin)
    if vin[8] != expected:
        return (f"The VIN fails its check: the ninth character is {vin[8]} and should be {expected}. Read it again.",)
    return ()


def model_years(vin: str) -> tuple[int, ...]:
    """The model years that the tenth character can stand for, earlier first; none when it stands for no year."""
    if len(vin) != WHOLE or vin[9] not in _YEARS:
        return ()
    first = 1980 + _YEARS.index(vin[9])
    return (first, first + 30)


def vin_key(vin: str) -> str:
    """The key of a number: its last eight characters when it has all 17, else the whole of it."""
    return "V:" + (vin[-_TAIL:] if len(vin) == WHOLE else vin)


def same_tail(one: str, other: str) -> bool:
    """Whether two numbers agree in their last eight characters, as the file is searched."""
    return one[-_TAIL:] == other[-_TAIL:]
