"""Owners of securities: persons and companies, as their names are written, and the keys under which they are found.

A name with a comma is a person's, unless a company's word stands in it; without one it is read in both orders. Of a
company its words are compared, in any order, without THE, INC and such, and NATL as NATIONAL.
"""

import re
from itertools import product

from leads.hotfiles.things.person.keys import given_sounds, surname_sounds
from leads.hotfiles.things.person.names import Name, parse, sound

_JOINT = re.compile(r"\s+(?:OR|AND|POD|TOD|C/O)\s+|\s*[&/]\s*").split
_SIGNS = re.compile(r"[ ,&'/#-]+").split
_WHOLE = {
    "NATL": "NATIONAL", "NAT": "NATIONAL", "BK": "BANK", "BNK": "BANK", "1ST": "FIRST", "2ND": "SECOND",
    "FED": "FEDERAL", "FDL": "FEDERAL", "SVGS": "SAVINGS", "SVG": "SAVINGS", "TR": "TRUST",
    "CU": "CREDIT UNION", "AMER": "AMERICAN", "INTL": "INTERNATIONAL", "ASSN": "ASSOCIATION", "ASSOC": "ASSOCIATION",
    "MFG": "MANUFACTURING", "CTY": "COUNTY", "DEPT": "DEPARTMENT", "INS": "INSURANCE",
}  # fmt: skip
_FORMS = frozenset(("INC", "CO", "COMPANY", "CORP", "CORPORATION", "LLC", "LTD", "LP", "LLP", "NA", "PLC", "FSB"))
_LEGAL = _FORMS | {"INCORPORATED", "LIMITED"}
_LITTLE = _LEGAL | {"THE", "OF", "AND", "A", "OR"}
#: So many names have these that none is looked for by them alone.
_COMMON = frozenset(
    ("BANK", "NATIONAL", "TRUST", "SAVINGS", "CREDIT", "UNION", "FEDERAL", "FIRST", "SECOND", "STATE", "ASSOCIATION")
).union(("AMERICAN", "COUNTY", "CITY", "LOAN", "STORE", "INTERNATIONAL", "INSURANCE", "DEPARTMENT"))
_MOST_WORDS_OF_A_PERSON = 4


def words(owner: str) -> frozenset[str]:
    """The words of a name that count: whole, without THE, OF, INC; all of them where none is left."""
    said = [one for one in _SIGNS(owner) if one]
    whole = " ".join(_WHOLE.get(one, one) for one in said).split()
    return frozenset(one for one in whole if one not in _LITTLE) or frozenset(whole)


def telling(owner: frozenset[str]) -> frozenset[str]:
    """Of a name's words those that tell it from others; all where each is common."""
    return owner - _COMMON or owner


def is_company(owner: str) -> bool:
    """Whether a word of the name is a company's: BANK, INC. One word before the comma is a surname: BANK, JOHN."""
    before, comma, after = owner.partition(", ")
    if comma and not _LEGAL.isdisjoint(_SIGNS(after)):
        return True
    return (not comma or " " in before) and not (_LEGAL | _COMMON).isdisjoint([*_SIGNS(before), *words(before)])


def persons(owner: str) -> tuple[Name, ...]:
    """The persons that a name may stand for: DOE, JANE OR JOHN are two; JANE DOE is read in both orders."""
    if is_company(owner):
        return ()
    found: list[Name] = []
    surname = ""
    for part in _JOINT(owner):
        before, comma, _ = part.partition(", ")
        plain = part.replace("-", "").replace("'", "").split()
        if comma:
            surname = before
            found.append(parse(part))
        elif len(plain) == 1 and surname and plain[0].isalpha():
            found.append(parse(f"{surname}, {part}"))
        elif 1 < len(plain) <= _MOST_WORDS_OF_A_PERSON and all(map(str.isalpha, plain)):
            first, *rest = part.split()
            found += [parse(f"{rest[-1]}, {' '.join([first, *rest[:-1]])}"), parse(f"{first}, {' '.join(rest)}")]
    return tuple(found)


def _heard(word: str) -> str:
    return sound(word) if word.isalpha() else word


def owner_keys(owner: str) -> frozenset[str]:
    """The keys of an owner's name, on a record and in an inquiry alike.

    Invariant: names that `compare.match_owner` finds alike have one in common: a surname's sound or a given name with
    how the surname begins or ends; of what is not clearly a person's, the sound of each word that tells.
    """
    found: set[str] = set()
    for name in persons(owner):
        heard, given = surname_sounds(name), given_sounds(name) if name.given else ()
        found.update(heard)
        found.update("".join(sorted(pair)) for pair in product(heard, given))
        found.update(f"{one}{end}" for one in given for end in (name.surname[-2:], f"{name.surname[:1]}-"))
    if ", " not in owner or is_company(owner) or not found:
        found.update(map(_heard, telling(words(owner))))
    return frozenset(f"K:{one}" for one in found if one)
