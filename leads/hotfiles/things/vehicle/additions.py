"""A vehicle that stands under the record of something else that was stolen with it: a trailer, another vehicle."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.additions import Kind
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import AddOn
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.vehicle import checks, keys
from leads.hotfiles.things.vehicle import fields as v
from leads.hotfiles.things.vehicle.compare import match_vehicle, same_vehicle
from leads.hotfiles.things.vehicle.doubts import vehicle_doubts
from leads.hotfiles.things.vehicle.rules import NUMBERED, SEARCHABLE, numbered
from leads.hotfiles.things.vehicle.shown import vehicle_facts, vehicle_named
from leads.messages.fields import Values

#: As on the entry of a stolen vehicle, but for whose it is: it is whose the record says.
ENTERED = (
    *may(v.LIC, v.LIS, v.LIY, v.LIT, v.VIN, v.OAN, v.VYR),
    *must(v.VMA),
    *may(v.VMO, v.VST, v.VCO),
)


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the vehicle that stands there."""
    return kept(*vehicle_facts(values))


def doubts(values: Values) -> Iterator[str]:
    """What is accepted, and read once more: its message has no MIS in which to explain a style that needs it."""
    yield from vehicle_doubts(values)
    if values.get("VST") == "CE":
        yield "Style CE is not explained: say in MIS of the record what it is."


def vehicle_added(noun: str, of: str, reads: str, most: str) -> AddOn:
    """A vehicle as an add-on: what it is called, of what, what it is to that, and by which setting how many."""

    def check(values: Values, today: date) -> None:
        numbered(values, f"A {noun}")

    def shown(values: Values) -> str:
        return ", ".join(said for _, said in facts(values))

    fields = tuple(use.field for use in ENTERED)
    kind = Kind(name=noun, words=noun, fields=fields, known_by=NUMBERED, most=most, shown=shown, apart=True)
    return AddOn(
        kind=kind,
        noun=noun,
        of=of,
        reads=reads,
        entered=ENTERED,
        meant=SEARCHABLE,
        check=check,
        doubts=doubts,
        record_keys=keys.record_keys,
        match=match_vehicle,
        same=same_vehicle,
        named=vehicle_named,
        facts=facts,
        groups=checks.GROUPS,
        compare="the VIN, plate, make and color",
    )


#: Another vehicle that was stolen with one: two of them, as the published keys count (grade A for the keys).
VEHICLE = vehicle_added("other vehicle", "vehicle", "vehicle stolen along with", "added_vehicles")
