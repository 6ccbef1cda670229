"""How a field's value has to look, in words for whoever writes a program: asked of the field's own reader."""

from __future__ import annotations

import re
from datetime import date

from leads.hotfiles.codes import CODES
from leads.messages.fields import Field
from leads.rules.refused import Refused

_WRONG = "#!"  # what hardly any field takes, so that its reader says what it wants
_TODAY = date(2026, 1, 1)
_LIST = "a code of its list"
#: Where the reader's no speaks of something else than the form.
_SAID = {
    "DCH": "teeth from 1 to 32, each with its codes: 3-MO 14-X; ALL or UNK first says what all others are",
    "MNU": "a kind of its list, a hyphen, the number",
    "SOC": "nine digits, no part of zeros only, not beginning with 9",
    "PSN": "nine digits, no part of zeros only, not beginning with 9",
    "DEL": "codes of fields",
    "SUP": f"{_LIST}, or words that mean one",
}
_SUBJECT = re.compile(r"(?:[A-Z]{3}|Height|Weight|An? [\w' ]+?) is ")  # "A plate is one to ten letters"


def form_of(field: Field) -> str:
    """What the field takes: "eight digits", "a code of its list", "words, up to 30 characters"."""
    if field.code in _SAID:
        return _SAID[field.code]
    try:
        field.read(_WRONG, _TODAY)
    except Refused as no:
        said = no.sentence
    else:
        return f"words, up to {field.most} characters"
    if field.codes and said.startswith(_WRONG) and ":" not in said:
        return _LIST if field.many == 1 and not field.help else f"{_LIST}. {field.help}".rstrip(". ")
    said = said.replace(f"{_WRONG} is none of", "one of").replace(f", not {_WRONG}", "")
    if said.startswith(_WRONG):
        said = said.partition(": ")[2]
    return _SUBJECT.sub("", said, count=1).rstrip(".")


def codes_of(field: Field) -> dict[str, str] | None:
    """Each code that the field takes, with its meaning; None where it takes no codes."""
    return dict(CODES[field.codes]) if field.codes else None
