"""What the halves of many names say to the name asked, at once: most are no likeness, and are told so by the hundred.

Invariant: every answer is that of `named.surname_claim` and `named.given_claim`. Only who may be alike is asked of
them; what stands here is when two plain words can't be (tests/hotfiles/things/person/test_likeness.py holds it).
"""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from leads.hotfiles.declare.fillers import placeholders
from leads.hotfiles.things.person.named import NEAR_GIVEN, NEAR_SURNAME, given_claim, nearly, surname_claim
from leads.hotfiles.things.person.names import Name, parse, roots, sound

_A_LITTLE_LESS = 1 - 1e-6
#: Words of four letters or more with one slip between them are at least so alike: TEST, BEST.
_ONE_SLIP = 0.83
_FILLERS = placeholders("NAM")


def surname_claims(asked: Name, halves: Iterable[str]) -> dict[str, str]:
    """Each of what stands before a comma on record, with the claim that it supports."""
    found = dict.fromkeys(halves, "surname-differs")
    word, parts = asked.surname, set(asked.surnames)
    plain = [half for half in found if half.isalpha()] if word.isalpha() and word not in _FILLERS else []
    alike = _alike(word, plain, NEAR_SURNAME)
    alike.update(half for half in plain if half in parts or half.endswith(word) or word.endswith(half))
    for half in found.keys() - (set(plain) - alike):
        found[half] = surname_claim(asked, parse(f"{half}, "))
    return found


def given_claims(asked: Name, halves: Iterable[str]) -> dict[str, str]:
    """Each first word that stands after a comma on record, with the claim that it supports.

    Not looked at: whether the given name asked is a second one of the record.
    """
    word, own, others = asked.given, roots(asked.given), set(asked.others)
    first = word[:1]
    found = {half: "given-letter" if half[:1] == first else "given-differs" for half in halves}
    told = len(word) > 1 and word.isalpha() and word not in _FILLERS
    plain = [half for half in found if len(half) > 1 and half.isalpha()] if told else []
    alike = _alike(word, plain, NEAR_GIVEN)
    alike.update(half for half in plain if half in others or not own.isdisjoint(roots(half)))
    for half in found.keys() - (set(plain) - alike):
        found[half] = given_claim(asked, parse(f"X, {half}"))
    return found


def turned(asked: Name, halves: Iterable[str]) -> set[str]:
    """Those first given names on record that may be the surname asked, or its first part: the two may be swapped."""
    words = {asked.surname, *asked.surnames}
    found = {half for half in halves if half in words or not half.isalpha() or asked.surname.startswith(half)}
    for word in {asked.surname, asked.surnames[0]}:
        near = process.extract(word, list(halves), scorer=JaroWinkler.similarity, score_cutoff=_ONE_SLIP, limit=None)
        found.update(half for half, _, _ in near if nearly(word, half))
    return found


def joined(asked: Name, claims: Mapping[str, str]) -> set[str]:
    """Those first given names on record that may be the one asked with its blank elsewhere: MARY, MARYANN, MARYA.

    `claims`: what each of them says to the name asked (`given_claims`).
    """
    own = asked.given
    alike = (half for half, claim in claims.items() if claim != "given-differs")
    return {half for half in alike if not half.isalpha() or half.startswith(own) or own.startswith(half)}


def _alike(word: str, plain: Sequence[str], near: float) -> set[str]:
    """Those words that may be nearly the same as this one, sound like it, or stand for nothing."""
    if not plain:
        return set()
    close = process.extract(word, plain, scorer=JaroWinkler.similarity, score_cutoff=_least(near), limit=None)
    slips = process.extract(word, plain, scorer=OSA.distance, score_cutoff=1, limit=None)
    found = {one for one, _, _ in close}
    found.update(one for one, _, _ in slips)
    heard = sound(word)
    found.update(one for one in plain if sound(one) == heard)
    found.update(_FILLERS.intersection(plain))
    return found


def _least(near: float) -> float:
    return near * _A_LITTLE_LESS
