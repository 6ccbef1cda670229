"""What two owners' names have in common, as reasons: by the rules of persons' names, or word by word.

Whatever they have in common, it is the owner that was found and not the security: never more than possible.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from leads.hotfiles.declare.hot_file import Reason
from leads.hotfiles.declare.weights import Claim, reason, score_of
from leads.hotfiles.things.person.claims import CLAIMS as NAMES
from leads.hotfiles.things.person.compare import LEAST_NAMED
from leads.hotfiles.things.person.named import given_claim, surname_claim
from leads.hotfiles.things.person.names import Name, sound
from leads.hotfiles.things.security.owners import is_company, persons, telling, words

CLAIMS = {
    "words-same": Claim("OWN", 0.45, "owner's name has the same words"),
    "words-sound": Claim("OWN", 0.40, "owner's name has words that sound alike", False),
    "words-part": Claim("OWN", 0.35, "owner's name has the same words and more on one side", False),
}
_LEAST_SHARED = 2
_NEARLY = 88


def alike(asked: str, known: str) -> tuple[Reason, ...]:
    """Why two owners' names may be of one; none for two of whom nothing says so."""
    found = max((_person(one, other) for one in persons(asked) for other in persons(known)), key=score_of, default=())
    if found:
        return found
    claim = _in_words(asked, known)
    return (reason(CLAIMS[claim], detail="" if asked == known else f"{known} on record"),) if claim else ()


def _person(asked: Name, known: Name) -> tuple[Reason, ...]:
    """What two persons' names say to each other, as it is said of anybody on file; none for what says nothing."""
    if (asked.surname, asked.given) == (known.given, known.surname) and asked.given:
        return (_named("names-swapped", known), reason(Claim("OWN", 0.05, "both parts of it are the same")))
    claims = [surname_claim(asked, known), given_claim(asked, known)]
    if asked.suffix and known.suffix and asked.suffix != known.suffix:
        claims.append("suffix-differs")
    weighed = tuple(_named(claim, known) for claim in claims)
    return weighed if score_of(weighed[:2]) >= LEAST_NAMED else ()


def _named(claim: str, known: Name) -> Reason:
    """A claim about a person's name, said of the owner's; the surname as it stands on record where it differs."""
    told = f"{known.surname} on record" if claim.startswith("surname") and claim != "surname-same" else ""
    made = reason(NAMES[claim], "OWN", told)
    return Reason(made.field, f"owner's {made.words.removeprefix('the ')}", made.weight, made.sure)


def _in_words(asked: str, known: str) -> str:
    """What two names have in common word by word, as a claim; "" for too little, and for two clear persons."""
    if _is_clear_person(asked) and _is_clear_person(known):
        return ""
    one, other = words(asked), words(known)
    if one == other:
        return "words-same"
    shared = one & other
    if shared in (one, other) and len(shared) >= _LEAST_SHARED and _tells(shared, asked, known):
        return "words-part"
    if not is_company(asked) and not is_company(known):
        return ""
    heard = sorted(map(_heard, one)) == sorted(map(_heard, other))
    return "words-sound" if heard and fuzz.token_sort_ratio(" ".join(one), " ".join(other)) >= _NEARLY else ""


def _tells(shared: frozenset[str], asked: str, known: str) -> bool:
    """Whether words in common tell a name from others: BANK and TRUST do not, nor given names without the surname."""
    clear = [name for owner in (asked, known) if _is_clear_person(owner) for name in persons(owner)]
    both = telling(words(asked)) & telling(words(known)) & shared
    return bool(both) and (not clear or any(shared.issuperset(name.surnames) for name in clear))


def _is_clear_person(owner: str) -> bool:
    return ", " in owner and not is_company(owner)


def _heard(word: str) -> str:
    return sound(word) if word.isalpha() else word


def issuer_claims(asked: str, known: str) -> Iterator[str]:
    """What two issuers' names say to each other, as the end of a claim; nothing where one side names none."""
    if asked and known:
        one, other = words(asked), words(known)
        near = fuzz.token_sort_ratio(" ".join(sorted(one)), " ".join(sorted(other))) >= _NEARLY
        yield "same" if one == other else "near" if near or one < other or other < one else "differs"
