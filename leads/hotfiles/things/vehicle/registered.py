"""A vehicle's plate and number held against registration: what agrees, what differs, and what could not be compared.

A plate that registration does not know is no difference: it may be new, or of a kind that it does not keep. Whoever is
stopped under a wrong plate is innocent, so a plate on another vehicle is one, also where two characters are transposed
or the plate was issued anew.
"""

from collections.abc import Iterator
from datetime import date

from rapidfuzz.distance import OSA

from leads.hotfiles.codes import meaning
from leads.hotfiles.declare.checks import CrossCheck, agrees, differs, note
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.things.vehicle.vin import folded, is_transposed, same_tail
from leads.messages.fields import Values
from leads.registration.ask import Files, Registered, with_zeros

_TAIL, _MOST = 8, 7  # of a plate of our state: seven characters at most
#: Shades that one eye calls dark or light and another does not.
_SHADES = {"DBL": "BLU", "LBL": "BLU", "DGR": "GRN", "LGR": "GRN", "MAR": "RED", "SIL": "GRY", "BGE": "TAN"}


def plates(values: Values) -> tuple[str, ...]:
    """The plates to ask for: that of the record, also with other zeros before it."""
    return with_zeros(values.get("LIC", ""), _MOST)


def vins(values: Values) -> tuple[str, ...]:
    """The vehicle numbers to ask for: that of the record, also with 0 and 1 for the O, Q and I that are in none."""
    vin = values.get("VIN", "")
    return tuple(dict.fromkeys(filter(None, (vin, folded(vin)))))


def of_plate(values: Values, files: Files) -> Registered | None:
    """The vehicle under the plate of the record: in force before ended, of the same type before another.

    None for a plate of another state, which may be written as one of ours.
    """
    found = [one for one in files.vehicles if one.plate == values.get("LIC") and of_our_state(values, files)]
    found.sort(key=lambda one: (one.until_on is not None, one.kind != values.get("LIT", one.kind)))
    return found[0] if found else None


def of_vin(values: Values, files: Files) -> Registered | None:
    """The vehicle under the number of the record: in force before ended, under the record's plate before another."""
    whole = folded(values.get("VIN", ""))
    found = [one for one in files.vehicles if whole and folded(one.vin) == whole]
    found.sort(key=lambda one: (one.until_on is not None, one.plate != values.get("LIC")))
    return found[0] if found else None


def of_our_state(values: Values, files: Files) -> bool:
    """Whether the plate is one that these files could know."""
    return values.get("LIS", files.state) == files.state


def plate_on_file(values: Values, files: Files, today: date) -> Iterator[CrossCheck]:
    """Whether the plate could be compared at all; and whether registration has it in force, of the same type."""
    plate, state, kind = values["LIC"], values.get("LIS", ""), values.get("LIT", "")
    if not of_our_state(values, files):
        only = f"and only {files.state} is connected"
        yield note(f"The plate is not compared: it is of {meaning('LIS', state)}, {only}.", tells=False)
        return
    found = of_plate(values, files)
    if found is None:
        yield note(f"The plate {plate} is not on file with registration: not compared.")
        for one in sorted({one.plate for one in files.vehicles} & set(plates(values))):
            yield note(f"Registration has {one}, which differs in the zeros before it. Read the plate again.")
        return
    if kind and found.kind != kind:
        words = f"Registration has the plate {plate} as type {found.kind}, the record says {kind}."
        yield differs(words, kind, found.kind, "Registration has the plate as another type. Read LIT again.")
    if found.until_on and found.until_on < today:
        yield note(f"The registration of the plate {plate} ended on {_day(found.until_on)}; it is the last one known.")


def plate_to_vin(values: Values, files: Files, today: date) -> Iterator[CrossCheck]:
    """The number under which the plate is registered against the one that was entered."""
    found = of_plate(values, files)
    if found is None:
        return
    plate, vin = values["LIC"], values.get("VIN", "")
    if not vin:
        yield note(f"Registration has the plate {plate} on VIN {found.vin}; the record has no VIN.")
        return
    if _same_vin(vin, found.vin):
        short, how = len(vin) < len(found.vin), ", with 0 and 1 for the O, Q and I that are in none"
        how = "" if vin == found.vin else ", as far as it was entered" if short else how
        yield agrees(f"Registration has this VIN under the plate{how}.")
        return
    words = f"Registration has the plate {plate} on VIN {found.vin}, the record says {vin}.{_slip(vin, found.vin)}"
    before = next((one for one in files.vehicles if one.plate == plate and _same_vin(vin, one.vin)), None)
    if before and before.until_on:
        words += f" This vehicle bore the plate until {_day(before.until_on)}; then it was issued anew."
    yield differs(words, vin, found.vin, "The plate is registered to another VIN than this. Read both again.")


def looks(values: Values, files: Files, today: date) -> Iterator[CrossCheck]:
    """Make, model year and color as registered under the plate, else under the number, against the record."""
    found = of_plate(values, files) or of_vin(values, files)
    if found is None:
        return
    pairs = (
        ("make", values.get("VMA", "")[:4].strip(), found.make[:4].strip()),
        ("model year", values.get("VYR", ""), found.year),
        ("color", values.get("VCO", ""), found.color),
    )
    both = [(what, entered, known) for what, entered, known in pairs if entered and known]
    wrong = [one for one in both if not (_colors(one[1]) & _colors(one[2]) if one[0] == "color" else one[1] == one[2])]
    if wrong:
        told = "; ".join(f"{what} {known}, the record says {entered}" for what, entered, known in wrong)
        entered, known = (" ".join(one[side] for one in wrong) for side in (1, 2))
        named = ", ".join(what for what, _, _ in wrong)
        hint = f"Registration has another {named} than this. Read it again."
        yield differs(f"Registration has {told}.", entered, known, hint)
    elif both:
        yield agrees(f"Registration says the same: {', '.join(what for what, _, _ in both)}.")


def vin_to_plate(values: Values, files: Files, today: date) -> Iterator[CrossCheck]:
    """The plate under which the number is registered against the one that was entered."""
    vin, plate = values["VIN"], values.get("LIC", "")
    found = of_vin(values, files)
    if found is None:
        yield note(f"The VIN {vin} is not on file with registration: not compared.")
    elif plate and not of_our_state(values, files):
        yield note(
            f"Registration has this VIN under the plate {found.plate} of {files.state}; the record's is another's."
        )
    elif found.until_on and found.until_on < today:
        yield note(f"Registration had this VIN under the plate {found.plate} until {_day(found.until_on)}.")
    elif not plate:
        yield note(f"Registration has this VIN under the plate {found.plate}; the record has no plate.")
    elif found.plate == plate:
        yield agrees("Registration has this plate under the VIN.")
    else:
        words = f"Registration has this VIN under the plate {found.plate}, the record says {plate}."
        yield differs(words, plate, found.plate, "The VIN is registered under another plate. Read both again.")


def _same_vin(entered: str, known: str) -> bool:
    """Whether two numbers are one; of one that is not whole the last eight stand for it."""
    return folded(entered) == folded(known) or (len(entered) == _TAIL and same_tail(entered, known))


def _slip(entered: str, known: str) -> str:
    """The likely slip between two numbers, as a sentence with a blank before it; "" where they are wholly different."""
    one, other = folded(entered), folded(known)
    if is_transposed(one, other):
        return " Two neighboring characters are transposed."
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return " One character differs."
    return ""


def _colors(code: str) -> set[str]:
    """The colors of a code, shades taken together: WHI/DBL is white and blue."""
    return {_SHADES.get(one, one) for one in code.split("/")}


def _day(day: date) -> str:
    return day_shown(f"{day:%Y%m%d}")
