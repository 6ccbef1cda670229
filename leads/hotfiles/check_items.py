"""What a second party compares with the report, item by item, and the cross-checks that the system itself can make.

1240.60(a)(5) check asks for both: the cross-checks there are, such as between a vehicle's number and its plate, and a
record that says what the report says. The items follow from what the record holds, so a new hot file needs none of
its own: its fields fall into the groups below, and what fits no group is compared one by one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.vehicle.vin import WHOLE, check_digit, doubts, model_years
from leads.messages.fields import Values


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """One comparison that the system made: in words, and whether it came out well."""

    words: str
    fine: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to compare with the report; `code` is what the second party ticks."""

    code: str
    words: str
    value: str
    cross_checks: tuple[CrossCheck, ...] = ()

    @property
    def fine(self) -> bool:
        """Whether no cross-check of this item speaks against it."""
        return all(one.fine for one in self.cross_checks)


# code of the item: (what it is, the fields that belong to it); in the order in which a report is read.
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "NAM": ("Name and other names", ("NAM", "AKA")),
    "DOB": ("Birth date and place", ("DOB", "POB", "CTZ")),
    "SEX": ("Sex and race", ("SEX", "RAC", "ETN")),
    "HGT": ("Looks", ("HGT", "WGT", "EYE", "HAI", "SKN", "SMT")),
    "CMC": ("Caution and medical", ("CMC",)),
    "SOC": ("Numbers of the person", ("FBI", "SID", "SOC", "MNU", "FPC")),
    "OLN": ("Driver's license", ("OLN", "OLS", "OLY")),
    "VIN": ("Vehicle number (VIN)", ("VIN",)),
    "LIC": ("Plate, its state, year and type", ("LIC", "LIS", "LIY", "LIT")),
    "OAN": ("Owner-applied number", ("OAN",)),
    "VMA": ("Vehicle", ("VYR", "VMA", "VMO", "VST", "VCO", "VOW")),
    "DOT": ("Date of the theft", ("DOT",)),
    "OFF": ("Offense", ("OFF", "OOC", "ADO", "DOV", "PLC", "DOE")),
    "WNO": ("Warrant", ("WNO", "DOW", "CTI")),
    "EXL": ("Extradition", ("EXL",)),
    "SNA": ("Address", ("SNU", "SNA", "CTY", "COU", "STA", "ZIP", "ADD", "DDA", "BDA", "EDA")),
    "TNO": ("Telephone", ("TNO", "TNT")),
    "LKA": ("Linked case", ("LKI", "LKA")),
}  # fmt: skip
PLATE_SET = GROUPS["LIC"][1]
LICENSE_SET = GROUPS["OLN"][1]
SHORT = {"SOC"}  # shown with their last four signs only


def items_for(record: Record) -> tuple[Item, ...]:
    """All that a second party has to tick on this record, with the system's own cross-checks beside it.

    Days are compared as the entering agency's calendar had them when the record was entered.
    """
    return tuple(_items(record.file, record.values, record.case_number, record.support, record.entered_at.date()))


def _items(file: str, values: Values, case: str, support: str, entered: date) -> Iterator[Item]:
    left = {code: value for code, value in values.items() if value and code != "MKE"}  # the key describes nothing
    for code, (words, fields) in GROUPS.items():
        held = [left.pop(field) for field in fields if field in left and field not in SHORT]
        held += [f"*****{left.pop(field)[-4:]}" for field in fields if field in left]
        if held:
            yield Item(code, words, " ".join(held), tuple(_cross_checks(code, values, entered)))
    names = {field.code: field.name for field in FILES[file].fields}
    for code, value in left.items():
        yield Item(code, names.get(code, code), value)
    yield Item("OCA", "Case number", case)
    yield Item("SUP", "The paper behind the record", CODES["SUP"].get(support, support.capitalize()))


def _cross_checks(code: str, values: Values, entered: date) -> Iterator[CrossCheck]:
    if check := CROSS_CHECKS.get(code):
        yield from check(values, entered)


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


def _plate(values: Values, entered: date) -> Iterator[CrossCheck]:
    """A plate stands with its state, year and type; a plate that had run out before the entry is odd."""
    missing = [code for code in PLATE_SET if not values.get(code)]
    yield CrossCheck(
        f"The plate lacks {', '.join(missing)}." if missing else "The plate has its state, year and type.", not missing
    )
    expires = values.get("LIY", "")
    if expires.isdigit() and int(expires) < entered.year:
        yield CrossCheck(f"The plate had expired in {expires}, before the record was entered.", False)


def _license(values: Values, entered: date) -> Iterator[CrossCheck]:
    missing = [code for code in LICENSE_SET if not values.get(code)]
    yield CrossCheck(
        f"The license lacks {', '.join(missing)}." if missing else "The license has its state and year.", not missing
    )


def _born(values: Values, entered: date) -> Iterator[CrossCheck]:
    """A birth date against the day of entry: how old that makes the person."""
    born = values.get("DOB", "")
    if len(born) == 8 and born.isdigit():
        age = entered.year - int(born[:4]) - ((entered.month, entered.day) < (int(born[4:6]), int(born[6:])))
        yield CrossCheck(f"That makes the person {age} years old on the day of entry.", 10 <= age <= 99)


def _not_after_entry(code: str, words: str) -> Callable[[Values, date], Iterator[CrossCheck]]:
    def check(values: Values, entered: date) -> Iterator[CrossCheck]:
        day = values.get(code, "")
        if day.isdigit():
            fine = day <= f"{entered:%Y%m%d}"
            yield CrossCheck(f"{words} {day_shown(day)}, {'not ' if fine else ''}after the entry.", fine)

    return check


CROSS_CHECKS: dict[str, Callable[[Values, date], Iterator[CrossCheck]]] = {
    "VIN": _vin,
    "LIC": _plate,
    "OLN": _license,
    "DOB": _born,
    "DOT": _not_after_entry("DOT", "The theft was on"),
    "WNO": _not_after_entry("DOW", "The warrant is of"),
}
