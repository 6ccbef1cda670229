"""How the type of an article is read: a letter for its kind, then letters of its name."""

import re
from datetime import date

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import wrong

_TYPE = re.compile(r"[A-Z]{2,7}").fullmatch


def article_type(raw: str, today: date) -> str:
    """BBICYCL, a bicycle: the letter of its kind (list ATYP), then one to six letters of its name."""
    value = "".join(raw.upper().split())
    if not _TYPE(value):
        said = "The type of an article is the letter of its kind, then one to six letters of its name."
        raise wrong("TYP", said, "BBICYCL", cure="Write it like BBICYCL (bicycle) or RTELEVI (television).")
    if value[0] not in CODES["ATYP"]:
        near = ", ".join(f"{code} {words.lower()}" for code, words in list(CODES["ATYP"].items())[:3])
        said = f"No kind of article has the letter {value[0]}."
        raise wrong("TYP", said, "YITEM", cure=f"The letters are those of list ATYP: {near} and so on; Y for all else.")
    return value
