"""What a second party compares of a boat, with the cross-checks between its numbers."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.checks import CrossCheck, Group, whole
from leads.hotfiles.things.boat import fields as f
from leads.hotfiles.things.boat.doubts import document_doubts
from leads.hotfiles.things.boat.hull import hull_doubts, read, years
from leads.hotfiles.things.boat.registration import registration_doubts
from leads.hotfiles.things.serial.fields import OAN
from leads.messages.fields import Values


def _hull(values: Values, entered: date) -> Iterator[CrossCheck]:
    """The hull number against its layout, and against the model year on record."""
    number, built = values.get("BHN", ""), values.get("BYR", "")
    odd = tuple(hull_doubts(number, built))
    yield from (CrossCheck(said, False) for said in odd)
    hull = read(number)
    if hull and not odd:
        stands = (
            f"The hull number is laid out as one {hull.layout} and stands for model year {' or '.join(years(hull))}"
        )
        yield CrossCheck(f"{stands}; the record says {built}.", True)


_set_is_whole = whole(f.REGISTRATION, "The registration lacks", "The registration has its state and year.")


def _registration(values: Values, entered: date) -> Iterator[CrossCheck]:
    """A registration stands with its state and year, and bears the state's letters."""
    yield from _set_is_whole(values, entered)
    yield from (CrossCheck(said, False) for said in registration_doubts(values))
    expires = values.get("REY", "")
    if expires.isdigit() and int(expires) < entered.year:
        yield CrossCheck(f"The registration had expired in {expires}, before the record was entered.", False)


def _document(values: Values, entered: date) -> Iterator[CrossCheck]:
    yield from (CrossCheck(said, False) for said in document_doubts(values.get("CGD", "")))


#: In the order in which a report is read.
GROUPS = (
    Group("BHN", "Hull number", (f.BHN,), _hull),
    Group("REG", "Registration, its state and year", f.REGISTRATION, _registration),
    Group("CGD", "Coast Guard document", (f.CGD,), _document),
    Group("OAN", "Owner-applied number", (OAN,)),
    Group("BMA", "Boat: make, model, year, type, length and color", (f.BMA, f.BMO, f.BYR, f.BTY, f.BLE, f.BCO)),
    Group("HUL", "Hull, propulsion, name and home port", (f.HUL, f.HSP, f.PRO, f.BNM, f.HPT)),
)
