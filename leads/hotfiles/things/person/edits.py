"""How names, bodies, numbers of persons, offenses and cautions are read."""

import re
from datetime import date

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import coded, is_filler, one_number, squeeze, wrong
from leads.messages.fields import Read, capitals
from leads.rules.numbers import NUMBERS
from leads.rules.refused import Refused

_NAME = re.compile(r"[A-Z][A-Z'-]*( [A-Z][A-Z'-]*)*,( [A-Z][A-Z'-]*)*").fullmatch
_NAME_MOST = NUMBERS["name.max_length"].value
_NAME_EXAMPLE = "DOE, JANE Q"


def name_of(code: str) -> Read:
    """A name as surname, comma, given names and suffix: `de la cruz,maria` is read as DE LA CRUZ, MARIA.

    Who has one name only is written with the comma and nothing behind it: MONOTEST, is a whole name.
    """

    def read(raw: str, today: date) -> str:
        value = capitals(raw.replace(".", " ")).replace(" ,", ",").replace(", ", ",")
        value = value.replace(",", ", ").strip()
        if not _NAME(value):
            raise _no_name(code, value)
        if len(value) > _NAME_MOST:
            short = _shortened(value)
            said = f"{code} takes {_NAME_MOST} characters, not {len(value)}."
            cure = f"Send {code}/{short}; on an entry say the whole name in MIS."
            raise wrong(code, said, short, "field-too-long", cure)
        return value

    return read


def _no_name(code: str, value: str) -> Refused:
    """The no to a text that is no name; one word may be a whole name, and then says so by a comma."""
    said = f"{code} is surname, comma, given names: letters, hyphens, apostrophes."
    if not _NAME(f"{value},"):
        return wrong(code, said, _NAME_EXAMPLE)
    alone = f"{value[: _NAME_MOST - 1]},"
    cure = f"Add the given names, as in {_NAME_EXAMPLE}; if there is this one name only, send {alone} (with a comma)."
    return wrong(code, said, alone, cure=cure)


def _shortened(name: str) -> str:
    """The name as long as it may be: the surname gives way only to leave a letter of the given name."""
    surname, _, given = name.rstrip(",").partition(", ")
    kept = surname[: _NAME_MOST - (len(", X") if given else len(","))].rstrip(" -'")
    return f"{kept}, {given[: _NAME_MOST - len(kept) - len(', ')].rstrip()}" if given else f"{kept},"


_LOWEST, _HIGHEST = (NUMBERS[f"height.{end}"].value for end in ("lowest", "highest"))
_HEIGHT = re.compile(r"(\d)(0\d|1[01])", re.ASCII).fullmatch


def height(raw: str, today: date) -> str:
    """Feet, then inches as two digits: 509 is five feet nine. From 400 to 711; 5'9 and 5-9 are read too."""
    value = raw.strip().rstrip('"')
    feet, mark, inches = value.replace("-", "'").partition("'")
    if mark:
        value = feet.strip() + inches.strip().zfill(2)
    if not _HEIGHT(value):
        said = f"Height is feet, then inches from 00 to 11, from {_LOWEST} to {_HIGHEST}; six feet are 600."
        raise wrong("HGT", said, "509")
    return _within("HGT", value, _LOWEST, _HIGHEST)


def _within(code: str, value: str, lowest: int, highest: int) -> str:
    """A measure of the body within what the field takes; whoever is outside is told to send the end of it."""
    if lowest <= int(value) <= highest:
        return value
    end = f"{lowest if int(value) < lowest else highest:03d}"
    said = f"{code} goes from {lowest:03d} to {highest}."
    raise wrong(code, said, end, cure=f"If it is true, send {code}/{end}, and what is true in MIS.")


_LIGHTEST, _HEAVIEST = (NUMBERS[f"weight.{end}"].value for end in ("lowest", "highest"))


def weight(raw: str, today: date) -> str:
    """Pounds, three digits, from 050 to 499."""
    value = raw.strip()
    value = value.zfill(3) if len(value) == 2 else value
    if not (len(value) == 3 and value.isascii() and value.isdigit()):
        raise wrong("WGT", f"Weight is in pounds, three digits, from {_LIGHTEST:03d} to {_HEAVIEST}.", "165")
    return _within("WGT", value, _LIGHTEST, _HEAVIEST)


_SOCIAL = re.compile(r"(?!000|9)\d{3}(?!00)\d{2}(?!0000)\d{4}", re.ASCII).fullmatch


def social_of(code: str) -> Read:
    """A Social Security number that can exist; 666 was never issued and is taken with a warning."""

    def read(raw: str, today: date) -> str:
        value = squeeze(raw)
        if not _SOCIAL(value):
            said = "This can't be a Social Security number: nine digits, no part of zeros only, not 9."
            raise wrong(code, said, "666123456")
        return value

    return read


_FBI = re.compile(r"(?=.*\d)[0-9A-Z]{1,9}", re.ASCII).fullmatch


def fbi(raw: str, today: date) -> str:
    """An FBI number: one to nine letters and digits with at least one digit, not one sign all along."""
    value = squeeze(raw)
    if not _FBI(value) or is_filler(value) or (len(value) > 1 and len(set(value)) == 1):
        raise wrong("FBI", "An FBI number is one to nine letters and digits, with at least one digit.", "123456AB7")
    return value


_STATE_NUMBER = re.compile(r"[A-Z]{2}[A-Z0-9]{1,8}", re.ASCII).fullmatch


def state_number(raw: str, today: date) -> str:
    """A state's number for a person: the state's code and up to eight letters and digits."""
    value = squeeze(raw)
    if not _STATE_NUMBER(value) or value[:2] not in CODES["LIS"]:
        raise wrong("SID", "A state number starts with a state's code and up to eight letters or digits.", "IL12345670")
    return value


_LICENSE = re.compile(r"[A-Z0-9]{1,20}", re.ASCII).fullmatch


def license_number(raw: str, today: date) -> str:
    """A driver's license as its state numbers it: up to twenty letters and digits, not UNKNOWN or zeros."""
    value = one_number("OLN", raw, "OLS", "D12345678901")
    if not _LICENSE(value) or is_filler(value):
        said = f"{raw.strip()[:40]} does not fit OLN: one to twenty letters and digits."
        raise wrong("OLN", said, "D12345678901")
    return value


_MISC = re.compile(r"([A-Z]{2})-?([A-Z0-9]{1,12})", re.ASCII).fullmatch


def miscellaneous(raw: str, today: date) -> str:
    """A miscellaneous number: its kind, a hyphen, the number: PP-123456789 is a passport."""
    value = "".join(raw.upper().split())
    found = _MISC(value)
    if not found or found[1] not in CODES["MNU"]:
        raise wrong("MNU", f"{value[:20]} needs a kind first: {', '.join(CODES['MNU'])}.", "PP-123456789")
    return f"{found[1]}-{found[2]}"


_MARK = re.compile(r"[A-Z]{2,4} [A-Z ]{2,7}").fullmatch


def mark(raw: str, today: date) -> str:
    """A scar, mark or tattoo: a class and a place on the body, as in TAT R ARM."""
    value = capitals(raw)
    known = value in CODES["SMT"]
    classed = _MARK(value) and value.split()[0] in CODES["SMT_CLASS"]
    if not (known or classed) or len(value) > 10:
        raise wrong("SMT", f"{value[:20]} is no scar, mark or tattoo code: class, then place.", "TAT R ARM")
    return value


_FINGERS = re.compile(r"(\d{2}|AA|TT|[PCDX][IMO]|SR|XX){10}", re.ASCII).fullmatch


def fingerprint(raw: str, today: date) -> str:
    """Fingerprint classification: ten codes of two characters, from the right thumb to the left little finger."""
    value = squeeze(raw)
    if not _FINGERS(value):
        raise wrong("FPC", "FPC is ten codes of two characters, from the right thumb on.", "121011CO141159TTCI13")
    return value


_CAUTION = re.compile(r"(\d\d)+", re.ASCII).fullmatch
_BETWEEN_CAUTIONS = re.compile(r"[\s,;./-]+").split
CAUTIONS_MOST = 10


def cautions(raw: str, today: date) -> str:
    """Caution and medical codes run together, ten at most, each once: 0070 is armed and dangerous, suicidal.

    Signs may part whole codes (00/70), and nothing else: 0/07/0 is none.
    """
    parts = _BETWEEN_CAUTIONS(raw.strip())
    value = "".join(parts) if all(map(_CAUTION, parts)) else raw.strip()
    codes = [value[at : at + 2] for at in range(0, len(value), 2)]
    if not _CAUTION(value) or any(code not in CODES["CMC"] for code in codes):
        raise wrong("CMC", f"{value[:20]} is not made of caution and medical codes of two digits.", "0070")
    if len(codes) > CAUTIONS_MOST or len(set(codes)) < len(codes):
        once = "".join(list(dict.fromkeys(codes))[:CAUTIONS_MOST])
        said = f"CMC takes each code once, and {CAUTIONS_MOST} at most."
        raise wrong("CMC", said, once, cure="Send each once, the gravest first; the others go into MIS.")
    return value


def sex_of(code: str) -> Read:
    """A person's sex; not known is for the unidentified only."""
    return coded(code, "SEX", "F", without=frozenset({"U"}))


social, sex = social_of("SOC"), sex_of("SEX")
