"""How the type of an article is read: a letter for its kind, then letters of its name."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import wrong

_TYPE = re.compile(r"[A-Z]{2,7}").fullmatch
_NAME = 6


@cache
def _words() -> Mapping[str, str]:
    """Plain words that people type for a type, and the letter of the kind that each is of, or another file's key."""
    lines = resources.files(__package__).joinpath("words.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def article_type(raw: str, today: date) -> str:
    """BBICYCL, a bicycle: the letter of its kind (list ATYP), then one to six letters of its name.

    A plain word is asked about: TABLET would be a toxic chemical by its first letter, and LAPTOP livestock.
    """
    value = "".join(raw.upper().split())
    kind = _words().get(value, "")
    if len(kind) > 1:
        said = f"{value} is no article: it has a file of its own, which is asked by other keys."
        raise wrong("TYP", said, "YITEM", cure=f"Enter it with {kind}.")
    if kind:
        meant = kind + value[:_NAME]
        said = f"{value} is a name; the letter of its kind comes before it."
        cure = f"Send TYP/{meant} ({CODES['ATYP'][kind].lower()}), or another letter of list ATYP before it."
        raise wrong("TYP", said, meant, "field-unclear", cure)
    if not _TYPE(value):
        said = "The type of an article is the letter of its kind, then one to six letters of its name."
        raise wrong("TYP", said, "BBICYCL", cure="Write it like BBICYCL (bicycle) or RTELEVI (television).")
    if value[0] not in CODES["ATYP"]:
        said = f"No kind of article has the letter {value[0]}."
        raise wrong("TYP", said, "YITEM", cure="The letters are those of list ATYP; Y is for all else, such as YITEM.")
    return value
