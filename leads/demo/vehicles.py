"""Stolen vehicles: plates in the form of each state, numbers with a right check digit, all of them invented."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from leads.hotfiles.things.vehicle.vin import check_digit

#: Make, what numbers of its cars begin with, model and style codes, and how common it is.
MAKES = (
    ("FORD", "1FA", ("FUS", "FOC", "MUS"), ("4D",), 9),
    ("FORD", "1FT", ("F15",), ("PK",), 8),
    ("CHEV", "1G1", ("MAL", "IMP", "CRU"), ("4D",), 9),
    ("CHEV", "1GC", ("SIL",), ("PK",), 8),
    ("TOYT", "4T1", ("CAM", "COA"), ("4D",), 9),
    ("HOND", "1HG", ("ACC", "CIV"), ("4D", "2D"), 9),
    ("NISS", "1N4", ("ALT", "SEN"), ("4D",), 8),
    ("HYUN", "5NP", ("ELA", "SON"), ("4D",), 10),
    ("KIA", "KNA", ("OPT", "FOR"), ("4D",), 10),
    ("DODG", "2C3", ("CHA", "CHL"), ("4D", "2D"), 7),
    ("JEEP", "1C4", ("GRC", "WRA"), ("SW",), 6),
    ("VOLK", "3VW", ("JET", "GOL"), ("4D",), 3),
    ("SUBA", "4S4", ("OUT", "FRS"), ("SW",), 3),
    ("BMW", "WBA", ("328",), ("4D",), 2),
    ("MAZD", "JM1", ("MZ3",), ("4D",), 2),
    ("TESL", "5YJ", ("MOD",), ("4D",), 1),
    ("HD", "1HD", ("CYL",), ("MC",), 2),
)
_SHARES = [make[4] for make in MAKES]
COLORS = ("BLK", "WHI", "SIL", "GRY", "BLU", "RED", "DBL", "GRN", "TAN", "MAR", "GLD", "BLK/GRY", "WHI/BLU")
_COLOR_SHARES = (20, 19, 15, 14, 10, 9, 4, 3, 2, 2, 1, 1, 1)
OTHER_STATES = ("IN", "WI", "MO", "IA", "MI", "KY", "OH", "TX")
#: Letters that no eye takes for a digit: every plate of the state is found under a key of its own.
LETTERS = "ACEFHJKLMNPRTUVWXY"
_SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
_YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789"  # tenth character: 1980 is A, 2010 is A again

ILLINOIS = len(LETTERS) ** 2 * 100_000
_ELSEWHERE = len(LETTERS) ** 3 * 10_000
STRIDE, SHIFT = 15_485_863, 7_321_009  # a prime that divides neither: each number gives a plate of its own
CASE_YEAR = 2


@dataclass(frozen=True, slots=True)
class Theft:
    """One stolen vehicle before it is entered: its fields, and the day it was taken."""

    values: dict[str, str]
    stolen_on: date


def illinois_plate(number: int) -> str:
    """The plate with this number: two letters and five digits. Two numbers below 32,400,000 never share one."""
    mixed = (number * STRIDE + SHIFT) % ILLINOIS
    letters, digits = divmod(mixed, 100_000)
    first, second = divmod(letters, len(LETTERS))
    return f"{LETTERS[first]}{LETTERS[second]}{digits:05d}"


def other_plate(number: int) -> str:
    """The plate with this number in the form of other states: three letters and four digits."""
    mixed = (number * STRIDE + SHIFT) % _ELSEWHERE
    letters, digits = divmod(mixed, 10_000)
    rest, third = divmod(letters, len(LETTERS))
    first, second = divmod(rest, len(LETTERS))
    return f"{LETTERS[first]}{LETTERS[second]}{LETTERS[third]}{digits:04d}"


def plate_of(number: int) -> tuple[str, str]:
    """Plate and state of the stolen vehicle with this number; one in nine comes from another state."""
    if number % 9 == 4:
        return other_plate(number), OTHER_STATES[number // 9 % len(OTHER_STATES)]
    return illinois_plate(number), "IL"


def vin(rng: Random, begins: str, year: int) -> str:
    """A number of 17 characters with its right check digit; what follows the maker's three is invented."""
    described = "".join(rng.choices(_SIGNS, k=5))
    rest = f"{_YEARS[(year - 1980) % 30]}{rng.choice(_SIGNS)}{rng.randrange(1_000_000):06d}"
    return f"{begins}{described}{check_digit(f'{begins}{described}0{rest}')}{rest}"


def theft(rng: Random, number: int, entered: date) -> Theft:
    """The stolen vehicle with this number, entered on a day; taken on it or shortly before."""
    make, begins, models, styles, _ = rng.choices(MAKES, _SHARES)[0]
    stolen = entered - timedelta(days=min(int(rng.expovariate(0.8)), 30))
    year = min(stolen.year - int(rng.expovariate(0.12)), stolen.year)
    year = max(year, 1996)
    plate, state = plate_of(number)
    values = {
        "LIC": plate,
        "LIS": state,
        "LIY": str(stolen.year + rng.randint(0, 1)),
        "LIT": "MC" if make == "HD" else "TK" if styles[0] == "PK" else "PC",
        "VIN": vin(rng, begins, year),
        "VYR": str(year),
        "VMA": make,
        "VMO": rng.choice(models),
        "VST": rng.choice(styles),
        "VCO": rng.choices(COLORS, _COLOR_SHARES)[0],
        "DOT": f"{stolen:%Y%m%d}",
    }
    return Theft(values, stolen)
