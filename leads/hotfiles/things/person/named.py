"""What two names of persons say to each other, as claims of the table (`claims.py`)."""

from rapidfuzz.distance import OSA, JaroWinkler

from leads.hotfiles.declare.fillers import placeholder
from leads.hotfiles.things.person.claims import WEIGHT
from leads.hotfiles.things.person.names import Name, only_particles_more, roots, sound

NEAR_SURNAME, NEAR_GIVEN = 0.90, 0.88
#: From this weight on the two halves stand as they should, and nobody asks whether they were swapped.
_STRAIGHT = WEIGHT["surname-same"] + WEIGHT["given-sound"]


def name_claims(asked: Name, name: Name) -> tuple[str, ...]:
    """What two names say to each other, as lines of the table."""
    surname, given = surname_claim(asked, name), given_claim(asked, name)
    if WEIGHT[surname] + WEIGHT[given] < _STRAIGHT and (swapped := swapped_claim(asked, name)):
        return (swapped,)
    others = _others(asked, name) if asked.others and name.others and given not in _OF_SEVERAL else ""
    return tuple(filter(None, (surname, given, others, _suffix(asked.suffix, name.suffix))))


def surname_claim(asked: Name, name: Name) -> str:
    """What two surnames say to each other."""
    one, other = asked.surname, name.surname
    if placeholder("NAM", one) or placeholder("NAM", other):
        return "surname-unknown"
    if one == other:
        return "surname-same" if asked.surnames == name.surnames else "surname-joined"
    if asked.surnames == name.surnames or only_particles_more(one, other) or only_particles_more(other, one):
        return "surname-particle"
    if JaroWinkler.similarity(one, other, score_cutoff=NEAR_SURNAME) or one_slip(one, other):
        return "surname-spelling"
    if sound(one) == sound(other):
        return "surname-sound"
    if (len(asked.surnames) > 1 or len(name.surnames) > 1) and not set(asked.surnames).isdisjoint(name.surnames):
        return "surname-part"
    return "surname-differs"


def one_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbors stand the other way round: BELL, BLEL."""
    return min(len(one), len(other)) > 3 and OSA.distance(one, other, score_cutoff=1) <= 1


#: Claims about more than the first of the given names; the others are then no evidence of their own.
_OF_SEVERAL = frozenset({"given-joined", "given-other"})


def given_claim(asked: Name, name: Name) -> str:
    """What two given names say to each other."""
    one, other = asked.given, name.given
    if placeholder("NAM", one) or placeholder("NAM", other):
        return "given-unknown"
    if not one or not other:
        return "given-none" if one == other else "given-missing"
    if one == other:
        return "given-same"
    if len(one) == 1 or len(other) == 1:
        return "given-initial" if one[0] == other[0] else "given-differs"
    if one[0] == other[0] and (asked.others or name.others) and joined_alike(asked, name):
        return "given-joined"
    if not roots(one).isdisjoint(roots(other)):
        return "given-short"
    if JaroWinkler.similarity(one, other, score_cutoff=NEAR_GIVEN) or one_slip(one, other):
        return "given-spelling"
    if one in name.others or other in asked.others:
        return "given-other"
    if sound(one) == sound(other):
        return "given-sound"
    return "given-letter" if one[0] == other[0] else "given-differs"


def joined_alike(asked: Name, name: Name) -> bool:
    """Whether the given names are the same letters with the blank elsewhere or gone: MARY ANN, MARYANN, MAR YANN."""
    one, other = asked.given, name.given
    if not (one.startswith(other) or other.startswith(one)):
        return False
    return one + "".join(asked.others) == other + "".join(name.others)


def swapped_claim(asked: Name, name: Name) -> str:
    """Whether the surname of each is the other's given name, whole or first word, with a slip or without; "" if not."""
    if len(asked.surnames) == 1 and not begin_alike(asked.surname, name.given):
        return ""  # nearly always
    one = _turned(asked.surname, asked.surnames, name.given, name.others)
    if not one:
        return ""
    other = _turned(name.surname, name.surnames, asked.given, asked.others)
    return other and ("names-swapped" if one == other == "same" else "names-swapped-near")


def _turned(surname: str, surnames: tuple[str, ...], given: str, others: tuple[str, ...]) -> str:
    """How a surname fits given names: the same, near, or "" for not at all."""
    if surname == given or surnames[0] == given:
        return "same"
    if len(given) < 2:
        return ""
    joined = given + "".join(others) if others else given
    if surname == joined:
        return "same"
    if given in surnames or nearly(surname, given) or (surnames[0] != surname and nearly(surnames[0], given)):
        return "near"
    return "near" if others and surname.startswith(given) and nearly(surname, joined) else ""


def begin_alike(one: str, other: str) -> bool:
    """Whether two words begin with the same letter, but for one slip."""
    return one[:1] in other[:2] or other[:1] in one[:2] or one[1:2] == other[1:2]


def nearly(one: str, other: str) -> bool:
    """Whether two words may be one that was typed or spelled otherwise. They begin alike."""
    return begin_alike(one, other) and _near(one, other)


def _near(one: str, other: str) -> bool:
    return JaroWinkler.similarity(one, other, score_cutoff=NEAR_SURNAME) > 0 or one_slip(one, other)


def _suffix(asked: str, known: str) -> str:
    """What the suffixes say, when there is one: father and son have names, address and day of birth in common."""
    if asked == known:
        return "suffix-same" if asked else ""
    return "suffix-differs" if asked and known else "suffix-missing"


def _others(asked: Name, name: Name) -> str:
    """What the second given names say, when both sides have one."""
    one, other = asked.others[0], name.others[0]
    if 1 in (len(one), len(other)):
        return "others-initial" if one[0] == other[0] else "others-differ"
    return "others-same" if one == other else "others-differ"
