"""How well plates, VINs and serial numbers are found that were misread, seen in part, or written otherwise.

The records are invented. Plates have every letter, also those that an eye takes for a digit, so that some look alike.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from random import Random

from leads.bench.recall import Hits, Meant, every, measured, surest
from leads.bench.rows import Found
from leads.demo.vehicles import OTHER_STATES, theft
from leads.hotfiles.declare.edits import squeeze
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.files.stolen_gun import FILE as GUNS
from leads.hotfiles.files.stolen_vehicle import FILE as VEHICLES
from leads.messages.fields import DEFAULTS, Values

SEED = 1240
_DAY = date(2026, 11, 23)
_LETTERS, _DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
#: What an eye takes for one another, and how a maker's number may begin.
_ALIKE = dict(zip("OQDISBZG015826", "00015826OISBZG", strict=True))
_FRONTS = ("", "A", "K", "SN", "TX", "WB")
_MAKES, _CALIBERS = ("SW", "GLC", "RUG", "COL", "BER"), ("38", "9", "45", "22", "357")
_EXHAUSTIVE = 40
#: Changes a number as it is asked; "" where this one can't be changed so.
Change = Callable[[str, Random], str]


def vehicles(count: int) -> list[Values]:
    """Stolen vehicles with plates of three letters and four digits, or two and five."""
    rng = Random(SEED)  # noqa: S311 (fiction, not secrets)
    made = (theft(rng, number, _DAY).values for number in range(count))
    return [{**values, "LIC": _plate(rng)} for values in made]


def _plate(rng: Random) -> str:
    letters = rng.choice((2, 3))
    return "".join(rng.choices(_LETTERS, k=letters)) + "".join(rng.choices(_DIGITS, k=7 - letters))


def guns(count: int) -> list[Values]:
    """Stolen guns with numbers of five to nine signs, some with a letter among the digits."""
    rng = Random(SEED)  # noqa: S311 (fiction, not secrets)
    return [
        {"SER": _serial(rng), "MAK": rng.choice(_MAKES), "CAL": rng.choice(_CALIBERS), "TYP": "PR"}
        for _ in range(count)
    ]


def _serial(rng: Random) -> str:
    digits = "".join(rng.choices(_DIGITS, k=rng.randrange(5, 8)))
    inside = digits[:3] + rng.choice(_LETTERS) + digits[3:] if rng.random() < 0.1 else digits
    return rng.choice(_FRONTS) + inside


def _look_alike(text: str, rng: Random) -> str:
    able = [at for at, sign in enumerate(text) if sign in _ALIKE]
    if not able:
        return ""
    at = rng.choice(able)
    return text[:at] + _ALIKE[text[at]] + text[at + 1 :]


def _two_look_alike(text: str, rng: Random) -> str:
    changed = _look_alike(_look_alike(text, rng), rng)
    return changed if changed != text else ""


def _unknown(text: str, rng: Random) -> str:
    at = rng.randrange(len(text))
    return f"{text[:at]}?{text[at + 1 :]}"


def _lacking(text: str, rng: Random) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + 1 :]


def _wrong(text: str, rng: Random) -> str:
    at = rng.randrange(len(text))
    others = (_DIGITS if text[at].isdigit() else _LETTERS).replace(text[at], "")
    return text[:at] + rng.choice(others) + text[at + 1 :]


def _transposed(text: str, rng: Random) -> str:
    at = rng.randrange(len(text) - 1)
    changed = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return changed if changed != text else ""


def _separated(text: str, rng: Random) -> str:
    at = rng.randrange(1, len(text))
    return squeeze(f"{text[:at]}{rng.choice('- ')}{text[at:]}")


def _without_front(text: str, rng: Random) -> str:
    short = text.lstrip(_LETTERS)
    return short if short != text else ""


def _without_letter(text: str, rng: Random) -> str:
    front = text[: len(text) - len(text.lstrip(_LETTERS))]
    short = front + "".join(sign for sign in text[len(front) :] if sign.isdigit())
    return short if short != text else ""


PLATES: Mapping[str, Change] = {
    "as entered": lambda text, rng: text, "one look-alike": _look_alike, "two look-alikes": _two_look_alike,
    "one not seen": _unknown, "two not seen": lambda text, rng: _unknown(_unknown(text, rng), rng),
    "one not seen, one look-alike": lambda text, rng: _look_alike(_unknown(text, rng), rng),
    "one left out": _lacking, "one wrong": _wrong,
}  # fmt: skip
VINS: Mapping[str, Change] = {
    "as entered": lambda text, rng: text, "last eight only": lambda text, rng: text[-8:],
    "last six only": lambda text, rng: text[-6:],
    "O for 0, I for 1": lambda text, rng: text.replace("0", "O").replace("1", "I"),
    "two transposed": _transposed, "one wrong": _wrong,
}  # fmt: skip
SERIALS: Mapping[str, Change] = {
    "as entered": lambda text, rng: text, "separators": _separated, "one look-alike": _look_alike,
    "two look-alikes": _two_look_alike, "front left out": _without_front, "letter inside left out": _without_letter,
    "two transposed": _transposed, "one wrong": _wrong,
}  # fmt: skip


class OnFile:
    """Records of one hot file with their keys."""

    def __init__(self, file: HotFile, records: Sequence[Values]) -> None:
        self.file, self.records = file, records
        self._keys: dict[str, list[int]] = defaultdict(list)
        for place, record in enumerate(records):
            for key in file.record_keys(record):
                self._keys[key].append(place)

    def by_keys(self, asked: Values) -> tuple[Hits, int]:
        """The ten surest hits by keys, and how many records were compared for them."""
        keys = {key for ask in self.file.asks for key in ask(asked, DEFAULTS)}
        places = {at for key in keys for at in self._keys.get(key, ())}
        return self._surest(asked, places), len(places)

    def exhaustively(self, asked: Values) -> Hits:
        """The ten surest hits of all records."""
        return self._surest(asked, range(len(self.records)))

    def _surest(self, asked: Values, places: Sequence[int] | set[int]) -> Hits:
        return surest((at, self.file.match(asked, self.records[at], _DAY, DEFAULTS)) for at in places)

    def found(self, title: str, inquiries: Sequence[Meant]) -> Found:
        """The row of these inquiries."""
        both = every(self.exhaustively, inquiries[:_EXHAUSTIVE])
        return Found.of(title, measured(len(self.records), inquiries, self.by_keys, both))


def found(count: int, queries: int) -> Iterator[Found]:
    """What is found among so many records: plates with their state, VINs, guns by number with make and caliber."""
    cars, held = OnFile(VEHICLES, vehicles(count)), OnFile(GUNS, guns(count))
    for how, change in PLATES.items():
        yield cars.found(f"plate, {how}", list(_asked(cars.records, "LIC", change, ("LIS",), queries)))
    for how in ("as entered", "one look-alike"):
        at_home = _asked(cars.records, "LIC", PLATES[how], ("LIS",), queries)
        elsewhere = [(at, {**asked, "LIS": _other_state(asked["LIS"])}) for at, asked in at_home]
        yield cars.found(f"plate, {how}, under another state", elsewhere)
    for how, change in VINS.items():
        yield cars.found(f"VIN, {how}", list(_asked(cars.records, "VIN", change, (), queries)))
    for how, change in SERIALS.items():
        yield held.found(f"gun, {how}", list(_asked(held.records, "SER", change, ("MAK", "CAL"), queries)))


def _other_state(state: str) -> str:
    return next(one for one in OTHER_STATES if one != state)


def _asked(records: Sequence[Values], code: str, change: Change, beside: tuple[str, ...], many: int) -> Iterator[Meant]:
    """So many inquiries by one number with its change, and what is asked beside it as it stands on record."""
    rng, left = Random(SEED), many  # noqa: S311 (a sample, no secret)
    for _ in range(many * 50):
        at = rng.randrange(len(records))
        if left and (number := change(records[at][code], rng)):
            left -= 1
            yield at, {code: number, **{one: records[at][one] for one in beside}}
