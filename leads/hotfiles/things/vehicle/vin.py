"""Vehicle identification numbers: check digit, model year, and the key under which one is found.

Source: the public federal rule on vehicle identification numbers (49 CFR 565), as commonly published.
"""

import re
from collections.abc import Iterator

WHOLE = 17
_TAIL = 8
_FORM = re.compile(r"[A-HJ-NPR-Z0-9]{17}").fullmatch
_VALUES = dict(zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "012345678912345678123457923456789"), strict=True))
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_NEVER = str.maketrans("OQI", "001")
_YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"


def check_digit(vin: str) -> str:
    """What the ninth character of a 17-character number should be: a digit or X."""
    total = sum(_VALUES[sign] * weight for sign, weight in zip(vin, _WEIGHTS, strict=True))
    return "0123456789X"[total % 11]


def folded(vin: str) -> str:
    """A number of 17 characters with 0 and 1 for the O, Q and I that are never in one; any other as it is."""
    return vin.translate(_NEVER) if len(vin) == WHOLE else vin


def fails(vin: str) -> str:
    """The ninth character that a number of 17 characters should have, where it has another; "" where it is right."""
    if len(vin) != WHOLE or not _FORM(vin):
        return ""
    expected = check_digit(vin)
    return "" if vin[8] == expected else expected


def doubts(vin: str) -> tuple[str, ...]:
    """What is odd about a number, as sentences; never a reason to refuse it, since a mis-stamped number is real."""
    if len(vin) != WHOLE:
        return ()
    if not _FORM(vin):
        return ("The VIN has an I, O or Q, which a 17-character number never has. Read it again.",)
    if expected := fails(vin):
        return (f"The VIN fails its check: the ninth character is {vin[8]} and should be {expected}. Read it again.",)
    return ()


def model_years(vin: str) -> tuple[int, ...]:
    """The model years that the tenth character can stand for, earlier first; none when it stands for no year."""
    if len(vin) != WHOLE or vin[9] not in _YEARS:
        return ()
    first = 1980 + _YEARS.index(vin[9])
    return (first, first + 30)


def vin_key(vin: str) -> str:
    """The key of a number: its last eight characters, also where it has more or fewer than 17."""
    return "V:" + folded(vin)[-_TAIL:]


def vin_keys(vin: str) -> tuple[str, ...]:
    """The keys of an asked number: its own, and when it fails its check those with two neighbors transposed."""
    whole = folded(vin)
    keys = {vin_key(whole): None, f"V:{whole[-_TAIL:].translate(_NEVER)}": None}  # an end may be read with O for 0
    if fails(whole):
        keys.update((vin_key(one), None) for one in _transposed(whole))
    return tuple(keys)


def _transposed(vin: str) -> Iterator[str]:
    """The number with each two neighbors the other way round, as far as that reaches the last eight characters."""
    for at in range(len(vin) - _TAIL - 1, len(vin) - 1):
        yield vin[:at] + vin[at + 1] + vin[at] + vin[at + 2 :]


def is_transposed(one: str, other: str) -> bool:
    """Whether two numbers differ in two neighboring characters only, which stand the other way round."""
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(places) != 2:
        return False
    first, second = places
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]


def same_tail(one: str, other: str) -> bool:
    """Whether two numbers of at least eight characters agree in their last eight, as the file is searched."""
    if min(len(one), len(other)) < _TAIL:
        return False
    ends = one[-_TAIL:], other[-_TAIL:]
    if WHOLE in (len(one), len(other)):  # then no O, Q or I can be in it, and whoever read one read it wrong
        ends = ends[0].translate(_NEVER), ends[1].translate(_NEVER)
    return ends[0] == ends[1]
