"""Compares a person who was asked for with a record, field by field, with the weights of the table CLAIMS.

Invariants: sex and race narrow as published, but not a number; a name without a birth date that was compared, a
placeholder and a suffix that differs never get above "possible"; what strangers agree in by chance is no hit.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from leads.hotfiles.declare.fillers import only_placeholders
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.declare.weights import matched, reason
from leads.hotfiles.things.person.claims import CLAIMS, WEIGHT, worth
from leads.hotfiles.things.person.commonness import moved
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.named import name_claims
from leads.hotfiles.things.person.names import Name, parse
from leads.messages.fields import BETWEEN, Numbers, Values
from leads.rules.numbers import NUMBERS, number

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
#: What a hit adds up to at least where the birth dates differ, where they are the same, and without one, by name alone.
LEAST, LEAST_SAME_DAY, LEAST_UNDATED = 0.31, 0.26, 0.18
#: Of that what names, sex and race have to weigh, for each claim of a birth date; "" where there is none.
LEAST_BESIDE = {
    "": LEAST_UNDATED,
    **{
        claim: round((LEAST_SAME_DAY if claim == "born-same" else LEAST) - weight, 2)
        for claim, weight in WEIGHT.items()
        if claim.startswith("born")
    },
}
#: What two names weigh at least, as common as any, to be called the same name beside a number.
LEAST_NAMED = 0.22
#: How much likelier the person asked about than one of a hundred thousand strangers on file: 20 times; 10,000 times.
_LEAST_STRONG, _LEAST_EXACT = worth(20, 1 / 100_000), worth(10_000, 1 / 100_000)
_EXPANDED_DEFAULT = bool(NUMBERS["dob.always_expanded"].value)
WEAKLY_DATED = frozenset({"born-year-only", "born-year-differs"})
#: Of one name only: told where the birth date is the same, and nothing else makes up for it.
ONE_NAME = frozenset({"surname-differs", "given-differs", "given-missing"})
_NOTHING = -1.0
#: The most that rare names, sex and race can add to what two names say.
_MORE_MOST = 0.25
#: With one of these a hit is never more than possible.
_WEAKLY_NAMED = ONE_NAME | {"surname-unknown", "given-unknown", "given-none", "given-letter", "suffix-differs"}
_NO_BIRTH_DATE = "No birth date is on record: only the name was compared."
_NO_NUMBER = "No number of the person has been compared."
_COMMON = "The name is common: somebody else may have it, and be born on the same day."


def match_person(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How a person's record answers a number, a name with birth date, or a name with a case; None when it does not.

    Each is looked at, whatever else was asked: a number that is not on the record takes nothing from the name.
    """
    if not _NUMBERS.isdisjoint(asked) and (found := _match_number(asked, values)) is not None:
        return found
    found = None
    if "NAM" in asked:
        found = _match_name(asked, values, numbers) if "DOB" in asked else None
        found = found or (match_case(asked, values) if "OCA" in asked else None)
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


def match_case(asked: Values, values: Values) -> Match | None:
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
        same = any(weight_of(name_claims(wanted, name)) >= LEAST_NAMED for name in names)
        claim = CLAIMS["name-beside" if same else "name-beside-differs"]
        yield reason(claim, detail="" if same else values.get("NAM", ""))


def _names(values: Values) -> Iterable[str]:
    """The record's name, then its aliases."""
    aliases = values.get("AKA")
    return (values["NAM"], *aliases.split(BETWEEN)) if aliases else (values["NAM"],)


def weight_of(claims: tuple[str, ...]) -> float:
    """What claims add up to with names that are neither common nor rare."""
    return sum(map(WEIGHT.__getitem__, claims))


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
    weight, alias = _NOTHING, ""
    least = LEAST_BESIDE[dated]
    for name in _names(values):
        claims = name_claims(wanted, known_name := parse(name))
        sums = weight_of(claims)
        if sums < least - _MORE_MOST:
            continue  # not even if the names are rare
        if (sums := sums + sum(moved(one, wanted, known_name) for one in claims)) > weight:
            best, weight, alias = claims, sums, name
    if not best:
        return None
    if not dated:
        weight = weight_of(best)
        if weight < LEAST_UNDATED:
            return None
    beside: tuple[str, ...] = ("sex-same",) if sex and sex == values.get("SEX") else ()
    if race and race == values.get("RAC"):
        beside = (*beside, "race-same")
    total = round(weight + weight_of(beside), 2)
    if not dated:
        return Weighed((*best, *beside), total, alias)
    if total < least or (dated != "born-same" and not ONE_NAME.isdisjoint(best)):
        return None  # of a million on file many are as near
    return Weighed((*best, dated, *beside), round(total + WEIGHT[dated], 2), alias)


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
    wanted, known = _asked(asked["NAM"]), parse(name)
    details = {"suffix": _suffixes(wanted, known)}
    if name != values["NAM"]:
        details["surname"] = details["names"] = f"alias {name}"
    more = moved if _dated(claims) else _not_moved
    lines = tuple(
        reason(CLAIMS[claim], detail=details.get(claim.partition("-")[0], ""), more=more(claim, wanted, known))
        for claim in claims
    )
    against = tuple(_differing(asked, values))
    grade = _grade(claims, round(total + sum(one.weight for one in against), 2))
    common = _is_same(claims) and grade == "strong" and not against
    first = (_COMMON,) if common else () if _dated(claims) else (_NO_BIRTH_DATE,)
    unsure = (*first, *_unsure_numbers(asked, values))
    return matched("strong" if against and grade == "exact" else grade, (*lines, *against), unsure)


def _not_moved(claim: str, asked: Name, known: Name) -> float:
    """Where only names were compared they count as any name does."""
    return 0.0


def _suffixes(asked: Name, name: Name) -> str:
    return f"{asked.suffix or 'none'} asked, {name.suffix or 'none'} on record" if asked.suffix != name.suffix else ""


def _dated(claims: tuple[str, ...]) -> str:
    """What was found of the birth date; empty where it was not compared."""
    return next((claim for claim in claims if claim.startswith("born")), "")


def _is_same(claims: tuple[str, ...]) -> bool:
    """Whether both names and the birth date are the same, and nothing differs."""
    return all(CLAIMS[claim].sure for claim in claims) and "born-same" in claims


def _grade(claims: tuple[str, ...], total: float) -> str:
    """Exact: all is the same, and rare enough. Strong: a date compared and few doubts, or all the same but common."""
    dated = _dated(claims)
    if not dated or dated in WEAKLY_DATED or not _WEAKLY_NAMED.isdisjoint(claims):
        return "possible"
    if _is_same(claims):
        return "exact" if total >= _LEAST_EXACT else "strong"
    return "strong" if total >= _LEAST_STRONG else "possible"


def same_person(values: Values, others: Values) -> bool:
    """Whether two records are about one person: the name, and a number, the birth date or the case."""
    if values.get("NAM") != others.get("NAM"):
        return False
    return any(values.get(code) and values[code] == others.get(code) for code in ("DOB", *NUMBER_FIELDS, "OCA"))
