"""Edits that many fields share: each makes a reader, raw text and the day in, the stored form out.

A reader is stable: what it gives, it reads to the same again. A refusal names the field and shows a right value.
"""

import re
from collections.abc import Callable
from datetime import date

from leads.hotfiles.codes import CODES, nearest
from leads.messages.fields import Read, capitals
from leads.rules.refused import Refused

_BETWEEN_GROUPS = re.compile(r"[\s-]+")
_SEPARATORS = re.compile(r"[\s\-./,]+")
_FILLERS = frozenset({"UNK", "UNKN", "UNKNOWN", "NONE"})
_FIRST_YEAR = 1850
#: What follows a state's code at the front, where that is no part of the number: letters and digits, five or more.
_STATE_FIRST = re.compile(r"(?=\D*\d)(?=\d*[A-Z])[A-Z0-9]{5,}").fullmatch
_DIGITS = re.compile(r"\d{8}", re.ASCII).fullmatch
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})", re.ASCII).fullmatch
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII).fullmatch
_MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER",
    "DECEMBER",
)  # fmt: skip
_PART = r"[-/., ]*"
#: A day with its month by name: 29FEB1980, 29 Feb 80, Feb. 29, 1980, 1980-FEB-29.
_NAMED = (
    re.compile(rf"(?P<day>\d{{1,2}}){_PART}(?P<month>[A-Z]{{3,9}}){_PART}(?P<year>\d{{4}}|\d\d)", re.ASCII).fullmatch,
    re.compile(r"(?P<month>[A-Z]{3,9})[. ]*(?P<day>\d{1,2})[-/., ]+(?P<year>\d{4}|\d\d)", re.ASCII).fullmatch,
    re.compile(rf"(?P<year>\d{{4}}){_PART}(?P<month>[A-Z]{{3,9}}){_PART}(?P<day>\d{{1,2}})", re.ASCII).fullmatch,
)
_CLOCK = re.compile(r"(.*?)[T ]*(\d\d):?(\d\d)", re.ASCII).fullmatch
_TWO_DIGITS = re.compile(r"\d\d", re.ASCII).fullmatch
_YEAR_ALONE = re.compile(r"(?:18|19|20)\d\d", re.ASCII).fullmatch
_DAY_LENGTH = 8


def wrong(code: str, sentence: str, example: str, kind: str = "field-wrong", cure: str = "") -> Refused:
    """The refusal of one field's value: what was wrong, and a value that is right.

    `cure` where writing it like the example would not say what is true: no car has the example's VIN.
    """
    return Refused(kind, sentence, field=code, example=example, cure=cure or f"Write it like {example}.")


def squeeze(raw: str) -> str:
    """Letters and digits as typed, in capitals, without the blanks and hyphens that only part groups of them.

    A slash or a period stays, and no number takes one: it may begin something else (TST1234/IL, 4500.00).
    """
    return _BETWEEN_GROUPS.sub("", raw.upper())


def one_number(code: str, raw: str, state: str, example: str) -> str:
    """A number that stands beside its state, squeezed. Raises Refused where the state may stand in it: TST1234 IL.

    Run together it would be searched as another number, and nobody would be found.
    """
    value = squeeze(raw)
    groups = _SEPARATORS.split(raw.strip().upper())
    if len(groups) == 1:
        return value
    before, after = "".join(groups[:-1]), groups[-1]
    if after not in CODES["LIS"]:
        before, after = "".join(groups[1:]), groups[0]
        if after not in CODES["LIS"] or not _STATE_FIRST(before):
            return value
    raise Refused(
        "field-unclear",
        f"{raw.strip()[:40]} can be a number with its state, or one number.",
        cure=f"Send {code}/{before} and {state}/{after}; if it is one number, write it without blanks and signs.",
        field=code,
        example=example,
    )


def is_filler(value: str) -> bool:
    """Whether a number says nothing: UNKNOWN, NONE, only zeros, or one letter all along."""
    return value in _FILLERS or (len(set(value)) == 1 and (value[0] == "0" or value.isalpha()))


def free_text(code: str, most: int, example: str) -> Read:
    """Words as typed, on one line, up to a length in characters."""

    def read(raw: str, today: date) -> str:
        value = " ".join(raw.split())
        if not value or not value.isprintable():
            raise wrong(
                code, f"{code} takes printable text and this has none, or a sign that can't be printed.", example
            )
        if len(value) > most:
            said, cure = (
                f"{code} takes {most} characters at most, not {len(value)}.",
                f"Shorten it to {most} characters.",
            )
            raise wrong(code, said, example, "field-too-long", cure)
        return value

    return read


def coded(code: str, table: str, example: str, without: frozenset[str] = frozenset()) -> Read:
    """A code of a table; a wrong one is answered with those that may have been meant."""
    allowed: frozenset[str] | None = None

    def read(raw: str, today: date) -> str:
        nonlocal allowed
        if allowed is None:
            allowed = frozenset(CODES[table]) - without
        value = raw.upper()
        if value in allowed:
            return value
        value = " ".join(value.split())
        if value in allowed:
            return value
        near = next((one for one, _ in nearest(table, value) if one in allowed), "")
        cure = f"Send a code of the table {table}, such as {near or example}; it is not guessed."
        raise wrong(code, _not_a_code(code, table, value, allowed), near or example, cure=cure)

    return read


def _not_a_code(code: str, table: str, value: str, allowed: frozenset[str]) -> str:
    """The sentence for a code that is not in its table, with suggestions when something is near."""
    near = [f"{one} ({words})" for one, words in nearest(table, value) if one in allowed]
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    return f"{value} is not a code of {code}.{hint}"


def pattern(
    code: str, form: str, says: str, example: str, *, clean: Callable[[str], str] = squeeze, filler_ok: bool = True
) -> Read:
    """A value of one form, after the cleaning; `says` tells the form in words."""
    fits = re.compile(form).fullmatch

    def read(raw: str, today: date) -> str:
        value = clean(raw)
        if fits(value) and (filler_ok or not is_filler(value)):
            return value
        raise wrong(code, f"{raw.strip()[:40]} does not fit {code}: {says}.", example)

    return read


def one_of(code: str, allowed: tuple[str, ...]) -> Read:
    """One of a few words, as they stand."""

    def read(raw: str, today: date) -> str:
        value = raw.strip().upper()
        if value not in allowed:
            said = f"{value[:20]} is none of {', '.join(allowed)}."
            raise wrong(code, said, allowed[0], cure=f"Send one of {', '.join(allowed)}.")
        return value

    return read


def real_day(value: str) -> date | None:
    """The calendar date of eight digits CCYYMMDD; None when there is no such day."""
    if len(value) != _DAY_LENGTH or not (value.isascii() and value.isdigit()):
        return None
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:]))
    except ValueError:
        return None


def _possible(value: str) -> date | None:
    found = real_day(value)
    return found if found and found.year >= _FIRST_YEAR else None


def readings(raw: str) -> list[date]:
    """The dates that a person can have meant: year first, or month/day/year as American papers write it.

    A month may stand by its name. A year of two digits is read in both centuries, and 5.6.1980 also with the day first,
    so they may leave more than one. Signs anywhere else than between year, month and day mean something that is not
    known: then none is left.
    """
    value = capitals(raw)
    if named := next(filter(None, (form(value) for form in _NAMED)), None):
        return _by_name(named["year"], named["month"], named["day"])
    if _DIGITS(value):
        first = _possible(value)
        # Year first leaves no other reading: no month is 18, 19 or 20.
        return [first] if first else _all_possible(value[4:] + value[:4])
    if parts := _YEAR_FIRST(value):
        return _all_possible(parts[1] + parts[3].zfill(2) + parts[4].zfill(2))
    if not (parts := _YEAR_LAST(value)):
        return []
    one, other, year_ = parts[1].zfill(2), parts[3].zfill(2), parts[4]
    years = _years(year_)
    days = [one + other, other + one] if parts[2] == "." else [one + other]
    return _all_possible(*(f"{year_}{day_}" for year_ in years for day_ in days))


def _years(typed: str) -> list[str]:
    """A year of two digits in either century."""
    return [typed] if len(typed) == len("1980") else [f"19{typed}", f"20{typed}"]


def _by_name(year_: str, name: str, day_: str) -> list[date]:
    """The dates of a month by its name, whole or its first three letters and more; none for a word that is no month."""
    month = next((place for place, one in enumerate(_MONTHS, 1) if one.startswith(name)), 0)
    return _all_possible(*(f"{one}{month:02d}{day_.zfill(2)}" for one in _years(year_))) if month else []


def _all_possible(*values: str) -> list[date]:
    return [found for found in dict.fromkeys(map(_possible, values)) if found]


def day(code: str, example: str, future: bool = False) -> Read:
    """A calendar date, CCYYMMDD, from 1850 on and, unless `future`, not after today.

    02/29/1980, 02291980, 2-29-80 and 29FEB1980 are taken too, where only one date can be meant; what comes back is
    CCYYMMDD.
    """

    def read(raw: str, today: date) -> str:
        found = readings(raw)
        if not found:
            raise wrong(code, _no_day(code, raw), example)
        allowed = [one for one in found if future or one <= today]
        if not allowed:
            cure = f"Send the true day, {today:%Y%m%d} at the latest."
            raise wrong(code, f"{code} lies in the future: {found[0]:%Y-%m-%d}.", f"{today:%Y%m%d}", cure=cure)
        if len(allowed) > 1:
            both = " or ".join(f"{one:%Y%m%d}" for one in allowed)
            said = f"{raw.strip()[:40]} can be {both}: write which."
            raise wrong(code, said, f"{allowed[0]:%Y%m%d}", cure=f"Send {both}.")
        return f"{allowed[0]:%Y%m%d}"

    return read


def _no_day(code: str, raw: str) -> str:
    value = raw.strip()[:40]
    if _YEAR_ALONE(value):
        return f"{value} is a year alone: {code} is year, month and day. Without a birth date, ask by a number."
    return f"{value} is not a date: {code} is year, month and day, eight digits."


#: What stands for a day where something has no end.
NO_END = "NONEXP"
_NO_END = frozenset({NO_END, "NONEXPIRING", "NEVER"})
#: Years; 9999 is written where something has no end.
_LONGEST = 100


def day_or_never(code: str, example: str, what: str) -> Read:
    """The last day on which something holds, or NONEXP where it has no end; `what` it is in a sentence: "the order"."""
    read_day = day(code, example, future=True)

    def read(raw: str, today: date) -> str:
        if squeeze(raw) in _NO_END:
            return NO_END
        try:
            last = read_day(raw, today)
            if int(last[:4]) > today.year + _LONGEST:
                raise wrong(code, f"{last[:4]} stands for no end.", NO_END, cure=f"Give the last day of {what}.")
            return last
        except Refused as no:
            cure = f"{no.cure or ''} Where {what} has no end, send {NO_END}.".strip()
            raise wrong(code, no.sentence, example, cure=cure) from None

    return read


def moment(code: str, example: str) -> Read:
    """A date and time of day to the minute, CCYYMMDDHHMM, in the agency's zone, not on a day after today."""
    read_day = day(code, example[:_DAY_LENGTH])

    def read(raw: str, today: date) -> str:
        found = _CLOCK(raw.strip().upper())
        if not found or found[2] > "23" or found[3] > "59":
            raise wrong(code, f"{code} is a date and a time of day, twelve digits.", example)
        try:
            return read_day(found[1], today) + found[2] + found[3]
        except Refused as no:
            said = f"{no.example}{found[2]}{found[3]}"
            raise wrong(code, no.sentence, said, cure=f"Send the day and the time, such as {said}.") from None

    return read


def year(code: str, example: str, ahead: int, non_expiring: bool = False, from_today: bool = False) -> Read:
    """A year of four digits, at most `ahead` years from now; NX where a thing does not expire."""

    def read(raw: str, today: date) -> str:
        value = raw.strip().upper()
        if value == "NX" and non_expiring:
            return value
        if len(value) != 4 or not (value.isascii() and value.isdigit()):
            said = f"{code} is a year of four digits{', or NX for what never expires' if non_expiring else ''}."
            whole = f"{str(today.year)[:2]}{value}" if _TWO_DIGITS(value) else ""
            fits = whole and (today.year if from_today else _FIRST_YEAR + 1) <= int(whole) <= today.year + ahead
            raise wrong(code, said, whole if fits else str(today.year) if non_expiring else example)
        latest = today.year + ahead
        if not _FIRST_YEAR < int(value) <= latest:
            said, cure = f"{code} {value} is not possible.", f"Send a year from {_FIRST_YEAR + 1} to {latest}."
            raise wrong(code, said, str(today.year), cure=cure)
        if from_today and int(value) < today.year:
            said = f"{code} {value} is over: an inquiry takes {today.year} or later."
            cure = f"Leave {code} out: the plate is searched without its year, and found whatever year is on record."
            raise wrong(code, said, str(today.year), cure=cure)
        return value

    return read
