"""Rules across the fields of a vehicle that its files share; each raises Refused with the field to mark."""

from leads.hotfiles.declare.cross import need, whole_set
from leads.hotfiles.declare.edits import is_filler, squeeze
from leads.hotfiles.declare.fields import codes
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.vehicle import fields as v
from leads.messages.fields import Field, Values

#: Of these an entry needs one, whole.
NUMBERED = (codes(*v.PLATE), ("VIN", "VYR"), ("OAN", "VYR"))
SEARCHABLE = (v.LIC, v.VIN, v.OAN)


def told(values: Values, notes: Field, sentence: str) -> None:
    """The notes tell something: neither nothing nor NONE, UNKNOWN or N/A. Raises Refused."""
    said = squeeze(values.get(notes.code, ""))
    need({} if said in {"", "N/A", "NA"} or is_filler(said) else values, notes, sentence)


def described(values: Values, named: str) -> None:
    """A vehicle has a plate or number, whole, and what no code says stands in MIS. Raises Refused.

    `named` begins a sentence: "A stolen vehicle".
    """
    numbered(values, named)
    if values.get("VOW") == "Y":
        need(values, r.MIS, "Whose vehicle it is (VOW/Y, other) has to be said in MIS.")
    if values.get("VST") == "CE":
        need(values, r.MIS, "Style CE has to be explained in MIS.")


def numbered(values: Values, named: str) -> None:
    """A vehicle has a plate or number, whole. Raises Refused."""
    whole_set(values, v.PLATE, "A plate is entered with its state, year and type, or not at all.")
    if values.get("OAN") or values.get("VIN"):
        need(values, v.VYR, "A vehicle entered by its number needs its model year.")
    if not any(values.get(code) for code in codes(*SEARCHABLE)):
        need(values, v.LIC, f"{named} needs a plate, a VIN or an owner-applied number.")
