"""Edits that many fields share: each makes a reader, raw text and the day in, the stored form out.

A reader is stable: what it gives, it reads to the same again. A refusal names the field and shows a right value.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from leads.hotfiles.codes import CODES, nearest
from leads.messages.fields import Read
from leads.rules.refused import Refused

_SEPARATORS = re.compile(r"[\s\-./]+")
_FILLERS = frozenset({"UNK", "UNKN", "UNKNOWN", "NONE"})
_FIRST_YEAR = 1850
_DAY_PARTS = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})", re.ASCII).fullmatch
_YEAR_ALONE = re.compile(r"(?:18|19|20)\d\d", re.ASCII).fullmatch
_DAY_LENGTH = 8


def wrong(code: str, sentence: str, example: str, kind: str = "field-wrong") -> Refused:
    """The refusal of one field's value: what was wrong, and a value that is right."""
    return Refused(code=kind, sentence=sentence, field=code, example=example, cure=f"Write it like {example}.")


def ascii_upper(raw: str) -> str:
    """Capital letters without accents; most values are plain already, and cost nothing more."""
    if raw.isascii():
        return raw.upper()
    folded = unicodedata.normalize("NFKD", raw.upper())
    return "".join(sign for sign in folded if not unicodedata.combining(sign)).upper()


def squeeze(raw: str) -> str:
    """Letters and digits as typed, in capitals, without blanks, hyphens, points and slashes."""
    return _SEPARATORS.sub("", raw.upper())


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
            raise wrong(code, f"{code} takes {most} characters at most, not {len(value)}.", example, "field-too-long")
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
        raise wrong(code, _not_a_code(code, table, value, allowed), example)

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
            raise wrong(code, f"{value[:20]} is none of {', '.join(allowed)}.", allowed[0])
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

    A year of two digits is read in both centuries, so it may leave two.
    """
    value = squeeze(raw)
    first = _possible(value)
    if first:  # year first leaves no other reading: no month is 18, 19 or 20
        return [first]
    parts = _DAY_PARTS(raw.strip())
    if parts:
        month, day_, year_ = (part.zfill(2) for part in parts.groups())
        years = [year_] if len(year_) == len("1980") else [f"19{year_}", f"20{year_}"]
        written = [f"{one}{month}{day_}" for one in years]
    else:
        written = [value[4:] + value[:4]]
    return [found for found in dict.fromkeys(map(_possible, written)) if found]


def day(code: str, example: str, future: bool = False) -> Read:
    """A calendar date, CCYYMMDD, from 1850 on and, unless `future`, not after today.

    02/29/1980, 02291980 and 2-29-80 are taken too, where only one date can be meant; what comes back is CCYYMMDD.
    """

    def read(raw: str, today: date) -> str:
        found = readings(raw)
        if not found:
            raise wrong(code, _no_day(code, raw), example)
        allowed = [one for one in found if future or one <= today]
        if not allowed:
            raise wrong(code, f"{code} lies in the future: {found[0]:%Y-%m-%d}.", example)
        if len(allowed) > 1:
            both = " or ".join(f"{one:%Y%m%d}" for one in allowed)
            raise wrong(code, f"{raw.strip()[:40]} can be {both}: write which.", f"{allowed[0]:%Y%m%d}")
        return f"{allowed[0]:%Y%m%d}"

    return read


def _no_day(code: str, raw: str) -> str:
    value = raw.strip()[:40]
    if _YEAR_ALONE(value):
        return f"{value} is a year alone: {code} is year, month and day. Without a birth date, ask by a number."
    return f"{value} is not a date: {code} is year, month and day, eight digits."


def moment(code: str, example: str) -> Read:
    """A date and time of day to the minute, CCYYMMDDHHMM, in the agency's zone, not on a day after today."""
    read_day = day(code, example)

    def read(raw: str, today: date) -> str:
        value = squeeze(raw).replace(":", "")
        clock = value[8:]
        if len(clock) != 4 or not (clock.isascii() and clock.isdigit()) or clock[:2] > "23" or clock[2:] > "59":
            raise wrong(code, f"{code} is a date and a time of day, twelve digits.", example)
        return read_day(value[:8], today) + clock

    return read


def year(code: str, example: str, ahead: int, non_expiring: bool = False, from_today: bool = False) -> Read:
    """A year of four digits, at most `ahead` years from now; NX where a thing does not expire."""

    def read(raw: str, today: date) -> str:
        value = raw.strip().upper()
        if value == "NX" and non_expiring:
            return value
        if len(value) != 4 or not (value.isascii() and value.isdigit()):
            raise wrong(code, f"{code} is a year of four digits{' or NX' if non_expiring else ''}.", example)
        if not _FIRST_YEAR < int(value) <= today.year + ahead:
            raise wrong(code, f"{code} {value} is not possible: {today.year + ahead} is the latest.", example)
        if from_today and int(value) < today.year:
            raise wrong(code, f"{code} {value} is over: an inquiry takes {today.year} or later.", example)
        return value

    return read
