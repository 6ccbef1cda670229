"""The agencies of the fictional state, their agreements and their devices, as rows for the tables of their room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import chain, count
from random import Random

from leads.demo.places import CAMPUS, COUNTIES, COURTS, DISPATCH, STATE, TOWNS
from leads.demo.rows import Row

FULL, INQUIRIES, MESSAGES = 1, 2, 3
LEVELS: tuple[Row, ...] = (
    (FULL, "Full access", "full", [], []),
    (INQUIRIES, "Inquiries only", "less", ["files.inquire"], ["stolen_vehicle", "wanted_person"]),
    (MESSAGES, "Messages only", "less", ["messages"], []),
)
#: How many of a hundred agencies are of a kind, besides the Department; the others are police departments.
OF_A_HUNDRED = (("sheriff", 12), ("dispatch", 10), ("court", 8), ("campus", 8), ("state", 5))
DEPARTMENT, SAMPLETON, TARN_VALLEY = 1, 2, 3
NAME, ADDRESS = "LEADS Department", "LEADS Data Center, 1 Records Way"
#: Last characters of the browser seats: three where the printed accounts work, who may all be signed on at once.
BROWSERS = {DEPARTMENT: "BCD", SAMPLETON: "BCD"}
#: Agencies whose agreement is not as it should be, so that every refusal can be seen: over, and not countersigned.
EXPIRED, NOT_COUNTERSIGNED, ENDS_SOON = (18, 47), (63,), (5, 31)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
CONFIGURATION = {
    "terminal": "TERMINAL 3.1, MESSAGE LINK TLS 1.3, FIXED POSITION",
    "computer": "CAD INTERFACE 8.2, MESSAGE LINK TLS 1.3",
    "browser": "BROWSER PLACE, CURRENT CHROMIUM OR FIREFOX, SECURITY KEY",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One agency of the fictional state, as far as the other makers need it."""

    id: int
    ori: str
    name: str
    kind: str
    county: str
    level: int
    code: str  # first three characters of its devices' mnemonics


def ori(number: int) -> str:
    """The ORI of the agency with this number: county 199, which Illinois does not have; 100 steps apart at first."""
    return f"IL199{number % 100:02d}{number // 100:02d}"


def places(rng: Random, many: int) -> list[Place]:
    """The agencies: first the Department, then the two of every example, then as many as asked, kinds mixed."""
    found = [
        Place(DEPARTMENT, "IL1990000", NAME, "department", "", FULL, "LDS"),
        Place(SAMPLETON, "IL1990100", "Sampleton PD", "police", COUNTIES[0], FULL, "SMP"),
        Place(TARN_VALLEY, "IL1990200", "Tarn Valley PD", "police", COUNTIES[1], FULL, "TVP"),
    ][:many]
    kinds = _kinds(rng, many - len(found))
    codes = _Codes({place.code for place in found})
    seen: dict[str, Iterator[int]] = {}
    for number, kind in enumerate(kinds, len(found)):
        nth = next(seen.setdefault(kind, count()))
        county = COUNTIES[(nth if kind in {"sheriff", "court"} else number) % len(COUNTIES)]
        name = _name(kind, nth, county)
        found.append(Place(number + 1, ori(number), name, kind, county, _level(kind, nth), codes(name)))
    return found


def _kinds(rng: Random, many: int) -> list[str]:
    kinds = [kind for kind, share in OF_A_HUNDRED for _ in range(share * many // 100)]
    kinds += ["police"] * (many - len(kinds))
    rng.shuffle(kinds)
    return kinds


def _name(kind: str, nth: int, county: str) -> str:
    """The nth name of a kind; past the towns and counties that there are, a number makes it unlike the others."""
    known = len(COUNTIES) if kind in {"sheriff", "court"} else len(STATE) if kind == "state" else len(TOWNS) - 2
    again = f" {nth // known + 1}" if nth >= known else ""
    if kind == "sheriff":
        return f"{county} County Sheriff{again}"
    endings = {"dispatch": DISPATCH, "court": COURTS, "campus": CAMPUS, "state": STATE}.get(kind, ("PD",))
    ending = endings[nth % len(endings)]
    if kind == "state":
        return f"{ending} Division{again}"
    return f"{county} County {ending}{again}" if kind == "court" else f"{TOWNS[nth % known + 2]} {ending}{again}"


def _level(kind: str, nth: int) -> int:
    if kind == "court":
        return MESSAGES if nth % 2 else INQUIRIES
    if kind in {"campus", "state"}:
        return INQUIRIES if nth % 2 else FULL
    return FULL


class _Codes:
    """Gives each agency three characters of its own, from its name where they are free."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.free = (a + b + c for a in LETTERS for b in LETTERS for c in LETTERS)

    def __call__(self, name: str) -> str:
        letters = [sign for sign in name.upper() if sign.isalpha()]
        wanted = (letters[0] + letters[i] + letters[j] for i in range(1, 6) for j in range(i + 1, 7))
        code = next(one for one in chain(wanted, self.free) if one not in self.taken)
        self.taken.add(code)
        return code


def _address(place: Place) -> str:
    if place.id == DEPARTMENT:
        return ADDRESS
    return f"{place.id} Court Street, {place.county} County"


def agency_rows(found: list[Place], heads: Mapping[int, str]) -> Iterator[Row]:
    """Rows of agencies_agency, each with the name of its head."""
    for place in found:
        telephone = f"217-555-{place.id % 10_000:04d}"
        yield (
            place.id,
            place.ori,
            place.name,
            place.kind,
            place.county,
            heads.get(place.id, ""),
            _address(place),
            telephone,
            "America/Chicago",
            place.level,
        )


def text_rows(now: datetime) -> Iterator[Row]:
    """Rows of agencies_policytext: a letter of the fictional Department does not go by the name of the real one."""
    why = "A fictional state has a fictional Department."
    hearing = "10:00 AM, LEADS Data Center, Hearing Room 1"
    for number, (name, value) in enumerate(
        (("department.name", NAME), ("department.place", ADDRESS), ("department.hearing_place", hearing)), start=1
    ):
        yield number, name, value, why, "demo.admin", now


def agreement_rows(rng: Random, found: list[Place], now: datetime) -> Iterator[Row]:
    """Rows of agencies_agreement: one each, nearly all in force."""
    today = now.date()
    for place in found:
        starts = today - timedelta(days=rng.randint(1300, 1500))  # before the oldest record (life.OLDEST_DAYS)
        signed = starts - timedelta(days=rng.randint(5, 60))
        until = starts + timedelta(days=5 * 365)
        if place.id in EXPIRED:
            until = today - timedelta(days=rng.randint(3, 40))
        if place.id in ENDS_SOON:
            until = today + timedelta(days=rng.randint(12, 50))
        by_department = None if place.id in NOT_COUNTERSIGNED else signed + timedelta(days=3)
        yield (place.id, place.id, "2024-1", signed, by_department, starts, until, None)


def device_rows(rng: Random, found: list[Place], many: int, now: datetime) -> Iterator[Row]:
    """Rows of agencies_device: browser seats for every agency first, then terminals and computers, spread unevenly.

    About one in fifty is not yet approved, one in sixty withdrawn; those of the two example agencies are all in order.
    """
    ids = count(1)
    used: dict[int, Iterator[str]] = {place.id: iter(_signs(place)) for place in found}
    for place in found:
        for last in _browsers(place):
            yield _device(rng, next(ids), place, last, now)
    weights = [6 if place.kind == "dispatch" else 3 if place.kind in {"police", "sheriff"} else 1 for place in found]
    first = [found[index] for index in (1, 1, 2, 2, 0) if index < len(found)]  # SMP1 and TVP1 exist in every size
    for place in [*first, *rng.choices(found, weights, k=max(0, many * 3))]:
        sign = next(used[place.id], None)
        number = next(ids) if sign else 0
        if number > many:
            return
        if sign:
            yield _device(rng, number, place, sign, now)


def _device(rng: Random, number: int, place: Place, sign: str, now: datetime) -> Row:
    kind = _kind(rng, place, sign)
    approved = datetime.combine(now.date() - timedelta(days=rng.randint(30, 1200)), time(15, 0), now.tzinfo)
    state = rng.random() if place.id > TARN_VALLEY and sign != "B" else 1.0
    withdrawn = now - timedelta(days=rng.randint(2, 28)) if state < 1 / 60 else None
    unapproved = 1 / 60 <= state < 1 / 60 + 1 / 50
    where = "dispatch" if place.kind == "dispatch" else "vehicle" if sign in "6789" and kind == "terminal" else "desk"
    return (
        number,
        place.code + sign,
        place.id,
        kind,
        where,
        CONFIGURATION[kind],
        "" if unapproved else CONFIGURATION[kind],
        None if unapproved else approved,
        "" if unapproved else "demo.admin",
        withdrawn,
    )


def _browsers(place: Place) -> str:
    return BROWSERS.get(place.id, "B")


def _signs(place: Place) -> str:
    """Last characters of an agency's mnemonics besides its browser seats."""
    return "".join(sign for sign in "123456789" + LETTERS if sign not in _browsers(place))


def _kind(rng: Random, place: Place, sign: str) -> str:
    if sign in _browsers(place):
        return "browser"
    return "terminal" if sign in "1234" else rng.choice(("terminal", "terminal", "computer", "browser"))
