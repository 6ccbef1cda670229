"""Made-up persons, and inquiries about them with the slips that people make; the same for the same seed.

For measuring the matching only. No name here is of a person; common names are combined at random.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from importlib import resources
from random import Random

from leads.hotfiles.things.person.names import whole_given_names

_PARTS = {
    line.partition("\t")[0]: tuple(line.partition("\t")[2].split())
    for line in resources.files(__package__).joinpath("made_up.tsv").read_text("utf-8").splitlines()
}
_SURNAMES, _STEMS, _MIDDLES, _ENDS = (_PARTS[one] for one in ("surnames", "stems", "middles", "ends"))
_LETTERS = "ABCDEFGHIKLMNOPRSTUVWY"
_OLDEST = date(1940, 1, 1)
_DAYS = 25_000


def _surname(random: Random) -> str:
    """Half common names, half rare ones of three syllables; one in fifteen is double."""
    if random.random() < 0.5:
        name = random.choice(_SURNAMES)
    else:
        name = random.choice(_STEMS) + random.choice(_MIDDLES) + random.choice(_ENDS)
    return f"{name}-{random.choice(_SURNAMES)}" if random.random() < 0.07 else name


def persons(count: int, seed: int = 1) -> list[dict[str, str]]:
    """Made-up persons with name, birth date, sex and race; two in a hundred without a birth date."""
    random = Random(seed)  # noqa: S311  (made-up persons are no secret)
    given = whole_given_names()
    return [_person(random, given) for _ in range(count)]


def _person(random: Random, given: Sequence[str]) -> dict[str, str]:
    second = f" {random.choice(given)}" if random.random() < 0.4 else ""
    name = f"{_surname(random)}, {random.choice(given)}{second}"[:30].rstrip()
    values = {"NAM": name, "SEX": random.choice("FM"), "RAC": random.choice("ABIUWW")}
    if random.random() > 0.02:
        values["DOB"] = f"{_OLDEST + timedelta(days=random.randrange(_DAYS)):%Y%m%d}"
    return values


def inquiry(person: dict[str, str], slips: int, random: Random) -> dict[str, str]:
    """What an operator may send about a person: name, birth date and sex, with so many slips in them."""
    born = person.get("DOB") or f"{_OLDEST + timedelta(days=random.randrange(_DAYS)):%Y%m%d}"
    asked = {"NAM": person["NAM"], "DOB": born, "SEX": person["SEX"]}
    for slip in random.sample(SLIPS, slips):
        asked = slip(asked, random)
    return asked


def typed(word: str, random: Random) -> str:
    """One letter lost, doubled, wrong, or two transposed; the first letter stays in four of five cases."""
    at = random.randrange(0 if random.random() < 0.2 else 1, max(2, len(word)))
    at = min(at, len(word) - 1)
    kind = random.randrange(4)
    if kind == 0 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2 and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + random.choice(_LETTERS) + word[at + 1 :]


def _surname_typed(asked: dict[str, str], random: Random) -> dict[str, str]:
    surname, _, given = asked["NAM"].partition(", ")
    return asked | {"NAM": f"{typed(surname, random)}, {given}"}


def _given_typed(asked: dict[str, str], random: Random) -> dict[str, str]:
    surname, _, given = asked["NAM"].partition(", ")
    first, _, rest = given.partition(" ")
    return asked | {"NAM": f"{surname}, {typed(first, random)} {rest}".rstrip()}


def _second_dropped(asked: dict[str, str], random: Random) -> dict[str, str]:
    return asked | {"NAM": asked["NAM"].partition(", ")[0] + ", " + asked["NAM"].partition(", ")[2].split()[0]}


def _names_swapped(asked: dict[str, str], random: Random) -> dict[str, str]:
    surname, _, given = asked["NAM"].partition(", ")
    return asked | {"NAM": f"{given.split()[0]}, {surname.replace('-', ' ').split()[0]}"}


def _surname_joined(asked: dict[str, str], random: Random) -> dict[str, str]:
    surname, _, given = asked["NAM"].partition(", ")
    return asked | {"NAM": f"{surname.replace('-', '')}, {given}"}


def _day_and_month(asked: dict[str, str], random: Random) -> dict[str, str]:
    born = asked["DOB"]
    return asked | ({"DOB": born[:4] + born[6:] + born[4:6]} if born[6:] <= "12" else {})


def _year_off(asked: dict[str, str], random: Random) -> dict[str, str]:
    return asked | {"DOB": f"{int(asked['DOB'][:4]) + random.choice((-1, 1))}{asked['DOB'][4:]}"}


def _day_off(asked: dict[str, str], random: Random) -> dict[str, str]:
    return asked | {"DOB": f"{asked['DOB'][:6]}{random.randrange(1, 29):02d}"}


def _month_off(asked: dict[str, str], random: Random) -> dict[str, str]:
    return asked | {"DOB": f"{asked['DOB'][:4]}{random.randrange(1, 13):02d}{min(asked['DOB'][6:], '28')}"}


Slip = Callable[[dict[str, str], Random], dict[str, str]]
SLIPS: tuple[Slip, ...] = (
    _surname_typed,
    _given_typed,
    _second_dropped,
    _names_swapped,
    _surname_joined,
    _day_and_month,
    _year_off,
    _day_off,
    _month_off,
)
