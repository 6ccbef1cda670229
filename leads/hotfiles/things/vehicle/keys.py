"""The keys under which a vehicle is found: its plate, its VIN, its owner-applied number."""

from collections.abc import Collection, Iterator

from leads.hotfiles.things.vehicle.plates import UNKNOWN, lookalikes_on, plate_key, plate_keys
from leads.hotfiles.things.vehicle.vin import vin_key, vin_keys
from leads.messages.fields import Numbers, Values
from leads.rules.refused import Refused


def record_keys(values: Values) -> frozenset[str]:
    """The keys of a vehicle on a record."""
    keys = []
    if plate := values.get("LIC"):
        keys.append(plate_key(plate))
    if vin := values.get("VIN"):
        keys.append(vin_key(vin))
    if own := values.get("OAN"):
        keys.append(f"O:{own}")
    return frozenset(keys)


def asked_by_owner(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an owner's number; a VIN is looked for among owner's numbers too, and the other way round."""
    vin, own = values.get("VIN"), values.get("OAN")
    keys = (f"O:{vin}",) if vin else ()
    return (*keys, f"O:{own}", vin_key(own)) if own else keys


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Which of an inquiry's fields are searched, each by itself; a plate's state narrows what its number finds."""
    for code in ("LIC", "VIN", "OAN"):
        if code in fields:
            yield (code,)


def searches_beside(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Which fields of a vehicle are searched where it stands beside something else on a record."""
    return (one for one in searches(fields) if one != ("OAN",))


def asked_beside(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of a plate and a VIN, also where they stand beside something else, such as the car of a wanted person.

    One key for a whole plate, 784 for two unknown characters. Raises Refused (plate-unknown-off).
    """
    plate, vin = values.get("LIC"), values.get("VIN")
    keys = _asked_plate(plate, numbers) if plate else ()
    return (*keys, *vin_keys(vin)) if vin else keys


def _asked_plate(plate: str, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked plate, with all that an unknown character may be. Raises Refused (plate-unknown-off)."""
    if UNKNOWN in plate and not lookalikes_on(numbers):
        raise Refused(
            code="plate-unknown-off",
            sentence="Plates with unknown characters are switched off here.",
            cure="Ask for the whole plate.",
            field="LIC",
            example="TST1234",
        )
    return plate_keys(plate)


#: What makes the keys of an asked vehicle.
ASKS = (asked_beside, asked_by_owner)
