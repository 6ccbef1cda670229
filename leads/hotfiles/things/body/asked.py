"""Who is looked for by looks alone: QM among the missing, QU among the unidentified; in the words of a record.

An inquiry for the missing asks as one who has somebody unknown before them, and one for the unidentified as one who
misses somebody: so both are compared by what the entries of the two files are compared by.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from leads.hotfiles.declare.edits import day, wrong
from leads.hotfiles.declare.fields import may
from leads.hotfiles.things.body import fields as b
from leads.hotfiles.things.body.edits import low_high, spread_of
from leads.hotfiles.things.person import fields as p
from leads.messages.fields import Field, Read, Values
from leads.rules.refused import Refused

_OLDEST = 120
_BORN = b.EYB


def _years_of_age(example: str) -> Read:
    """An age, or from and to, as the years of birth that it means today: 35 in 2026 is 1990 or 1991."""

    def one(raw: str, today: date) -> str:
        if int(raw) > _OLDEST:
            raise wrong("AGE", f"Nobody is {int(raw)} years old.", example)
        return raw

    spread = spread_of("AGE", one, 2, example)

    def read(raw: str, today: date) -> str:
        if len(raw.strip()) == len(_BORN.example):  # years of birth already: a message that is read again
            try:
                return _BORN.read(raw, today)
            except Refused as no:
                raise wrong("AGE", no.sentence, example) from no
        low, high = low_high(spread(raw, today))
        return f"{today.year - high - 1:04d}{today.year - low:04d}"

    return read


AGE = Field(
    "AGE", "Age, or from and to", _years_of_age("3040"), "3040", 8, group="Person", help="35, or 3040; read as births"
)


def _days(code: str, name: str) -> Field:
    """A day, or from and to, run together."""
    example = "2026010120260131"
    read = spread_of(code, day(code, "20260101", False), 8, example)
    return Field(code, name, read, example, 16, group="Found", help="A day, or two run together")


SEEN = replace(_days("DLC", "Last contact, from and to"), group="Missing")
FOUND = _days("DBF", "Found, from and to")
_SEX = replace(p.SEX, help="F or M")
#: What is asked of looks, whichever of the two files is asked. Heights and weights are from and to, or one.
_LOOKS = may(p.RAC, AGE, b.EYB, p.DOB, b.HGT, b.WGT, p.EYE, p.HAI, p.SKN, b.SMT, b.BLT, b.FPC)
ASKED_OF_MISSING = (*may(_SEX), *_LOOKS, *may(SEEN))
ASKED_OF_UNIDENTIFIED = (*may(_SEX), *_LOOKS, *may(FOUND, b.BPS))
#: Sex and age at the least, as the comparison needs: fewer would list thousands.
BY_LOOKS = (("SEX", "AGE"), ("SEX", "DOB"), ("SEX", "EYB"))
#: What narrows a list by looks, the most telling first.
NARROWS = ("FPC", "HGT", "SMT", "RAC", "EYE", "HAI", "WGT", "BLT", "DLC", "DBF")
#: Whoever asks by one of these asks for somebody of whom they know more than looks.
_KNOWN = frozenset({"NIC", "OCA", "NAM", "FBI", "SID", "SOC", "MNU", "OLN", "LIC", "VIN", "OAN", "PNO", "PPN"})


def is_by_looks(asked: Collection[str]) -> bool:
    """Whether an inquiry asks by looks alone: sex and age, and nothing by which somebody is known."""
    return "SEX" in asked and _KNOWN.isdisjoint(asked) and any(one in asked for one in ("AGE", "EYB", "DOB"))


def looks_of(asked: Values) -> dict[str, str]:
    """What was asked, with the years of birth where a record of the unidentified has them."""
    years = asked.get("EYB") or asked.get("AGE") or (asked.get("DOB", "")[:4] * 2)
    return {**{code: value for code, value in asked.items() if code != "AGE"}, "EYB": years}


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Which fields of an inquiry are searched: sex and age, by which looks are found."""
    if is_by_looks(fields):
        yield from (one for one in BY_LOOKS if all(code in fields for code in one))


def seen_in(days: str, day_: str) -> bool:
    """Whether a day of a record is within those asked."""
    return not days or not day_ or days[:8] <= day_ <= days[8:]
