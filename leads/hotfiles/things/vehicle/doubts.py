"""What is accepted of a described vehicle, but has to be read once more."""

from collections.abc import Iterator

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.vehicle.vin import WHOLE, doubts, model_years
from leads.messages.fields import Values


def vehicle_doubts(values: Values) -> Iterator[str]:
    """Doubts as sentences: the check digit, model year against VIN, make and length of the plate."""
    vin, year, make = values.get("VIN", ""), values.get("VYR", ""), values.get("VMA", "")
    yield from doubts(vin)
    if vin and len(vin) < WHOLE and year >= "1981":
        yield f"The VIN has {len(vin)} characters; vehicles since 1981 have 17. Read it again."
    years = model_years(vin)
    if year and years and int(year) not in years:
        yield f"The VIN stands for model year {' or '.join(map(str, years))}, the record says {year}."
    if make and make[:4].strip() not in CODES["VMA"]:
        yield f"{make} is not in this system's short list of makes. Check the code."
    if len(values.get("LIC", "")) > 8:
        yield "National files keep the last eight characters of a plate: put the whole of it in MIS."
