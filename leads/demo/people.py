"""The people of the fictional state: who works where, screened and certified how far, in which office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from leads.demo.agencies import DEPARTMENT, FULL, SAMPLETON, Place
from leads.demo.names import given, surnames
from leads.demo.rows import Row

#: User ids of the accounts that `leads demo` prints, with agency and office; the same in every demonstration.
ACCOUNTS: dict[str, tuple[int, str]] = {
    "demo.operator": (SAMPLETON, "operator"),
    "demo.second": (SAMPLETON, "operator"),
    "demo.coordinator": (SAMPLETON, "coordinator"),
    "demo.admin": (DEPARTMENT, "administrator"),
    "demo.director": (DEPARTMENT, "director"),
    "demo.vendor": (SAMPLETON, "operator"),
}
AUDITORS = 4
CERTIFICATE_DAYS = 730  # two years to the date
BEFORE_THE_OLDEST = 1290  # days: whoever enters records was allowed to before the oldest one (life.OLDEST_DAYS)


@dataclass(frozen=True, slots=True)
class Someone:
    """One person of the fictional state, as far as the other makers need it."""

    id: int
    user_id: str
    surname: str
    given: str
    agency: Place
    office: str
    enters: bool = False  # works at a desk that enters records, and has since before the oldest of them

    @property
    def in_order(self) -> bool:
        """Whether papers have to be without fault: who holds an office, has a printed account or enters records."""
        return self.office != "operator" or self.user_id in ACCOUNTS or self.enters


def people(rng: Random, places: list[Place], many: int) -> list[Someone]:
    """The people: the printed accounts, a head and a coordinator for each agency, auditors, then operators."""
    by_id = {place.id: place for place in places}
    seats = [(by_id[agency], office, user_id) for user_id, (agency, office) in ACCOUNTS.items()]
    seats += [(by_id[DEPARTMENT], "auditor", "")] * AUDITORS
    seats += [(place, "head", "") for place in places if place.id != DEPARTMENT]
    seats += [(place, "coordinator", "") for place in places if place.id != SAMPLETON]
    seats += [(place, "operator", "") for place in places for _ in range(4)]  # nobody is alone: records are checked
    steady = {number for number, seat in enumerate(seats, 1) if seat[1] in {"operator", "coordinator"}}
    weights = [5 if place.kind == "dispatch" else 3 if place.level == FULL else 1 for place in places]
    rest = max(0, many - len(seats))
    seats += [(place, "operator", "") for place in rng.choices(places, weights, k=rest)]
    names = surnames(rng, len(seats))
    used: dict[str, Iterator[int]] = {}
    return [
        _someone(rng, number, seat, name, used, number in steady)
        for number, (seat, name) in enumerate(zip(seats, names, strict=True), 1)
    ]


def _someone(  # noqa: PLR0917 (what one person is made of)
    rng: Random, number: int, seat: tuple[Place, str, str], surname: str, used: dict[str, Iterator[int]], enters: bool
) -> Someone:
    place, office, user_id = seat
    sex = rng.choice("MF")
    first, middle = given(rng, sex, 2)
    stem = f"{first[0]}{surname}".lower()
    return Someone(
        number,
        user_id or f"{stem}{next(used.setdefault(stem, count(1)))}",
        surname.title(),
        f"{first.title()} {middle[0]}.",
        place,
        office,
        enters,
    )


def person_rows(rng: Random, found: list[Someone], now: datetime) -> Iterator[Row]:
    """Rows of people_person. Nobody has a password: a demonstration is entered by one-time links.

    A vendor's account gets one when its way in is shown (leads/demo/vendor.py).
    """
    for one in found:
        since = now.date() - timedelta(days=rng.randint(BEFORE_THE_OLDEST + 110 if one.enters else 800, 9000))
        left = now.date() - timedelta(days=rng.randint(1, 300)) if rng.random() < 0.01 and not one.in_order else None
        yield (
            one.id,
            f"!{one.user_id}",
            None,
            one.user_id,
            one.surname,
            one.given,
            "",
            one.agency.id,
            since,
            left,
            True,
        )


def screening_rows(rng: Random, found: list[Someone], now: datetime) -> Iterator[Row]:
    """Rows of people_screening: nearly all cleared; a few not back yet, with a charge open, or convicted."""
    for one in found:
        longest = BEFORE_THE_OLDEST if one.enters else 600  # days since the decision, at least
        asked = now.date() - timedelta(days=rng.randint(longest + 100, 2500))
        state, national, decision, reason = _screened(rng.random(), one)
        if decision == "pending":
            asked = now.date() - timedelta(days=rng.randint(3, 30))
        at = None if decision == "pending" else now - timedelta(days=rng.randint(longest, longest + 90))
        by = "" if decision == "pending" else "demo.admin"
        sent = (asked, asked + timedelta(days=1))
        yield (one.id, one.id, *sent, state, national, decision, by, at, reason, None, "", "")


def _screened(lot: float, one: Someone) -> tuple[str, str, str, str]:
    if one.in_order or lot > 0.051:
        return "clear", "clear", "cleared", "Of good character, as those say who know the person."
    if lot > 0.048:
        return (
            "clear",
            "lesser",
            "cleared",
            "A misdemeanor long ago, without moral turpitude; of good character.",
        )
    if lot > 0.045:
        return "charge", "clear", "cleared", "May stay until the charge is decided."
    if lot > 0.025:
        return "clear", "pending", "pending", ""
    if lot > 0.012:
        return "charge", "clear", "pending", "Charge open in the state's answer."
    if lot > 0.006:
        return "charge", "clear", "denied", "Access denied until the charge is settled."
    return "clear", "conviction", "denied", "Conviction in the national answer."


def certification_rows(rng: Random, found: list[Someone], now: datetime) -> Iterator[Row]:
    """Rows of people_certification: mostly in force, some about to lapse, some lapsed, a few revoked."""
    ids = count(1)
    for one in found:
        if one.office in {"head", "director", "auditor"} and one.agency.id != DEPARTMENT:
            continue  # heads manage; they do not operate
        level = "full" if one.agency.level == FULL else "less"
        until = _valid_until(rng, one, now.date())
        revoked = now - timedelta(days=rng.randint(1, 90)) if rng.random() < 1 / 400 and not one.in_order else None
        yield (next(ids), one.id, level, until - timedelta(days=CERTIFICATE_DAYS), until, None, revoked)
        before = 2 if one.enters else 1 if rng.random() < 0.4 else 0
        for back in range(1, before + 1):  # the certificates before it, for a history to look at
            older = until - back * timedelta(days=CERTIFICATE_DAYS)
            yield (next(ids), one.id, level, older - timedelta(days=CERTIFICATE_DAYS), older, None, None)


def _valid_until(rng: Random, one: Someone, today: date) -> date:
    lot = rng.random()
    if one.in_order or lot > 0.11:
        return today + timedelta(days=rng.randint(61, CERTIFICATE_DAYS - 5))
    if lot > 0.045:
        return today + timedelta(days=rng.randint(0, 60))
    return today - timedelta(days=rng.randint(1, 200))


def appointment_rows(rng: Random, found: list[Someone], now: datetime) -> Iterator[Row]:
    """Rows of people_appointment: one Director, one LEADS Administrator, heads, coordinators and auditors."""
    ids = count(1)
    for one in found:
        if one.office == "operator":
            continue
        since = now - timedelta(days=rng.randint(100, 600))
        of_agency = one.agency.id if one.office in {"head", "coordinator"} else None
        yield (next(ids), one.id, one.office, of_agency, since, None)
