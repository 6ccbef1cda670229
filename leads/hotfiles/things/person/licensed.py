"""A person held against the driver's file: name and birth date of the license, and who a vehicle is registered to.

Names are written in many ways, and a license may bear the name before a marriage: only wholly different names are a
difference, and names of which one half is another where the birth date does not speak for the person. A slip is told as
one. Of a birth date any other day is a difference, with its likely slip.
"""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.checks import CrossCheck, agrees, differs, note
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.things.person.claims import CLAIMS
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.named import name_claims
from leads.hotfiles.things.person.names import parse
from leads.messages.fields import BETWEEN, Values
from leads.registration.ask import Files, Licensed, Registered, with_zeros

_MOST = 12  # characters of a license of our state
#: What two names say that have nothing in common.
_SURNAMES, _GIVEN = frozenset({"surname-differs"}), frozenset({"given-differs", "given-letter"})


def licenses(values: Values) -> tuple[str, ...]:
    """The licenses to ask for: that of the record, also with other zeros before it."""
    return with_zeros(values.get("OLN", ""), _MOST)


def license_on_file(values: Values, files: Files, today: date) -> Iterator[CrossCheck]:
    """Whether the license could be compared at all."""
    number, state = values["OLN"], values.get("OLS", "")
    if not _is_ours(values, files):
        only = f"only {files.state} is connected"
        yield note(f"The license is not compared: it is of {meaning('LIS', state)}; {only}.", tells=False)
    elif (found := _driver(values, files)) is None:
        yield note(f"The license {number} is not on file with the driver's file: not compared.")
    elif found.number != number:
        yield note(f"The driver's file writes the license {found.number}, with other zeros before it.")


def license_name(values: Values, files: Files, today: date) -> Iterator[CrossCheck]:
    """The name of the license against the name and the other names of the record."""
    found = _driver(values, files)
    if found is None or not values.get("NAM"):
        return
    entered, words = values["NAM"], _alike(values, (found.name, *found.former), found.born == values.get("DOB"))
    if words is None:
        told = f"The license is {found.name}'s, the record says {entered}."
        yield differs(told, entered, found.name, "The license is in another name. Read both again.")
    elif words:
        yield note(f"The license says {found.name}: {words}.")
    else:
        yield agrees("The license says the same name.")


def license_born(values: Values, files: Files, today: date) -> Iterator[CrossCheck]:
    """The birth date of the license against that of the record."""
    found, entered = _driver(values, files), values.get("DOB", "")
    if found is None or not entered:
        return
    claim = born(entered, found.born)
    if claim == "born-same":
        yield agrees("The license says the same birth date.")
        return
    slip = f" ({CLAIMS[claim].words})" if claim else ""
    words = f"The license says born {day_shown(found.born)}, the record says {day_shown(entered)}{slip}."
    yield differs(words, entered, found.born, "The license says another birth date. Read it again.")


def owner(values: Values, vehicle: Registered | None) -> Iterator[CrossCheck]:
    """Whom the vehicle is registered to, to compare with the report; never where they live."""
    if vehicle is None or not vehicle.owner:
        return
    if vehicle.company:
        yield note(f"Registered to a company, {vehicle.owner}: compare it with the report.")
    elif not values.get("NAM"):
        yield note(f"Registered to {vehicle.owner}: compare it with the report.")
    elif _alike(values, (vehicle.owner,), same_day=False) is None:
        yield note(f"Registered to {vehicle.owner}, and not to the person of the record.")
    else:
        yield agrees(f"Registered to the person of the record, {vehicle.owner}.")


def _is_ours(values: Values, files: Files) -> bool:
    return values.get("OLS", files.state) == files.state


def _driver(values: Values, files: Files) -> Licensed | None:
    """The driver of the license: as it was entered, before one with other zeros."""
    if not _is_ours(values, files) or not values.get("OLN"):
        return None
    mine = [one for one in files.drivers if one.number in licenses(values)]
    return min(mine, key=lambda one: one.number != values["OLN"], default=None)


def _alike(values: Values, known: tuple[str, ...], same_day: bool) -> str | None:
    """How the names of a record and of a license are alike: "" the same, else the slip; None: they are a difference.

    Who has another surname, and given name and birth date of the license, is told as such: people marry.
    """
    names = [values["NAM"], *filter(None, values.get("AKA", "").split(BETWEEN))]
    told = [_told(one, other, same_day) for one in names for other in known]
    return min((one for one in told if one is not None), key=len, default=None)


def _told(one: str, other: str, same_day: bool) -> str | None:
    claims = name_claims(parse(one), parse(other))
    surname, given = not _SURNAMES.isdisjoint(claims), not _GIVEN.isdisjoint(claims)
    if (surname and given) or ((surname or given) and not same_day):
        return None
    slips = [CLAIMS[claim].words for claim in claims if not CLAIMS[claim].sure]
    return "; ".join(slips)
