"""Letters as LEADS keeps them, A to Z without accents: what people and programs send is read as a clerk would read it.

Ñ is N, Ø is O, ß is SS, a typographic apostrophe is one. A letter of another alphabet is never guessed: it is refused.
What was read stands in the answer (`asked`), and beside it that it was sent otherwise.
"""

import unicodedata

from leads.messages.fields import capitals
from leads.rules.refused import Refused

#: What does not come apart into a letter and its mark.
_LETTERS = {
    "Ø": "O", "ß": "SS", "ẞ": "SS", "Æ": "AE", "Œ": "OE", "Ð": "D", "Đ": "D", "Þ": "TH", "Ł": "L", "Ħ": "H", "Ŧ": "T",
    "Ŋ": "N", "Ĳ": "IJ", "ı": "I", "ſ": "S", "Ƶ": "Z", "Ɨ": "I", "Ʉ": "U", "Ɓ": "B", "Ɗ": "D", "Ƙ": "K", "Ʋ": "V",
}  # fmt: skip
#: Typographic signs for the plain ones, with the okina of Hawaii, which papers print as an apostrophe.
_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u02bb\u02bc\u02b9\u055a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    "\u2026": "...",
}
_TABLE = _LETTERS | {letter.lower(): plain.lower() for letter, plain in _LETTERS.items()} | _SIGNS


def plain(text: str, field: str | None = None) -> str:
    """The text in plain letters and signs. Raises Refused (field-character) for a sign that has no plain form."""
    if text.isascii():
        return text
    found = ""
    for sign in text:
        if unicodedata.combining(sign):
            one = "" if found[-1:].isalpha() else None  # a mark belongs to a letter: a struck-out = is no =
        else:
            one = _plain(sign)
        if one is None:
            raise _no_plain_form(sign, field)
        found += one
    return found


def _plain(sign: str) -> str | None:
    """One sign's plain form; None where there is none. Only letters lose a mark: no sign becomes a separator."""
    if sign.isascii():
        return sign
    if sign in _TABLE:
        return _TABLE[sign]
    if unicodedata.category(sign) == "Zs":
        return " "
    letter, *marks = tuple(unicodedata.normalize("NFD", sign))
    letter = _TABLE.get(letter, letter)
    return letter if letter.isascii() and letter.isalpha() and all(map(unicodedata.combining, marks)) else None


def _no_plain_form(sign: str, field: str | None) -> Refused:
    name = unicodedata.name(sign, "a sign without a name").lower()
    return Refused(
        "field-character",
        f"{sign} ({name}) has no plain letter that LEADS keeps.",
        cure="Write it in the letters A to Z, as the papers' English lines show it.",
        field=field,
    )


def read_otherwise(sent: str, value: str) -> bool:
    """Whether a value was read as something else than was sent: accents, a day's form, signs left out; not case."""
    return sent != value and capitals(sent) != value.upper()
