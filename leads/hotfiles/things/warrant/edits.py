"""How offenses are read."""

import re
from datetime import date

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import wrong
from leads.messages.fields import Read, capitals

_OFFENSE = re.compile(r"(\d{4})[ -]*(.*)", re.ASCII).fullmatch
_OFFENSE_MOST = 24


def offense_of(code: str) -> Read:
    """An offense: four digits of the table, then words that describe it: 2399 BICYCLE FROM SHED."""

    def read(raw: str, today: date) -> str:
        value = capitals(raw)
        found = _OFFENSE(value)
        if not found or found[1] not in CODES["OFF"] or not value.isprintable():
            raise wrong(code, f"{code} starts with four digits of the offense table, not {value[:8]}.", "2404")
        value = f"{found[1]} {found[2].strip()}".strip()
        if len(value) > _OFFENSE_MOST:
            said = f"{code} takes {_OFFENSE_MOST} characters with its words."
            cure = f"Shorten it to {value[:_OFFENSE_MOST].strip()}; the rest goes into MIS."
            raise wrong(code, said, value[:_OFFENSE_MOST].strip(), "field-too-long", cure)
        return value

    return read
