"""How a serial number or an owner's number is read: letters and digits alone, whatever stood between them."""

import re
from datetime import date

from leads.hotfiles.declare.edits import is_filler, wrong
from leads.messages.fields import Read

_SIGNS = re.compile(r"[\s\-.,/:;#*&()\[\]'\"_+=\\]+")
_MAY_PART = frozenset("/.,")
_NUMBER = re.compile(r"[A-Z0-9]+").fullmatch
#: What stands before a number on a plate or report and is no part of it: S/N 12345, SER. NO. 12345, NO: 12345.
_CALLED = re.compile(
    r"(?:S/N|(?:SER(?:IAL)?|SN|NO|NR)\s*[.:#]|SER(?:IAL)?\s+(?=N(?:O|R|UMBER)\b))"
    r"[\s.:#]*(?:(?:NO|NR|NUMBER)\b)?[\s.:#]*"
).match


def number_read(code: str, words: str, example: str, most: int = 20) -> Read:
    """A number of letters and digits; blanks, hyphens and such are dropped. No filler.

    A word such as S/N in front, or a slash, period or comma within, may make it another number: then the sender says
    which is meant. A fraction is written top then bottom, AB/BD as ABBD.
    """

    def read(raw: str, today: date) -> str:
        said = raw.strip().upper()
        called = _CALLED(said)
        if called and (value := _SIGNS.sub("", said[called.end() :])):
            sentence = f"{said[:40]} begins with a word that is mostly no part of the number."
            cure = f"Send {code}/{value}; if the word is part of it, write all without signs."
            raise wrong(code, sentence, example, "field-unclear", cure)
        value = _SIGNS.sub("", said)
        if _NUMBER(value) and not _MAY_PART.isdisjoint(said):
            sentence = f"{said[:40]} can be one number, or a number and something else."
            cure = f"Send {code}/{value[:most]} if it is one; a fraction is written top then bottom, AB/BD as ABBD."
            raise wrong(code, sentence, example, "field-unclear", cure)
        if not _NUMBER(value) or len(value) > most:
            raise wrong(code, f"{words} is one to {most} letters and digits.", example)
        if is_filler(value):
            raise wrong(code, f"{value} says nothing about the thing.", example, cure=f"Leave {code} out.")
        return value

    return read
