"""What a second party compares of a vehicle, with the cross-checks between its numbers."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.checks import CrossCheck, Group, whole
from leads.hotfiles.things.vehicle import fields as f
from leads.hotfiles.things.vehicle.vin import WHOLE, check_digit, doubts, model_years
from leads.messages.fields import Values


def _vin(values: Values, entered: date) -> Iterator[CrossCheck]:
    """The number against its own check digit, and against the model year on record."""
    vin, year = values.get("VIN", ""), values.get("VYR", "")
    if len(vin) == WHOLE and not (odd := doubts(vin)):
        yield CrossCheck(f"The check digit {check_digit(vin)} is right.", True)
    else:
        yield CrossCheck(odd[0] if len(vin) == WHOLE else f"The VIN has {len(vin)} characters, not {WHOLE}.", False)
    if year.isdigit() and (years := model_years(vin)):
        stands = " or ".join(map(str, years))
        fits = int(year) in years
        yield CrossCheck(f"The VIN stands for {stands}, the record says {year}.", fits)


_plate_is_whole = whole(f.PLATE, "The plate lacks", "The plate has its state, year and type.")


def _plate(values: Values, entered: date) -> Iterator[CrossCheck]:
    """A plate stands with its state, year and type; a plate that had run out before the entry is odd."""
    yield from _plate_is_whole(values, entered)
    expires = values.get("LIY", "")
    if expires.isdigit() and int(expires) < entered.year:
        yield CrossCheck(f"The plate had expired in {expires}, before the record was entered.", False)


#: A plate by itself, as a file of plates compares it.
PLATE = Group("LIC", "Plate, its state, year and type", f.PLATE, _plate)
#: In the order in which a report is read.
GROUPS = (
    Group("VIN", "Vehicle number (VIN)", (f.VIN,), _vin),
    PLATE,
    Group("OAN", "Owner-applied number", (f.OAN,)),
    Group("VMA", "Vehicle", (f.VYR, f.VMA, f.VMO, f.VST, f.VCO, f.VOW)),
)
