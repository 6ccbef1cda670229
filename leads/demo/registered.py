"""Registration of the fictional state: its vehicles and drivers, as a stand-in for the Secretary of State's files.

Most records agree with it. Of the others each kind is there that a second party meets: two characters of a VIN
transposed, another color, a plate that was issued anew, a license in another name or with another birth date, and the
name before a marriage, which is no difference.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random

from leads.demo.load import copy_rows
from leads.demo.names import surnames
from leads.demo.planted import AWAITING, OVERDUE
from leads.demo.rows import Row
from leads.demo.vehicles import COLORS, MAKES, illinois_plate, vin
from leads.demo.wanted import name
from leads.hotfiles.models import Record
from leads.registration.models import Connected
from leads.rules.days import illinois_day

STATE = "IL"
REGISTRATION = ("registration_vehicle", "registration_driver")
OTHERS = 500  # vehicles and drivers each that stand in no hot file
_BEYOND = 32_000_000  # the number of their first plate: no record of any state has one of these
COMPANIES = ("SAMPLETON FLEET LEASING LLC", "TARN VALLEY CAR RENTAL INC", "EXAMPLE COUNTY COURIERS LLC")
#: What registration says of planted records otherwise than they do.
PLANTED: Mapping[str, Mapping[str, str]] = {
    AWAITING: {"VCO": "BLK"},
    OVERDUE: {"VIN": "1FTTEST06KZ900498", "VMA": "FORD", "VMO": "F15", "VST": "PK", "VCO": "WHI"},
}
_NO_VALUES: Mapping[str, str] = {}


def registered(now: datetime, seed: int, *, every_record: bool) -> None:
    """Connects the stand-in and fills it; without `every_record` it knows the planted records alone, and the others.

    `now`: aware and UTC, when the state is made.
    """
    rng, now_on = Random(f"{seed} registered"), illinois_day(now)  # noqa: S311 (fiction, not secrets)
    whose = "Secretary of State of the fictional state"
    Connected.objects.create(state=STATE, name=whose, stand_in=True, connected_at=now)
    vehicles, drivers = REGISTRATION
    copy_rows(vehicles, [*_recorded(rng, now_on, every_record), *_others(rng, now_on)])
    copy_rows(drivers, [*(_licensed(rng) if every_record else ()), *_other_drivers(rng)])


def _recorded(rng: Random, now_on: date, every_record: bool) -> Iterator[Row]:
    """The vehicles of the records, in the order of their ids."""
    found = Record.objects.filter(file="stolen_vehicle", plain__LIS=STATE).order_by("id")
    if not every_record:
        found = found.filter(plain__LIC__startswith="TST")
    for values in found.values_list("plain", flat=True).iterator(chunk_size=2_000):
        known = {**values, **PLANTED.get(values["LIC"], _NO_VALUES)}
        lot = 1.0 if values["LIC"].startswith("TST") else rng.random()
        began = now_on - timedelta(days=rng.randrange(400, 1_400))
        if lot < 0.01:
            known["VIN"] = _transposed(known["VIN"])
        elif lot < 0.02:
            known["VCO"] = "YEL"
        elif lot < 0.025:
            ended = now_on - timedelta(days=rng.randrange(2, 30))
            yield _vehicle(rng, known, began, ended)
            known, began = {**known, **_car(rng)}, ended + timedelta(days=1)
        yield _vehicle(rng, known, began)


def _others(rng: Random, now_on: date) -> Iterator[Row]:
    for number in range(OTHERS):
        known = {"LIC": illinois_plate(_BEYOND + number), "LIT": "PC", "LIY": str(now_on.year + 1), **_car(rng)}
        yield _vehicle(rng, known, now_on - timedelta(days=rng.randrange(30, 1_400)))


def _car(rng: Random) -> dict[str, str]:
    """A vehicle that stands in no hot file."""
    make, begins, models, styles, _ = rng.choice(MAKES[:10])
    year = rng.randrange(2005, 2026)
    described = {"VIN": vin(rng, begins, year), "VYR": str(year), "VMA": make, "VMO": rng.choice(models)}
    return {**described, "VST": styles[0], "VCO": rng.choice(COLORS)}


def _vehicle(rng: Random, known: Mapping[str, str], began: date, ended: date | None = None) -> Row:
    company = rng.random() < 0.06
    owner = rng.choice(COMPANIES) if company else name(rng, rng.choice("MF"))
    seen = [known.get(code, "") for code in ("LIC", "LIT", "LIY", "VIN", "VMA", "VMO", "VST", "VYR", "VCO")]
    return (STATE, *seen, owner, company, began, ended)


def _transposed(number: str) -> str:
    """A number with two neighbors among its last six the other way round; the same where they are all alike."""
    at = next((at for at in range(11, 16) if number[at] != number[at + 1]), 15)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _licensed(rng: Random) -> Iterator[Row]:
    """The drivers of the records of wanted persons, each license once."""
    found = Record.objects.filter(file="wanted_person", plain__OLS=STATE).order_by("id")
    seen: set[str] = set()
    for values in found.values_list("plain", flat=True).iterator(chunk_size=2_000):
        if values["OLN"] in seen:
            continue
        seen.add(values["OLN"])
        named, born, former, lot = values["NAM"], values["DOB"], "", rng.random()
        if lot < 0.01:
            named = name(rng, values["SEX"])
        elif lot < 0.02:
            born = f"{born[:6]}{int(born[6:]) % 28 + 1:02d}"
        elif values["SEX"] == "F" and lot < 0.2:
            former, named = named, f"{surnames(rng)[0]}, {named.partition(', ')[2]}"[:30].rstrip()
        yield _driver(values["OLN"], named, former, born, values["SEX"])


def _other_drivers(rng: Random) -> Iterator[Row]:
    for number in range(OTHERS):
        sex = rng.choice("MF")
        named = name(rng, sex)
        born = f"{rng.randrange(1945, 2008)}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}"
        yield _driver(f"{named[0]}9{number:010d}", named, "", born, sex)


def _driver(number: str, named: str, former: str, born: str, sex: str) -> Row:
    before = [f'"{former}"'] if former else []  # quoted: a name has a comma
    return STATE, number, named, before, born, sex, "valid"
