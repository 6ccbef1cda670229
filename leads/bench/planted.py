"""Inquiries about people of the fictional state with errors planted by kind: what is typed, heard, swapped, married.

How often each kind comes in life nobody counted for us: the shares in MIX are our own, and so is every figure by them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import permutations
from random import Random

from leads.bench.made_up import typed
from leads.demo.names import given, surnames
from leads.hotfiles.things.person.names import SUFFIXES, short_forms

Asked = dict[str, str]
#: Plants one error; None where this person can't have it: nobody without a short form has a nickname.
Plant = Callable[[Asked, Random], Asked | None]
#: Letters that are written for one another where both are heard alike.
_HEARD = (
    ("PH", "F"), ("F", "PH"), ("CK", "K"), ("C", "K"), ("K", "C"), ("Y", "I"), ("IE", "EI"), ("EE", "EA"), ("S", "Z"),
    ("Z", "S"), ("SON", "SEN"), ("LL", "L"), ("L", "LL"), ("NN", "N"), ("N", "NN"), ("TT", "T"), ("RS", "RZ"),
    ("AI", "AY"), ("OU", "OO"), ("ER", "OR"), ("EY", "Y"), ("TH", "T"), ("GH", "G"), ("MB", "M"), ("A", "E"),
)  # fmt: skip
#: How many errors an inquiry has, and how often.
MIX: Mapping[int, float] = {0: 0.50, 1: 0.30, 2: 0.15, 3: 0.05}
#: How often a digit of a number is wrong: as often, we think, as a surname is typed wrong.
NUMBER_WRONG = 0.04
_FIRST, _LAST = 1900, 2015


def _halves(asked: Asked) -> tuple[str, str]:
    surname, _, after = asked["NAM"].partition(", ")
    return surname, after


def _named(asked: Asked, surname: str, after: str) -> Asked | None:
    """The inquiry with another name; None where it is no other."""
    name = f"{surname}, {after}".rstrip()
    return asked | {"NAM": name} if name != asked["NAM"] and surname else None


def _one_word(asked: Asked, rng: Random, change: Callable[[str, Random], str]) -> Asked | None:
    """One word of the name changed: the surname, or the first given name."""
    surname, after = _halves(asked)
    if rng.random() < 0.5:
        return _named(asked, change(surname, rng), after)
    first, _, rest = after.partition(" ")
    return _named(asked, surname, f"{change(first, rng)} {rest}") if first else None


def _typing(asked: Asked, rng: Random) -> Asked | None:
    return _one_word(asked, rng, typed)


def _respelled(word: str, rng: Random) -> str:
    able = [(one, other) for one, other in _HEARD if one in word[1:]]
    if not able:
        return word
    one, other = rng.choice(able)
    return word[0] + word[1:].replace(one, other, 1)


def _sound(asked: Asked, rng: Random) -> Asked | None:
    return _one_word(asked, rng, _respelled)


def _swap(asked: Asked, rng: Random) -> Asked | None:
    """Surname and given names change places, each with all its words or with the first."""
    surname, after = _halves(asked)
    words = [one for one in after.split() if one not in SUFFIXES]
    whole = " ".join(words) if rng.random() < 0.5 else words[0]
    return _named(asked, whole, surname.replace("-", " "))


def _swap_typed(asked: Asked, rng: Random) -> Asked | None:
    swapped = _swap(asked, rng)
    return swapped and _typing(swapped, rng)


def _split(asked: Asked, rng: Random) -> Asked | None:
    """A surname in two words; of a double one, one part."""
    surname, after = _halves(asked)
    parts = surname.replace("-", " ").split()
    if len(parts) > 1:
        return _named(asked, rng.choice(parts), after)
    return _named(asked, f"{surname[:3]} {surname[3:]}", after) if len(surname) > 5 else None


def _nickname(asked: Asked, rng: Random) -> Asked | None:
    surname, after = _halves(asked)
    first, _, rest = after.partition(" ")
    forms = short_forms(first)
    return _named(asked, surname, f"{rng.choice(forms)} {rest}") if forms else None


def _initials(asked: Asked, rng: Random) -> Asked | None:
    """All given names as initials, or the first alone."""
    surname, after = _halves(asked)
    letters = [one[0] for one in after.split() if one not in SUFFIXES]
    return _named(asked, surname, " ".join(letters if rng.random() < 0.5 else letters[:1]))


def _hyphen(asked: Asked, rng: Random) -> Asked | None:
    """A double surname with a blank, as one word, or the other way round."""
    surname, after = _halves(asked)
    one, hyphen, other = surname.partition("-")
    return _named(asked, rng.choice((f"{one} {other}", one + other, f"{other}-{one}")), after) if hyphen else None


def _moved_blank(asked: Asked, rng: Random) -> Asked | None:
    """The blank between two given names a letter too early or too late, or none."""
    surname, after = _halves(asked)
    first, _, rest = after.partition(" ")
    if len(first) < 3 or len(rest.partition(" ")[0]) < 3:
        return None
    moved = (first + rest, f"{first[:-1]} {first[-1]}{rest}", f"{first}{rest[0]} {rest[1:]}")
    return _named(asked, surname, rng.choice(moved))


def _married(asked: Asked, rng: Random) -> Asked | None:
    return _named(asked, surnames(rng)[0], _halves(asked)[1])


def _other_given(asked: Asked, rng: Random) -> Asked | None:
    return _named(asked, _halves(asked)[0], given(rng, asked["SEX"])[0])


def _second_given(asked: Asked, rng: Random) -> Asked | None:
    """The second given name alone, by which somebody goes."""
    surname, after = _halves(asked)
    _, *others = after.split()
    return _named(asked, surname, others[0]) if others and len(others[0]) > 1 and others[0] not in SUFFIXES else None


def is_day(text: str) -> bool:
    """Whether eight digits are a day on which somebody may have been born."""
    try:
        return _FIRST <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= _LAST
    except ValueError:
        return False


def _born(asked: Asked, others: Sequence[str], rng: Random) -> Asked | None:
    able = [one for one in others if one != asked["DOB"] and is_day(one)]
    return asked | {"DOB": rng.choice(able)} if able else None


def _digit(asked: Asked, rng: Random) -> Asked | None:
    day = asked["DOB"]
    return _born(asked, [f"{day[:at]}{one}{day[at + 1 :]}" for at in range(2, 8) for one in "0123456789"], rng)


def _transposed(asked: Asked, rng: Random) -> Asked | None:
    day = asked["DOB"]
    return _born(asked, [f"{day[:at]}{day[at + 1]}{day[at]}{day[at + 2 :]}" for at in range(2, 7)], rng)


def _day_and_month(asked: Asked, rng: Random) -> Asked | None:
    day = asked["DOB"]
    return _born(asked, [day[:4] + day[6:] + day[4:6]], rng)


def _moved_digits(asked: Asked, rng: Random) -> Asked | None:
    """The digits of month and day in another order that is a day too: 1102 as 1021."""
    day = asked["DOB"]
    near = {day[:4] + day[6:] + day[4:6], *(f"{day[:at]}{day[at + 1]}{day[at]}{day[at + 2 :]}" for at in range(4, 7))}
    return _born(asked, sorted({day[:4] + "".join(one) for one in permutations(day[4:])} - near), rng)


def _year_off(asked: Asked, rng: Random) -> Asked | None:
    return _born(asked, [f"{int(asked['DOB'][:4]) + one}{asked['DOB'][4:]}" for one in (-1, 1)], rng)


def _day_off(asked: Asked, rng: Random) -> Asked | None:
    day = asked["DOB"]
    born = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    return _born(asked, [f"{born + timedelta(days=one):%Y%m%d}" for one in (-1, 1)], rng)


def _month_off(asked: Asked, rng: Random) -> Asked | None:
    return _born(asked, [f"{asked['DOB'][:4]}{month:02d}{asked['DOB'][6:]}" for month in range(1, 13)], rng)


KINDS: Mapping[str, Plant] = {
    "typing": _typing, "sound": _sound, "swap": _swap, "swap and typing": _swap_typed, "split": _split,
    "nickname": _nickname, "initials": _initials, "hyphen": _hyphen, "moved blank": _moved_blank, "married": _married,
    "another given name": _other_given, "second given name": _second_given, "birth digit": _digit,
    "birth digits transposed": _transposed, "birth day and month": _day_and_month, "birth digits moved": _moved_digits,
    "birth year off": _year_off, "birth day off": _day_off, "birth month off": _month_off,
}  # fmt: skip
#: A kind that takes what another needs, or makes another of it: never two of them in one inquiry.
_OF_NAMES_WHOLE = frozenset(
    {"swap", "swap and typing", "married", "another given name", "initials", "second given name"}
)


def plain(person: Mapping[str, str]) -> Asked:
    """What is asked about a person where nothing went wrong: name, birth date and sex."""
    return {code: person[code] for code in ("NAM", "DOB", "SEX")}


def with_errors(person: Mapping[str, str], many: int, rng: Random) -> Asked:
    """An inquiry about a person with so many errors, each of another kind."""
    asked, left, whole = plain(person), list(KINDS), False
    while many and left:
        kind = left.pop(rng.randrange(len(left)))
        if whole and kind in _OF_NAMES_WHOLE:
            continue
        if (planted := KINDS[kind](asked, rng)) is not None:
            asked, many, whole = planted, many - 1, whole or kind in _OF_NAMES_WHOLE
    return asked


def mixed(person: Mapping[str, str], rng: Random) -> Asked:
    """An inquiry about a person with as many errors as MIX says."""
    return with_errors(person, rng.choices(tuple(MIX), tuple(MIX.values()))[0], rng)


def numbered(person: Mapping[str, str], asked: Asked, rng: Random) -> Asked:
    """The inquiry with the person's Social Security number too, where one is on record, at times with a wrong digit."""
    number = person.get("SOC", "")
    if not number:
        return asked
    at = rng.randrange(3, len(number))
    wrong = f"{number[:at]}{(int(number[at]) + rng.randrange(1, 10)) % 10}{number[at + 1 :]}"
    return asked | {"SOC": wrong if rng.random() < NUMBER_WRONG else number}


def of_kind(persons: Sequence[Mapping[str, str]], kind: str, many: int, rng: Random) -> Iterator[tuple[int, Asked]]:
    """So many inquiries with one error of a kind, each with its person's place; fewer where few can have it."""
    left = many
    for _ in range(many * 400):
        if not left:
            return
        at = rng.randrange(len(persons))
        if (asked := KINDS[kind](plain(persons[at]), rng)) is not None:
            left -= 1
            yield at, asked
