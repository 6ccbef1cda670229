"""A vehicle that stands beside a person on a record: what is entered of it, its rules, and how it answers.

A vehicle is not its driver: who is found through one is never more than a strong match.
"""

from dataclasses import replace

from leads.hotfiles.declare.cross import whole_set
from leads.hotfiles.declare.fields import codes
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.things.vehicle import fields as f
from leads.hotfiles.things.vehicle.compare import match_vehicle
from leads.messages.fields import Numbers, Values

FIELDS = (f.LIC, f.LIS, f.LIY, f.LIT, f.VIN, f.VYR, f.VMA, f.VMO, f.VST, f.VCO, f.VOW)
BY_VIN = (f.VIN, f.VYR, f.VMA, f.VMO, f.VST)
#: Either tells the person in the record from others of the name.
IDENTIFIERS = (codes(*f.PLATE), codes(*BY_VIN))
_WHO_IS_IN_IT = "Who is in the vehicle is not known. Compare the person with the record."


def whole_beside(values: Values) -> None:
    """A plate is there with all that goes with it, and so is a VIN. Raises Refused."""
    whole_set(values, f.PLATE, "A plate goes with its state, year and type.")
    if values.get("VIN"):
        whole_set(values, BY_VIN, "A VIN goes with year, make, model and style.")


def match_beside(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How a person's record answers a plate or VIN; None where it carries none, or another."""
    if not ("LIC" in asked or "VIN" in asked) or not (values.get("LIC") or values.get("VIN")):
        return None
    found = match_vehicle(asked, values, numbers)
    if found is None:
        return None
    grade = "strong" if found.grade == "exact" else found.grade
    return replace(found, grade=grade, unsure=(_WHO_IS_IN_IT, *found.unsure))
