"""The keys under which a plate by itself is found: those of a vehicle's plate, and no others."""

from collections.abc import Collection

from leads.hotfiles.things.vehicle.plates import plate_key
from leads.messages.fields import Values


def record_keys(values: Values) -> frozenset[str]:
    """The key of a plate on a record."""
    plate = values.get("LIC")
    return frozenset({plate_key(plate)}) if plate else frozenset()


def searches(fields: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Which of an inquiry's fields are searched: the plate's number alone."""
    return (("LIC",),) if "LIC" in fields else ()
