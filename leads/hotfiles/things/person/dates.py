"""Compares two birth dates, CCYYMMDD, and names the likely slip between them."""

from operator import ne


def born(asked: str, known: str, years: int = 0) -> str | None:
    """The claim that two birth dates support, a line of the table of weights; None when they are of two people.

    `years` is by how much the year may be off because the inquiry asked so.
    """
    if asked == known:
        return "born-same"
    same_year, same_month, same_day = asked[:4] == known[:4], asked[4:6] == known[4:6], asked[6:] == known[6:]
    if same_month and same_day:
        return _years(asked, known, years)
    if same_year:
        return _within_year(asked, known, same_month, same_day)
    return None


def _years(asked: str, known: str, years: int) -> str:
    """Month and day are the same: how far the years are apart."""
    apart = abs(int(asked[:4]) - int(known[:4]))
    if apart <= years:
        return "born-year-asked"
    if apart == 1:
        return "born-year-near"
    return _slip(asked, known) or "born-year-differs"


def _within_year(asked: str, known: str, same_month: bool, same_day: bool) -> str:
    """The year is the same: what happened to month and day."""
    if asked[4:6] == known[6:] and asked[6:] == known[4:6]:
        return "born-swapped"
    if slip := _slip(asked, known):
        return slip
    if same_month:
        return "born-day-differs"
    return "born-month-differs" if same_day else "born-year-only"


def _slip(asked: str, known: str) -> str:
    """One digit that differs, or two neighboring ones transposed; empty for anything else."""
    wrong = sum(map(ne, asked, known))
    if wrong == 1:
        return "born-digit"
    if wrong == 2:
        one, two = (at for at in range(8) if asked[at] != known[at])
        if two == one + 1 and asked[one] == known[two] and asked[two] == known[one]:
            return "born-transposed"
    return ""
