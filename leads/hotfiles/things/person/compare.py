"""Compares a person who was asked for with a record, field by field, with the weights of the table CLAIMS.

Invariants: sex and race narrow as published, but not when a number is asked; a name without a birth date that was
compared never gets above "possible".
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.names import Name, parse, roots, sound
from leads.messages.fields import BETWEEN, Numbers, Values
from leads.rules.numbers import NUMBERS, number

#: Names alone come to 0.60 at most, far from the top grade.
CLAIMS: Mapping[str, Claim] = {
    # Surname
    "surname-same": Claim("NAM", 0.30, "surname is the same"),
    "surname-joined": Claim("NAM", 0.29, "surname is the same, written together or apart"),
    "surname-spelling": Claim("NAM", 0.24, "surname is spelled nearly the same", False),
    "surname-sound": Claim("NAM", 0.20, "surname sounds alike", False),
    "surname-part": Claim("NAM", 0.20, "one part of the surname is the same", False),
    "surname-differs": Claim("NAM", 0.00, "surname differs", False),
    # ... given name
    "given-same": Claim("NAM", 0.20, "given name is the same"),
    "given-short": Claim("NAM", 0.17, "given name is a short form of the same name", False),
    "given-spelling": Claim("NAM", 0.16, "given name is spelled nearly the same", False),
    "given-sound": Claim("NAM", 0.14, "given name sounds alike", False),
    "given-initial": Claim("NAM", 0.12, "given name begins with the initial", False),
    "given-other": Claim("NAM", 0.12, "given name is a second given name", False),
    "given-letter": Claim("NAM", 0.05, "given name only begins with the same letter", False),
    "given-differs": Claim("NAM", 0.00, "given name differs", False),
    "names-swapped": Claim("NAM", 0.40, "surname and given name are swapped", False),
    # ... other given names
    "others-same": Claim("NAM", 0.03, "second given name fits"),
    "others-differ": Claim("NAM", -0.03, "second given name differs", False),
    # ... birth date
    "born-same": Claim("DOB", 0.40, "birth date is the same"),
    "born-swapped": Claim("DOB", 0.33, "birth day and month are swapped", False),
    "born-digit": Claim("DOB", 0.30, "birth date differs in one digit", False),
    "born-transposed": Claim("DOB", 0.30, "birth date has two transposed digits", False),
    "born-year-asked": Claim("DOB", 0.33, "birth year is within the years asked"),
    "born-year-near": Claim("DOB", 0.28, "birth year is one off", False),
    "born-day-differs": Claim("DOB", 0.25, "birth day differs, year and month are the same", False),
    "born-month-differs": Claim("DOB", 0.23, "birth month differs, year and day are the same", False),
    "born-year-differs": Claim("DOB", 0.20, "birth year differs, month and day are the same", False),
    "born-year-only": Claim("DOB", 0.08, "only the birth year is the same", False),
    # ... sex and race
    "sex-same": Claim("SEX", 0.04, "sex is the same"),
    "race-same": Claim("RAC", 0.03, "race is the same"),
    # ... numbers
    "number-same": Claim("FBI", 0.90, "number is the same"),
    "case-same": Claim("OCA", 0.60, "case number is the same; other agencies may use it too", False),
    "name-beside": Claim("NAM", 0.10, "the name asked is the record's too"),
    "name-beside-differs": Claim("NAM", 0.00, "the name asked is not the record's", False),
}
#: Numbers that stand for one person, in the order in which they are looked at.
NUMBER_FIELDS = ("FBI", "SID", "SOC", "OLN", "MNU")
_NUMBERS = frozenset(NUMBER_FIELDS)
_NUMBER_WORDS = {
    "FBI": "FBI number",
    "SID": "state number",
    "SOC": "Social Security number",
    "OLN": "driver's license",
    "MNU": "other number",
}
#: Races on record that an asked race does not return (published inquiry practice); an unlisted race asks for all.
_NOT_ASKED = {"B": "W", "W": "B"}
_NEAR_SURNAME, _NEAR_GIVEN = 0.90, 0.88
_LEAST, _LEAST_UNDATED, _LEAST_STRONG = 0.50, 0.44, 0.70
_EXPANDED_DEFAULT = bool(NUMBERS["dob.always_expanded"].value)
_WEIGHT = {claim: row.weight for claim, row in CLAIMS.items()}
_WEAKLY_DATED = frozenset({"born-year-only", "born-year-differs"})
_NO_BIRTH_DATE = "No birth date is on record: only the name was compared."
_NO_NUMBER = "No number of the person has been compared."


def match_person(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How a person's record answers a name with birth date, or a number; None when it does not."""
    if not _NUMBERS.isdisjoint(asked):
        return _match_number(asked, values)
    if "NAM" not in asked:
        return None
    if "DOB" not in asked:
        return _match_case(asked, values) if "OCA" in asked else None
    return _match_name(asked, values, numbers)


def _match_number(asked: Values, values: Values) -> Match | None:
    """A number asked is the number found; the name does not search, and is only told."""
    for code in NUMBER_FIELDS:
        wanted = asked.get(code)
        if not wanted or wanted not in values.get(code, "").split(BETWEEN):
            continue
        if code == "OLN" and asked.get("OLS") and asked["OLS"] != values.get("OLS"):
            continue
        lines = (reason(CLAIMS["number-same"], code, _NUMBER_WORDS[code]), *_name_beside(asked, values))
        sure = all(one.sure for one in lines)
        return matched("exact" if sure else "strong", lines, () if "NAM" in asked else ("The name was not asked.",))
    return None


def _match_case(asked: Values, values: Values) -> Match | None:
    """A name with a case number: the case number finds, the name has to fit."""
    if asked["OCA"] != values.get("OCA"):
        return None
    lines = (reason(CLAIMS["case-same"]), *_name_beside(asked, values))
    return matched("possible", lines, (_NO_NUMBER,)) if lines[-1].sure else None


def _name_beside(asked: Values, values: Values) -> Iterator[Reason]:
    if "NAM" in asked:
        names = (parse(name) for name in _names(values))
        wanted = parse(asked["NAM"])
        same = any(_name_weight(_name_claims(wanted, name)) >= _LEAST_UNDATED for name in names)
        claim = CLAIMS["name-beside" if same else "name-beside-differs"]
        yield reason(claim, detail="" if same else values.get("NAM", ""))


def _names(values: Values) -> Iterable[str]:
    """The record's name, then its aliases."""
    aliases = values.get("AKA")
    return (values["NAM"], *aliases.split(BETWEEN)) if aliases else (values["NAM"],)


def _name_weight(claims: tuple[str, ...]) -> float:
    return sum(map(_WEIGHT.__getitem__, claims))


def _match_name(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """Name and birth date: cheap refusals first, since most candidates fall here."""
    sex, race = asked.get("SEX"), asked.get("RAC")
    if sex and values.get("SEX", sex) not in (sex, ""):
        return None
    if race and values.get("RAC") == _NOT_ASKED.get(race, "-"):
        return None
    known = values.get("DOB")
    dated = born(asked["DOB"], known, _expanded(asked, numbers)) if known else ""
    if dated is None:
        return None
    wanted = _asked(asked["NAM"])
    best: tuple[str, ...] = ()
    weight, alias = -1.0, ""
    for name in _names(values):
        claims = _name_claims(wanted, parse(name))
        if (sums := _name_weight(claims)) > weight:
            best, weight, alias = claims, sums, name
    if weight < 0.15:
        return None  # nothing but a birth date, which thousands share
    beside: tuple[str, ...] = ("sex-same",) if sex and sex == values.get("SEX") else ()
    if race and race == values.get("RAC"):
        beside = (*beside, "race-same")
    total = round(weight + (_WEIGHT[dated] if dated else 0.0) + _name_weight(beside), 2)
    if total < (_LEAST if dated else _LEAST_UNDATED) or (weight < 0.34 and dated in _WEAKLY_DATED):
        return None
    claims = (*best, dated, *beside) if dated else (*best, *beside)
    return _explained(asked, values, claims, total, alias)


@lru_cache(maxsize=4096)
def _asked(name: str) -> Name:
    """The asked name, taken apart once for all its candidates."""
    return parse(name)


def _expanded(asked: Values, numbers: Numbers) -> int:
    """By how many years a birth year may be off as asked: the flag EBS, or the setting dob.always_expanded."""
    if asked.get("EBS") == "1" or numbers.get("dob.always_expanded", _EXPANDED_DEFAULT):
        return number("dob.expanded_years", numbers)
    return 0


def _explained(asked: Values, values: Values, claims: tuple[str, ...], total: float, name: str) -> Match:
    """The claims in words, with what is not known."""
    alias = f"alias {name}" if name != values["NAM"] else ""
    lines = tuple(
        reason(CLAIMS[claim], detail=alias if claim.startswith(("surname", "names")) else "") for claim in claims
    )
    unsure = (_NO_NUMBER,) if any(claim.startswith("born") for claim in claims) else (_NO_BIRTH_DATE, _NO_NUMBER)
    return matched(_grade(claims, total), lines, unsure)


def _grade(claims: tuple[str, ...], total: float) -> str:
    """Exact: both names and the birth date are the same, nothing differs. Strong: a date compared, few doubts."""
    dated = next((claim for claim in claims if claim.startswith("born")), "")
    if not dated or dated in _WEAKLY_DATED:
        return "possible"
    if all(CLAIMS[claim].sure for claim in claims) and dated == "born-same":
        return "exact"
    return "strong" if total >= _LEAST_STRONG else "possible"


def _name_claims(asked: Name, name: Name) -> tuple[str, ...]:
    """What two names say to each other, as lines of the table."""
    surname, given = _surname(asked, name), _given(asked, name)
    straight = _WEIGHT[surname] + _WEIGHT[given]
    if straight < 0.40 and _swapped(asked, name):
        return ("names-swapped",)
    others = _others(asked.others, name.others) if straight > 0.40 else ""
    return (surname, given, others) if others else (surname, given)


def _surname(asked: Name, name: Name) -> str:
    one, other = asked.surname, name.surname
    if one == other:
        return "surname-same" if asked.surnames == name.surnames else "surname-joined"
    if JaroWinkler.similarity(one, other, score_cutoff=_NEAR_SURNAME):
        return "surname-spelling"
    if sound(one) == sound(other):
        return "surname-sound"
    if (len(asked.surnames) > 1 or len(name.surnames) > 1) and not set(asked.surnames).isdisjoint(name.surnames):
        return "surname-part"
    return "surname-differs"


def _given(asked: Name, name: Name) -> str:
    one, other = asked.given, name.given
    if one == other and one:
        return "given-same"
    if not one or not other:
        return "given-differs"
    if len(one) == 1 or len(other) == 1:
        return "given-initial" if one[0] == other[0] else "given-differs"
    if not roots(one).isdisjoint(roots(other)):
        return "given-short"
    if JaroWinkler.similarity(one, other, score_cutoff=_NEAR_GIVEN):
        return "given-spelling"
    if one in name.others or other in asked.others:
        return "given-other"
    if sound(one) == sound(other):
        return "given-sound"
    return "given-letter" if one[0] == other[0] else "given-differs"


def _swapped(asked: Name, name: Name) -> bool:
    """Whether each given name is the other's surname, nearly."""
    if JaroWinkler.similarity(asked.surname, name.given, score_cutoff=_NEAR_SURNAME) == 0:
        return False
    return JaroWinkler.similarity(asked.given, name.surname, score_cutoff=_NEAR_SURNAME) > 0


def _others(asked: tuple[str, ...], known: tuple[str, ...]) -> str:
    """What the second given names say, when both sides have one."""
    if not asked or not known:
        return ""
    one, other = asked[0], known[0]
    fits = one == other or (1 in (len(one), len(other)) and one[0] == other[0])
    return "others-same" if fits else "others-differ"


def same_person(values: Values, others: Values) -> bool:
    """Whether two records are about one person: the name, and a number, the birth date or the case."""
    if values.get("NAM") != others.get("NAM"):
        return False
    return any(values.get(code) and values[code] == others.get(code) for code in ("DOB", *NUMBER_FIELDS, "OCA"))
