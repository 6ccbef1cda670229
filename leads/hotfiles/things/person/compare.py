"""Compares a person who was asked for with a record, field by field, with the weights of the table CLAIMS.

Invariants: sex and race narrow as published, but not a number; a name without a birth date that was compared, a
placeholder and a suffix that differs never get above "possible"; what strangers agree in by chance is no hit.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from leads.hotfiles.declare.fillers import only_placeholders, placeholder
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import Claim, matched, reason
from leads.hotfiles.things.person.commonness import by_chance
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.names import Name, only_particles_more, parse, roots, sound
from leads.messages.fields import BETWEEN, Numbers, Values
from leads.rules.numbers import NUMBERS, number

#: Names alone come to 0.60 at most, far from the top grade.
CLAIMS: Mapping[str, Claim] = {
    # Surname
    "surname-same": Claim("NAM", 0.30, "surname is the same"),
    "surname-joined": Claim("NAM", 0.29, "surname is the same, written together or apart"),
    "surname-particle": Claim("NAM", 0.26, "surname is the same but for the little words before it", False),
    "surname-spelling": Claim("NAM", 0.24, "surname is spelled nearly the same", False),
    "surname-sound": Claim("NAM", 0.20, "surname sounds alike", False),
    "surname-part": Claim("NAM", 0.20, "one part of the surname is the same", False),
    "surname-unknown": Claim("NAM", 0.00, "the surname is not known: only a placeholder stands there", False),
    "surname-differs": Claim("NAM", 0.00, "surname differs", False),
    # ... given name
    "given-same": Claim("NAM", 0.20, "given name is the same"),
    "given-short": Claim("NAM", 0.17, "given name is a short form of the same name", False),
    "given-spelling": Claim("NAM", 0.16, "given name is spelled nearly the same", False),
    "given-sound": Claim("NAM", 0.14, "given name sounds alike", False),
    "given-initial": Claim("NAM", 0.12, "given name begins with the initial", False),
    "given-other": Claim("NAM", 0.12, "given name is a second given name", False),
    "given-letter": Claim("NAM", 0.05, "given name only begins with the same letter", False),
    "given-unknown": Claim("NAM", 0.00, "the given name is not known: only a placeholder stands there", False),
    "given-differs": Claim("NAM", 0.00, "given name differs", False),
    "names-swapped": Claim("NAM", 0.40, "surname and given name are swapped", False),
    # ... other given names
    "others-same": Claim("NAM", 0.03, "second given name fits"),
    "others-differ": Claim("NAM", -0.03, "second given name differs", False),
    # ... suffix
    "suffix-same": Claim("NAM", 0.00, "suffix is the same"),
    "suffix-missing": Claim("NAM", -0.02, "a suffix stands on one side only", False),
    "suffix-differs": Claim("NAM", -0.25, "suffix differs, as father's and son's do", False),
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
    "number-differs": Claim("FBI", -0.10, "number differs", False),
    "number-same": Claim("FBI", 0.90, "number is the same"),
    "number-other-state": Claim("OLN", 0.40, "driver's license number is the same, but of another state", False),
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
NEAR_SURNAME, NEAR_GIVEN = 0.90, 0.88
#: What a hit adds up to at least: with a birth date compared, without one, and of that the name alone.
LEAST, LEAST_UNDATED, LEAST_NAME, LEAST_NAME_WEAKLY_DATED = 0.50, 0.44, 0.15, 0.34
_LEAST_STRONG = 0.70
#: How likely a stranger may come to the same likeness by chance, for it to be told: docs/decisions/strangers.md.
LIKELIEST = 2.5e-7
_EXPANDED_DEFAULT = bool(NUMBERS["dob.always_expanded"].value)
_WEIGHT = {claim: row.weight for claim, row in CLAIMS.items()}
WEAKLY_DATED = frozenset({"born-year-only", "born-year-differs"})
#: With one of these a hit is never more than possible.
_WEAKLY_NAMED = frozenset(
    {"surname-unknown", "surname-differs", "given-unknown", "given-differs", "given-letter", "suffix-differs"}
)
_NO_BIRTH_DATE = "No birth date is on record: only the name was compared."
_NO_NUMBER = "No number of the person has been compared."


def match_person(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How a person's record answers a number, a name with birth date, or a name with a case; None when it does not.

    Each is looked at, whatever else was asked: a number that is not on the record takes nothing from the name.
    """
    if not _NUMBERS.isdisjoint(asked) and (found := _match_number(asked, values)) is not None:
        return found
    found = None
    if "NAM" in asked:
        found = _match_name(asked, values, numbers) if "DOB" in asked else None
        found = found or (_match_case(asked, values) if "OCA" in asked else None)
    return found or (_match_license_elsewhere(asked, values) if "OLS" in asked else None)


def _match_number(asked: Values, values: Values) -> Match | None:
    """A number asked is the number found; the name beside it is told."""
    for code in NUMBER_FIELDS:
        wanted = asked.get(code)
        if not wanted or wanted not in values.get(code, "").split(BETWEEN):
            continue
        if code == "OLN" and asked.get("OLS") and asked["OLS"] != values.get("OLS"):
            continue
        lines = (reason(CLAIMS["number-same"], code, _NUMBER_WORDS[code]), *name_beside(asked, values))
        empty = tuple(only_placeholders({code: wanted}, (code,)))
        grade = "possible" if empty else "exact" if all(one.sure for one in lines) else "strong"
        return matched(grade, lines, empty if "NAM" in asked else (*empty, "The name was not asked."))
    return None


def _match_license_elsewhere(asked: Values, values: Values) -> Match | None:
    """Another state's license is another license: told all the same, since states are mistaken, as a likeness only."""
    if not _license_elsewhere(asked, values):
        return None
    told = f"{values.get('OLS') or 'no state'} on record, {asked['OLS']} asked"
    lines = (reason(CLAIMS["number-other-state"], detail=told), *name_beside(asked, values))
    empty = tuple(only_placeholders({"OLN": asked["OLN"]}, ("OLN",)))
    return matched("possible", lines, empty if "NAM" in asked else (*empty, "The name was not asked."))


def _license_elsewhere(asked: Values, values: Values) -> bool:
    """Whether the license asked has the number of the record's, and another state."""
    wanted = asked.get("OLN")
    return bool(wanted and asked.get("OLS") and wanted == values.get("OLN") and asked["OLS"] != values.get("OLS", ""))


def _differing(asked: Values, values: Values) -> Iterator[Reason]:
    """The first of the asked numbers that the record has too, and has otherwise; nobody has two of these."""
    for code in ("SOC", "FBI", "SID", "OLN"):
        wanted, known = asked.get(code), values.get(code)
        if wanted and known and wanted != known and (code != "OLN" or asked.get("OLS") == values.get("OLS")):
            yield reason(CLAIMS["number-differs"], code, f"another {_NUMBER_WORDS[code]} is on record")
            return


def _unsure_numbers(asked: Values, values: Values) -> Iterator[str]:
    """Which numbers of the person were not compared."""
    wanted = [code for code in NUMBER_FIELDS if code in asked]
    if not wanted:
        yield _NO_NUMBER
    for code in wanted:
        if not values.get(code):
            yield f"The record has no {_NUMBER_WORDS[code]}: that was not compared."
    if _license_elsewhere(asked, values):
        yield f"The driver's license number is the same, but of {values.get('OLS') or 'no state'}, not {asked['OLS']}."


def _match_case(asked: Values, values: Values) -> Match | None:
    """A name with a case number: the case number finds, the name has to fit."""
    if asked["OCA"] != values.get("OCA"):
        return None
    lines = (reason(CLAIMS["case-same"]), *name_beside(asked, values))
    return matched("possible", lines, (_NO_NUMBER,)) if lines[-1].sure else None


def name_beside(asked: Values, values: Values) -> Iterator[Reason]:
    """What a name says that was asked beside a number which found the record; nothing where none was."""
    if "NAM" in asked:
        names = (parse(name) for name in _names(values))
        wanted = parse(asked["NAM"])
        same = any(_name_weight(_name_claims(wanted, name)) >= LEAST_UNDATED for name in names)
        claim = CLAIMS["name-beside" if same else "name-beside-differs"]
        yield reason(claim, detail="" if same else values.get("NAM", ""))


def _names(values: Values) -> Iterable[str]:
    """The record's name, then its aliases."""
    aliases = values.get("AKA")
    return (values["NAM"], *aliases.split(BETWEEN)) if aliases else (values["NAM"],)


def _name_weight(claims: tuple[str, ...]) -> float:
    return sum(map(_WEIGHT.__getitem__, claims))


def _match_name(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """Name and birth date, in words."""
    found = weigh(asked, values, numbers)
    return None if found is None else _explained(asked, values, found)


class Weighed(NamedTuple):
    """What name and birth date say: the claims that stand, what they add up to, and the name that fits best."""

    claims: tuple[str, ...]
    total: float
    name: str


def weigh(asked: Values, values: Values, numbers: Numbers) -> Weighed | None:
    """Name and birth date, yet without words; None for no hit. Cheap refusals first: most candidates fall here."""
    sex, race = asked.get("SEX"), asked.get("RAC")
    if narrowed(sex, race, values.get("SEX"), values.get("RAC")):
        return None
    known = values.get("DOB")
    dated = born(asked["DOB"], known, expanded(asked, numbers)) if known else ""
    if dated is None:
        return None
    wanted = _asked(asked["NAM"])
    best: tuple[str, ...] = ()
    weight, alias = -1.0, ""
    for name in _names(values):
        claims = _name_claims(wanted, parse(name))
        if (sums := _name_weight(claims)) > weight:
            best, weight, alias = claims, sums, name
    if weight < LEAST_NAME:
        return None  # nothing but a birth date, which thousands share
    beside: tuple[str, ...] = ("sex-same",) if sex and sex == values.get("SEX") else ()
    if race and race == values.get("RAC"):
        beside = (*beside, "race-same")
    total = round(weight + (_WEIGHT[dated] if dated else 0.0) + _name_weight(beside), 2)
    if total < (LEAST if dated else LEAST_UNDATED) or (weight < LEAST_NAME_WEAKLY_DATED and dated in WEAKLY_DATED):
        return None
    if dated and by_chance((*best, dated), wanted) > LIKELIEST:
        return None  # of a million on file many are as near
    return Weighed((*best, dated, *beside) if dated else (*best, *beside), total, alias)


def narrowed(sex: str | None, race: str | None, its_sex: str | None, its_race: str | None) -> bool:
    """Whether the sex or race asked leaves out a record of this sex and race; what is not known leaves out nobody."""
    return bool((sex and its_sex and its_sex != sex) or (race and its_race and its_race == _NOT_ASKED.get(race)))


@lru_cache(maxsize=4096)
def _asked(name: str) -> Name:
    """The asked name, taken apart once for all its candidates."""
    return parse(name)


def expanded(asked: Values, numbers: Numbers) -> int:
    """By how many years a birth year may be off as asked: the flag EBS, or the setting dob.always_expanded."""
    if asked.get("EBS") == "1" or numbers.get("dob.always_expanded", _EXPANDED_DEFAULT):
        return number("dob.expanded_years", numbers)
    return 0


def _explained(asked: Values, values: Values, found: Weighed) -> Match:
    """The claims in words, with what is not known."""
    claims, total, name = found
    details = {"suffix": _suffixes(_asked(asked["NAM"]), parse(name))}
    if name != values["NAM"]:
        details["surname"] = details["names"] = f"alias {name}"
    lines = tuple(reason(CLAIMS[claim], detail=details.get(claim.partition("-")[0], "")) for claim in claims)
    against = tuple(_differing(asked, values))
    unsure = (*(() if _dated(claims) else (_NO_BIRTH_DATE,)), *_unsure_numbers(asked, values))
    grade = _grade(claims, round(total + sum(one.weight for one in against), 2))
    return matched("strong" if against and grade == "exact" else grade, (*lines, *against), unsure)


def _suffixes(asked: Name, name: Name) -> str:
    return f"{asked.suffix or 'none'} asked, {name.suffix or 'none'} on record" if asked.suffix != name.suffix else ""


def _dated(claims: tuple[str, ...]) -> str:
    """What was found of the birth date; empty where it was not compared."""
    return next((claim for claim in claims if claim.startswith("born")), "")


def _grade(claims: tuple[str, ...], total: float) -> str:
    """Exact: both names and the birth date are the same, nothing differs. Strong: a date compared, few doubts."""
    dated = _dated(claims)
    if not dated or dated in WEAKLY_DATED or not _WEAKLY_NAMED.isdisjoint(claims):
        return "possible"
    if all(CLAIMS[claim].sure for claim in claims) and dated == "born-same":
        return "exact"
    return "strong" if total >= _LEAST_STRONG else "possible"


def _name_claims(asked: Name, name: Name) -> tuple[str, ...]:
    """What two names say to each other, as lines of the table."""
    surname, given = surname_claim(asked, name), given_claim(asked, name)
    straight = _WEIGHT[surname] + _WEIGHT[given]
    if straight < 0.40 and _swapped(asked, name):
        return ("names-swapped",)
    others = _others(asked.others, name.others) if straight >= 0.20 else ""
    return tuple(filter(None, (surname, given, others, _suffix(asked.suffix, name.suffix))))


def _suffix(asked: str, known: str) -> str:
    """What the suffixes say, when there is one: father and son have names, address and day of birth in common."""
    if asked == known:
        return "suffix-same" if asked else ""
    return "suffix-differs" if asked and known else "suffix-missing"


def surname_claim(asked: Name, name: Name) -> str:
    """What two surnames say to each other."""
    one, other = asked.surname, name.surname
    if placeholder("NAM", one) or placeholder("NAM", other):
        return "surname-unknown"
    if one == other:
        return "surname-same" if asked.surnames == name.surnames else "surname-joined"
    if asked.surnames == name.surnames or only_particles_more(one, other) or only_particles_more(other, one):
        return "surname-particle"
    if JaroWinkler.similarity(one, other, score_cutoff=NEAR_SURNAME) or _one_slip(one, other):
        return "surname-spelling"
    if sound(one) == sound(other):
        return "surname-sound"
    if (len(asked.surnames) > 1 or len(name.surnames) > 1) and not set(asked.surnames).isdisjoint(name.surnames):
        return "surname-part"
    return "surname-differs"


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbors stand the other way round: BELL, BLEL."""
    return min(len(one), len(other)) > 3 and OSA.distance(one, other, score_cutoff=1) <= 1


def given_claim(asked: Name, name: Name) -> str:
    """What two given names say to each other."""
    one, other = asked.given, name.given
    if placeholder("NAM", one) or placeholder("NAM", other):
        return "given-unknown"
    if one == other and one:
        return "given-same"
    if not one or not other:
        return "given-differs"
    if len(one) == 1 or len(other) == 1:
        return "given-initial" if one[0] == other[0] else "given-differs"
    if not roots(one).isdisjoint(roots(other)):
        return "given-short"
    if JaroWinkler.similarity(one, other, score_cutoff=NEAR_GIVEN) or _one_slip(one, other):
        return "given-spelling"
    if one in name.others or other in asked.others:
        return "given-other"
    if sound(one) == sound(other):
        return "given-sound"
    return "given-letter" if one[0] == other[0] else "given-differs"


def _swapped(asked: Name, name: Name) -> bool:
    """Whether each given name is the other's surname, nearly."""
    if JaroWinkler.similarity(asked.surname, name.given, score_cutoff=NEAR_SURNAME) == 0:
        return False
    return JaroWinkler.similarity(asked.given, name.surname, score_cutoff=NEAR_SURNAME) > 0


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
