"""How the parts of a security are read: type, serial number, denomination, owner, issuer, and the date on it."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from leads.hotfiles.codes import CODES, meaning, nearest
from leads.hotfiles.declare.edits import is_filler, readings, wrong
from leads.hotfiles.things.serial.edits import number_read
from leads.messages.fields import Read, capitals
from leads.rules.refused import Refused

NOT_KEPT = (
    "Personal notes, bank drafts, personal and cashier's checks, credit cards, coins and gift cards do not qualify."
)
_NOT_KEPT = re.compile(r"\b(?:CHE(?:CK|QUE)S?|CASHIERS?|DRAFTS?|COINS?|GIFT|CREDIT|CARDS?|PERSONAL|IOU|CK|CC)\b").search


@cache
def _words() -> Mapping[str, list[str]]:
    """Plain words that people type for a type, the meanings of the codes among them, and what each may be."""
    lines = resources.files(__package__).joinpath("words.tsv").read_text("utf-8").splitlines()
    found = {words: codes.split() for words, _, codes in (line.partition("\t") for line in lines)}
    return found | {_bare(words): [code] for code, words in CODES["TYPS"].items() if _bare(words) not in found}


def _bare(words: str) -> str:
    return " ".join(words.upper().replace("'", "").replace(".", "").replace("-", " ").split())


def security_type(raw: str, today: date) -> str:
    """A code of list TYPS, such as FR; a word for one is answered with it, and what is not kept with that said."""
    value = capitals(raw)
    if value in CODES["TYPS"]:
        return value
    bare = _bare(value)
    meant = _words().get(bare) or _words().get(bare.removesuffix("S")) or []
    if not meant and _NOT_KEPT(bare):
        said = f"{value[:40]} is not kept here. {NOT_KEPT}"
        raise wrong("TYP", said, "TC", cure="Leave it out of this file; a traveler's check is TC, a money order MO.")
    near = meant or [code for code, _ in nearest("TYPS", value)]
    named = ", ".join(f"{one} ({meaning('TYPS', one)})" for one in near)
    hint = f" Did you mean {named}?" if near else ""
    example = near[0] if near else "FR"
    cure = f"Send a code of the table TYPS, such as {example}; it is not guessed. {NOT_KEPT}"
    raise wrong("TYP", f"{value[:40]} is not a code of TYP.{hint}", example, cure=cure)


_EXAMPLE = "L12345678A"
_NUMBER = number_read("SER", "A serial number", _EXAMPLE)
#: A star behind a note's number stands in place of its last letter; signs are no part of a number (grade A).
_STAR = re.compile(r"(?<=\d)[\s-]*STAR$").sub
#: 12,345,678 as bonds have it, and nothing else with a comma.
_THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
_CALLED = re.compile(r"(?:NO|NR|NUM|NUMBER|SER|SERIAL|SN|BILL|NOTE)\s+(?=\S*\d)(.+)").fullmatch
_NOTE_AND_MORE = re.compile(r"([A-Z]{1,2}\s?\d{8}\s?[A-Z*])[\s(\[,;/-]+(?=\S*[A-Z0-9]).*").fullmatch
_TWO = re.compile(
    r"([A-Z]{0,3}\s?\d{4,}\s?[A-Z*]{0,2})\s*(-|,|;|/|&|\bTO\b|\bTHRU\b|\bTHROUGH\b|\bAND\b)\s*(.+)"
).fullmatch
_SHAPE = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "A" * 26 + "0" * 10, " *-")
_LONG = 6


def last_serial(raw: str, today: date) -> str:
    """The last number of a run, read as the first is; a no marks it."""
    try:
        return serial(raw, today)
    except Refused as no:
        cure = no.cure.replace("SER/", "SERS/")
        raise Refused(no.code, no.sentence, no.clause, cure, "SERS", no.example) from None


def serial(raw: str, today: date) -> str:
    """A number of letters and digits; L 12345678 A is L12345678A, and a star behind it is no part of it.

    What may be two numbers, or a number and something else, is asked about: run together it would be a third.
    """
    said = _STAR("", capitals(raw))
    if is_filler(said):
        sentence = f"{said} is no serial number, and a security without one is not kept."
        raise wrong(
            "SER", sentence, _EXAMPLE, cure="Send the number that is printed on it; to ask by an owner, send OWN."
        )
    _one_number_only(said)
    value = _NUMBER(_THOUSANDS.sub(lambda found: found[0].replace(",", ""), said), today)
    if value.isalpha():
        sentence = f"{value} is no serial number: a security's has digits."
        raise wrong(
            "SER", sentence, _EXAMPLE, cure="Send the number that is printed on it; each security is one entry."
        )
    return value


def _one_number_only(said: str) -> None:
    """Raises Refused (field-unclear) for two numbers in one field, and for a note's with something behind it."""
    if (two := _TWO(said)) and _are_two(*two.groups()):
        sentence = f"{said[:40]} can be two numbers or a run of them, or one number."
        first = two[1].replace(" ", "")
        cure = f"Send SER/{first} and each of the others by itself; if it is one, write it without signs. "
        cure += "A run is entered by ESS, its first in SER and its last in SERS."
    elif called := _CALLED(said):
        sentence = f"{said[:40]} begins with a word that is mostly no part of the number."
        cure = f"Send SER/{called[1].replace(' ', '')}; if the word is part of it, write all without blanks."
    elif more := _NOTE_AND_MORE(said):
        sentence = f"{said[:40]} is a note's number and something else."
        cure = f"Send SER/{more[1].replace(' ', '')}; the denomination goes into DEN and the series into SDT."
    else:
        return
    raise wrong("SER", sentence, _EXAMPLE, "field-unclear", cure)


def _are_two(one: str, between: str, other: str) -> bool:
    """Whether what stands on both sides of a sign or word is a number of its own: a word says so, or one shape."""
    if between.isalpha():
        return other[:1].isalnum()
    shape = one.translate(_SHAPE)
    return len(shape) >= _LONG and other.translate(_SHAPE)[: len(shape)] == shape


_MONEY = re.compile(
    r"(?:USD?\s*|CAD\s*)?\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d\d)?\s*\$?\s*(?:USD|CAD|DOLLARS?)?\s*(?:BILLS?|NOTES?)?"
).fullmatch
_DEN_MOST = 9
_IN_WORDS = {"ONE": "1", "TWO": "2", "FIVE": "5", "TEN": "10", "TWENTY": "20", "FIFTY": "50", "HUNDRED": "100"}


def denomination(raw: str, today: date) -> str:
    """Whole dollars, digits only: $1,000, 1000.00 and 1000 DOLLARS are 1000. Cents are not kept, and not rounded."""
    found = _MONEY(raw.strip().upper())
    value = found[1].replace(",", "").lstrip("0") if found else ""
    if not found or not 0 < len(value) <= _DEN_MOST:
        said = f"DEN is whole dollars, one to {_DEN_MOST} digits without a sign."
        meant = next((figure for word, figure in _IN_WORDS.items() if word in raw.upper().split()), "100")
        raise wrong("DEN", said, meant, cure=f"Write it like {meant}.")
    if found[2] not in (None, ".00"):
        said = f"{raw.strip()[:40]} has cents, and DEN is whole dollars."
        raise wrong("DEN", said, value, cure=f"Send DEN/{value}; on an entry say the cents in MIS.")
    return value


_PARTY = re.compile(r"[A-Z0-9][A-Z0-9 ,&'/#-]*").fullmatch
_COMMA = re.compile(r"\s*,[\s,]*").sub
_UNSAID = frozenset({"NOT KNOWN", "N/A", "NA", "NO OWNER", "REFUSED", "VARIOUS", "SEE MIS", "OWNER", "VICTIM"})


def party(code: str, least: int, most: int, example: str) -> Read:
    """A person (surname, comma, given names) or a company, in capitals, without periods; not UNKNOWN."""

    def read(raw: str, today: date) -> str:
        value = _COMMA(", ", capitals(raw.replace(".", " "))).strip()
        value = value.rstrip(",") if " " in value else value  # MONOTEST, is a whole name
        if not _PARTY(value) or len(value) < least:
            said = f"{code} is a person as surname, comma, given names, or a company, {least} to {most} characters."
            raise wrong(code, said, example)
        if len(value) > most:  # all that is in it is taken, so what is offered is too
            said = f"{code} takes {most} characters, not {len(value)}."
            short = value[:most].rstrip(" ,&'/#-")
            raise wrong(code, said, short, "field-too-long", f"Send {code}/{short}; on an entry say the whole in MIS.")
        if is_filler(value) or value in _UNSAID:
            said = f"{value} names nobody."
            raise wrong(code, said, example, cure=f"Name the bank, business or person, as in {code}/{example}.")
        return value

    return read


_SERIES = re.compile(r"(?:SERIES\s*(?:OF\s*)?)?((?:18|19|20)\d\d)[\s-]?([A-Z]?)").fullmatch
_MONTH = re.compile(r"((?:18|19|20)\d\d)[-/]?(0[1-9]|1[0-2])", re.ASCII).fullmatch
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[-/]((?:18|19|20)\d\d)", re.ASCII).fullmatch


def dated(raw: str, today: date) -> str:
    """The date on a security: a note's series (2017A), or year, month or day of issue (2017, 201706, 20170615)."""
    value = capitals(raw)
    if series := _SERIES(value):
        return _not_ahead(series[1] + series[2], series[1], f"{today:%Y}")
    if first := _MONTH_FIRST(value):
        value = first[2] + first[1].zfill(2)
    if month := _MONTH(value):
        return _not_ahead(month[1] + month[2], month[1] + month[2], f"{today:%Y%m}")
    found = readings(value)
    past = [one for one in found if one <= today]
    if len(past) == 1:
        return f"{past[0]:%Y%m%d}"
    if found and not past:
        return _not_ahead(f"{found[0]:%Y%m%d}", f"{found[0]:%Y%m%d}", f"{today:%Y%m%d}")
    said = "SDT is the year of a note's series with its letter, or year, month and day of issue."
    raise wrong("SDT", said, "2017A", cure="Write it like 2017A or 20170615; a year has four digits.")


def _not_ahead(value: str, compared: str, latest: str) -> str:
    if compared <= latest:
        return value
    raise _ahead(value, latest)


def _ahead(value: str, latest: str) -> Refused:
    return wrong(
        "SDT", f"SDT lies in the future: {value}.", latest, cure=f"Send the date on it, {latest} at the latest."
    )
