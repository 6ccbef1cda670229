"""Wanted persons: names as the census spreads them, bodies and birth dates that can be, offenses from the table."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from leads.demo.names import given, surnames

#: Offense codes that say what was done without a note or an original offense, how common, and whether a felony.
OFFENSES = (
    ("2404", 6, True), ("2202", 6, True), ("2203", 3, True), ("2303", 8, False), ("2305", 5, False), ("1313", 8, False),
    ("1315", 7, True), ("3532", 8, True), ("3562", 4, False), ("3512", 4, True), ("5404", 8, False), ("5401", 3, False),
    ("1204", 3, True), ("1206", 3, True), ("2604", 3, True), ("2605", 4, True), ("2902", 5, False), ("5202", 5, True),
    ("5212", 3, True), ("3803", 4, False), ("2502", 2, True), ("2804", 4, True), ("5311", 3, False), ("0911", 1, True),
)  # fmt: skip
_SHARES = [share for _, share, _ in OFFENSES]
FELONY, MISDEMEANOR = ("01", "01", "01", "03", "06"), ("A", "C", "C", "F")
CAUTIONS = ("00", "05", "10", "20", "25", "55", "70", "0005", "0525")
RACES, _RACE_SHARES = "WBAIU", (60, 29, 5, 2, 4)
EYES, _EYE_SHARES = ("BRO", "BLU", "HAZ", "GRN", "GRY", "BLK"), (52, 25, 10, 9, 2, 2)
HAIR, _HAIR_SHARES = ("BRO", "BLK", "BLN", "GRY", "RED", "SDY"), (42, 34, 11, 8, 4, 1)
SKIN = ("FAR", "LGT", "MED", "OLV", "MBR", "DRK", "LBR")
BIRTHPLACES, _BIRTH_SHARES = (
    ("IL", "IN", "WI", "MO", "TX", "MM", "MI", "IA", "TN", "CA"),
    (60, 6, 6, 6, 4, 6, 4, 3, 3, 2),
)
NAME_MOST = 30


@dataclass(frozen=True, slots=True)
class Warrant:
    """One wanted person before entry: message key, fields, and the day of the warrant."""

    key: str
    values: dict[str, str]
    issued_on: date


def social(number: int) -> str:
    """A Social Security number that nobody has: the area 666 was never given out."""
    return f"666{1 + number // 9999 % 99:02d}{1 + number % 9999:04d}"


def birth_date(rng: Random, issued: date) -> date:
    """A birth date that fits a warrant: from 17 years, mostly in the twenties and thirties."""
    years = 17 + min(rng.gammavariate(2.2, 8.5), 65)
    return issued - timedelta(days=int(years * 365.25))


def name(rng: Random, sex: str) -> str:
    """Surname, comma, given name and mostly a middle name or initial; now and then a double surname or a suffix."""
    lot = rng.random()
    surname = "-".join(surnames(rng, 2)) if lot < 0.015 else surnames(rng)[0]
    first, middle = given(rng, sex, 2)
    if lot > 0.85:
        middle = ""
    elif lot > 0.4:
        middle = middle[0]
    suffix = rng.choice((" JR", " SR", " III")) if sex == "M" and 0.3 < lot < 0.34 else ""
    whole = f"{surname}, {first} {middle}".rstrip() + suffix
    return whole if len(whole) <= NAME_MOST else f"{surname}, {first}"[:NAME_MOST].rstrip()


def warrant(rng: Random, number: int, entered: date) -> Warrant:
    """The wanted person with this number, entered on a day; the warrant is of that day or the one before."""
    sex = "M" if rng.random() < 0.8 else "F"
    issued = entered - timedelta(days=rng.random() < 0.4)
    offense, _, felony = rng.choices(OFFENSES, _SHARES)[0]
    values = {"NAM": name(rng, sex), "SEX": sex, "RAC": rng.choices(RACES, _RACE_SHARES)[0]}
    values |= _body(rng, sex)
    values["DOB"] = f"{birth_date(rng, issued):%Y%m%d}"
    if rng.random() < 0.7:
        values["POB"] = rng.choices(BIRTHPLACES, _BIRTH_SHARES)[0]
    if rng.random() < 0.55:
        values["SOC"] = social(number)
    if rng.random() < 0.35:
        values |= {"OLN": f"{values['NAM'][0]}{rng.randrange(10**11):011d}", "OLS": "IL", "OLY": str(issued.year + 2)}
    values |= {"OFF": offense, "DOW": f"{issued:%Y%m%d}", "EXL": rng.choice(FELONY if felony else MISDEMEANOR)}
    values["WNO"] = f"{issued:%y}-{'CF' if felony else 'CM'}-{number % 1_000_000:06d}"
    key = "EW"
    if rng.random() < 0.06:
        key, values["CMC"] = "EW-C", rng.choice(CAUTIONS)
    return Warrant(key, values, issued)


def _body(rng: Random, sex: str) -> dict[str, str]:
    inches = max(56, min(80, round(rng.gauss(69.5 if sex == "M" else 64, 2.9))))
    pounds = max(90, min(420, round(rng.gauss(188 if sex == "M" else 158, 34))))
    return {
        "HGT": f"{inches // 12}{inches % 12:02d}",
        "WGT": f"{pounds:03d}",
        "EYE": rng.choices(EYES, _EYE_SHARES)[0],
        "HAI": rng.choices(HAIR, _HAIR_SHARES)[0],
        "SKN": rng.choice(SKIN),
    }
