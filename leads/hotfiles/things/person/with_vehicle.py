"""A person whose record carries a vehicle: found by name or number, or through the vehicle, which is not its driver."""

from collections.abc import Collection
from datetime import date

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.things.person import keys as person_keys
from leads.hotfiles.things.person.compare import match_person
from leads.hotfiles.things.vehicle import keys as vehicle_keys
from leads.hotfiles.things.vehicle.beside import match_beside
from leads.messages.fields import DEFAULTS, Numbers, Values


def record_keys(values: Values) -> frozenset[str]:
    """The keys under which such a person is found: the person's, and those of a vehicle in the record."""
    return person_keys.record_keys(values) | vehicle_keys.record_keys(values)


#: What makes the keys of an asked person, and of a vehicle that the person may use.
ASKS = (vehicle_keys.asked_beside, person_keys.asked_keys)


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked person, and of a vehicle that the person may use."""
    return tuple(key for ask in ASKS for key in ask(values, numbers))


def searches(fields: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Which of an inquiry's fields are searched: of the person, and of a vehicle in the record."""
    return (*person_keys.searches(fields), *vehicle_keys.searches_beside(fields))


def match(asked: Values, values: Values, today: date, numbers: Numbers = DEFAULTS) -> Match | None:
    """How such a person answers: by name or number, or by a vehicle in the record."""
    found = match_person(asked, values, numbers)
    return match_beside(asked, values, numbers) if found is None else found
